/// Runs a compiled formula at one point at a time. A value with scratch memory of its own: copy it to use it in
/// another task.
///
/// Outside the formula's domain the value is NaN, and then the gradient and the Hessian are NaN too, though the
/// rules of calculus give numbers there (1/x for ln x at −1). Nothing traps.
public struct Evaluator: Sendable {
  /// What it runs.
  public let compiled: CompiledFormula
  private var valueRegisters: [Double]
  private var gradientRegisters: [Double]
  private var hessianRegisters: [Double]

  /// An evaluator of a compiled formula.
  public init(_ compiled: CompiledFormula) {
    self.compiled = compiled
    valueRegisters = compiled.value.registers
    gradientRegisters = compiled.gradient.registers
    hessianRegisters = compiled.hessian.registers
  }

  /// Compiles and takes a formula.
  public init(_ formula: Formula) {
    self.init(CompiledFormula(formula))
  }

  /// The number of variables.
  public var dimension: Int { compiled.dimension }

  /// f at a position; NaN if its number of coordinates is not the formula's.
  public mutating func value(at position: [Double]) -> Double {
    guard position.count == dimension else { return .nan }
    for index in position.indices { valueRegisters[index] = position[index] }
    run(compiled.value, &valueRegisters)
    return valueRegisters[Int(compiled.value.outputs[0])]
  }

  /// f at (x, y), or at x for a formula of one variable; NaN for other numbers of variables.
  public mutating func value(x: Double, y: Double = 0) -> Double {
    guard load(x, y, &valueRegisters) else { return .nan }
    run(compiled.value, &valueRegisters)
    return valueRegisters[Int(compiled.value.outputs[0])]
  }

  /// f at a position, and ∇f written to `gradient`.
  public mutating func evaluate(at position: [Double], gradient: inout [Double]) -> Double {
    let count = dimension
    if gradient.count != count { gradient = [Double](repeating: .nan, count: count) }
    guard position.count == count else {
      for index in gradient.indices { gradient[index] = .nan }
      return .nan
    }
    for index in 0..<count { gradientRegisters[index] = position[index] }
    run(compiled.gradient, &gradientRegisters)
    let value = gradientRegisters[Int(compiled.gradient.outputs[0])]
    for index in 0..<count {
      gradient[index] =
        value.isNaN ? .nan : gradientRegisters[Int(compiled.gradient.outputs[index + 1])]
    }
    return value
  }

  /// f and its slopes at (x, y), without arrays; for a formula of one variable `y` is not read and `dy` is 0.
  public mutating func evaluate(x: Double, y: Double = 0) -> (value: Double, dx: Double, dy: Double) {
    guard load(x, y, &gradientRegisters) else { return (.nan, .nan, .nan) }
    run(compiled.gradient, &gradientRegisters)
    let outputs = compiled.gradient.outputs
    let value = gradientRegisters[Int(outputs[0])]
    if value.isNaN { return (value, .nan, outputs.count == 3 ? .nan : 0) }
    return (
      value, gradientRegisters[Int(outputs[1])],
      outputs.count == 3 ? gradientRegisters[Int(outputs[2])] : 0
    )
  }

  /// The matrix of second derivatives at a position (n × n, symmetric).
  public mutating func hessian(at position: [Double]) -> Matrix {
    let count = dimension
    var matrix = Matrix(rows: count, columns: count)
    guard position.count == count else {
      for index in matrix.elements.indices { matrix.elements[index] = .nan }
      return matrix
    }
    for index in 0..<count { hessianRegisters[index] = position[index] }
    run(compiled.hessian, &hessianRegisters)
    let outputs = compiled.hessian.outputs
    let isOutside = hessianRegisters[Int(outputs[0])].isNaN
    var next = 1 + count
    for row in 0..<count {
      for column in 0...row {
        let element = isOutside ? .nan : hessianRegisters[Int(outputs[next])]
        matrix[row, column] = element
        matrix[column, row] = element
        next += 1
      }
    }
    return matrix
  }

  @inline(__always)
  private func load(_ x: Double, _ y: Double, _ registers: inout [Double]) -> Bool {
    switch compiled.dimension {
    case 1: registers[0] = x
    case 2:
      registers[0] = x
      registers[1] = y
    default: return false
    }
    return true
  }
}

/// Runs a program once over its registers.
@inline(__always)
private func run(_ program: Program, _ registers: inout [Double]) {
  // Unsafe, since an array's bounds checks cost more than the arithmetic between them; every register number
  // was given out by `ProgramBuilder` for exactly these registers.
  registers.withUnsafeMutableBufferPointer { buffer in
    guard let r = buffer.baseAddress else { return }
    program.instructions.withUnsafeBufferPointer { code in
      interpret(code, r)
    }
  }
}

@inline(never)
private func interpret(_ code: UnsafeBufferPointer<Instruction>, _ r: UnsafeMutablePointer<Double>) {
  for instruction in code {
    let a = r[Int(instruction.a)]
    let b = r[Int(instruction.b)]
    let c = r[Int(instruction.c)]
    r[Int(instruction.result)] = apply(instruction.operation, a, b, c)
  }
}
