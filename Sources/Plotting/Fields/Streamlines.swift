import CMaths
import Drawing

/// Lines that follow a field, about equally far apart and each as long as the field lets it be.
///
/// The first line begins in the middle of the plot. Beside the points of every line drawn, at the spacing on both
/// sides, others are tried as seeds, so that each runs along its neighbour; a lattice of seeds finds what is left.
/// A line is followed both ways by the midpoint rule with steps of 2 points. It ends where it leaves the plot,
/// where the field is zero, or where another line is nearer than 0.4 of the spacing. Source: Jobard and Lefer,
/// "Creating Evenly-Spaced Streamlines of Arbitrary Density", 1997.
///
/// - Parameter spacing: between lines, in points.
public func streamlines(_ field: VectorField, in area: PlotArea, spacing: Double = 24) -> [[Point]] {
  let frame = area.frame
  guard spacing > 4, frame.width > spacing, frame.height > spacing else { return [] }
  var drawn = Occupancy(frame: frame, cell: spacing / 2)
  var lines: [[Point]] = []
  var next = 0
  func tryLine(from seed: Point) {
    guard frame.contains(seed), !drawn.isNear(seed, spacing * 0.98) else { return }
    let back = follow(field, area, from: seed, sign: -1, drawn, spacing * 0.4)
    let forth = follow(field, area, from: seed, sign: 1, drawn, spacing * 0.4)
    let line = back.reversed() + [seed] + forth
    // A stub between two lines tells nothing that they do not.
    guard Double(line.count) * 2 > spacing * 1.5 else { return }
    for point in line { drawn.add(point) }
    lines.append(line)
  }
  func tryBeside() {
    while next < lines.count {
      let line = lines[next]
      next += 1
      for index in stride(from: 1, to: line.count, by: 3) {
        let (dx, dy) = (line[index].x - line[index - 1].x, line[index].y - line[index - 1].y)
        let length = hypot(dx, dy)
        guard length > 0 else { continue }
        for side in [spacing / length, -spacing / length] {
          tryLine(from: Point(line[index].x - dy * side, line[index].y + dx * side))
        }
      }
    }
  }
  tryLine(from: frame.center)
  tryBeside()
  let (columns, rows) = (Int(frame.width / spacing), Int(frame.height / spacing))
  for row in 0..<rows {
    for column in 0..<columns {
      tryLine(
        from: Point(
          frame.left + (Double(column) + 0.5) * frame.width / Double(columns),
          frame.top + (Double(row) + 0.5) * frame.height / Double(rows)))
      tryBeside()
    }
  }
  return lines.map { simplified($0, tolerance: 0.1) }
}

/// Streamlines as shapes: thin lines with filled heads along them, one in the middle of a short line and several,
/// equally far apart, on a long one.
public func streamlineGroup(
  _ field: VectorField, in area: PlotArea, spacing: Double = 24, color: Color, width: Double
) -> Group {
  var (path, heads) = (Path(), Path())
  for line in streamlines(field, in: area, spacing: spacing) {
    path.append(line)
    let length = polylineLength(line)
    let count = max(1, Int(length / (spacing * 6)))
    var walked = 0.0
    var head = 0
    for (a, b) in zip(line, line.dropFirst()) {
      let part = distance(a, b)
      while head < count, part > 0, walked + part >= length * (Double(head) + 0.5) / Double(count) {
        let t = (length * (Double(head) + 0.5) / Double(count) - walked) / part
        let tip = Point(a.x + t * (b.x - a.x), a.y + t * (b.y - a.y))
        heads.append(
          arrowHead(at: tip, dx: (b.x - a.x) / part, dy: (b.y - a.y) / part, size: spacing * 0.3),
          closed: true)
        head += 1
      }
      walked += part
    }
  }
  return Group(
    "field",
    path.elements.isEmpty
      ? [] : [.path(path, stroke: Stroke(color, width: width)), .path(heads, fill: .color(color))],
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
