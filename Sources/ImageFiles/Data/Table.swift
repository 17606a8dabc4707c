/// The rows of a text file, as places in its bytes: fields are looked for when they are asked for, since the places of
/// all of them would take many times the file's memory.
struct Table {
  /// A row: its line in the file, and where it stands in the bytes.
  struct Row {
    var line: Int
    fileprivate var place: Range<Int>
  }

  let path: String
  private let limits: ImageLimits
  private(set) var rows: [Row] = []
  private(set) var heading: [String]?
  private(set) var columns = 0
  private var bytes: [UInt8] = []
  private var separator = UInt8(ascii: ",")

  init(path: String, limits: ImageLimits) {
    self.path = path
    self.limits = limits
  }

  /// Reads all rows; throws where one has another number of fields than the first, or there are too many.
  mutating func read(_ bytes: [UInt8]) throws(ImageFileError) {
    self.bytes = bytes
    // The mark that some programs put before UTF-8.
    var start = bytes.starts(with: [0xef, 0xbb, 0xbf]) ? 3 : 0
    if let zero = bytes.firstIndex(of: 0) {
      throw ImageFileError(
        path: path, place: .offset(zero),
        .format(
          found: "is not text", expected: "rows of numbers (CSV), IDX, CIFAR-10 or a folder of pictures"))
    }
    var line = 0
    while start < bytes.count {
      line += 1
      let end = bytes[start...].firstIndex(of: UInt8(ascii: "\n")) ?? bytes.count
      var last = end
      if last > start, bytes[last - 1] == UInt8(ascii: "\r") { last -= 1 }
      if last > start {
        if columns == 0 { separator = Table.separator(in: bytes[start..<last]) }
        try add(Row(line: line, place: start..<last))
      }
      start = end + 1
    }
  }

  private mutating func add(_ row: Row) throws(ImageFileError) {
    if columns == 0 {
      let fields = fields(row)
      columns = fields.count
      if fields.allSatisfy({ number($0) == nil }) {
        heading = fields.map { text($0) }
        return
      }
    }
    let count = fieldCount(row)
    guard count == columns else {
      throw ImageFileError(
        path: path, place: .line(row.line, field: nil),
        .format(found: "\(count) fields", expected: "the rows before have \(columns)"))
    }
    guard rows.count < limits.images else {
      throw ImageFileError(
        path: path, .tooLarge(what: "the number of rows", value: rows.count + 1, limit: limits.images))
    }
    // One column may be a label, which is no value.
    guard (rows.count + 1) * (columns - 1) <= limits.values else {
      throw ImageFileError(
        path: path, place: .line(row.line, field: nil),
        .tooLarge(
          what: "the number of values", value: (rows.count + 1) * (columns - 1), limit: limits.values))
    }
    rows.append(row)
  }

  private static func separator(in line: ArraySlice<UInt8>) -> UInt8 {
    for mark in [UInt8(ascii: ","), UInt8(ascii: ";"), UInt8(ascii: "\t")] where line.contains(mark) {
      return mark
    }
    return UInt8(ascii: ",")
  }

  /// Where the field that begins at `start` ends: at a separator, or with its row. One in quotation marks may hold
  /// separators (RFC 4180, section 2, rule 6).
  private func end(ofFieldFrom start: Int, in row: Row) -> Int {
    let end = row.place.upperBound
    var index = start
    while index < end, bytes[index] == UInt8(ascii: " ") { index += 1 }
    if index < end, bytes[index] == UInt8(ascii: "\"") {
      index += 1
      // Two of them stand for one that ends nothing.
      while index < end {
        let isPair = index + 1 < end && bytes[index + 1] == UInt8(ascii: "\"")
        if bytes[index] == UInt8(ascii: "\""), !isPair { break }
        index += bytes[index] == UInt8(ascii: "\"") ? 2 : 1
      }
    }
    while index < end, bytes[index] != separator { index += 1 }
    return index
  }

  private func fieldCount(_ row: Row) -> Int {
    var count = 1
    var end = end(ofFieldFrom: row.place.lowerBound, in: row)
    while end < row.place.upperBound {
      count += 1
      end = self.end(ofFieldFrom: end + 1, in: row)
    }
    return count
  }

  /// Where the fields of a row stand.
  func fields(_ row: Row) -> [Range<Int>] {
    var fields: [Range<Int>] = []
    if columns > 0 { fields.reserveCapacity(columns) }
    var start = row.place.lowerBound
    while true {
      let end = end(ofFieldFrom: start, in: row)
      fields.append(trimmed(start..<end))
      if end == row.place.upperBound { return fields }
      start = end + 1
    }
  }

  /// Where one field of a row stands.
  private func field(_ row: Row, _ column: Int) -> Range<Int> {
    var start = row.place.lowerBound
    for _ in 0..<column { start = Swift.min(end(ofFieldFrom: start, in: row) + 1, row.place.upperBound) }
    return trimmed(start..<end(ofFieldFrom: start, in: row))
  }

  /// Without spaces and quotation marks around.
  private func trimmed(_ range: Range<Int>) -> Range<Int> {
    var (start, end) = (range.lowerBound, range.upperBound)
    func isAround(_ byte: UInt8) -> Bool { byte == UInt8(ascii: " ") || byte == UInt8(ascii: "\"") }
    while start < end, isAround(bytes[start]) { start += 1 }
    while end > start, isAround(bytes[end - 1]) { end -= 1 }
    return start..<end
  }

  /// The letters of a field, at most 200.
  func text(_ row: Row, _ column: Int) -> String { text(field(row, column)) }

  /// The letters that stand in a place, at most 200.
  func text(_ range: Range<Int>) -> String {
    String(decoding: bytes[range.prefix(200)], as: UTF8.self)
  }

  /// The number in a field.
  func number(_ row: Row, _ column: Int) -> Double? { number(field(row, column)) }

  /// The number that stands in a place.
  func number(_ range: Range<Int>) -> Double? {
    // Small whole numbers are nearly all there is.
    if !range.isEmpty, range.count <= 9 {
      var value = 0
      for index in range {
        let digit = bytes[index] &- UInt8(ascii: "0")
        guard digit <= 9 else { return slowNumber(range) }
        value = value * 10 + Int(digit)
      }
      return Double(value)
    }
    return slowNumber(range)
  }

  private func slowNumber(_ range: Range<Int>) -> Double? {
    guard !range.isEmpty, range.count <= 60 else { return nil }
    return Double(String(decoding: bytes[range], as: UTF8.self))
  }
}
