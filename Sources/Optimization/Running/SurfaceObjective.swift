import Calculus

/// A formula as a cost: values, exact gradients and Hessians from its compiled program.
public struct SurfaceObjective: Objective {
  /// The number of the formula’s variables.
  public let dimension: Int
  /// The smallest value that the formula is known to take.
  public let knownMinimum: Double?
  private var evaluator: Evaluator

  /// The cost of a formula.
  public init(_ formula: Formula, knownMinimum: Double? = nil) {
    dimension = formula.dimension
    self.knownMinimum = knownMinimum
    evaluator = Evaluator(CompiledFormula(formula))
  }

  /// The cost of a surface; its lowest known critical point is the known minimum.
  public init(_ surface: Surface) {
    self.init(surface.formula, knownMinimum: surface.lowestKnownMinimum?.value)
  }

  /// A formula always has one.
  public var hasHessian: Bool { true }

  /// The formula, if it is one of x or of x and y.
  public mutating func plane() -> PlaneFormula? { evaluator.plane() }

  /// Plain descent on the formula, if it is one of x or of x and y and of arithmetic only.
  public mutating func planeSteps() -> PlaneSteps? { evaluator.planeSteps() }

  /// f, and ∇f written to `gradient`.
  public mutating func evaluate(at position: [Double], gradient: inout [Double]) -> Double {
    if dimension == 2, position.count == 2, gradient.count == 2 {
      let (value, dx, dy) = evaluator.evaluate(x: position[0], y: position[1])
      gradient[0] = dx
      gradient[1] = dy
      return value
    }
    return evaluator.evaluate(at: position, gradient: &gradient)
  }

  /// f alone.
  public mutating func value(at position: [Double]) -> Double { evaluator.value(at: position) }

  /// The matrix of second derivatives.
  public mutating func hessian(at position: [Double]) -> Matrix? { evaluator.hessian(at: position) }
}
