import Drawing

/// The parts of a polyline inside a rectangle, in order. Points that are not finite part the line.
///
/// Keeps coordinates of diverging runs (10³⁰⁰ and more) away from backends, whose numbers are smaller. Source:
/// Liang and Barsky, ACM TOG 3(1), 1984.
public func clipped(_ points: [Point], to rect: Rect) -> [[Point]] {
  var parts: [[Point]] = []
  var part: [Point] = []
  func finish() {
    if part.count > 1 { parts.append(part) }
    part = []
  }
  for (a, b) in zip(points, points.dropFirst()) {
    guard let (start, end) = clippedSegment(a, b, to: rect) else {
      finish()
      continue
    }
    if part.isEmpty || part.last != start {
      finish()
      part = [start]
    }
    part.append(end)
    if end != b { finish() }
  }
  finish()
  return parts
}

/// The part of a segment inside a rectangle; `nil` where there is none.
public func clippedSegment(_ a: Point, _ b: Point, to rect: Rect) -> (Point, Point)? {
  guard a.x.isFinite, a.y.isFinite, b.x.isFinite, b.y.isFinite else { return nil }
  var (enter, leave) = (0.0, 1.0)
  // Halves, so that the difference of two huge numbers stays finite.
  let (dx, dy) = (b.x / 2 - a.x / 2, b.y / 2 - a.y / 2)
  func cut(_ step: Double, _ room: Double) -> Bool {
    if step == 0 { return room >= 0 }
    let t = room / step
    if step < 0 { enter = Swift.max(enter, t) } else { leave = Swift.min(leave, t) }
    return enter <= leave
  }
  guard
    cut(-dx, a.x / 2 - rect.left / 2), cut(dx, rect.right / 2 - a.x / 2), cut(-dy, a.y / 2 - rect.top / 2),
    cut(dy, rect.bottom / 2 - a.y / 2)
  else { return nil }
  func point(_ t: Double) -> Point {
    if t == 0 { return a }
    if t == 1 { return b }
    let (x, y) = (a.x + 2 * dx * t, a.y + 2 * dy * t)
    return Point(
      Swift.max(rect.left, Swift.min(rect.right, x)), Swift.max(rect.top, Swift.min(rect.bottom, y)))
  }
  return (point(enter), point(leave))
}
