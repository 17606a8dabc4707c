import Foundation

/// The reference numbers in `Tests/Truth`; its README gives the formats and says where they come from.
public enum Truth {
  /// The folder `Tests`.
  public static let testsFolder = URL(fileURLWithPath: #filePath)
    .deletingLastPathComponent().deletingLastPathComponent()

  /// The top folder of the package.
  public static let packageFolder = testsFolder.deletingLastPathComponent()

  /// The rows of a file of JSON lines.
  public static func rows<Row: Decodable>(_ file: String, as type: Row.Type = Row.self) throws -> [Row] {
    let decoder = decoder()
    return try data(file).split(separator: UInt8(ascii: "\n")).map { try decoder.decode(Row.self, from: $0) }
  }

  /// A whole JSON file.
  public static func document<Document: Decodable>(_ file: String, as type: Document.Type = Document.self)
    throws -> Document
  {
    try decoder().decode(Document.self, from: data(file))
  }

  private static func data(_ file: String) throws -> Data {
    try Data(contentsOf: testsFolder.appendingPathComponent("Truth/\(file)"))
  }

  private static func decoder() -> JSONDecoder {
    let decoder = JSONDecoder()
    decoder.nonConformingFloatDecodingStrategy = .convertFromString(
      positiveInfinity: "inf", negativeInfinity: "-inf", nan: "nan")
    return decoder
  }
}

/// Whether two numbers agree as the reference asks: |a − b| ≤ tolerance · max(1, |b|), equal infinities and
/// two NaN included.
public func agree(_ a: Double, _ b: Double, tolerance: Double) -> Bool {
  if a == b || (a.isNaN && b.isNaN) { return true }
  return abs(a - b) <= tolerance * max(1, abs(b))
}
