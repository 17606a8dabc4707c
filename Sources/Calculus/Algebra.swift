/// Building parts of derivatives in a tidy form: numbers collected in front, equal factors made powers, equal
/// terms added, zeros and ones gone.
///
/// Only steps that keep the function: nothing here makes a NaN of a number, and where a step removes a hole
/// (x²/x becomes x) the value put in it is the limit.
extension ExpressionGraph {
  var zero: NodeID { mutating get { number(0) } }
  var one: NodeID { mutating get { number(1) } }

  /// a + b + …
  mutating func add(_ terms: [NodeID]) -> NodeID {
    var sum = LinearCombination()
    for term in terms { collect(term, times: Ratio(1), into: &sum) }
    var operands: [NodeID] = []
    for (rest, coefficient) in zip(sum.rests, sum.coefficients) where !coefficient.isZero {
      operands.append(scale(rest, by: coefficient))
    }
    // y − 1 reads better than −1 + y.
    if let first = operands.first, operands.count > 1, case .negative(let inner) = self[first],
      case .number = self[inner]
    {
      operands.append(operands.removeFirst())
    }
    switch operands.count {
    case 0: return zero
    case 1: return operands[0]
    default: return place(.sum(operands))
    }
  }

  /// a · b · …
  mutating func multiply(_ factors: [NodeID]) -> NodeID {
    var monomial = Monomial()
    for factor in factors { collect(factor, power: 1, into: &monomial) }
    return build(monomial)
  }

  /// a / b.
  mutating func divide(_ a: NodeID, _ b: NodeID) -> NodeID {
    var monomial = Monomial()
    collect(a, power: 1, into: &monomial)
    collect(b, power: -1, into: &monomial)
    return build(monomial)
  }

  /// −a.
  mutating func negate(_ a: NodeID) -> NodeID {
    let minusOne = number(-1)
    return multiply([minusOne, a])
  }

  /// base^exponent for a number.
  mutating func power(_ base: NodeID, _ exponent: Double) -> NodeID {
    if exponent == 0 { return one }
    if exponent == 1 { return base }
    if exponent.isCount, case .power(let inner, let second) = self[base],
      let n = numberValue(second), n.isCount
    {
      return power(inner, n * exponent)
    }
    let exponentNode = number(exponent)
    return place(.power(base, exponentNode))
  }

  mutating func call(_ function: MathFunction, _ arguments: NodeID...) -> NodeID {
    place(.call(function, arguments))
  }

  // MARK: Sums

  private struct LinearCombination {
    var rests: [NodeID] = []
    var coefficients: [Ratio] = []
    var places: [NodeID: Int] = [:]
  }

  private mutating func collect(_ term: NodeID, times factor: Ratio, into sum: inout LinearCombination) {
    switch self[term] {
    case .sum(let terms) where terms.count <= 64 && factor.isUnit:
      for inner in terms { collect(inner, times: factor, into: &sum) }
    case .negative(let inner):
      collect(inner, times: factor * Ratio(-1), into: &sum)
    default:
      var monomial = Monomial()
      collect(term, power: 1, into: &monomial)
      let coefficient = monomial.coefficient * factor
      monomial.coefficient = Ratio(1)
      let rest = build(monomial)
      if let place = sum.places[rest] {
        sum.coefficients[place] = sum.coefficients[place] + coefficient
      } else {
        sum.places[rest] = sum.rests.count
        sum.rests.append(rest)
        sum.coefficients.append(coefficient)
      }
    }
  }

  private mutating func scale(_ node: NodeID, by coefficient: Ratio) -> NodeID {
    var monomial = Monomial()
    collect(node, power: 1, into: &monomial)
    monomial.coefficient = monomial.coefficient * coefficient
    return build(monomial)
  }

  // MARK: Products

  /// A number times powers; those with a negative exponent stand below the line. The square root of a part is
  /// its power ½, so that roots cancel.
  private struct Monomial {
    var coefficient = Ratio(1)
    var bases: [NodeID] = []
    var exponents: [Double] = []

