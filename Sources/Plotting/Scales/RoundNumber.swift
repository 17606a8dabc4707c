import CMaths

/// A number of few digits: mantissa · 10^exponent.
struct RoundNumber: Hashable {
  var mantissa: Int
  var exponent: Int

  init(mantissa: Int, exponent: Int) {
    self.mantissa = mantissa
    self.exponent = exponent
  }

  /// A finite number rounded to some significant digits.
  init(_ value: Double, digits: Int) {
    guard value != 0, value.isFinite else {
      self.init(mantissa: 0, exponent: 0)
      return
    }
    let exponent = Int(log10(abs(value)).rounded(.down)) - digits + 1
    self.init(mantissa: Int(Self.scaled(value, by: -exponent).rounded()), exponent: exponent)
    self = normalized
  }

  /// The same number without trailing zeros in its mantissa.
  var normalized: RoundNumber {
    guard mantissa != 0 else { return RoundNumber(mantissa: 0, exponent: 0) }
    var number = self
    while number.mantissa % 10 == 0 {
      number.mantissa /= 10
      number.exponent += 1
    }
    return number
  }

  /// The nearest double.
  var value: Double { Self.scaled(Double(mantissa), by: exponent) }

  /// `value` · 10^`power`. In two steps where the power of ten alone would be no number: of values near the smallest.
  private static func scaled(_ value: Double, by power: Int) -> Double {
    if power > 300 { return scaled(value * TickStep.powerOfTen(300), by: power - 300) }
    if power < -300 { return scaled(value / TickStep.powerOfTen(300), by: power + 300) }
    return power < 0 ? value / TickStep.powerOfTen(-power) : value * TickStep.powerOfTen(power)
  }

  /// The number written out, or with a power of ten where it is very small or large.
  var markup: String { TickFormat(largest: abs(mantissa), exponent: exponent).markup(mantissa) }
}
