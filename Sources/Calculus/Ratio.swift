/// A number in front of a term, kept as an exact fraction where that is what a person would do: the derivative
/// of x³/6 is x²/2 and not 0.5 x² with a rounded 1/6 in it, three times 4.2 is 12.6 and not
/// 12.600000000000001. So a product of coefficients is rounded once, when it becomes a number again.
struct Ratio {
  /// Whole, as is `denominator`, unless the fraction could not be kept exact; then `denominator` is 1.
  private(set) var numerator: Double
  private(set) var denominator: Double
  /// Whether a number with a decimal point was in it, so that 0.5 does not become 1/2 on the page.
  private(set) var hasPoint: Bool

  /// A number as it is written: a whole one, or a decimal fraction of up to fifteen digits, is exact.
  init(_ value: Double) {
    if value != value.rounded(), value.isFinite, abs(value) >= 1e-9, abs(value) < 1e9 {
      // The decimal fraction that reads back to this number.
      var scale = 10.0
      for _ in 0..<15 {
        let whole = (value * scale).rounded()
        guard abs(whole) < 1e15 else { break }
        if whole / scale == value {
          self.init(whole, over: scale, hasPoint: true)
          return
        }
        scale *= 10
      }
    }
    self.init(value, over: 1, hasPoint: false)
  }

  /// The fraction of two numbers, the second not 0.
  init(_ numerator: Double, over denominator: Double) {
    self = Ratio(numerator).divided(by: Ratio(denominator))
  }

  private init(_ numerator: Double, over denominator: Double, hasPoint: Bool) {
    self.numerator = denominator < 0 ? -numerator : numerator
    self.denominator = abs(denominator)
    self.hasPoint = hasPoint
    guard self.denominator != 1 else { return }
    let limit = 0x1p53
    if abs(numerator) <= limit, self.denominator <= limit, numerator == numerator.rounded(),
      denominator == denominator.rounded()
    {
      var (a, b) = (UInt64(abs(numerator)), UInt64(self.denominator))
      while b != 0 { (a, b) = (b, a % b) }
      guard a > 1 else { return }
      self.numerator /= Double(a)
      self.denominator /= Double(a)
      return
    }
    // Too large to be exact: one rounded number, unless that would overflow or vanish.
    let quotient = self.numerator / self.denominator
    if quotient.isFinite, quotient != 0 || numerator == 0 {
      self.numerator = quotient
      self.denominator = 1
    }
  }

  static func * (a: Ratio, b: Ratio) -> Ratio {
    Ratio(
      a.numerator * b.numerator, over: a.denominator * b.denominator, hasPoint: a.hasPoint || b.hasPoint)
  }

  func divided(by other: Ratio) -> Ratio {
    Ratio(
      numerator * other.denominator, over: denominator * other.numerator,
      hasPoint: hasPoint || other.hasPoint)
  }

  static func + (a: Ratio, b: Ratio) -> Ratio {
    let hasPoint = a.hasPoint || b.hasPoint
    if a.denominator == b.denominator {
      return Ratio(a.numerator + b.numerator, over: a.denominator, hasPoint: hasPoint)
    }
    return Ratio(
      a.numerator * b.denominator + b.numerator * a.denominator, over: a.denominator * b.denominator,
      hasPoint: hasPoint)
  }

  var isZero: Bool { numerator == 0 }
  var isWhole: Bool { denominator == 1 && numerator == numerator.rounded() }
  /// 1 or −1.
  var isUnit: Bool { denominator == 1 && abs(numerator) == 1 }

  /// The number to write in front and the one to write below the line: 12.6 and 1, or 2 and 3.
  var written: (front: Double, below: Double) {
    guard hasPoint, denominator != 1 else { return (numerator, denominator) }
    // A decimal fraction ends if its denominator has no factor but 2 and 5.
    var rest = denominator <= 0x1p53 ? UInt64(denominator) : 0
    while rest > 1, rest % 2 == 0 { rest /= 2 }
    while rest > 1, rest % 5 == 0 { rest /= 5 }
    return rest == 1 ? (numerator / denominator, 1) : (numerator, denominator)
  }
}
