/// A formula as programs: its value; value and gradient; value, gradient and Hessian. What these have in common
/// is computed once in each. Immutable, to be shared; an `Evaluator` runs it.
public struct CompiledFormula: Sendable, Hashable {
  /// What was compiled.
  public let formula: Formula
  let value: Program
  /// Outputs: value, then the gradient.
  let gradient: Program
  /// Outputs: value, gradient, lower triangle of the Hessian by rows.
  let hessian: Program

  /// Compiles a formula; never fails, since the formula was checked when it was read.
  public init(_ formula: Formula) {
    self.formula = formula
    let graph = formula.graph
    value = ProgramBuilder.program(graph, outputs: [formula.valueNode])
    gradient = ProgramBuilder.program(graph, outputs: [formula.valueNode] + formula.gradientNodes)
    hessian = ProgramBuilder.program(
      graph, outputs: [formula.valueNode] + formula.gradientNodes + formula.hessianNodes)
  }

  /// The number of variables.
  public var dimension: Int { formula.dimension }

  public static func == (a: CompiledFormula, b: CompiledFormula) -> Bool { a.formula == b.formula }

  public func hash(into hasher: inout Hasher) { hasher.combine(formula) }
}
