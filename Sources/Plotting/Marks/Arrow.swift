import Drawing

/// An arrow: a shaft and a filled head, which ends exactly at the target.
///
/// The head is three and a half shafts wide and a little longer; on an arrow shorter than its head both shrink
/// together, so that a short arrow still points. An arrow without length is nothing.
public func arrow(from start: Point, to end: Point, color: Color, width: Double, halo: Halo? = nil) -> [Shape]
{
  let (dx, dy) = (end.x - start.x, end.y - start.y)
  let length = (dx * dx + dy * dy).squareRoot()
  guard length > 1e-6, length.isFinite else { return [] }
  let (ux, uy) = (dx / length, dy / length)
  let scale = min(1, length / (width * 6))
  let headLength = width * 4.4 * scale
  let headHalf = width * 1.75 * scale
  let neck = Point(end.x - ux * headLength, end.y - uy * headLength)
  // The shaft ends inside the head, where its butt does not show.
  let inner = Point(end.x - ux * headLength * 0.8, end.y - uy * headLength * 0.8)
  let head = Path(
    through: [
      end, Point(neck.x - uy * headHalf, neck.y + ux * headHalf),
      Point(neck.x + uy * headHalf, neck.y - ux * headHalf),
    ], closed: true)
  let shaft = Path(through: [start, inner])
  let line = Stroke(color, width: width * max(0.5, scale), cap: .butt)
  let edge = Stroke(color, width: width * 0.3)
  guard let halo else {
    return [.path(shaft, stroke: line), .path(head, fill: .color(color), stroke: edge)]
  }
  // Both halos first, so that neither lies over the other part.
  return [
    .path(shaft, stroke: Stroke(halo.color, width: line.width + 2 * halo.width, cap: .butt)),
    .path(head, stroke: Stroke(halo.color, width: edge.width + 2 * halo.width)),
    .path(shaft, stroke: line), .path(head, fill: .color(color), stroke: edge),
  ]
}
