import CMaths

/// A closed interval that holds every value which an expression takes over a box. Ends may be infinite; an
/// interval with NaN ends is empty: nothing there is defined.
///
/// Interval arithmetic as in R. E. Moore, R. B. Kearfott and M. J. Cloud, "Introduction to Interval Analysis"
/// (2009), without directed rounding: the boxes that are examined overlap by far more than a rounding error.
struct Enclosure: Sendable, Hashable {
  var lower: Double
  var upper: Double

  init(_ lower: Double, _ upper: Double) {
    self.lower = lower
    self.upper = upper
  }

  init(_ value: Double) { self.init(value, value) }

  /// Every number.
  static let all = Enclosure(-.infinity, .infinity)
  /// No number.
  static let empty = Enclosure(.nan, .nan)

  var isEmpty: Bool { lower.isNaN || upper.isNaN }
  var containsZero: Bool { lower <= 0 && upper >= 0 }
  var width: Double { upper - lower }
  var center: Double { lower + (upper - lower) / 2 }
  /// The largest absolute value.
  var magnitude: Double { max(abs(lower), abs(upper)) }
  var isBounded: Bool { lower > -.infinity && upper < .infinity }

  /// The interval between the smallest and the largest of some numbers; NaN among them (∞ − ∞, 0 · ∞ of a
  /// bound) makes it unbounded.
  private static func hull(_ a: Double, _ b: Double, _ c: Double, _ d: Double) -> Enclosure {
    let low = Swift.min(Swift.min(a, b), Swift.min(c, d))
    let high = Swift.max(Swift.max(a, b), Swift.max(c, d))
    return (a + b + c + d).isNaN && (a.isNaN || b.isNaN || c.isNaN || d.isNaN) ? .all : Enclosure(low, high)
  }

  static func + (a: Enclosure, b: Enclosure) -> Enclosure {
    if a.isEmpty || b.isEmpty { return .empty }
    let low = a.lower + b.lower
    let high = a.upper + b.upper
    return Enclosure(low.isNaN ? -.infinity : low, high.isNaN ? .infinity : high)
  }

  static prefix func - (a: Enclosure) -> Enclosure { Enclosure(-a.upper, -a.lower) }
  static func - (a: Enclosure, b: Enclosure) -> Enclosure { a + (-b) }

  static func * (a: Enclosure, b: Enclosure) -> Enclosure {
    if a.isEmpty || b.isEmpty { return .empty }
    return hull(
      times(a.lower, b.lower), times(a.lower, b.upper), times(a.upper, b.lower), times(a.upper, b.upper))
  }

  /// An end of a product; a zero stays a zero beside an unbounded end, for no number in it is infinite.
  private static func times(_ a: Double, _ b: Double) -> Double { a == 0 || b == 0 ? 0 : a * b }

  static func / (a: Enclosure, b: Enclosure) -> Enclosure {
    if a.isEmpty || b.isEmpty { return .empty }
    if b.lower == 0 && b.upper == 0 { return .empty }
    if b.lower < 0 && b.upper > 0 { return .all }
    let reciprocal = Enclosure(
      b.upper == 0 ? -.infinity : 1 / b.upper, b.lower == 0 ? .infinity : 1 / b.lower)
    return b.lower == 0 || b.upper == 0 || !b.isBounded
      ? a * reciprocal
      : hull(a.lower / b.lower, a.lower / b.upper, a.upper / b.lower, a.upper / b.upper)
  }

  var squared: Enclosure { power(2) }

  /// Whole powers.
  func power(_ exponent: Int) -> Enclosure {
    if isEmpty { return .empty }
    if exponent < 0 { return Enclosure(1) / power(-exponent) }
    if exponent == 0 { return Enclosure(1) }
    let low = Enclosure.power(lower, exponent)
    let high = Enclosure.power(upper, exponent)
    if exponent % 2 == 1 { return Enclosure(low, high) }
    return containsZero
      ? Enclosure(0, Swift.max(low, high)) : Enclosure(Swift.min(low, high), Swift.max(low, high))
  }

  private static func power(_ base: Double, _ exponent: Int) -> Double {
    switch exponent {
    case 1: base
    case 2: base * base
    case 3: base * base * base
    case 4: (base * base) * (base * base)
    default: CMaths.pow(base, Double(exponent))
    }
  }

  /// Real powers, of the part that is not negative.
  func power(_ exponent: Enclosure) -> Enclosure {
    if isEmpty || exponent.isEmpty || upper < 0 { return .empty }
    let base = Enclosure(Swift.max(lower, 0), upper)
    return Enclosure.hull(
      CMaths.pow(base.lower, exponent.lower), CMaths.pow(base.lower, exponent.upper),
      CMaths.pow(base.upper, exponent.lower), CMaths.pow(base.upper, exponent.upper)
    ).union(base.contains(1) || exponent.containsZero ? Enclosure(1) : nil)
  }

  func contains(_ value: Double) -> Bool { lower <= value && value <= upper }

  func union(_ other: Enclosure?) -> Enclosure {
    guard let other else { return self }
    return Enclosure(Swift.min(lower, other.lower), Swift.max(upper, other.upper))
  }

  /// The common part, if there is one.
  func intersection(_ other: Enclosure) -> Enclosure? {
    let low = Swift.max(lower, other.lower)
    let high = Swift.min(upper, other.upper)
    return low <= high ? Enclosure(low, high) : nil
  }

  /// Of a function that never falls, over the part where it is defined.
  func rising(
    from lowest: Double = -.infinity, to highest: Double = .infinity, _ function: (Double) -> Double
  ) -> Enclosure {
    guard lower <= highest && upper >= lowest else { return .empty }
    let low = function(Swift.max(lower, lowest))
    let high = function(Swift.min(upper, highest))
    return Enclosure(low.isNaN ? -.infinity : low, high.isNaN ? .infinity : high)
  }

  /// Of an even function that rises with |x|.
  func even(_ function: (Double) -> Double) -> Enclosure {
    absolute.rising(from: 0, function)
  }

  var absolute: Enclosure {
    containsZero
      ? Enclosure(0, magnitude) : Enclosure(Swift.min(abs(lower), abs(upper)), magnitude)
  }

  /// The sine: its ends, and ±1 where a crest or a trough lies between.
  var sine: Enclosure { wave(CMaths.sin, crest: .pi / 2) }
  /// The cosine.
  var cosine: Enclosure { wave(CMaths.cos, crest: 0) }

  private func wave(_ function: (Double) -> Double, crest: Double) -> Enclosure {
    if isEmpty { return .empty }
    guard isBounded, width < 2 * .pi, magnitude < 1e9 else { return Enclosure(-1, 1) }
    let a = function(lower)
    let b = function(upper)
    return Enclosure(
      holds(crest + .pi) ? -1 : Swift.min(a, b), holds(crest) ? 1 : Swift.max(a, b))
  }

  /// Whether point + 2πk lies inside for some k.
  private func holds(_ point: Double) -> Bool {
    let turns = ((lower - point) / (2 * .pi)).rounded(.up)
    return point + 2 * .pi * turns <= upper
  }

  /// The tangent; unbounded if a pole lies between.
  var tangent: Enclosure {
    if isEmpty { return .empty }
    guard isBounded, width < .pi, magnitude < 1e9 else { return .all }
    let turns = ((lower - .pi / 2) / .pi).rounded(.up)
    if .pi / 2 + .pi * turns <= upper { return .all }
    return Enclosure(CMaths.tan(lower), CMaths.tan(upper))
  }
}
