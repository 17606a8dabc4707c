/// The shortest text that reads back to the same double: `0.1`, `1e-07`, `-0.0`, `100.0` as `100`; `inf`,
/// `-inf` and `nan` where it is not finite. For data: ASCII, the form of every number that a program reads.
public func shortestText(_ value: Double) -> String {
  guard value.isFinite else { return value.isNaN ? "nan" : (value < 0 ? "-inf" : "inf") }
  let text = value.description
  return text.utf8.count > 2 && text.hasZeroFraction ? String(text.dropLast(2)) : text
}

/// The number with `decimals` digits after the point (0 or more), correctly rounded from its exact binary
/// value, ties to even, as C's `%.*f`: ASCII, with a minus wherever the double has one. For data.
public func fixedText(_ value: Double, decimals: Int) -> String {
  guard value.isFinite else { return shortestText(value) }
  let decimals = max(decimals, 0)
  let expansion = DecimalExpansion(value, roundedTo: .decimals(decimals))
  var bytes: [UInt8] = value.sign == .minus ? [.minus] : []
  appendPositional(expansion, decimals: decimals, to: &bytes)
  return String(decoding: bytes, as: UTF8.self)
}

/// As `fixedText`, for figures: the true minus sign U+2212, no minus before a number that rounds to zero,
/// `∞`, and `not a number`'s short form `NaN`.
public func fixedDisplay(_ value: Double, decimals: Int) -> String {
  guard value.isFinite else { return displayOfNonFinite(value) }
  let decimals = max(decimals, 0)
  let expansion = DecimalExpansion(value, roundedTo: .decimals(decimals))
  var bytes: [UInt8] = []
  appendPositional(expansion, decimals: decimals, to: &bytes)
  let sign = value < 0 && !expansion.digits.isEmpty ? minusSign : ""
  return sign + String(decoding: bytes, as: UTF8.self)
}

/// A number for figures, as plain text: at most `digits` significant digits, no padding zeros, the true minus
/// sign U+2212; `1.2·10⁻⁷` outside 10⁻³ … 10⁶, `∞`, `NaN`. Zero is `0`.
public func displayText(_ value: Double, digits: Int = 4) -> String {
  var bytes: [UInt8] = []
  bytes.reserveCapacity(40)
  appendDisplayText(value, digits: digits, to: &bytes)
  return String(decoding: bytes, as: UTF8.self)
}

/// Appends `displayText`, as UTF-8, for tables of millions of numbers.
public func appendDisplayText(_ value: Double, digits: Int = 4, to bytes: inout [UInt8]) {
  if let short = RoundedNumber(value, digits: digits) {
    short.append(isNegative: value < 0, to: &bytes)
    return
  }
  let parts = DisplayParts(value, digits: digits)
  bytes.append(contentsOf: parts.mantissa.utf8)
  guard let exponent = parts.exponent else { return }
  appendPower(exponent, isProduct: !parts.mantissa.isEmpty, to: &bytes)
}

/// `10⁻⁷`, with a point before it where it is a factor.
func appendPower(_ exponent: Int, isProduct: Bool, to bytes: inout [UInt8]) {
  if isProduct { bytes.append(contentsOf: "·".utf8) }
  bytes.append(contentsOf: "10".utf8)
  if exponent < 0 { bytes.append(contentsOf: "⁻".utf8) }
  var scale = 100
  while scale > max(abs(exponent), 1) { scale /= 10 }
  while scale > 0 {
    appendSuperscript(abs(exponent) / scale % 10, to: &bytes)
    scale /= 10
  }
}

/// As `displayText`, in the markup of figures: `1.2 · 10<sup>−7</sup>`.
public func displayMarkup(_ value: Double, digits: Int = 4) -> String {
  let parts = DisplayParts(value, digits: digits)
  guard let exponent = parts.exponent else { return parts.mantissa }
  let power = "10<sup>" + (exponent < 0 ? minusSign : "") + String(abs(exponent)) + "</sup>"
  return parts.mantissa.isEmpty ? power : parts.mantissa + " · " + power
}

/// U+2212, as wide as the plus; a hyphen is not.
public let minusSign = "\u{2212}"

