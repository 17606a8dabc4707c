import Drawing
import Plotting

/// Where a line of a plot stands in a frame: at its last number, or at the edge beyond which that lies.
struct PlotEnd: Sendable {
  /// An edge that a line has left the plot by.
  enum Side: Sendable { case above, below }

  /// The place inside the frame or on its edge.
  let point: Point
  /// The number, wherever it lies.
  let value: Double
  /// The edge that the number lies beyond; `nil` where it has its place inside.
  let beyond: Side?
  /// Where the number has no place at all (∞, or 0 on a logarithmic scale), the way to the edge from the last that had
  /// one; empty elsewhere.
  let way: [Point]

  /// `nil` where the line has no number yet, or none that is a number.
  init?(_ line: PlotSeries, at x: Double, in area: PlotArea) {
    guard let now = line.value(at: x) else { return nil }
    let frame = area.frame
    let place = area.point(now.x, now.y)
    guard place.x.isFinite else { return nil }
    value = now.y
    if place.y.isFinite {
      way = []
      let isBeyond = place.y < frame.top - 1 ? Side.above : place.y > frame.bottom + 1 ? .below : nil
      beyond = isBeyond
      point =
        isBeyond == nil
        ? place : Point(place.x, isBeyond == .above ? frame.top : frame.bottom)
      return
    }
    guard let last = line.lastPlace(upTo: x, in: area) else { return nil }
    if now.y.isNaN {
      // Neither above nor below: the line ends where it was.
      guard let point = last.point, frame.inset(by: -1).contains(point) else { return nil }
      self.point = point
      (beyond, way) = (nil, [])
      return
    }
    // Not where the run stands now, which may be long after, but where the line leaves the plot.
    let side = now.y > 0 ? Side.above : .below
    let edge = Point(area.x.position(of: last.next), side == .above ? frame.top : frame.bottom)
    point = edge
    beyond = side
    way = last.point.flatMap { frame.inset(by: -1).contains($0) ? [$0, edge] : nil } ?? []
  }

  /// A wedge at the edge that points to where the line has gone.
  static func wedge(at point: Point, _ side: Side, radius: Double, color: Color, halo: Halo) -> Shape {
    let base = side == .above ? point.y + radius * 1.7 : point.y - radius * 1.7
    return .path(
      Path(
        through: [point, Point(point.x - radius, base), Point(point.x + radius, base)], closed: true),
      fill: .color(color), stroke: Stroke(color, width: 1), halo: halo)
  }

  /// Where the number of an end beyond the axis stands: beside its wedge, or under it, off the line where it can be.
  func labelRect(_ extent: TextExtent, on line: PlotLine, radius: Double, gap: Double, in frame: Rect) -> Rect
  {
    let isAbove = beyond == .above
    let middle = isAbove ? point.y + radius : point.y - radius
    let y = Swift.max(
      frame.top - extent.height * 0.3, Swift.min(frame.bottom - extent.height, middle - extent.height / 2))
    let clear = radius * 1.7 + gap * 0.5
    let x = Swift.max(
      frame.left, Swift.min(frame.right - extent.width, point.x - extent.width / 2))
    let inwards = isAbove ? extent.height : -extent.height
    let next = isAbove ? point.y + clear : point.y - clear - extent.height
    let places = [
      Point(point.x + radius + gap * 0.6, y), Point(point.x - radius - gap * 0.6 - extent.width, y),
      Point(x, next), Point(x, next + inwards * 0.75), Point(x, next + inwards * 1.5),
    ].map { Rect(x: $0.x, y: $0.y, width: extent.width, height: extent.height) }
    let inside = places.filter {
      $0.left >= frame.left && $0.right <= frame.right && $0.top >= frame.top - extent.height * 0.3
        && $0.bottom <= frame.bottom + extent.height * 0.3
    }
    return inside.first { rect in
      !line.crosses(rect) && !(way.count == 2 && clippedSegment(way[0], way[1], to: rect) != nil)
    } ?? inside.first ?? places[2]
  }
}
