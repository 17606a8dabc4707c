/// What one instruction does with the registers a, b, c and d.
@usableFromInline
enum Operation: UInt8, Sendable, Hashable {
  case add, subtract, multiply, divide, negate
  /// a·b + c, a·b − c and c − a·b, rounded twice, as when written apart.
  case multiplyAdd, multiplySubtract, subtractMultiply
  /// a·b + c·d and a·b − c·d, each product rounded, as when written apart.
  case addProducts, subtractProducts
  /// (a·b)·c.
  case multiplyTwice
  case power
  case squareRoot, cubeRoot, absolute, sign, step, sigmoid
  case sine, cosine, tangent, arcSine, arcCosine, arcTangent
  case hyperbolicSine, hyperbolicCosine, hyperbolicTangent
  case areaSine, areaCosine, areaTangent
  case exponential, exponentialMinusOne
  case logarithm, logarithmOnePlus, decimalLogarithm, binaryLogarithm
  case arcTangent2, hypotenuse, minimum, maximum, powerLogarithm
  /// 1, 0, −1 as a > b, a = b, a < b; NaN where they cannot be compared.
  case compare
  /// By a of `compare`: b, the mean of b and c, or c.
  case choose
}

extension Operation {
  /// Whether numbers always give a number.
  var isTotal: Bool {
    switch self {
    case .divide, .power, .squareRoot, .arcSine, .arcCosine, .areaCosine, .areaTangent, .logarithm,
      .logarithmOnePlus, .decimalLogarithm, .binaryLogarithm, .powerLogarithm:
      false
    default: true
    }
  }
}

/// One instruction: `result` = operation(a, b, c, d), all register numbers; an operand that the operation does not
/// have is −1 while the program is built and repeats a in the program.
struct Instruction: Sendable, Hashable {
  var operation: Operation
  var result: Int32
  var a: Int32
  var b: Int32
  var c: Int32
  var d: Int32 = -1

  /// The operands that it has while the program is built.
  func forEachOperand(_ body: (Int32) -> Void) {
    body(a)
    if b >= 0 { body(b) }
    if c >= 0 { body(c) }
    if d >= 0 { body(d) }
  }
}

/// A formula's values as straight-line code over registers: first the variables, then the constants, then what
/// is computed.
struct Program: Sendable, Hashable {
  var instructions: [Instruction]
  /// The registers as they are before the first run: constants in their places, zeros elsewhere.
  var registers: [Double]
  var variableCount: Int
  /// Where the results stand after a run.
  var outputs: [Int32]
}
