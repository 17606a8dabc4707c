import CShippedData
import Vision

/// The data sets that come with the program; their sources and licences stand in
/// `Sources/CShippedData/data/README.md`.
public enum ShippedData: String, Sendable, CaseIterable {
  case digits
  /// Traffic signs in colour, made by a seeded program.
  case signs

  /// The line that figures carry at their foot.
  public var citation: String {
    switch self {
    case .digits:
      "Data: Alpaydin and Kaynak, UCI digits, CC BY 4.0"
    case .signs: "Data: traffic signs made by Descent"
    }
  }

  /// The name that a learner reads.
  public var title: String {
    switch self {
    case .digits: "handwritten digits"
    case .signs: "traffic signs"
    }
  }

  /// The examples. Throws `DataSetError` if the file inside the program does not hold together.
  public func load() throws(DataSetError) -> DataSet {
    switch self {
    case .digits: return try Self.loadDigits()
    case .signs: return DataSet.signs()
    }
  }

  /// 1,797 images of 8 × 8 pixels from 0 to 16: a heading, then rows of a label and 64 numbers.
  private static func loadDigits() throws(DataSetError) -> DataSet {
    let file = shipped_digits()
    // The bytes are a constant of the program.
    let bytes = UnsafeBufferPointer(start: file.bytes, count: file.count)
    let body = bytes.drop { $0 != UInt8(ascii: "\n") }.dropFirst()
    var labels: [Int] = []
    var pixels: [UInt8] = []
    pixels.reserveCapacity(body.count / 2)
    var number = 0
    var column = 0
    for byte in body {
      switch byte {
      case UInt8(ascii: "0")...UInt8(ascii: "9"): number = number * 10 + Int(byte - UInt8(ascii: "0"))
      case UInt8(ascii: ","), UInt8(ascii: "\n"):
        if column == 0 { labels.append(number) } else { pixels.append(UInt8(truncatingIfNeeded: number)) }
        number = 0
        column = byte == UInt8(ascii: "\n") ? 0 : column + 1
      default: break
      }
    }
    return try DataSet(
      name: "digits", shape: ImageShape(height: 8, width: 8), storage: .bytes(pixels, divisor: 16),
      labels: labels, classNames: (0..<10).map { "\($0)" }, normalization: "pixels divided by 16")
  }
}
