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
    let scaled =
      exponent < 0 ? value * TickStep.powerOfTen(-exponent) : value / TickStep.powerOfTen(exponent)
    self.init(mantissa: Int(scaled.rounded()), exponent: exponent)
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
  var value: Double {
    exponent < 0
      ? Double(mantissa) / TickStep.powerOfTen(-exponent)
      : Double(mantissa) * TickStep.powerOfTen(exponent)
  }

  /// The number written out, or with a power of ten where it is very small or large.
  var markup: String { TickFormat(largest: abs(mantissa), exponent: exponent).markup(mantissa) }
}
