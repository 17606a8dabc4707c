/// A sequence of lines and Bézier curves, open or closed, in scene coordinates.
public struct Path: Sendable, Hashable {
  /// One stroke of the pen.
  public enum Element: Sendable, Hashable {
    case move(Point)
    case line(Point)
    /// A cubic Bézier curve with two control points.
    case curve(Point, Point, to: Point)
    case close
  }

  /// The strokes in order.
  public var elements: [Element]

  /// A path from its strokes.
  public init(_ elements: [Element] = []) {
    self.elements = elements
  }

  /// A polyline through the points, closed on request.
  public init(through points: [Point], closed: Bool = false) {
    elements = []
    elements.reserveCapacity(points.count + 1)
    for (index, point) in points.enumerated() {
      elements.append(index == 0 ? .move(point) : .line(point))
    }
    if closed, !points.isEmpty { elements.append(.close) }
  }

  /// A rectangle, with rounded corners on request.
  public init(_ rect: Rect, radius: Double = 0) {
    let r = Swift.min(radius, rect.width / 2, rect.height / 2)
    guard r > 0 else {
      elements = [
        .move(Point(rect.left, rect.top)), .line(Point(rect.right, rect.top)),
        .line(Point(rect.right, rect.bottom)), .line(Point(rect.left, rect.bottom)), .close,
      ]
      return
    }
    let k = r * (1 - Path.circleControl)
    elements = [
      .move(Point(rect.left + r, rect.top)), .line(Point(rect.right - r, rect.top)),
      .curve(
        Point(rect.right - k, rect.top), Point(rect.right, rect.top + k), to: Point(rect.right, rect.top + r)),
      .line(Point(rect.right, rect.bottom - r)),
      .curve(
        Point(rect.right, rect.bottom - k), Point(rect.right - k, rect.bottom),
        to: Point(rect.right - r, rect.bottom)),
      .line(Point(rect.left + r, rect.bottom)),
      .curve(
        Point(rect.left + k, rect.bottom), Point(rect.left, rect.bottom - k),
        to: Point(rect.left, rect.bottom - r)),
      .line(Point(rect.left, rect.top + r)),
      .curve(
        Point(rect.left, rect.top + k), Point(rect.left + k, rect.top), to: Point(rect.left + r, rect.top)),
      .close,
    ]
  }

  /// A circle, from four Bézier curves (radial error below 0.03 %).
  public init(circle center: Point, radius r: Double) {
    let k = r * Path.circleControl
    elements = [
      .move(Point(center.x + r, center.y)),
      .curve(
        Point(center.x + r, center.y + k), Point(center.x + k, center.y + r),
        to: Point(center.x, center.y + r)),
      .curve(
        Point(center.x - k, center.y + r), Point(center.x - r, center.y + k),
        to: Point(center.x - r, center.y)),
      .curve(
        Point(center.x - r, center.y - k), Point(center.x - k, center.y - r),
        to: Point(center.x, center.y - r)),
      .curve(
        Point(center.x + k, center.y - r), Point(center.x + r, center.y - k),
        to: Point(center.x + r, center.y)),
      .close,
    ]
  }

  /// Where the control points of a quarter circle of radius 1 lie: 4/3 (√2 − 1).
  static let circleControl = 0.552_284_749_830_793_4

  /// Starts a new line at a point.
  public mutating func move(to point: Point) { elements.append(.move(point)) }
  /// Draws a straight line on to a point.
  public mutating func line(to point: Point) { elements.append(.line(point)) }
  /// Closes the current line back to its start.
  public mutating func close() { elements.append(.close) }
}

extension Path {
  /// Adds a polyline through the points, closed on request.
  public mutating func append(_ points: [Point], closed: Bool = false) {
    guard let first = points.first else { return }
    // No room is asked for: what is asked for exactly is moved at every call, which takes hours for many small parts.
    elements.append(.move(first))
    for point in points.dropFirst() { elements.append(.line(point)) }
    if closed { elements.append(.close) }
  }

  /// The smallest upright rectangle round all points, control points included; `nil` for an empty path.
  public var bounds: Rect? {
    var low: Point?
    var high = Point(0, 0)
    func include(_ point: Point) {
      guard let corner = low else {
        (low, high) = (point, point)
        return
      }
      low = Point(Swift.min(corner.x, point.x), Swift.min(corner.y, point.y))
      high = Point(Swift.max(high.x, point.x), Swift.max(high.y, point.y))
    }
    for element in elements {
      switch element {
      case .move(let point), .line(let point): include(point)
      case .curve(let first, let second, let end):
        include(first)
        include(second)
        include(end)
      case .close: break
      }
    }
    guard let low else { return nil }
    return Rect(x: low.x, y: low.y, width: high.x - low.x, height: high.y - low.y)
  }
}
