/// Exact derivatives by the rules of calculus.
///
/// Where a function has no derivative, one is stated: |x|′ = sign(x), 0 at 0; at a tie of min or max the mean
/// of both; step′ = sign′ = 0. For c^x and x^y at the edges: (x^n)′ = n·x^(n−1) holds for x ≤ 0 too, and
/// ∂(x^y)/∂y is 0 at x = 0 < y.
extension ExpressionGraph {
  /// The derivatives of `roots` with respect to a variable.
  mutating func derivatives(of roots: [NodeID], by variable: Int) -> [NodeID] {
    guard !isTooLarge else { return roots }
    let zero = zero
    var derivative = [NodeID](repeating: zero, count: nodes.count)
    for id in reachable(from: roots) {
      // Operands stand first, so theirs are known.
      derivative[Int(id)] = self.derivative(of: id, by: variable, zero, derivative)
      if isTooLarge { return roots }
    }
    return roots.map { derivative[Int($0)] }
  }

  private mutating func derivative(
    of id: NodeID, by variable: Int, _ zero: NodeID, _ known: [NodeID]
  ) -> NodeID {
    switch self[id] {
    case .number, .constant, .parameter:
      return zero
    case .variable(let index):
      return index == variable ? one : zero
    case .negative(let a):
      return negate(known[Int(a)])
    case .sum(let terms):
      return add(terms.map { known[Int($0)] }.filter { $0 != zero })
    case .product(let factors):
      return derivativeOfProduct(factors[...], zero, known).derivative
    case .quotient(let a, let b):
      let (da, db) = (known[Int(a)], known[Int(b)])
      if db == zero { return divide(da, b) }
      let square = power(b, 2)
      if da == zero {
        let product = multiply([a, db])
        let quotient = divide(product, square)
        return negate(quotient)
      }
      // (a′b − ab′)/b²
      let first = multiply([da, b])
      let second = multiply([a, db])
      return divide(sum: [first, negate(second)], by: square)
    case .power(let base, let exponent):
      return derivativeOfPower(id, base, exponent, zero, known)
    case .call(let function, let arguments):
      if arguments.allSatisfy({ known[Int($0)] == zero }) { return zero }
      if arguments.count == 1 {
        let outer = derivative(of: function, at: arguments[0], id, zero)
        return multiply([outer, known[Int(arguments[0])]])
      }
      return derivative(of: function, at: arguments, id, zero, known)
    }
  }

  /// The product rule: each factor in turn replaced by its derivative. A long product is halved instead, which
  /// keeps the result as small as the product.
  private mutating func derivativeOfProduct(
    _ factors: ArraySlice<NodeID>, _ zero: NodeID, _ known: [NodeID]
  ) -> (product: NodeID, derivative: NodeID) {
    if factors.count > 6 {
      let middle = (factors.startIndex + factors.endIndex) / 2
      let left = derivativeOfProduct(factors[..<middle], zero, known)
      let right = derivativeOfProduct(factors[middle...], zero, known)
      let product = place(.product([left.product, right.product]))
      let first = place(.product([left.derivative, right.product]))
      let second = place(.product([left.product, right.derivative]))
      if left.derivative == zero && right.derivative == zero { return (product, zero) }
      if left.derivative == zero { return (product, second) }
      if right.derivative == zero { return (product, first) }
      return (product, place(.sum([first, second])))
    }
    var terms: [NodeID] = []
    for index in factors.indices where known[Int(factors[index])] != zero {
      var changed = Array(factors)
      changed[index - factors.startIndex] = known[Int(factors[index])]
      terms.append(multiply(changed))
    }
    let product = factors.count == 1 ? factors[factors.startIndex] : place(.product(Array(factors)))
    return (product, add(terms))
  }

  private mutating func derivativeOfPower(
    _ id: NodeID, _ base: NodeID, _ exponent: NodeID, _ zero: NodeID, _ known: [NodeID]
  ) -> NodeID {
    let (da, db) = (known[Int(base)], known[Int(exponent)])
    var terms: [NodeID] = []
    if da != zero {
      // n a^(n−1) a′
      let lowered: NodeID
      if let n = numberValue(exponent) {
        lowered = power(base, n - 1)
      } else {
        let minusOne = number(-1)
        let less = add([exponent, minusOne])
        lowered = place(.power(base, less))
      }
      terms.append(multiply([exponent, lowered, da]))
    }
    if db != zero {
      // a^b ln(a) b′
      if case .constant(.e) = self[base] {
        terms.append(multiply([id, db]))
      } else if let a = numberValue(base), a > 0 {
        let logarithm = call(.ln, base)
        terms.append(multiply([logarithm, id, db]))
      } else {
        let both = call(.powln, base, exponent)
        terms.append(multiply([both, db]))
      }
    }
    return add(terms)
  }

