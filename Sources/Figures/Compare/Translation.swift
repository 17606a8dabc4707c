import Drawing

extension Shape {
  /// The same shape elsewhere.
  func translated(by dx: Double, _ dy: Double) -> Shape {
    switch self {
    case .path(let path, let fill, let stroke, let halo, let rule):
      .path(path.translated(by: dx, dy), fill: fill, stroke: stroke, halo: halo, rule: rule)
    case .text(var text):
      {
        text.position = Point(text.position.x + dx, text.position.y + dy)
        return .text(text)
      }()
    case .raster(let raster, let rect, let smooth):
      .raster(
        raster, in: Rect(x: rect.x + dx, y: rect.y + dy, width: rect.width, height: rect.height),
        smooth: smooth)
    case .group(let group):
      .group(group.translated(by: dx, dy))
    }
  }
}

extension Group {
  /// The same group elsewhere.
  func translated(by dx: Double, _ dy: Double) -> Group {
    Group(
      name, shapes.map { $0.translated(by: dx, dy) }, clip: clip?.translated(by: dx, dy), opacity: opacity)
  }
}

extension Path {
  /// The same path elsewhere.
  func translated(by dx: Double, _ dy: Double) -> Path {
    func move(_ p: Point) -> Point { Point(p.x + dx, p.y + dy) }
    return Path(
      elements.map { element in
        switch element {
        case .move(let p): .move(move(p))
        case .line(let p): .line(move(p))
        case .curve(let a, let b, let p): .curve(move(a), move(b), to: move(p))
        case .close: .close
        }
      })
  }
}
