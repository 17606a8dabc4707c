import Vision

/// Rows of numbers: a label and the pixels of one image, row by row (channel by channel where there are three),
/// parted by commas, semicolons or tabs. A first row that is not numbers is a heading; what it calls `id` is left out.
enum CSVImages {
  static func parse(_ bytes: [UInt8], path: String, _ reading: DataReading) throws(ImageFileError) -> DataSet
  {
    var table = Table(path: path, limits: reading.limits)
    try table.read(bytes)
    guard !table.rows.isEmpty else {
      throw ImageFileError(path: path, .empty(expected: "rows of a label and pixel values are needed"))
    }
    guard table.columns >= 2 else {
      throw ImageFileError(
        path: path, place: .line(table.rows[0].line, field: nil),
        .format(
          found: "a row of one field", expected: "each row has a label and pixel values, parted by commas"))
    }
    let labelColumn = column(of: reading.label, in: table)
    let pixelColumns = (0..<table.columns).filter { $0 != labelColumn && name($0, in: table) != "id" }
    let shape = try shape(of: table, pixels: pixelColumns.count, reading)
    try checkSize(images: table.rows.count, shape: shape, path: path, limits: reading.limits)
    let (labels, classNames) = try classes(of: table, column: labelColumn, reading)
    let (storage, divisor) = try values(of: table, pixelColumns, reading)
    return try makeDataSet(
      path: path, shape: shape, storage: storage, labels: labels, classNames: classNames,
      divisor: divisor)
  }

  private static func column(of position: DataReading.LabelPosition, in table: Table) -> Int {
    switch position {
    case .first: return 0
    case .last: return table.columns - 1
    case .automatic:
      for wanted in ["label", "class", "target", "y"] {
        if let column = (0..<table.columns).first(where: { name($0, in: table) == wanted }) { return column }
      }
      return 0
    }
  }

  /// What the heading calls a column, in small letters; empty without a heading.
  private static func name(_ column: Int, in table: Table) -> String {
    table.heading?[column].lowercased() ?? ""
  }

  private static func shape(of table: Table, pixels: Int, _ reading: DataReading) throws(ImageFileError)
    -> ImageShape
  {
    if let shape = reading.shape {
      guard shape.count == pixels else {
        throw ImageFileError(
          path: table.path, place: .line(table.rows[0].line, field: nil),
          .format(
            found: "\(pixels) pixel values",
            expected: "images of \(shape.text) have \(shape.count)"))
      }
      return shape
    }
    for channels in [1, 3] where pixels % channels == 0 {
      let side = Int(Double(pixels / channels).squareRoot().rounded())
      if side * side * channels == pixels { return ImageShape(height: side, width: side, channels: channels) }
    }
    throw ImageFileError(
      path: table.path, place: .line(table.rows[0].line, field: nil),
      .format(
        found: "\(pixels) pixel values are no square image",
        expected: "state height, width and channels"))
  }

  /// Labels as whole numbers from 0, or as names, numbered in the order of their letters.
  private static func classes(of table: Table, column: Int, _ reading: DataReading) throws(ImageFileError)
    -> (
      [Int], [String]
    )
  {
    let texts = table.rows.map { table.text($0, column) }
    let numbers = texts.map { text in
      Int(text) ?? Double(text).flatMap { $0 == $0.rounded() && abs($0) < 1e9 ? Int($0) : nil }
    }
    if !numbers.contains(nil) {
      var labels: [Int] = []
      labels.reserveCapacity(numbers.count)
      for (index, number) in numbers.enumerated() {
        let label = number ?? 0
        guard label >= 0, label < reading.limits.classes else {
          throw ImageFileError(
            path: table.path, place: .line(table.rows[index].line, field: column + 1),
            .format(
              found: "the label \(label)",
              expected: "labels are whole numbers from 0 to \(reading.limits.classes - 1)"))
        }
        labels.append(label)
      }
      return (labels, DataSet.numberedClasses(labels))
    }
    let names = Set(texts).sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
    guard names.count <= reading.limits.classes, names.count < texts.count || texts.count < 3 else {
      throw ImageFileError(
        path: table.path, place: .line(table.rows[0].line, field: column + 1),
        .format(
          found: "'\(texts[0])' and every other label is different",
          expected: "is the label in another column? Say first or last"))
    }
    let numberOf = Dictionary(uniqueKeysWithValues: names.enumerated().map { ($1, $0) })
    return (texts.map { numberOf[$0] ?? 0 }, names)
  }

  /// Pixels as bytes where all are whole numbers from 0 to 255, otherwise as they stand. Where no divisor is
  /// stated, bytes are divided by the top of their range: 1, 16 (as in the digits of UCI) or 255.
  private static func values(of table: Table, _ columns: [Int], _ reading: DataReading) throws(ImageFileError)
    -> (DataSet.Storage, Double)
  {
    var bytes: [UInt8] = []
    bytes.reserveCapacity(table.rows.count * columns.count)
    // Eight times the memory, so only from the first value on that is no byte.
    var numbers: [Double] = []
    for row in table.rows {
      let fields = table.fields(row)
      for column in columns {
        guard let value = table.number(fields[column]), value.isFinite else {
          throw ImageFileError(
            path: table.path, place: .line(row.line, field: column + 1),
            .format(
              found: "'\(table.text(fields[column]))' is no number", expected: "pixel values are numbers"))
        }
        if numbers.isEmpty, let byte = UInt8(exactly: value) {
          bytes.append(byte)
          continue
        }
        if numbers.isEmpty {
          numbers.reserveCapacity(table.rows.count * columns.count)
          for byte in bytes { numbers.append(Double(byte)) }
          bytes = []
        }
        numbers.append(value)
      }
    }
    guard numbers.isEmpty else {
      let divisor = reading.divisor ?? 1
      if divisor != 1 { for index in numbers.indices { numbers[index] /= divisor } }
      return (.doubles(numbers), divisor)
    }
    let most = bytes.max() ?? 0
    let divisor = reading.divisor ?? (most <= 1 ? 1 : most <= 16 ? 16 : 255)
    return (.bytes(bytes, divisor: divisor), divisor)
  }
}