/// The rounded number, split into what stands before and in the power of ten.
private struct DisplayParts {
  /// Without the mantissa of ±1 where a power of ten alone says it: `10⁹`, not `1·10⁹`.
  var mantissa: String
  var exponent: Int?

  init(_ value: Double, digits: Int) {
    guard value.isFinite else {
      mantissa = displayOfNonFinite(value)
      return
    }
    var expansion = DecimalExpansion(value, roundedTo: .digits(max(digits, 1)))
    guard !expansion.digits.isEmpty else {
      mantissa = "0"
      return
    }
    let sign = value < 0 ? minusSign : ""
    let power = expansion.exponent - 1
    if power >= -3 && power < 6 {
      var bytes: [UInt8] = []
      appendPositional(
        expansion, decimals: max(expansion.digits.count - expansion.exponent, 0), to: &bytes)
      mantissa = sign + String(decoding: bytes, as: UTF8.self)
      return
    }
    exponent = power
    expansion.exponent = 1
    if expansion.digits == [1] {
      mantissa = value < 0 ? minusSign + "1" : ""
      return
    }
    var bytes: [UInt8] = []
    appendPositional(expansion, decimals: expansion.digits.count - 1, to: &bytes)
    mantissa = sign + String(decoding: bytes, as: UTF8.self)
  }
}

private func displayOfNonFinite(_ value: Double) -> String {
  value.isNaN ? "NaN" : (value < 0 ? minusSign + "∞" : "∞")
}

/// ¹, ² and ³ stand in Latin-1, the others together in a block of their own.
private func appendSuperscript(_ digit: Int, to bytes: inout [UInt8]) {
  switch digit {
  case 1: bytes.append(contentsOf: "¹".utf8)
  case 2: bytes.append(contentsOf: "²".utf8)
  case 3: bytes.append(contentsOf: "³".utf8)
  default: bytes.append(contentsOf: [0xe2, 0x81, 0xb0 + UInt8(digit)])
  }
}

/// The digits in place, with exactly `decimals` of them after the point; those beyond must have been rounded
/// away.
private func appendPositional(_ number: DecimalExpansion, decimals: Int, to bytes: inout [UInt8]) {
  bytes.reserveCapacity(bytes.count + max(number.exponent, 1) + decimals + 1)
  for place in 0..<max(number.exponent, 0) {
    bytes.append(.zero + (place < number.digits.count ? number.digits[place] : 0))
  }
  if number.exponent <= 0 { bytes.append(.zero) }
  guard decimals > 0 else { return }
  bytes.append(.point)
  for place in 0..<decimals {
    let index = number.exponent + place
    bytes.append(.zero + (number.digits.indices.contains(index) ? number.digits[index] : 0))
  }
}

extension UInt8 {
  static let zero = UInt8(ascii: "0")
  static let minus = UInt8(ascii: "-")
  static let point = UInt8(ascii: ".")
}

extension String {
  /// Whether the text ends with `.0`.
  fileprivate var hasZeroFraction: Bool {
    let tail = utf8.suffix(2)
    return tail.first == .point && tail.last == .zero
  }
}

/// The number rounded to `digits` significant digits, correctly, ties to even, in ASCII with an exponent
/// where there is need: `1.25`, `1e-07`. For data.
public func roundedText(_ value: Double, digits: Int) -> String {
  guard value.isFinite else { return shortestText(value) }
  var expansion = DecimalExpansion(value, roundedTo: .digits(max(digits, 1)))
  var bytes: [UInt8] = value.sign == .minus ? [.minus] : []
  let power = expansion.exponent - 1
  if power >= -5 && power < 16 || expansion.digits.isEmpty {
    appendPositional(
      expansion, decimals: max(expansion.digits.count - expansion.exponent, 0), to: &bytes)
    return String(decoding: bytes, as: UTF8.self)
  }
  expansion.exponent = 1
  appendPositional(expansion, decimals: expansion.digits.count - 1, to: &bytes)
  return String(decoding: bytes, as: UTF8.self) + "e" + (power < 0 ? "-" : "+")
    + (abs(power) < 10 ? "0" : "") + String(abs(power))
}
