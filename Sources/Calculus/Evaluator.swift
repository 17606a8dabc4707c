/// Runs a compiled formula at one point at a time. A value with scratch memory of its own: copy it to use it in
/// another task.
///
/// Outside the formula's domain the value is NaN, and then the gradient and the Hessian are NaN too, though the
/// rules of calculus give numbers there (1/x for ln x at −1). Nothing traps.
public struct Evaluator: Sendable {
  /// What it runs.
  public let compiled: CompiledFormula
  /// The number of variables.
  public let dimension: Int
  private var valueMachine: Machine
  private var gradientMachine: Machine
  // Made at the first call, since most runs never ask.
  private var hessianMachine: Machine?
  private var stepMachine: Machine?
  private var stepPlaces: StepPlaces?
  private var valueBatch: BatchMachine?
  private var gradientBatch: BatchMachine?
  private var slopeBatch: BatchMachine?

  /// An evaluator of a compiled formula.
  public init(_ compiled: CompiledFormula) {
    self.compiled = compiled
    dimension = compiled.dimension
    valueMachine = Machine(compiled.value)
    gradientMachine = Machine(compiled.gradient)
  }

  /// Compiles and takes a formula.
  public init(_ formula: Formula) {
    self.init(CompiledFormula(formula))
  }

  /// f at a position; NaN if its number of coordinates is not the formula's.
  public mutating func value(at position: [Double]) -> Double {
    guard position.count == dimension else { return .nan }
    takeValueMachine()
    for index in 0..<dimension { valueMachine.registers[index] = position[index] }
    valueMachine.run()
    return valueMachine.output(0)
  }

  /// f at (x, y), or at x for a formula of one variable; NaN for other numbers of variables.
  public mutating func value(x: Double, y: Double = 0) -> Double {
    takeValueMachine()
    guard load(x, y, valueMachine) else { return .nan }
    valueMachine.run()
    return valueMachine.output(0)
  }

  /// f at a position, and ∇f written to `gradient`.
  public mutating func evaluate(at position: [Double], gradient: inout [Double]) -> Double {
    let count = dimension
    if gradient.count != count { gradient = [Double](repeating: .nan, count: count) }
    guard position.count == count else {
      for index in gradient.indices { gradient[index] = .nan }
      return .nan
    }
    takeGradientMachine()
    for index in 0..<count { gradientMachine.registers[index] = position[index] }
    gradientMachine.run()
    let value = gradientMachine.output(0)
    for index in 0..<count { gradient[index] = value.isNaN ? .nan : gradientMachine.output(index + 1) }
    return value
  }

  /// f and its slopes at (x, y), without arrays; for a formula of one variable `y` is not read and `dy` is 0.
  public mutating func evaluate(x: Double, y: Double = 0) -> (value: Double, dx: Double, dy: Double) {
    plane()?.evaluate(x: x, y: y) ?? (.nan, .nan, .nan)
  }

  /// The formula for many calls of `evaluate(x:y:)` in a row; `nil` for more than two variables. To be used at
  /// once and not kept: it works in this evaluator's memory.
  public mutating func plane() -> PlaneFormula? {
    guard dimension == 1 || dimension == 2 else { return nil }
    takeGradientMachine()
    return PlaneFormula(gradientMachine, dimension: dimension)
  }

  /// Plain descent on the formula, many steps at a time; `nil` for more than two variables, and where values of many
  /// points at once are not those of single points to the last bit. To be used at once and not kept.
  public mutating func planeSteps() -> PlaneSteps? {
    guard dimension == 1 || dimension == 2, compiled.hasExactBatch else { return nil }
    let batch = takeValueBatch()
    if isKnownUniquelyReferenced(&stepMachine), let stepMachine, let stepPlaces {
      return PlaneSteps(machine: stepMachine, values: batch, places: stepPlaces)
    }
    let (program, places) = Program.steps(slopes: compiled.slopes)
    let machine = Machine(program)
    stepMachine = machine
    stepPlaces = places
    return PlaneSteps(machine: machine, values: batch, places: places)
  }

  /// The matrix of second derivatives at a position (n × n, symmetric).
  public mutating func hessian(at position: [Double]) -> Matrix {
    let count = dimension
    var matrix = Matrix(rows: count, columns: count)
    guard position.count == count else {
      for index in matrix.elements.indices { matrix.elements[index] = .nan }
      return matrix
    }
    if !isKnownUniquelyReferenced(&hessianMachine) { hessianMachine = Machine(compiled.hessian) }
    guard let machine = hessianMachine else { return matrix }
    for index in 0..<count { machine.registers[index] = position[index] }
    machine.run()
    let isOutside = machine.output(0).isNaN
    var next = 1 + count
    for row in 0..<count {
      for column in 0...row {
        let element = isOutside ? .nan : machine.output(next)
        matrix[row, column] = element
        matrix[column, row] = element
        next += 1
      }
    }
    return matrix
  }

  // A copy of this value shares the machines until it runs one.

  @inline(__always)
  private mutating func takeValueMachine() {
    if !isKnownUniquelyReferenced(&valueMachine) { valueMachine = valueMachine.copy() }
  }

  @inline(__always)
  private mutating func takeGradientMachine() {
    if !isKnownUniquelyReferenced(&gradientMachine) { gradientMachine = gradientMachine.copy() }
  }

  mutating func takeValueBatch() -> BatchMachine { Self.take(&valueBatch, compiled.value) }

  mutating func takeGradientBatch() -> BatchMachine { Self.take(&gradientBatch, compiled.gradient) }

  mutating func takeSlopeBatch() -> BatchMachine { Self.take(&slopeBatch, compiled.slopes) }

  private static func take(_ machine: inout BatchMachine?, _ program: Program) -> BatchMachine {
    if isKnownUniquelyReferenced(&machine), let own = machine { return own }
    let fresh = BatchMachine(program)
    machine = fresh
    return fresh
  }

  @inline(__always)
  private func load(_ x: Double, _ y: Double, _ machine: Machine) -> Bool {
    guard dimension == 1 || dimension == 2 else { return false }
    machine.registers[0] = x
    if dimension == 2 { machine.registers[1] = y }
    return true
  }
}
