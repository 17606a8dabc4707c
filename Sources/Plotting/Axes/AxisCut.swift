import Drawing

/// A range that shows what most values do, where a few run far away: the axis is cut, and says so.
public struct AxisCut: Sendable, Hashable {
  /// What is shown.
  public let range: ValueRange
  /// Whether values lie above what is shown.
  public let cutsAbove: Bool
  /// Whether values lie below what is shown.
  public let cutsBelow: Bool

  /// The range of values, cut where the finite ones reach beyond their lower or upper quarter by more than
  /// `limit` times the distance between the two; then as much is shown there as that distance. Infinite values
  /// count as cut.
  public init(_ values: [Double], limit: Double = 30) {
    let sorted = values.filter { $0.isFinite }.sorted()
    guard let low = sorted.first, let high = sorted.last else {
      range = ValueRange(0, 1)
      (cutsAbove, cutsBelow) = (values.contains(.infinity), values.contains(-.infinity))
      return
    }
    let (first, third) = (sorted[(sorted.count - 1) / 4], sorted[(sorted.count - 1) * 3 / 4])
    // Halves, so that the distance of huge numbers stays finite.
    let spread = third / 2 - first / 2
    let isAbove = spread > 0 && high / 2 - third / 2 > limit * spread
    let isBelow = spread > 0 && first / 2 - low / 2 > limit * spread
    range = ValueRange(isBelow ? first - 2 * spread : low, isAbove ? third + 2 * spread : high)
    cutsAbove = isAbove || values.contains(.infinity)
    cutsBelow = isBelow || values.contains(-.infinity)
  }
}

/// The sign that an axis is cut: two short slanted strokes across it with a gap between them.
public func axisBreak(at place: Point, theme: Theme) -> [Shape] {
  let (width, height) = (theme.tickLength * 1.6, theme.tickLength * 0.8)
  func stroke(_ offset: Double) -> [Point] {
    [
      Point(place.x - width / 2, place.y + offset + height / 2),
      Point(place.x + width / 2, place.y + offset - height / 2),
    ]
  }
  let gap = Path(through: stroke(-2) + stroke(2).reversed(), closed: true)
  var lines = Path(through: stroke(-2))
  lines.append(stroke(2))
  return [
    .path(gap, fill: .color(theme.background)),
    .path(lines, stroke: Stroke(theme.axis, width: theme.hairline, cap: .butt)),
  ]
}
