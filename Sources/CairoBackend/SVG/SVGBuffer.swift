import Drawing

/// SVG text under construction: bytes, and the places at which the document's own name will be put.
///
/// Every id in a document ends in a name of six letters made from the content of the whole document, so that
/// two documents in one page never share an id, and the same content has the same ids. The name is known
/// only when all is written, and a part is used in many documents; so its places are kept open.
struct SVGBuffer: Sendable {
  private(set) var bytes: [UInt8] = []
  private(set) var openPlaces: [Int] = []

  /// Length of the document's name.
  static let nameLength = 6

  mutating func append(_ text: StaticString) {
    bytes.append(contentsOf: UnsafeBufferPointer(start: text.utf8Start, count: text.utf8CodeUnitCount))
  }

  mutating func append(_ text: String) {
    bytes.append(contentsOf: text.utf8)
  }

  mutating func append(_ byte: UInt8) {
    bytes.append(byte)
  }

  /// A whole number.
  mutating func append(_ value: Int) {
    if value < 0 { bytes.append(UInt8(ascii: "-")) }
    appendDigits(value.magnitude)
  }

  private mutating func appendDigits(_ value: UInt) {
    if value >= 10 { appendDigits(value / 10) }
    bytes.append(UInt8(ascii: "0") + UInt8(value % 10))
  }

  /// A number given in hundredths, as short as it can be: `1.5`, `-.25`, `0`.
  mutating func append(hundredths value: Int) {
    if value < 0 { bytes.append(UInt8(ascii: "-")) }
    let whole = value.magnitude / 100
    let rest = value.magnitude % 100
    if whole > 0 || rest == 0 { appendDigits(whole) }
    guard rest > 0 else { return }
    bytes.append(UInt8(ascii: "."))
    bytes.append(UInt8(ascii: "0") + UInt8(rest / 10))
    if rest % 10 > 0 { bytes.append(UInt8(ascii: "0") + UInt8(rest % 10)) }
  }

  /// A number rounded to hundredths.
  mutating func append(_ value: Double) {
    append(hundredths: SVGBuffer.rounded(value * 100))
  }

  /// A number rounded to hundred-thousandths, for factors.
  mutating func append(factor value: Double) {
    let scaled = SVGBuffer.rounded(value * 100_000)
    if scaled < 0 { bytes.append(UInt8(ascii: "-")) }
    let whole = scaled.magnitude / 100_000
    var rest = scaled.magnitude % 100_000
    if whole > 0 || rest == 0 { appendDigits(whole) }
    guard rest > 0 else { return }
    bytes.append(UInt8(ascii: "."))
    var place: UInt = 10_000
    while rest > 0 {
      bytes.append(UInt8(ascii: "0") + UInt8(rest / place))
      rest %= place
      place /= 10
    }
  }

  /// Rounds, with numbers that no page holds taken to its far edge.
  static func rounded(_ value: Double) -> Int {
    guard value.isFinite else { return 0 }
    return Int(max(-1e12, min(1e12, value)).rounded())
  }

  /// ` name="value"`, the value rounded to hundredths.
  mutating func attribute(_ name: StaticString, _ value: Double) {
    append(UInt8(ascii: " "))
    append(name)
    append("=\"")
    append(value)
    append("\"")
  }

  mutating func attribute(_ name: StaticString, _ value: StaticString) {
    append(UInt8(ascii: " "))
    append(name)
    append("=\"")
    append(value)
    append("\"")
  }

  /// Letters with those escaped that mean something in XML; letters that XML forbids are left out.
  mutating func append(escaped text: String) {
    for scalar in text.unicodeScalars {
      switch scalar {
      case "&": append("&amp;")
      case "<": append("&lt;")
      case ">": append("&gt;")
      case "\"": append("&quot;")
      case "\t", "\n": append(UInt8(ascii: " "))
      case "\u{0}"..."\u{1f}", "\u{7f}"..."\u{9f}", "\u{fffe}", "\u{ffff}": break
      default: bytes.append(contentsOf: UTF8.encode(scalar).map { Array($0) } ?? [])
      }
    }
  }

  /// The dash and the open place that end an id.
  mutating func appendName() {
    append(UInt8(ascii: "-"))
    openPlaces.append(bytes.count)
    for _ in 0..<SVGBuffer.nameLength { append(UInt8(ascii: "_")) }
  }

  /// Another part behind this one.
  mutating func append(_ other: SVGBuffer) {
    let offset = bytes.count
    bytes.append(contentsOf: other.bytes)
    openPlaces.append(contentsOf: other.openPlaces.lazy.map { $0 + offset })
  }

  /// The finished document.
  consuming func named(_ name: [UInt8]) -> [UInt8] {
    var result = bytes
    for place in openPlaces {
      for (offset, letter) in name.enumerated() { result[place + offset] = letter }
    }
    return result
  }

  /// A number made from the content: FNV-1a over words of eight bytes and the rest.
  func hash(from start: UInt64 = 0xcbf2_9ce4_8422_2325) -> UInt64 {
    var hash = start
    bytes.withUnsafeBytes { raw in
      var index = 0
      while index + 8 <= raw.count {
        // Little-endian on every machine, so that ids are the same everywhere.
        let word = UInt64(littleEndian: raw.loadUnaligned(fromByteOffset: index, as: UInt64.self))
        hash = (hash ^ word) &* 0x0000_0100_0000_01b3
        hash ^= hash >> 29
        index += 8
      }
      while index < raw.count {
        hash = (hash ^ UInt64(raw[index])) &* 0x0000_0100_0000_01b3
        index += 1
      }
    }
    return hash
  }

  /// A document's name from its hash: a letter, then letters and digits.
  static func name(from hash: UInt64) -> [UInt8] {
    var rest = hash ^ (hash >> 32)
    var name = [UInt8(ascii: "a") + UInt8(rest % 26)]
    rest /= 26
    for _ in 1..<nameLength {
      let digit = UInt8(rest % 36)
      name.append(digit < 10 ? UInt8(ascii: "0") + digit : UInt8(ascii: "a") + digit - 10)
      rest /= 36
    }
    return name
  }
}
