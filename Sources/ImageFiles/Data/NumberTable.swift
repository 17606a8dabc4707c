import NumberText

/// A CSV file of columns with names, for fits: numbers, and words for classes.
public struct NumberTable: Sendable {
  /// The names in the heading; `column 1`, `column 2`, … without one.
  public let columnNames: [String]
  private let table: Table

  /// Reads a file, which may be compressed by gzip. Throws an error that names file and place.
  public init(contentsOf path: String, limits: ImageLimits = ImageLimits()) throws(ImageFileError) {
    try self.init(try FileBytes.readUnpacked(path, limits: limits), path: path, limits: limits)
  }

  /// Reads the bytes of a file; `path` is for messages.
  public init(_ bytes: [UInt8], path: String, limits: ImageLimits = ImageLimits()) throws(ImageFileError) {
    var table = Table(path: path, limits: limits)
    try table.read(bytes)
    guard !table.rows.isEmpty else {
      throw ImageFileError(path: path, .empty(expected: "a heading and rows of numbers are needed"))
    }
    self.table = table
    columnNames = table.heading ?? (1...max(1, table.columns)).map { "column \($0)" }
  }

  /// The number of rows below the heading.
  public var count: Int { table.rows.count }

  /// The column of a name, in any letter case.
  public func column(named name: String) -> Int? {
    columnNames.firstIndex(of: name)
      ?? columnNames.firstIndex { $0.lowercased() == name.lowercased() }
  }

  /// The words of a column, row by row.
  public func words(_ column: Int) -> [String] { table.rows.map { table.text($0, column) } }

  /// The numbers of a column, row by row; `nil` where none was measured: an empty field, `NA`, `NaN`, `null` or
  /// `?`. Throws where a field is anything else than a number.
  public func numbers(_ column: Int) throws(ImageFileError) -> [Double?] {
    var result: [Double?] = []
    result.reserveCapacity(count)
    for row in table.rows {
      let number = table.number(row, column)
      if let number, number.isFinite {
        result.append(number)
        continue
      }
      let word = table.text(row, column)
      guard ["", "na", "n/a", "nan", "null", "?"].contains(word.lowercased()) else {
        throw ImageFileError(
          path: table.path, place: .line(row.line, field: column + 1),
          .format(
            found: "'\(word)' in the column '\(columnNames[column])'",
            expected: "a number, or nothing where there is none"))
      }
      result.append(nil)
    }
    return result
  }
}
