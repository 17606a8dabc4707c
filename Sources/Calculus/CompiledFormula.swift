/// A formula as programs: its value; value and gradient; the gradient alone; value, gradient and Hessian. What
/// these have in common is computed once in each. Immutable, to be shared; an `Evaluator` runs it.
public struct CompiledFormula: Sendable, Hashable {
  /// What was compiled.
  public let formula: Formula
  let value: Program
  /// Outputs: value, then the gradient.
  let gradient: Program
  /// Outputs: the gradient alone.
  let slopes: Program
  /// Outputs: value, gradient, lower triangle of the Hessian by rows.
  let hessian: Program
  /// Whether the value is a number at every point (short of overflow), so that the gradient needs no look at
  /// it.
  let isTotal: Bool
  /// Whether a `BatchMachine` gives the value to the last bit as a `Machine` does.
  let hasExactBatch: Bool

  /// Compiles a formula; never fails, since the formula was checked when it was read.
  public init(_ formula: Formula) {
    self.formula = formula
    let graph = formula.graph
    value = ProgramBuilder.program(graph, outputs: [formula.valueNode])
    gradient = ProgramBuilder.program(graph, outputs: [formula.valueNode] + formula.gradientNodes)
    slopes = ProgramBuilder.program(graph, outputs: formula.gradientNodes, hasValue: false)
    hessian = ProgramBuilder.program(
      graph, outputs: [formula.valueNode] + formula.gradientNodes + formula.hessianNodes)
    isTotal = value.isTotal
    hasExactBatch = value.instructions.allSatisfy { !BatchMachine.isApproximate($0.operation) }
  }

  /// The number of variables.
  public var dimension: Int { formula.dimension }

  /// Equal if compiled from equal formulas.
  public static func == (a: CompiledFormula, b: CompiledFormula) -> Bool { a.formula == b.formula }

  /// By the formula.
  public func hash(into hasher: inout Hasher) { hasher.combine(formula) }
}

extension Program {
  /// Whether it gives a number wherever it is given numbers (short of overflow).
  fileprivate var isTotal: Bool {
    var isConstant = [Bool](repeating: true, count: registers.count)
    for index in 0..<min(variableCount, isConstant.count) { isConstant[index] = false }
    for instruction in instructions { isConstant[Int(instruction.result)] = false }
    return instructions.allSatisfy {
      $0.operation.isTotal
        || ($0.operation == .divide && isConstant[Int($0.b)] && registers[Int($0.b)] != 0)
    }
  }
}
