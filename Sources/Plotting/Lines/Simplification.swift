import Drawing

/// A polyline with fewer points that passes within `tolerance` of each point left out.
///
/// From the last point kept, the directions that pass all points since within the tolerance form a wedge; the
/// first point outside the wedge, or one that turns back, makes its predecessor the next point kept. One pass,
/// linear time. Source: Williams, "An efficient algorithm for the piecewise linear approximation of planar
/// curves", CGIP 8 (1978); Sklansky and Gonzalez, Pattern Recognition 12 (1980).
///
/// - Parameter closed: a ring, whose first point is not repeated at its end; it stays a ring.
public func simplified(_ points: [Point], tolerance: Double, closed: Bool = false) -> [Point] {
  guard points.count > 2, tolerance > 0 else { return points }
  var wedge = Wedge(from: points[0], tolerance: tolerance)
  var kept = [points[0]]
  var last = points[0]
  func follow(_ point: Point) {
    if !wedge.admits(point) {
      kept.append(last)
      wedge = Wedge(from: last, tolerance: tolerance)
      _ = wedge.admits(point)
    }
    last = point
  }
  for point in points.dropFirst() { follow(point) }
  if closed {
    // The way back to the start counts as the last edge; the start is not written twice.
    follow(points[0])
    return kept
  }
  kept.append(last)
  return kept
}

/// The directions from a point that pass within a distance of all points seen so far.
private struct Wedge {
  private let apex: Point
  private let tolerance: Double
  private var farthest = 0.0
  private var low: (x: Double, y: Double)?
  private var high = (x: 0.0, y: 0.0)

  init(from apex: Point, tolerance: Double) {
    self.apex = apex
    self.tolerance = tolerance
  }

  /// Whether the line may end in the point; if so, the point narrows the wedge.
  mutating func admits(_ point: Point) -> Bool {
    let (dx, dy) = (point.x - apex.x, point.y - apex.y)
    let distance = (dx * dx + dy * dy).squareRoot()
    if distance < farthest - tolerance { return false }
    if distance <= tolerance { return true }
    let (ux, uy) = (dx / distance, dy / distance)
    if let low {
      let inside = low.x * uy - low.y * ux >= 0 && ux * high.y - uy * high.x >= 0
      guard inside, low.x * ux + low.y * uy > 0 else { return false }
    }
    farthest = Swift.max(farthest, distance)
    let sine = tolerance / distance
    let cosine = (1 - sine * sine).squareRoot()
    let newLow = (x: ux * cosine + uy * sine, y: uy * cosine - ux * sine)
    let newHigh = (x: ux * cosine - uy * sine, y: uy * cosine + ux * sine)
    if let old = low {
      if old.x * newLow.y - old.y * newLow.x > 0 { low = newLow }
      if newHigh.x * high.y - newHigh.y * high.x > 0 { high = newHigh }
    } else {
      low = newLow
      high = newHigh
    }
    return true
  }
}
