/// A picture cut in tiles of 64 × 16 pixels, some of them marked.
struct TileMap {
  static let width = 64
  static let height = 16

  let columns: Int
  let rows: Int
  private(set) var marks: [Bool]

  init(width: Int, height: Int) {
    columns = (width + TileMap.width - 1) / TileMap.width
    rows = (height + TileMap.height - 1) / TileMap.height
    marks = [Bool](repeating: false, count: columns * rows)
  }

  mutating func clear() {
    for index in marks.indices { marks[index] = false }
  }

  func isMarked(column: Int, row: Int) -> Bool { marks[row * columns + column] }

  /// The tiles that a box in points touches, with a pixel to spare on each side; `nil` where it touches none.
  func range(of bounds: ShapeBounds, scale: Double) -> (columns: ClosedRange<Int>, rows: ClosedRange<Int>)? {
    guard !bounds.isEmpty else { return nil }
    func tile(_ value: Double, _ size: Int, _ count: Int) -> Int {
      // Far outside or not a number: the nearest edge, which is safe.
      guard value > 0 else { return value.isNaN ? 0 : -1 }
      return value < Double(size * count) ? Int(value) / size : count
    }
    let first = tile(bounds.left * scale - 2, TileMap.width, columns)
    let last = tile(bounds.right * scale + 2, TileMap.width, columns)
    let top = tile(bounds.top * scale - 2, TileMap.height, rows)
    let bottom = tile(bounds.bottom * scale + 2, TileMap.height, rows)
    guard first < columns, last >= 0, top < rows, bottom >= 0 else { return nil }
    return (max(0, first)...min(columns - 1, max(0, last)), max(0, top)...min(rows - 1, max(0, bottom)))
  }

  mutating func mark(_ bounds: ShapeBounds, scale: Double) {
    guard let range = range(of: bounds, scale: scale) else { return }
    for row in range.rows {
      for column in range.columns { marks[row * columns + column] = true }
    }
  }

  /// Marks what `other` marks in those rows in which `rows` marks anything.
  mutating func mark(_ other: TileMap, inRowsOf tip: TileMap) {
    for row in 0..<rows {
      let range = row * columns..<(row + 1) * columns
      guard tip.marks[range].contains(true) else { continue }
      for index in range where other.marks[index] { marks[index] = true }
    }
  }

  func touches(_ bounds: ShapeBounds, scale: Double) -> Bool {
    guard let range = range(of: bounds, scale: scale) else { return false }
    for row in range.rows {
      for column in range.columns where marks[row * columns + column] { return true }
    }
    return false
  }

  /// Calls `body` with each horizontal run of marked tiles.
  func forEachRun(_ body: (_ row: Int, _ columns: Range<Int>) -> Void) {
    for row in 0..<rows {
      var column = 0
      while column < columns {
        guard marks[row * columns + column] else {
          column += 1
          continue
        }
        let first = column
        while column < columns, marks[row * columns + column] { column += 1 }
        body(row, first..<column)
      }
    }
  }
}
