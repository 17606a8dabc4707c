import Drawing

/// A recording backend: it draws nothing and notes where every text would stand.
struct LayoutCheck {
  struct Placed {
    var text: String
    var box: Rect
    var group: String
  }

  let measuring: TextMeasuring
  let page: Rect
  private(set) var texts: [Placed] = []

  init(_ scene: Scene, measuring: TextMeasuring) {
    self.measuring = measuring
    page = Rect(x: 0, y: 0, width: scene.size.width, height: scene.size.height)
    for group in scene.fixed + scene.moving { note(group, path: "") }
  }

  private mutating func note(_ group: Group, path: String) {
    let path = path + "/" + group.name
    for shape in group.shapes {
      switch shape {
      case .group(let inner): note(inner, path: path)
      case .text(let placed):
        texts.append(Placed(text: placed.block.content.plain, box: box(placed), group: path))
      case .path, .raster: break
      }
    }
  }

  /// The room of a text as it is anchored and turned, less the empty part of its line above and below the
  /// letters.
  private func box(_ placed: PlacedText) -> Rect {
    let extent = measuring.measure(placed.block)
    let x: Double
    switch placed.anchor.horizontal {
    case .left: x = 0
    case .center: x = -extent.width / 2
    case .right: x = -extent.width
    }
    let y: Double
    switch placed.anchor.vertical {
    case .top: y = 0
    case .middle: y = -extent.height / 2
    case .baseline: y = -extent.baseline
    case .bottom: y = -extent.height
    }
    let line = extent.height / Double(max(1, extent.lineCount))
    let lean = Rect(
      x: x, y: y + line * 0.16, width: extent.width, height: extent.height - line * 0.32)
    let p = placed.position
    if placed.rotation == 0 {
      return Rect(x: p.x + lean.x, y: p.y + lean.y, width: lean.width, height: lean.height)
    }
    // A quarter turn anticlockwise: x becomes −y.
    return Rect(
      x: p.x + lean.y, y: p.y - lean.x - lean.width, width: lean.height, height: lean.width)
  }

  /// What is wrong, in sentences: texts that leave the page, and pairs that overlap.
  var faults: [String] {
    var faults: [String] = []
    let slack = 0.6
    for text in texts where !text.text.isEmpty {
      let box = text.box
      if box.left < -slack || box.top < -slack || box.right > page.right + slack
        || box.bottom > page.bottom + slack
      {
        faults.append("\(text.group): “\(text.text)” leaves the page: \(box)")
      }
    }
    for (index, a) in texts.enumerated() {
      for b in texts[(index + 1)...] {
        let width = min(a.box.right, b.box.right) - max(a.box.left, b.box.left)
        let height = min(a.box.bottom, b.box.bottom) - max(a.box.top, b.box.top)
        if width > slack, height > slack {
          faults.append("“\(a.text)” (\(a.group)) overlaps “\(b.text)” (\(b.group))")
        }
      }
    }
    return faults
  }
}
