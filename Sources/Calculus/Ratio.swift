/// A number in front of a term, as a fraction while both of its parts are whole, so that the derivative of
/// x³/6 is x²/2 and not 0.5 x² with a rounded 1/6 in it.
struct Ratio {
  var numerator: Double
  var denominator: Double

  init(_ numerator: Double, over denominator: Double = 1) {
    self.numerator = numerator
    self.denominator = denominator
    reduce()
  }

  static func * (a: Ratio, b: Ratio) -> Ratio {
    Ratio(a.numerator * b.numerator, over: a.denominator * b.denominator)
  }

  static func + (a: Ratio, b: Ratio) -> Ratio {
    if a.denominator == b.denominator { return Ratio(a.numerator + b.numerator, over: a.denominator) }
    return Ratio(
      a.numerator * b.denominator + b.numerator * a.denominator, over: a.denominator * b.denominator)
  }

  var isZero: Bool { numerator == 0 }
  var isWhole: Bool { denominator == 1 && numerator == numerator.rounded() }

  private mutating func reduce() {
    if denominator < 0 {
      numerator = -numerator
      denominator = -denominator
    }
    guard denominator != 1 else { return }
    let largest = 0x1p53
    guard abs(numerator) < largest, denominator < largest, numerator == numerator.rounded(),
      denominator == denominator.rounded()
    else {
      // A fraction of rounded numbers is one rounded number; keep it apart only where that would overflow.
      let quotient = numerator / denominator
      if quotient.isFinite, quotient != 0 || numerator == 0 {
        numerator = quotient
        denominator = 1
      }
      return
    }
    var (a, b) = (UInt64(abs(numerator)), UInt64(denominator))
    while b != 0 { (a, b) = (b, a % b) }
    guard a > 1 else { return }
    numerator /= Double(a)
    denominator /= Double(a)
  }
}