  /// f′(u) for a function of one number; `id` is f(u) itself.
  private mutating func derivative(
    of function: MathFunction, at u: NodeID, _ id: NodeID, _ zero: NodeID
  ) -> NodeID {
    let one = one
    switch function {
    case .sin: return call(.cos, u)
    case .cos: return negate(call(.sin, u))
    case .tan: return add([one, power(id, 2)])
    // (1 − u)(1 + u) keeps its digits near ±1, where 1 − u² loses them.
    case .asin: return divide(one, call(.sqrt, oneMinusSquare(u)))
    case .acos: return negate(divide(one, call(.sqrt, oneMinusSquare(u))))
    case .atan: return divide(one, add([one, power(u, 2)]))
    case .sinh: return call(.cosh, u)
    case .cosh: return call(.sinh, u)
    case .tanh: return divide(one, power(call(.cosh, u), 2))
    case .asinh: return divide(one, call(.sqrt, add([power(u, 2), one])))
    case .acosh:
      // As a product of roots it is NaN below 1, as the function is.
      let minusOne = number(-1)
      let less = call(.sqrt, add([u, minusOne]))
      let more = call(.sqrt, add([u, one]))
      return divide(one, multiply([less, more]))
    case .atanh: return divide(one, oneMinusSquare(u))
    case .exp: return id
    case .expm1: return call(.exp, u)
    case .ln: return divide(one, u)
    case .log1p: return divide(one, add([one, u]))
    case .log10, .log2:
      let base = number(function == .log2 ? 2 : 10)
      return divide(one, multiply([u, call(.ln, base)]))
    case .sqrt:
      let two = number(2)
      return divide(one, multiply([two, id]))
    case .cbrt:
      let three = number(3)
      return divide(one, multiply([three, power(id, 2)]))
    case .abs: return call(.sign, u)
    case .sigmoid: return multiply([id, call(.sigmoid, negate(u))])
    case .sign, .step: return zero
    case .atan2, .hypot, .min, .max, .select, .powln: return zero
    }
  }

  private mutating func oneMinusSquare(_ u: NodeID) -> NodeID {
    let one = one
    let less = add([one, negate(u)])
    let more = add([one, u])
    return place(.product([less, more]))
  }

  /// The derivative of a function of several numbers along the derivatives of its arguments.
  private mutating func derivative(
    of function: MathFunction, at arguments: [NodeID], _ id: NodeID, _ zero: NodeID, _ known: [NodeID]
  ) -> NodeID {
    let a = arguments[0]
    let b = arguments[1]
    let (da, db) = (known[Int(a)], known[Int(b)])
    switch function {
    case .atan2:
      let square = add([power(a, 2), power(b, 2)])
      let first = multiply([b, da])
      let second = negate(multiply([a, db]))
      return divide(add([first, second]), square)
    case .hypot:
      let sum = add([multiply([a, da]), multiply([b, db])])
      return divide(sum, id)
    case .max, .min:
      // One after the other: max(a, b, c) is max(max(a, b), c).
      var value = a
      var derivative = da
      for next in arguments.dropFirst() {
        let dnext = known[Int(next)]
        if derivative != dnext {
          derivative =
            function == .max
            ? place(.call(.select, [value, next, derivative, dnext]))
            : place(.call(.select, [next, value, derivative, dnext]))
        }
        value = place(.call(function, [value, next]))
      }
      return derivative
    case .select:
      let (dp, dq) = (known[Int(arguments[2])], known[Int(arguments[3])])
      return dp == dq ? dp : place(.call(.select, [a, b, dp, dq]))
    case .powln:
      // (a^b ln a)′ = a^(b−1)(b ln a + 1) a′ + a^b ln²a b′
      var terms: [NodeID] = []
      if da != zero {
        let minusOne = number(-1)
        let less = add([b, minusOne])
        let withLogarithm = multiply([b, call(.powln, a, less)])
        let plain = place(.power(a, less))
        terms.append(multiply([add([withLogarithm, plain]), da]))
      }
      if db != zero { terms.append(multiply([id, call(.ln, a), db])) }
      return add(terms)
    default:
      return zero
    }
  }
}
