/// A number rounded to a few significant digits by arithmetic on doubles, where that is sure to be right: a tenth of the
/// time that exact digits take.
struct RoundedNumber {
  /// The digits as a whole number; none of the last ones is 0.
  private let whole: UInt32
  /// How many they are.
  private let count: Int
  /// The power of ten of the first digit.
  private let power: Int

  /// `nil` where the digits are not certain: for zero, numbers that are not finite, very large or small ones, more than
  /// eight digits, and those too near a boundary of rounding.
  init?(_ value: Double, digits: Int) {
    let size = value.magnitude
    guard digits >= 1, digits <= 8, size >= 1e-30, size < 1e30 else { return nil }
    // The power of ten from that of two, at most one too small: log₁₀ 2 = 78913 / 2¹⁸ to six digits.
    var power = ((Int(value.exponentBitPattern) - 1023) * 78913) >> 18
    let limit = Self.powers[digits]
    var scaled = Self.scale(size, digits - 1 - power)
    if scaled >= limit {
      power += 1
      scaled = Self.scale(size, digits - 1 - power)
    }
    // Two factors at most, each exact or rounded once: off by less than 10⁻⁶ in numbers below 10⁸.
    let fraction = scaled - scaled.rounded(.down)
    guard abs(fraction - 0.5) > 1e-6, scaled >= limit / 10, scaled < limit else { return nil }
    var whole = UInt32(scaled.rounded())
    if whole == UInt32(limit) {
      whole /= 10
      power += 1
    }
    var count = digits
    while whole % 10 == 0 {
      whole /= 10
      count -= 1
    }
    self.whole = whole
    self.count = count
    self.power = power
  }

  /// 10ⁿ for n from 0 to 22, all exact.
  private static let powers: [Double] = [
    1e0, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15, 1e16, 1e17, 1e18,
    1e19,
    1e20, 1e21, 1e22,
  ]

  /// size · 10ⁿ.
  private static func scale(_ size: Double, _ n: Int) -> Double {
    if n < 0 { return -n <= 22 ? size / powers[-n] : size / 1e22 / powers[-n - 22] }
    return n <= 22 ? size * powers[n] : size * 1e22 * powers[n - 22]
  }

  /// The number as `displayText` has it.
  func append(isNegative: Bool, to bytes: inout [UInt8]) {
    let isPositional = power >= -3 && power < 6
    if !isPositional, whole == 1 {
      if isNegative { bytes.append(contentsOf: "\(minusSign)1".utf8) }
      appendPower(power, isProduct: isNegative, to: &bytes)
      return
    }
    if isNegative { bytes.append(contentsOf: minusSign.utf8) }
    // Places from that of the first digit or of the ones, whichever is higher, to that of the last digit or the ones.
    let first = isPositional ? power : 0
    let last = first - count + 1
    var divisor = UInt32(Self.powers[count - 1])
    for place in stride(from: max(first, 0), through: min(last, 0), by: -1) {
      if place == -1 { bytes.append(.point) }
      if place > first || place < last {
        bytes.append(.zero)
      } else {
        bytes.append(.zero + UInt8(whole / divisor % 10))
        divisor = max(divisor / 10, 1)
      }
    }
    if !isPositional { appendPower(power, isProduct: true, to: &bytes) }
  }
}
