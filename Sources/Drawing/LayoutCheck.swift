/// The texts of a scene as they will stand, and what is wrong with their places: a backend that records in
/// place of drawing. Tests of figures ask it that no two texts overlap and nothing leaves the page.
public struct LayoutCheck: Sendable {
  /// A text in its place.
  public struct Item: Sendable {
    /// The text.
    public let text: PlacedText
    /// Its upright bounds.
    public let bounds: Rect
    /// The names of the groups round it, outermost first.
    public let groups: [String]
    /// The four corners of its letters, turned as it is.
    let corners: [Point]
  }

  /// All texts, in the order of drawing.
  public private(set) var items: [Item] = []
  /// Pairs of texts that share an area, by their places in `items`.
  public private(set) var overlaps: [(first: Int, second: Int)] = []
  /// Texts that leave the page.
  public private(set) var outside: [Int] = []
  /// Names of groups with lines or areas that leave the page and are not clipped.
  public private(set) var strayShapes: [String] = []

  /// Checks both layers of a scene.
  ///
  /// - Parameter tolerance: how far letters may reach into each other or beyond the page, in points.
  public init(_ scene: Scene, measuring: TextMeasuring, tolerance: Double = 0.6) {
    let page = Rect(x: 0, y: 0, width: scene.size.width, height: scene.size.height).inset(by: -tolerance)
    for group in scene.fixed + scene.moving { visit(group, [], false, page, measuring) }
    for (index, item) in items.enumerated() {
      if !page.contains(item.corners) { outside.append(index) }
      for other in items.indices.dropFirst(index + 1)
      where LayoutCheck.overlap(item.corners, items[other].corners, tolerance) {
        overlaps.append((index, other))
      }
    }
  }

  /// One sentence for each thing that is wrong; empty for a good layout.
  public var complaints: [String] {
    var list: [String] = []
    for pair in overlaps {
      list.append("'\(name(pair.first))' overlaps '\(name(pair.second))'")
    }
    for index in outside { list.append("'\(name(index))' leaves the page") }
    for group in strayShapes { list.append("a shape of '\(group)' leaves the page") }
    return list
  }

  private func name(_ index: Int) -> String {
    let item = items[index]
    return "\(item.text.block.content.plain)' in '\(item.groups.last ?? "")"
  }

  private mutating func visit(
    _ group: Group, _ parents: [String], _ isClipped: Bool, _ page: Rect, _ measuring: TextMeasuring
  ) {
    guard group.opacity > 0 else { return }
    let names = parents + [group.name]
    let isClipped = isClipped || group.clip != nil
    for shape in group.shapes {
      switch shape {
      case .text(let text):
        guard !text.block.content.runs.isEmpty else { continue }
        let corners = LayoutCheck.lean(textCorners(text, measuring: measuring), text, measuring)
        items.append(
          Item(text: text, bounds: textBounds(text, measuring: measuring), groups: names, corners: corners))
      case .path(let path, _, _, _, _):
        guard !isClipped, let bounds = path.bounds else { continue }
        let corners = [Point(bounds.left, bounds.top), Point(bounds.right, bounds.bottom)]
        if !page.contains(corners) { strayShapes.append(group.name) }
      case .raster(_, let rect, _):
        let corners = [Point(rect.left, rect.top), Point(rect.right, rect.bottom)]
        if !isClipped, !page.contains(corners) { strayShapes.append(group.name) }
      case .group(let inner): visit(inner, names, isClipped, page, measuring)
      }
    }
  }

  /// The corners without the room that a line leaves empty above and below its letters: a sixth of it each.
  private static func lean(_ corners: [Point], _ text: PlacedText, _ measuring: TextMeasuring) -> [Point] {
    let lines = Double(Swift.max(1, measuring.measure(text.block).lineCount))
    let share = 0.16 / lines
    func between(_ a: Point, _ b: Point) -> Point {
      Point(a.x + (b.x - a.x) * share, a.y + (b.y - a.y) * share)
    }
    return [
      between(corners[0], corners[3]), between(corners[1], corners[2]), between(corners[2], corners[1]),
      between(corners[3], corners[0]),
    ]
  }

  /// Whether two turned rectangles share more than a rim of the tolerance: no side of either parts them.
  private static func overlap(_ a: [Point], _ b: [Point], _ tolerance: Double) -> Bool {
    for (ring, other) in [(a, b), (b, a)] {
      for side in 0..<2 {
        let (p, q) = (ring[side], ring[side + 1])
        let (dx, dy) = (q.x - p.x, q.y - p.y)
        let length = (dx * dx + dy * dy).squareRoot()
        guard length > 0 else { return false }
        func reach(_ points: [Point]) -> (low: Double, high: Double) {
          let along = points.map { ($0.x * dx + $0.y * dy) / length }
          return (along.min() ?? 0, along.max() ?? 0)
        }
        let (mine, its) = (reach(ring), reach(other))
        if mine.high - its.low <= tolerance || its.high - mine.low <= tolerance { return false }
      }
    }
    return true
  }
}

extension Rect {
  fileprivate func contains(_ points: [Point]) -> Bool { points.allSatisfy { contains($0) } }
}
