import CMaths

/// The value of an operation as the builder has it, before any are joined. Outside a function's domain it is NaN,
/// as IEEE 754 has it.
func apply(_ operation: Operation, _ a: Double, _ b: Double, _ c: Double) -> Double {
  switch operation {
  case .add: return a + b
  case .subtract: return a - b
  case .multiply: return a * b
  case .divide: return a / b
  case .negate: return -a
  default: return applyFunction(operation, a, b, c)
  }
}

/// The operations that cost more than the call.
@usableFromInline @inline(never)
func applyFunction(_ operation: Operation, _ a: Double, _ b: Double, _ c: Double) -> Double {
  switch operation {
  case .power: CMaths.pow(a, b)
  case .squareRoot: a.squareRoot()
  case .cubeRoot: CMaths.cbrt(a)
  case .absolute: Swift.abs(a)
  case .sign: a > 0 ? 1 : a < 0 ? -1 : a.isNaN ? a : 0
  case .step: a > 0 ? 1 : a < 0 ? 0 : a.isNaN ? a : 0.5
  case .sigmoid: sigmoid(a)
  case .sine: CMaths.sin(a)
  case .cosine: CMaths.cos(a)
  case .tangent: CMaths.tan(a)
  case .arcSine: CMaths.asin(a)
  case .arcCosine: CMaths.acos(a)
  case .arcTangent: CMaths.atan(a)
  case .hyperbolicSine: CMaths.sinh(a)
  case .hyperbolicCosine: CMaths.cosh(a)
  case .hyperbolicTangent: CMaths.tanh(a)
  case .areaSine: CMaths.asinh(a)
  case .areaCosine: CMaths.acosh(a)
  case .areaTangent: CMaths.atanh(a)
  case .exponential: CMaths.exp(a)
  case .exponentialMinusOne: CMaths.expm1(a)
  case .logarithm: CMaths.log(a)
  case .logarithmOnePlus: CMaths.log1p(a)
  case .decimalLogarithm: CMaths.log10(a)
  case .binaryLogarithm: CMaths.log2(a)
  case .arcTangent2: CMaths.atan2(a, b)
  case .hypotenuse: CMaths.hypot(a, b)
  case .minimum: a < b ? a : b <= a ? b : .nan
  case .maximum: a > b ? a : b >= a ? b : .nan
  case .powerLogarithm: a == 0 && b > 0 ? 0 : CMaths.pow(a, b) * CMaths.log(a)
  case .compare: a > b ? 1 : a < b ? -1 : a == b ? 0 : .nan
  case .choose: a > 0 ? b : a < 0 ? c : a == 0 ? b + (c - b) / 2 : .nan
  case .add, .subtract, .multiply, .divide, .negate, .multiplyAdd, .multiplySubtract, .subtractMultiply,
    .addProducts, .subtractProducts, .multiplyTwice:
    .nan
  }
}

/// 1 / (1 + e^−a), without a loss of digits for very negative a.
private func sigmoid(_ a: Double) -> Double {
  if a >= 0 { return 1 / (1 + CMaths.exp(-a)) }
  let growing = CMaths.exp(a)
  return growing / (1 + growing)
}
