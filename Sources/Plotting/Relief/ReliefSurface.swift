import Drawing

/// A grid as a surface in the box of a relief, in triangles: every cell is parted along the diagonal from its
/// lower left to its upper right corner. What is drawn and what is asked (heights, visibility) is this surface.
struct ReliefSurface: Sendable {
  let columns: Int
  let rows: Int
  /// The height of each grid point in the box; NaN for a hole.
  let heights: [Double]
  /// Half the sides of the box.
  let sides: (x: Double, y: Double)
  /// The scale from numbers to heights in the box.
  let scale: Scale
  let floor = 0.0

  init(_ grid: ScalarGrid, aspect: Double, scale: Scale) {
    columns = grid.columns
    rows = grid.rows
    sides = aspect >= 1 ? (1, 1 / aspect) : (aspect, 1)
    self.scale = scale
    let domain = scale.domain
    // What lies beyond the range shown is cut to a plateau at its end.
    heights = grid.values.map { value in
      value.isFinite
        ? scale.position(of: Swift.min(domain.upper, Swift.max(domain.lower, value))) : .nan
    }
  }

  /// The place of a grid coordinate at a height.
  func place(column: Double, row: Double, z: Double) -> BoxPoint {
    BoxPoint(
      x: sides.x * (2 * column / Double(columns - 1) - 1), y: sides.y * (2 * row / Double(rows - 1) - 1), z: z
    )
  }

  /// The height of the surface at a grid coordinate, linear on each triangle; NaN outside and on holes.
  func height(column: Double, row: Double) -> Double {
    guard column >= 0, row >= 0, column <= Double(columns - 1), row <= Double(rows - 1) else { return .nan }
    let i = Swift.min(Int(column), columns - 2)
    let j = Swift.min(Int(row), rows - 2)
    let (u, v) = (column - Double(i), row - Double(j))
    let a = j * columns + i
    let low = heights[a]
    let high = heights[a + columns + 1]
    if u >= v {
      let corner = heights[a + 1]
      return low + u * (corner - low) + v * (high - corner)
    }
    let corner = heights[a + columns]
    return low + v * (corner - low) + u * (high - corner)
  }

  /// The border of the surface, once round.
  var border: [BoxPoint] {
    let (c, r) = (columns - 1, rows - 1)
    let cells =
      (0..<c).map { ($0, 0) } + (0..<r).map { (c, $0) } + (0..<c).map { (c - $0, r) }
      + (0..<r).map { (0, r - $0) }
    return cells.map { place(column: Double($0.0), row: Double($0.1), z: heights[$0.1 * columns + $0.0]) }
  }
}
