import Calculus
import Drawing
import Figures
import NumberText
import Optimization
import Plotting
import Wording

/// A request of the page: keys and values, one a line, with a tab between; `\\`, `\n` and `\t` stand for a backslash,
/// a line break and a tab in values.
public struct Request: Sendable, Hashable {
  /// One key and its value.
  public struct Entry: Sendable, Hashable {
    /// Such as `learning-rate`.
    public var key: String
    /// As text.
    public var value: String

    /// An entry.
    public init(_ key: String, _ value: String) {
      self.key = key
      self.value = value
    }
  }

  /// The entries in their order; of equal keys the last counts.
  public var entries: [Entry]

  /// A request from its entries.
  public init(_ entries: [Entry] = []) {
    self.entries = entries
  }

  /// Reads a request. Throws for one that is too long.
  public init(_ bytes: [UInt8]) throws(PageError) {
    guard bytes.count <= PageLimits.request else {
      throw PageError("the request is \(bytes.count) bytes long; the limit is \(PageLimits.request)")
    }
    entries = []
    var key: [UInt8] = []
    var value: [UInt8] = []
    var isKey = true
    var isEscaped = false
    func text(_ bytes: [UInt8]) -> String { String(decoding: bytes, as: UTF8.self) }
    for byte in bytes {
      if isKey {
        switch byte {
        case UInt8(ascii: "\t"): isKey = false
        case UInt8(ascii: "\n"): key = []
        default: key.append(byte)
        }
      } else if isEscaped {
        isEscaped = false
        switch byte {
        case UInt8(ascii: "n"): value.append(UInt8(ascii: "\n"))
        case UInt8(ascii: "t"): value.append(UInt8(ascii: "\t"))
        default: value.append(byte)
        }
      } else if byte == UInt8(ascii: "\\") {
        isEscaped = true
      } else if byte == UInt8(ascii: "\n") {
        entries.append(Entry(text(key), text(value)))
        (key, value, isKey) = ([], [], true)
      } else {
        value.append(byte)
      }
    }
    if !isKey { entries.append(Entry(text(key), text(value))) }
  }

  /// The request as bytes that read back to it.
  public var bytes: [UInt8] {
    var bytes: [UInt8] = []
    for entry in entries {
      bytes += entry.key.utf8
      bytes.append(UInt8(ascii: "\t"))
      for byte in entry.value.utf8 {
        switch byte {
        case UInt8(ascii: "\\"): bytes += Array("\\\\".utf8)
        case UInt8(ascii: "\n"): bytes += Array("\\n".utf8)
        case UInt8(ascii: "\t"): bytes += Array("\\t".utf8)
        default: bytes.append(byte)
        }
      }
      bytes.append(UInt8(ascii: "\n"))
    }
    return bytes
  }

  /// The value of a key; an empty one is as good as none.
  func value(_ key: String) -> String? {
    for entry in entries.reversed() where entry.key == key { return entry.value.isEmpty ? nil : entry.value }
    return nil
  }

  /// The entries whose keys begin with a prefix, without it, as they stand.
  func entries(under prefix: String) -> [Entry] {
    entries.compactMap { entry in
      entry.key.utf8.starts(with: prefix.utf8)
        ? Entry(String(decoding: entry.key.utf8.dropFirst(prefix.utf8.count), as: UTF8.self), entry.value)
        : nil
    }
  }

  /// The language in which the page speaks.
  var language: Language { Language(tag: value("language") ?? "") }

  // MARK: Values

  func number(_ key: String) throws(PageError) -> Double? {
    guard let text = value(key) else { return nil }
    return try Request.number(text, of: key, in: language)
  }

  func count(_ key: String, upTo limit: Int) throws(PageError) -> Int? {
    guard let number = try number(key) else { return nil }
    guard number >= 0, number <= Double(limit), number == number.rounded() else {
      throw PageError(
        .notACount, RefusalPhrase.field(key, in: language), shortestText(number), "\(limit)", in: language)
    }
    return Int(number)
  }

  func numbers(_ key: String) throws(PageError) -> [Double]? {
    guard let text = value(key) else { return nil }
    return try Request.numbers(text, of: key, in: language)
  }

  static func number(
    _ text: String, of key: String, in language: Language = .english
  ) throws(PageError) -> Double {
    guard let number = readNumber(text), number.isFinite else {
      throw PageError(.notANumber, RefusalPhrase.field(key, in: language), text, in: language)
    }
    return number
  }

  static func numbers(
    _ text: String, of key: String, in language: Language = .english
  ) throws(PageError) -> [Double] {
    var numbers: [Double] = []
    for part in split(text, at: UInt8(ascii: " ")) where !part.isEmpty {
      numbers.append(try number(part, of: key, in: language))
    }
    return numbers
  }

  static func text(_ numbers: [Double]) -> String {
    numbers.map { shortestText($0) }.joined(separator: " ")
  }
}
