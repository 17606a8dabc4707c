/// What a scalar without quotation marks means. YAML 1.1, which libyaml and many programs follow, and YAML
/// 1.2, which editors follow, read some of them differently; those are refused with a sentence, whatever
/// they would mean here.
enum PlainScalar: Hashable {
  case integer(Int)
  case decimal(Double)
  case flag(Bool)
  case null
  case word
  /// A scalar that two readers of YAML may take differently, with the reason and what to write.
  case surprise(reason: String, number: String?)

  init(_ text: String) {
    switch text {
    case "", "~", "null", "Null", "NULL": self = .null
    case "true", "True", "TRUE": self = .flag(true)
    case "false", "False", "FALSE": self = .flag(false)
    case "yes", "Yes", "YES", "on", "On", "ON", "y", "Y":
      self = .surprise(reason: "some programs read '\(text)' as true", number: nil)
    case "no", "No", "NO", "off", "Off", "OFF", "n", "N":
      self = .surprise(reason: "some programs read '\(text)' as false", number: nil)
    default: self = Self.number(text) ?? .word
    }
  }

  /// Numbers and everything that some reader takes for a number.
  private static func number(_ text: String) -> PlainScalar? {
    var digits = Array(text.utf8)
    var sign = ""
    if let first = digits.first, first == UInt8(ascii: "-") || first == UInt8(ascii: "+") {
      sign = first == UInt8(ascii: "-") ? "-" : ""
      digits.removeFirst()
    }
    guard let first = digits.first, isDigit(first) || first == UInt8(ascii: ".") else { return nil }
    let unsigned = String(decoding: digits, as: UTF8.self)
    switch unsigned {
    case ".inf", ".Inf", ".INF", ".nan", ".NaN", ".NAN":
      return .surprise(reason: "'\(text)' is not a finite number", number: nil)
    default: break
    }
    if digits.allSatisfy(isDigit) {
      if digits.count > 1, first == UInt8(ascii: "0") {
        let trimmed = String(decoding: digits.drop { $0 == UInt8(ascii: "0") }, as: UTF8.self)
        return .surprise(
          reason: "some programs read '\(text)' as a number in base eight",
          number: sign + (trimmed.isEmpty ? "0" : trimmed))
      }
      return Int(sign + unsigned).map(PlainScalar.integer) ?? Double(sign + unsigned).map(PlainScalar.decimal)
    }
    if isDecimal(digits) { return Double(sign + unsigned).map(PlainScalar.decimal) }
    if isSexagesimal(digits) {
      return .surprise(reason: "some programs read '\(text)' as a number in base sixty", number: nil)
    }
    if digits.count > 2, first == UInt8(ascii: "0"), "xob".utf8.contains(digits[1]),
      digits.dropFirst(2).allSatisfy(isHexadecimal)
    {
      return .surprise(reason: "numbers are written in base ten here", number: nil)
    }
    if digits.allSatisfy({ isDigit($0) || $0 == UInt8(ascii: "_") || $0 == UInt8(ascii: ".") }),
      digits.contains(UInt8(ascii: "_"))
    {
      let plain = String(decoding: digits.filter { $0 != UInt8(ascii: "_") }, as: UTF8.self)
      return .surprise(
        reason: "some programs read '\(text)' as a number, others as text", number: sign + plain)
    }
    if isDate(digits) {
      return .surprise(reason: "some programs read '\(text)' as a date", number: nil)
    }
    return nil
  }

  private static func isDigit(_ byte: UInt8) -> Bool { byte >= 0x30 && byte <= 0x39 }

  private static func isHexadecimal(_ byte: UInt8) -> Bool {
    isDigit(byte) || (byte | 0x20 >= 0x61 && byte | 0x20 <= 0x66)
  }

  /// `digits [. digits] [e sign digits]` with at least one digit in front of the exponent.
  private static func isDecimal(_ text: [UInt8]) -> Bool {
    var rest = text[...]
    func takeDigits() -> Int {
      let digits = rest.prefix(while: isDigit)
      rest = rest.dropFirst(digits.count)
      return digits.count
    }
    var count = takeDigits()
    if rest.first == UInt8(ascii: ".") {
      rest = rest.dropFirst()
      count += takeDigits()
    }
    guard count > 0 else { return false }
    if let letter = rest.first, letter | 0x20 == UInt8(ascii: "e") {
      rest = rest.dropFirst()
      if let sign = rest.first, sign == UInt8(ascii: "-") || sign == UInt8(ascii: "+") {
        rest = rest.dropFirst()
      }
      guard takeDigits() > 0 else { return false }
    }
    return rest.isEmpty
  }

  private static func isSexagesimal(_ text: [UInt8]) -> Bool {
    let parts = text.split(separator: UInt8(ascii: ":"), omittingEmptySubsequences: false)
    return parts.count > 1
      && parts.allSatisfy { part in
        !part.isEmpty && part.allSatisfy { isDigit($0) || $0 == UInt8(ascii: ".") }
      }
  }

  private static func isDate(_ text: [UInt8]) -> Bool {
    let parts = text.split(separator: UInt8(ascii: "-"), omittingEmptySubsequences: false)
    return parts.count == 3 && parts[0].count == 4
      && parts.allSatisfy { !$0.isEmpty && $0.count <= 4 && $0.allSatisfy(isDigit) }
  }
}
