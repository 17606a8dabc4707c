/// The double nearest to a decimal number such as `12`, `.5`, `5.`, `1.25e-3`, ties to even; `nil` if the text
/// is anything else. A number too large for a double gives infinity, one too small 0.
///
/// Own, because the standard library's reader is a C function that Embedded Swift lacks. The first guess is
/// corrected by exact comparison with the midpoints between neighbouring doubles (the idea of W. D. Clinger,
/// "How to read floating point numbers accurately", 1990).
public func readNumber(_ text: String) -> Double? {
  readNumber(utf8: Array(text.utf8))
}

/// As `readNumber(_:)`, for text given as bytes.
public func readNumber(utf8 bytes: [UInt8]) -> Double? {
  var bytes = bytes[...]
  let isNegative = bytes.first == .minus
  if isNegative || bytes.first == UInt8(ascii: "+") { bytes.removeFirst() }

  var digits: [UInt8] = []
  var exponent = 0
  var hasPoint = false
  var hasDigits = false
  while let byte = bytes.first, byte == .point || (.zero...(.zero + 9)).contains(byte) {
    bytes.removeFirst()
    if byte == .point {
      if hasPoint { return nil }
      hasPoint = true
    } else {
      hasDigits = true
      // Digits beyond these cannot be told apart by any double or midpoint, except from a tie: the last one
      // kept stands for "and more".
      if digits.count < 1_100 {
        if byte != .zero || !digits.isEmpty { digits.append(byte - .zero) } else if hasPoint { exponent -= 1 }
        if !hasPoint, !digits.isEmpty { exponent += 1 }
      } else {
        if byte != .zero, let last = digits.last, last == 0 { digits[digits.count - 1] = 1 }
        if !hasPoint { exponent += 1 }
      }
    }
  }
  guard hasDigits else { return nil }
  if bytes.first == UInt8(ascii: "e") || bytes.first == UInt8(ascii: "E") {
    bytes.removeFirst()
    let sign = bytes.first == .minus ? -1 : 1
    if bytes.first == .minus || bytes.first == UInt8(ascii: "+") { bytes.removeFirst() }
    guard !bytes.isEmpty else { return nil }
    var power = 0
    while let byte = bytes.first, (.zero...(.zero + 9)).contains(byte) {
      bytes.removeFirst()
      power = min(power * 10 + Int(byte - .zero), 1_000_000)
    }
    exponent += sign * power
  }
  guard bytes.isEmpty else { return nil }
  let magnitude = nearestDouble(to: DecimalExpansion(digits: digits, exponent: exponent))
  return isNegative ? -magnitude : magnitude
}

private func nearestDouble(to number: DecimalExpansion) -> Double {
  if number.digits.isEmpty || number.exponent < -330 { return 0 }
  if number.exponent > 310 { return .infinity }
  var mantissa: UInt64 = 0
  for digit in number.digits.prefix(19) { mantissa = mantissa * 10 + UInt64(digit) }
  let power = number.exponent - min(number.digits.count, 19)
  if number.digits.count <= 15 && abs(power) <= 22 {
    // Both are exact doubles, so one operation rounds once.
    let scale = powerOfTen(abs(power))
    return power < 0 ? Double(mantissa) / scale : Double(mantissa) * scale
  }
  // A few units in the last place off; in two halves, so that the scale does not overflow before its time.
  let half = power / 2
  var guess = scaled(scaled(Double(mantissa), by: half), by: power - half)
  if !guess.isFinite { guess = .greatestFiniteMagnitude }
  while true {
    let above = number.compared(to: midpoint(above: guess))
    if above > 0 || (above == 0 && guess.wholeSignificand % 2 == 1) {
      if guess == .greatestFiniteMagnitude { return .infinity }
      guess = guess.nextUp
      continue
    }
    if guess == 0 { return 0 }
    let below = number.compared(to: midpoint(above: guess.nextDown))
    if below < 0 || (below == 0 && guess.wholeSignificand % 2 == 1) {
      guess = guess.nextDown
      continue
    }
    return guess
  }
}

/// Halfway between `value` ≥ 0 and the next double (for the largest one: where it would be).
private func midpoint(above value: Double) -> DecimalExpansion {
  DecimalExpansion(significand: 2 * value.wholeSignificand + 1, power: value.powerOfTwo - 1)
}

private func scaled(_ value: Double, by power: Int) -> Double {
  power < 0 ? value / powerOfTen(-power) : value * powerOfTen(power)
}

/// 10^power for 0 ≤ power ≤ 400; exact up to 22.
private func powerOfTen(_ power: Int) -> Double {
  var result = 1.0
  for _ in 0..<power { result *= 10 }
  return result
}
