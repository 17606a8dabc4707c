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

  /// A number times powers; those with a negative exponent stand below the line.
  private struct Monomial {
    var coefficient = Ratio(1)
    var bases: [NodeID] = []
    var exponents: [Double] = []
  }

  /// Products longer than this stay as they are: taking them apart again and again would cost their square.
  private static let longestProduct = 24

  private mutating func collect(_ factor: NodeID, power: Double, into monomial: inout Monomial) {
    switch self[factor] {
    case .number(let bits):
      let value = Double(bitPattern: bits)
      guard power < 0 else {
        monomial.coefficient = monomial.coefficient * Ratio(value)
        return
      }
      // A division by zero stays to be seen: it gives infinity or NaN, as written.
      if value != 0 && value.isFinite {
        monomial.coefficient = monomial.coefficient * Ratio(1, over: value)
      } else {
        append(factor, power, &monomial)
      }
    case .negative(let inner):
      monomial.coefficient = monomial.coefficient * Ratio(-1)
      collect(inner, power: power, into: &monomial)
    case .product(let factors) where factors.count + monomial.bases.count <= Self.longestProduct:
      for inner in factors { collect(inner, power: power, into: &monomial) }
    case .quotient(let a, let b) where monomial.bases.count < Self.longestProduct:
      collect(a, power: power, into: &monomial)
      collect(b, power: -power, into: &monomial)
    case .power(let base, let exponent):
      if let n = numberValue(exponent), n.isCount {
        append(base, power * n, &monomial)
      } else {
        append(factor, power, &monomial)
      }
    default:
      append(factor, power, &monomial)
    }
  }

  private func append(_ base: NodeID, _ exponent: Double, _ monomial: inout Monomial) {
    if let place = monomial.bases.firstIndex(of: base) {
      monomial.exponents[place] += exponent
    } else {
      monomial.bases.append(base)
      monomial.exponents.append(exponent)
    }
  }

  private mutating func build(_ monomial: Monomial) -> NodeID {
    if monomial.coefficient.isZero { return zero }
    var above: [(rank: Int, node: NodeID)] = []
    var below: [(rank: Int, node: NodeID)] = []
    for (base, exponent) in zip(monomial.bases, monomial.exponents) where exponent != 0 {
      let node = power(base, abs(exponent))
      if exponent > 0 { above.append((rank(base), node)) } else { below.append((rank(base), node)) }
    }
    let coefficient = monomial.coefficient
    if let distributed = distribute(coefficient, over: above, below) { return distributed }
    let size = abs(coefficient.numerator)
    let top = product(size, above)
    var node = top
    if !below.isEmpty || coefficient.denominator != 1 {
      let bottom = product(coefficient.denominator, below)
      node = place(.quotient(top, bottom))
    }
    return coefficient.numerator < 0 ? place(.negative(node)) : node
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
    case .variable(let index): return 10_000 + index
    case .power(let inner, _): return rank(inner)
    case .call(_, let arguments):
      if arguments.allSatisfy({ rank($0) < 10_000 }) { return 9_999 }
      return 1_000_001
    default: return 1_000_000
    }
  }

  /// 0.5 · (4x³ − 32x + 5) is 2x³ − 16x + 2.5; only where no product is rounded, and where the number is not
  /// whole, for −2(1 − x) is better left.
  private mutating func distribute(
    _ coefficient: Ratio, over above: [(rank: Int, node: NodeID)], _ below: [(rank: Int, node: NodeID)]
  ) -> NodeID? {
    guard !coefficient.isWhole, coefficient.denominator == 1, below.isEmpty, above.count == 1,
      case .sum(let terms) = self[above[0].node], terms.count <= 16
    else { return nil }
    var products: [(NodeID, Ratio)] = []
    var helps = false
    for term in terms {
      var monomial = Monomial()
      collect(term, power: 1, into: &monomial)
      let number = monomial.coefficient
      guard number.denominator == 1 else { return nil }
      let product = coefficient.numerator * number.numerator
      guard (-product).addingProduct(coefficient.numerator, number.numerator) == 0 else { return nil }
      if abs(number.numerator) != 1 { helps = true }
      monomial.coefficient = Ratio(1)
      products.append((build(monomial), Ratio(product)))
    }
    guard helps else { return nil }
    var operands: [NodeID] = []
    for (rest, number) in products { operands.append(scale(rest, by: number)) }
    return place(.sum(operands))
  }
}

extension Ratio {
  fileprivate var isUnit: Bool { denominator == 1 && abs(numerator) == 1 }
}

extension Double {
  /// Whether this is 1, 2, 3, …, as an exponent that may be split and joined.
  fileprivate var isCount: Bool { self >= 1 && self <= 1_000 && self == rounded() }
}
