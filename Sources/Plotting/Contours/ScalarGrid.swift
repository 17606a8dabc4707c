import Drawing

/// Numbers on a regular grid: row 0 is the lowest y, column 0 the lowest x. Numbers that are not finite are
/// holes.
public struct ScalarGrid: Sendable, Hashable {
  /// Numbers in a row.
  public let columns: Int
  /// Rows.
  public let rows: Int
  /// All numbers, row by row.
  public let values: [Double]

  /// A grid of at least 2 × 2 numbers; `nil` where the count does not fit or is beyond 2²⁸.
  public init?(columns: Int, rows: Int, values: [Double]) {
    guard columns >= 2, rows >= 2, columns <= 1 << 28 / rows, values.count == columns * rows else {
      return nil
    }
    self.columns = columns
    self.rows = rows
    self.values = values
  }

  /// The number in a column and row.
  public subscript(column: Int, row: Int) -> Double { values[row * columns + column] }

  /// The finite range; `nil` where every number is a hole.
  public var range: ValueRange? { ValueRange(of: values) }

  /// A place in grid coordinates (column, row) put into a rectangle that the grid fills, row 0 at its bottom.
  public func place(_ point: Point, in frame: Rect) -> Point {
    Point(
      frame.left + point.x / Double(columns - 1) * frame.width,
      frame.bottom - point.y / Double(rows - 1) * frame.height)
  }
}
