import Drawing

/// One shape of a moving layer by itself, so that two frames can be compared shape by shape.
struct MovingItem {
  var shape: Shape
  /// The clips of the groups around it that may cut it.
  var clips: [Path]
  var bounds: ShapeBounds

  /// The shapes of the groups in drawing order. Groups that are faded stay whole.
  static func flatten(_ groups: [Group], text: TextEngine) -> [MovingItem] {
    var items: [MovingItem] = []
    for group in groups { add(group, clips: [], limits: [], text: text, to: &items) }
    return items
  }

  private static func add(
    _ group: Group, clips: [Path], limits: [ShapeBounds], text: TextEngine, to items: inout [MovingItem]
  ) {
    guard group.opacity > 0 else { return }
    guard group.opacity >= 1 else {
      append(.group(group), clips: clips, limits: limits, text: text, to: &items)
      return
    }
    var clips = clips
    var limits = limits
    if let clip = group.clip {
      clips.append(clip)
      limits.append(ShapeBounds(clip))
    }
    for shape in group.shapes {
      if case .group(let inner) = shape {
        add(inner, clips: clips, limits: limits, text: text, to: &items)
      } else {
        append(shape, clips: clips, limits: limits, text: text, to: &items)
      }
    }
  }

  private static func append(
    _ shape: Shape, clips: [Path], limits: [ShapeBounds], text: TextEngine, to items: inout [MovingItem]
  ) {
    var bounds = ShapeBounds(shape, text: text)
    var cutting: [Path] = []
    for (clip, limit) in zip(clips, limits) {
      // An upright rectangle that holds the whole shape cuts nothing off, and drawing is faster without it.
      if clip.isUprightRectangle, bounds.isInside(limit) { continue }
      cutting.append(clip)
      bounds.limit(to: limit)
    }
    guard !bounds.isEmpty else { return }
    items.append(MovingItem(shape: shape, clips: cutting, bounds: bounds))
  }

  func looksLike(_ other: MovingItem) -> Bool {
    bounds.left == other.bounds.left && bounds.top == other.bounds.top && bounds.right == other.bounds.right
      && bounds.bottom == other.bounds.bottom && shape == other.shape && clips == other.clips
  }

  /// The line of a shape that is only stroked; its paint lies near its elements, not all over its box.
  var line: (path: Path, reach: Double)? {
    guard case .path(let path, nil, let stroke?, let halo, _) = shape else { return nil }
    return (path, ShapeBounds.reach(of: stroke, halo: halo))
  }

  /// How many elements two lines of the same look have in common from the start; 0 for other shapes.
  func commonStart(with other: MovingItem) -> Int {
    // Cairo draws upright lines with sharp corners as boxes, until a slanted one joins them.
    guard case .path(let path, nil, let stroke?, let halo, let rule) = shape, stroke.join != .miter,
      case .path(let before, nil, stroke, halo, rule) = other.shape, clips == other.clips
    else { return 0 }
    var count = 0
    while count < path.elements.count, count < before.elements.count,
      path.elements[count] == before.elements[count]
    {
      count += 1
    }
    return count
  }
}

extension Path {
  /// Whether the path is one rectangle with upright sides.
  var isUprightRectangle: Bool {
    guard elements.count == 5, case .move(let a) = elements[0], case .line(let b) = elements[1],
      case .line(let c) = elements[2], case .line(let d) = elements[3], case .close = elements[4]
    else { return false }
    return (a.x == d.x && b.x == c.x && a.y == b.y && c.y == d.y)
      || (a.x == b.x && c.x == d.x && a.y == d.y && b.y == c.y)
  }
}
