import CMaths
import Drawing

/// A vector at each place of a plot, such as −∇f, in the units of its axes.
public typealias VectorField = (_ x: Double, _ y: Double) -> (dx: Double, dy: Double)

/// Small arrows on a lattice that show the direction of a field and, by their length, its strength.
///
/// Lengths grow with the fourth root of the strength, for gradients span decades: 16 times as steep is twice
/// as long. The longest arrow is nine tenths of the spacing; places where the field is zero or not finite stay
/// empty. All arrows are one path.
///
/// - Parameter spacing: between arrows, in points.
public func arrowField(
  _ field: VectorField, in area: PlotArea, spacing: Double = 28, color: Color, width: Double
) -> Group {
  let frame = area.frame
  guard spacing > 2, frame.width > spacing, frame.height > spacing else { return Group("field") }
  let (columns, rows) = (Int(frame.width / spacing), Int(frame.height / spacing))
  var arrows: [(place: Point, dx: Double, dy: Double, strength: Double)] = []
  var strongest = 0.0
  for row in 0..<rows {
    for column in 0..<columns {
      let place = Point(
        frame.left + (Double(column) + 0.5) * frame.width / Double(columns),
        frame.top + (Double(row) + 0.5) * frame.height / Double(rows))
      guard let step = pageDirection(field, area, place) else { continue }
      arrows.append((place, step.dx, step.dy, step.strength))
      strongest = max(strongest, step.strength)
    }
  }
  var path = Path()
  for arrow in arrows where strongest > 0 {
    let share = (arrow.strength / strongest).squareRoot().squareRoot()
    let half = spacing * 0.45 * max(0.15, share)
    let (dx, dy) = (arrow.dx * half, arrow.dy * half)
    let tip = Point(arrow.place.x + dx, arrow.place.y + dy)
    path.append([Point(arrow.place.x - dx, arrow.place.y - dy), tip])
    path.append(arrowHead(at: tip, dx: arrow.dx, dy: arrow.dy, size: min(half * 0.8, spacing * 0.2)))
  }
  return Group(
    "field", path.elements.isEmpty ? [] : [.path(path, stroke: Stroke(color, width: width))],
    clip: area.clip)
}

/// The direction on the page (length 1) and the strength of a field at a place of the page; `nil` where it is
/// zero or has no value.
func pageDirection(_ field: VectorField, _ area: PlotArea, _ place: Point) -> (
  dx: Double, dy: Double, strength: Double
)? {
  let (x, y) = (area.x.value(at: place.x), area.y.value(at: place.y))
  let vector = field(x, y)
  let strength = hypot(vector.dx, vector.dy)
  guard strength > 0, strength.isFinite else { return nil }
  // A small step along the vector, so that any scale bends the direction as it should.
  let reach = 1e-4 * max(area.x.domain.length, area.y.domain.length) / strength
  let tip = area.point(x + vector.dx * reach, y + vector.dy * reach)
  let (dx, dy) = (tip.x - place.x, tip.y - place.y)
  let length = hypot(dx, dy)
  guard length > 0, length.isFinite else { return nil }
  return (dx / length, dy / length, strength)
}

/// Two strokes that end in a tip; closed, a filled head.
public func arrowHead(at tip: Point, dx: Double, dy: Double, size: Double) -> [Point] {
  let (back, side) = (size, size * 0.55)
  return [
    Point(tip.x - dx * back - dy * side, tip.y - dy * back + dx * side), tip,
    Point(tip.x - dx * back + dy * side, tip.y - dy * back - dx * side),
  ]
}
