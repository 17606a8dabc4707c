import NumberText

/// Why a run ended. Divergence is a result, not an error.
public enum StopReason: Sendable, Hashable {
  /// ‖∇f‖ fell to the tolerance.
  case gradientSmall(norm: Double, tolerance: Double)
  /// The cost changed by no more than the tolerance over a window of iterations.
  case valueFlat(change: Double, tolerance: Double, window: Int)
  /// The last step was no longer than the tolerance.
  case stepSmall(length: Double, tolerance: Double)
  /// The residual of a cost ½‖r‖² fell to the tolerance.
  case residualSmall(length: Double, tolerance: Double)
  /// All steps of the budget were taken.
  case budgetSpent(steps: Int)
  /// The position left the bounds that the run was told to keep to.
  case leftBounds(iteration: Int)
  /// A position, cost or gradient is infinite or not a number.
  case notFinite(iteration: Int)

  /// The name in data files: `gradient-small`, `value-flat`, `step-small`, `residual-small`, `budget-spent`,
  /// `left-bounds`, `not-finite`.
  public var name: String {
    switch self {
    case .gradientSmall: "gradient-small"
    case .valueFlat: "value-flat"
    case .stepSmall: "step-small"
    case .residualSmall: "residual-small"
    case .budgetSpent: "budget-spent"
    case .leftBounds: "left-bounds"
    case .notFinite: "not-finite"
    }
  }

  /// One sentence for a learner.
  public var sentence: String {
    switch self {
    case .gradientSmall(let norm, let tolerance):
      "The ground is level: the gradient’s length \(displayText(norm)) is at most \(displayText(tolerance))."
    case .valueFlat(let change, let tolerance, let window):
      "The cost has changed by only \(displayText(change)) in \(window) iterations, "
        + "which is at most \(displayText(tolerance))."
    case .stepSmall(let length, let tolerance):
      "The last step was only \(displayText(length)) long, which is at most \(displayText(tolerance))."
    case .residualSmall(let length, let tolerance):
      "The residual’s length \(displayText(length)) is at most \(displayText(tolerance)): to come nearer would be to "
        + "fit the noise."
    case .budgetSpent(let steps):
      steps == 1
        ? "The one step of the budget has been taken." : "All \(steps) steps of the budget have been taken."
    case .leftBounds(let iteration):
      "At iteration \(iteration) the position left the bounds of the run."
    case .notFinite(let iteration):
      "At iteration \(iteration) a number became infinite or is not a number, so there is no next step."
    }
  }
}
