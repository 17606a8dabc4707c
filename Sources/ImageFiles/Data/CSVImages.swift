import Vision

/// Rows of numbers: a label and the pixels of one image, row by row (channel by channel where there are three),
/// parted by commas, semicolons or tabs. A first row that is not numbers is a heading.
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
    let shape = try shape(of: table, reading)
    try checkSize(images: table.rows.count, shape: shape, path: path, limits: reading.limits)
    let (labels, classNames) = try classes(of: table, column: labelColumn, reading)
    let (storage, divisor) = try values(of: table, label: labelColumn, reading)
    return try makeDataSet(
      path: path, shape: shape, storage: storage, labels: labels, classNames: classNames,
      normalization: divisor == 1 ? "as given" : "pixels divided by \(wholeText(divisor))")
  }

  private static func column(of position: DataReading.LabelPosition, in table: Table) -> Int {
    switch position {
    case .first: return 0
    case .last: return table.columns - 1
    case .automatic:
      let last = table.heading?.last?.lowercased() ?? ""
      return ["label", "class", "target", "y"].contains(last) ? table.columns - 1 : 0
    }
  }

  private static func shape(of table: Table, _ reading: DataReading) throws(ImageFileError) -> ImageShape {
    let pixels = table.columns - 1
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
  private static func values(of table: Table, label: Int, _ reading: DataReading) throws(ImageFileError) -> (
    DataSet.Storage, Double
  ) {
    var values: [Double] = []
    values.reserveCapacity(table.rows.count * (table.columns - 1))
    for row in table.rows {
      for column in 0..<table.columns where column != label {
        guard let value = table.number(row, column), value.isFinite else {
          throw ImageFileError(
            path: table.path, place: .line(row.line, field: column + 1),
            .format(found: "'\(table.text(row, column))' is no number", expected: "pixel values are numbers"))
        }
        values.append(value)
      }
    }
    let areBytes = values.allSatisfy { $0 >= 0 && $0 <= 255 && $0 == $0.rounded() }
    guard areBytes else {
      let divisor = reading.divisor ?? 1
      return (.doubles(divisor == 1 ? values : values.map { $0 / divisor }), divisor)
    }
    let most = values.max() ?? 0
    let divisor = reading.divisor ?? (most <= 1 ? 1 : most <= 16 ? 16 : 255)
    return (.bytes(values.map { UInt8($0) }, divisor: divisor), divisor)
  }
}
