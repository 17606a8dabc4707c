import CZlib
import Testing

/// Undoes what the page undoes by its script.
enum Unpacked {
  /// The text of compressed bytes.
  static func text(_ packed: String) throws -> String {
    let bytes = try bytes(packed)
    var plain = [UInt8](repeating: 0, count: 1 << 20)
    var count = UInt(plain.count)
    #expect(uncompress(&plain, &count, bytes, UInt(bytes.count)) == Z_OK)
    return String(decoding: plain.prefix(Int(count)), as: UTF8.self)
  }

  /// Two letters are a number of two digits to the base 91, which is 13 bits.
  static func bytes(_ packed: String) throws -> [UInt8] {
    let letters = (33..<127).map { UInt8($0) }.filter { ![34, 60, 92].contains($0) }
    let parts = packed.split(separator: " ")
    let count = try #require(parts.first.flatMap { Int($0) })
    let digits = try (parts.dropFirst().first ?? "").utf8.map { try #require(letters.firstIndex(of: $0)) }
    var bits: [Int] = []
    for place in stride(from: 0, to: digits.count, by: 2) {
      let number = digits[place] + 91 * digits[place + 1]
      bits += (0..<13).map { number >> $0 & 1 }
    }
    return (0..<count).map { place in
      UInt8((0..<8).reduce(0) { $0 + bits[8 * place + $1] << $1 })
    }
  }
}
