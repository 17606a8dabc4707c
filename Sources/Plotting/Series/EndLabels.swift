import Drawing

/// A series that is named where it ends.
public struct EndLabel: Sendable, Hashable {
  /// The last point of the line.
  public var end: Point
  /// The name.
  public var text: RichText
  /// The name's colour.
  public var color: Color

  /// A name for the line that ends at a point.
  public init(_ text: RichText, at end: Point, color: Color) {
    self.end = end
    self.text = text
    self.color = color
  }
}

/// Direct labels on the right of several lines, in place of a legend: each beside the end of its line, moved
/// apart where they would touch, then with a thin line back to its end.
///
/// - Parameters:
///   - x: where labels begin; a little right of the plot.
///   - range: the ends of the page that labels keep inside, in points from the top.
/// - Returns: the group `labels`, and the width that the labels take.
public func endLabels(
  _ labels: [EndLabel], x: Double, in range: ValueRange, theme: Theme, measuring: TextMeasuring
) -> (group: Group, width: Double) {
  let blocks = labels.map {
    TextBlock($0.text, style: theme.text(.label, color: $0.color, weight: .medium))
  }
  let extents = blocks.map { measuring.measure($0) }
  let places = spread(labels.map { $0.end.y }, sizes: extents.map { $0.height }, in: range)
  var shapes: [Shape] = []
  var width = 0.0
  let lead = theme.labelSize * 0.9
  for (index, label) in labels.enumerated() {
    let isMoved = abs(places[index] - label.end.y) > extents[index].height * 0.35
    if isMoved, label.end.x.isFinite, label.end.y.isFinite {
      let stroke = Stroke(label.color.opacity(0.6), width: theme.hairline * 0.8, cap: .butt)
      shapes.append(
        .path(
          Path(through: [
            Point(label.end.x + 2, label.end.y), Point(x + lead * 0.3, places[index]),
            Point(x + lead * 0.8, places[index]),
          ]), stroke: stroke))
    }
    let start = x + lead
    shapes.append(
      .text(PlacedText(blocks[index], at: Point(start, places[index]), anchor: TextAnchor(.left, .middle))))
    width = max(width, lead + extents[index].width)
  }
  return (Group("labels", shapes), width)
}