    mutating func append(_ base: NodeID, _ exponent: Double) {
      if let place = bases.firstIndex(of: base) {
        exponents[place] += exponent
      } else {
        bases.append(base)
        exponents.append(exponent)
      }
    }

    func exponent(of base: NodeID) -> Double {
      bases.firstIndex(of: base).map { exponents[$0] } ?? 0
    }
  }

  /// Products longer than this stay as they are: taking them apart again and again would cost their square.
  private static let longestProduct = 24

  private mutating func collect(_ factor: NodeID, power: Double, into monomial: inout Monomial) {
    let isWhole = power == power.rounded() && abs(power) <= 16
    switch self[factor] {
    case .number(let bits) where isWhole:
      let value = Double(bitPattern: bits)
      // A division by zero stays to be seen: it gives infinity or NaN, as written.
      guard value.isFinite, value != 0 || power > 0 else {
        monomial.append(factor, power)
        return
      }
      let number = power < 0 ? Ratio(1, over: value) : Ratio(value)
      for _ in 0..<Int(abs(power)) { monomial.coefficient = monomial.coefficient * number }
    case .negative(let inner) where isWhole:
      if Int(power) % 2 != 0 { monomial.coefficient = monomial.coefficient * Ratio(-1) }
      collect(inner, power: power, into: &monomial)
    case .product(let factors) where isWhole && factors.count + monomial.bases.count <= Self.longestProduct:
      for inner in factors { collect(inner, power: power, into: &monomial) }
    case .quotient(let a, let b) where isWhole && monomial.bases.count < Self.longestProduct:
      collect(a, power: power, into: &monomial)
      collect(b, power: -power, into: &monomial)
    case .power(let base, let exponent):
      if let n = numberValue(exponent), n.isCount {
        if case .call(.sqrt, let arguments) = self[base] {
          monomial.append(arguments[0], power * n / 2)
        } else {
          monomial.append(base, power * n)
        }
      } else {
        monomial.append(factor, power)
      }
    case .call(.sqrt, let arguments):
      monomial.append(arguments[0], power / 2)
    default:
      monomial.append(factor, power)
    }
  }

  private mutating func build(_ whole: Monomial) -> NodeID {
    let monomial = opened(whole)
    if monomial.coefficient.isZero { return zero }
    var above: [(rank: Int, node: NodeID)] = []
    var below: [(rank: Int, node: NodeID)] = []
    for (base, exponent) in zip(monomial.bases, monomial.exponents) where exponent != 0 {
      let count = abs(exponent).rounded(.down)
      var parts: [(rank: Int, node: NodeID)] = []
      if count > 0 { parts.append((rank(base), power(base, count))) }
      if abs(exponent) != count {
        let root = call(.sqrt, base)
        parts.append((rank(root), root))
      }
      if exponent > 0 { above += parts } else { below += parts }
    }
    let coefficient = monomial.coefficient
    if below.isEmpty, above.count == 1, let sum = distribute(coefficient, over: above[0].node) { return sum }
    let (front, under) = coefficient.written
    let top = product(abs(front), above)
    var node = top
    if !below.isEmpty || under != 1 {
      let bottom = product(under, below)
      node = place(.quotient(top, bottom))
    }
    return front < 0 ? place(.negative(node)) : node
  }

  /// Roots that came together may have made a whole power of a product, whose factors then join the others:
  /// √(2x) · √(2x) is 2 · x.
  private mutating func opened(_ whole: Monomial) -> Monomial {
    var needsOpening = false
    for (base, exponent) in zip(whole.bases, whole.exponents) where abs(exponent) >= 1 {
      switch self[base] {
      case .number, .negative, .product, .quotient: needsOpening = true
      default: break
      }
    }
    guard needsOpening else { return whole }
    var monomial = Monomial()
    monomial.coefficient = whole.coefficient
    for (base, exponent) in zip(whole.bases, whole.exponents) {
      let count = exponent.rounded(.towardZero)
      if count != 0 { collect(base, power: count, into: &monomial) }
      if exponent != count { monomial.append(base, exponent - count) }
    }
    return monomial
  }

