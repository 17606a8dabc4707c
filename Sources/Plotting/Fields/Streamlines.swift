import CMaths
import Drawing

/// Lines that follow a field, about equally far apart, with small heads that show the way.
///
/// Lines are drawn from a lattice of seeds, longest free run first come, by the midpoint rule with steps of
/// 2 points; a line ends where it leaves the plot, where the field is zero, or where another line is nearer
/// than half the spacing. Source: Jobard and Lefer, "Creating Evenly-Spaced Streamlines of Arbitrary Density",
/// 1997.
///
/// - Parameter spacing: between lines, in points.
public func streamlines(_ field: VectorField, in area: PlotArea, spacing: Double = 24) -> [[Point]] {
  let frame = area.frame
  guard spacing > 4, frame.width > spacing, frame.height > spacing else { return [] }
  var drawn = Occupancy(frame: frame, cell: spacing / 2)
  var lines: [[Point]] = []
  let (columns, rows) = (Int(frame.width / spacing), Int(frame.height / spacing))
  for row in 0..<rows {
    for column in 0..<columns {
      let seed = Point(
        frame.left + (Double(column) + 0.5) * frame.width / Double(columns),
        frame.top + (Double(row) + 0.5) * frame.height / Double(rows))
      guard !drawn.isNear(seed, spacing * 0.8) else { continue }
      let back = follow(field, area, from: seed, sign: -1, drawn, spacing / 2)
      let forth = follow(field, area, from: seed, sign: 1, drawn, spacing / 2)
      let line = back.reversed() + [seed] + forth
      guard line.count > 6 else { continue }
      for point in line { drawn.add(point) }
      lines.append(simplified(line, tolerance: 0.1))
    }
  }
  return lines
}

/// Streamlines as shapes: thin lines with a head in the middle of each.
public func streamlineGroup(
  _ field: VectorField, in area: PlotArea, spacing: Double = 24, color: Color, width: Double
) -> Group {
  var path = Path()
  for line in streamlines(field, in: area, spacing: spacing) {
    path.append(line)
    let half = polylineLength(line) / 2
    var walked = 0.0
    for (a, b) in zip(line, line.dropFirst()) {
      let length = distance(a, b)
      if walked + length >= half, length > 0 {
        let t = (half - walked) / length
        let tip = Point(a.x + t * (b.x - a.x), a.y + t * (b.y - a.y))
        path.append(
          arrowHead(at: tip, dx: (b.x - a.x) / length, dy: (b.y - a.y) / length, size: spacing * 0.22))
        break
      }
      walked += length
    }
  }
  return Group(
    "field", path.elements.isEmpty ? [] : [.path(path, stroke: Stroke(color, width: width))],
    clip: area.clip)
}

private func follow(
  _ field: VectorField, _ area: PlotArea, from seed: Point, sign: Double, _ drawn: Occupancy,
  _ distance: Double
) -> [Point] {
  var points: [Point] = []
  var own = Occupancy(frame: area.frame, cell: distance)
  var place = seed
  let step = 2.0 * sign
  let most = Int(4 * (area.frame.width + area.frame.height))
  for count in 0..<most {
    guard let first = pageDirection(field, area, place) else { break }
    let middle = Point(place.x + first.dx * step / 2, place.y + first.dy * step / 2)
    guard let second = pageDirection(field, area, middle) else { break }
    // Round a minimum the direction turns about at every step: the line has arrived.
    guard first.dx * second.dx + first.dy * second.dy > 0 else { break }
    place = Point(place.x + second.dx * step, place.y + second.dy * step)
    guard area.frame.contains(place), !drawn.isNear(place, distance) else { break }
    // A line that comes back to itself has closed; its last steps do not count.
    if count % 16 == 0 {
      if own.isNear(place, distance / 4) { break }
      if count >= 32 { own.add(points[points.count - 32]) }
    }
    points.append(place)
  }
  return points
}

/// Which places lie near points already drawn, by cells.
private struct Occupancy {
  private let frame: Rect
  private let cell: Double
  private let columns: Int
  private let rows: Int
  private var points: [[Point]]

  init(frame: Rect, cell: Double) {
    self.frame = frame
    self.cell = cell
    columns = Int(frame.width / cell) + 1
    rows = Int(frame.height / cell) + 1
    points = Array(repeating: [], count: columns * rows)
  }

  private func index(_ point: Point) -> (column: Int, row: Int) {
    (
      Int(max(0, min(Double(columns - 1), (point.x - frame.left) / cell))),
      Int(max(0, min(Double(rows - 1), (point.y - frame.top) / cell)))
    )
  }

  mutating func add(_ point: Point) {
    let (column, row) = index(point)
    points[row * columns + column].append(point)
  }

  func isNear(_ point: Point, _ reach: Double) -> Bool {
    let (column, row) = index(point)
    let cells = Int((reach / cell).rounded(.up))
    for r in max(0, row - cells)...min(rows - 1, row + cells) {
      for c in max(0, column - cells)...min(columns - 1, column + cells) {
        for other in points[r * columns + c] where distance(other, point) < reach { return true }
      }
    }
    return false
  }
}
