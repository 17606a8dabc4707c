import Drawing

extension ReliefSurface {
  /// Whether the eye sees a place at or above the surface: nothing of the surface stands between them.
  ///
  /// The line of sight is followed over the grid to where it leaves the box. Between two crossings with grid
  /// lines or diagonals both the line and the surface are straight, so that it is enough to compare their
  /// heights at the crossings; the answer is exact for the surface in triangles. Time is linear in columns plus
  /// rows.
  ///
  /// - Parameter lift: how far above the surface the place is taken to be, in units of the box, so that the
  ///   surface does not hide what lies on it.
  func isVisible(column: Double, row: Double, z: Double, from eye: SIMD3<Double>, lift: Double = 0.004)
    -> Bool
  {
    let start = z + lift
    // The eye in grid coordinates.
    let (eyeColumn, eyeRow) = (
      (eye.x / sides.x + 1) / 2 * Double(columns - 1), (eye.y / sides.y + 1) / 2 * Double(rows - 1)
    )
    let (dColumn, dRow, dz) = (eyeColumn - column, eyeRow - row, eye.z - start)
    // The way ends where the line leaves the grid or climbs above all heights.
    var end = 1.0
    if dColumn > 0 { end = Swift.min(end, (Double(columns - 1) - column) / dColumn) }
    if dColumn < 0 { end = Swift.min(end, -column / dColumn) }
    if dRow > 0 { end = Swift.min(end, (Double(rows - 1) - row) / dRow) }
    if dRow < 0 { end = Swift.min(end, -row / dRow) }
    if dz > 0 { end = Swift.min(end, (Swift.max(scale.start, scale.end) - start) / dz) }
    guard end > 0 else { return true }
    return isClear(column, dColumn, row, dRow, start, dz, from: column, by: dColumn, until: end)
      && isClear(column, dColumn, row, dRow, start, dz, from: row, by: dRow, until: end)
      && isClear(column, dColumn, row, dRow, start, dz, from: column - row, by: dColumn - dRow, until: end)
  }

  /// Compares heights wherever a coordinate along the way becomes whole.
  private func isClear(
    _ column: Double, _ dColumn: Double, _ row: Double, _ dRow: Double, _ z: Double, _ dz: Double,
    from coordinate: Double, by change: Double, until end: Double
  ) -> Bool {
    guard change != 0 else { return true }
    var whole = change > 0 ? coordinate.rounded(.down) + 1 : coordinate.rounded(.up) - 1
    let step = change > 0 ? 1.0 : -1.0
    while true {
      let t = (whole - coordinate) / change
      if t > end { return true }
      // Holes hide nothing: every comparison with NaN is false.
      if height(column: column + t * dColumn, row: row + t * dRow) > z + t * dz { return false }
      whole += step
    }
  }
}