  /// The number, then the factors by rank.
  private mutating func product(_ number: Double, _ factors: [(rank: Int, node: NodeID)]) -> NodeID {
    var operands: [NodeID] = []
    if number != 1 || factors.isEmpty { operands.append(self.number(number)) }
    // Ranks are few; a stable order keeps the factors as they were written otherwise.
    let ranks = Set(factors.map { $0.rank }).sorted()
    for rank in ranks {
      for factor in factors where factor.rank == rank { operands.append(factor.node) }
    }
    return operands.count == 1 ? operands[0] : place(.product(operands))
  }

  /// Constants before variables, variables in their order, then sums, then functions.
  private func rank(_ base: NodeID) -> Int {
    switch self[base] {
    case .number, .constant: return 0
    case .parameter(let index): return 1 + index
    case _ where isConstant(base): return 9_999
    case .variable(let index): return 10_000 + index
    case .power(let inner, let exponent):
      if case .number = self[exponent] { return rank(inner) }
      return 1_000_001
    case .call: return 1_000_001
    default: return 1_000_000
    }
  }

  /// 0.5 · (4x³ − 32x + 5) is 2x³ − 16x + 2.5; not for a whole number, since −2(1 − x) is better left, nor where
  /// a term would become longer.
  private mutating func distribute(_ coefficient: Ratio, over factor: NodeID) -> NodeID? {
    guard coefficient.hasPoint, !coefficient.isWhole, case .sum(let terms) = self[factor], terms.count <= 16
    else { return nil }
    var products: [Monomial] = []
    var helps = false
    for term in terms {
      var monomial = Monomial()
      collect(term, power: 1, into: &monomial)
      if !monomial.coefficient.isUnit { helps = true }
      monomial.coefficient = monomial.coefficient * coefficient
      guard monomial.coefficient.written.below == 1 else { return nil }
      products.append(monomial)
    }
    guard helps else { return nil }
    var operands: [NodeID] = []
    for product in products { operands.append(build(product)) }
    return place(.sum(operands))
  }

  // MARK: Fractions

  /// (a + b + …) / denominator with no fraction left in the sum and what all terms share with the denominator
  /// cancelled: (√u − x²/√u) / u becomes (u − x²) / (u √u), (2u² − 8x² u) / u⁴ becomes (2u − 8x²) / u³.
  mutating func divide(sum terms: [NodeID], by denominator: NodeID) -> NodeID {
    guard terms.count <= 16 else { return divide(add(terms), denominator) }
    var monomials: [Monomial] = []
    for term in terms {
      var monomial = Monomial()
      collect(term, power: 1, into: &monomial)
      if !monomial.coefficient.isZero { monomials.append(monomial) }
    }
    var result = Monomial()
    collect(denominator, power: -1, into: &result)
    // What to multiply each term by: positive to clear a fraction, negative to cancel.
    var common = Monomial()
    for base in result.bases + monomials.flatMap({ $0.bases }) where !common.bases.contains(base) {
      let lowest = monomials.map { $0.exponent(of: base) }.min() ?? 0
      let below = max(-result.exponent(of: base), 0)
      if lowest < 0 { common.append(base, -lowest) }
      if lowest > 0, below > 0 { common.append(base, -min(lowest, below)) }
    }
    guard common.bases.count <= 6 else { return divide(add(terms), denominator) }
    var cleared: [NodeID] = []
    for var monomial in monomials {
      for (base, exponent) in zip(common.bases, common.exponents) { monomial.append(base, exponent) }
      cleared.append(build(monomial))
    }
    let numerator = add(cleared)
    collect(numerator, power: 1, into: &result)
    for (base, exponent) in zip(common.bases, common.exponents) { result.append(base, -exponent) }
    return build(result)
  }
}

extension Double {
  /// Whether this is 1, 2, 3, …, as an exponent that may be split and joined.
  fileprivate var isCount: Bool { self >= 1 && self <= 1_000 && self == rounded() }
}
