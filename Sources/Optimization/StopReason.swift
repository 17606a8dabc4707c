/// Why a run ended. Divergence is a result, not an error.
public enum StopReason: Sendable, Hashable {
  /// ‖∇f‖ fell to the tolerance.
  case gradientSmall(norm: Double, tolerance: Double)
  /// The cost changed by no more than the tolerance over a window of iterations.
  case valueFlat(change: Double, tolerance: Double, window: Int)
  /// The last step was no longer than the tolerance.
  case stepSmall(length: Double, tolerance: Double)
  /// All steps of the budget were taken.
  case budgetSpent(steps: Int)
  /// The position left the bounds that the run was told to keep to.
  case leftBounds(iteration: Int)
  /// A position, cost or gradient is infinite or not a number.
  case notFinite(iteration: Int)

  /// The name in data files: `gradient-small`, `value-flat`, `step-small`, `budget-spent`, `left-bounds`,
  /// `not-finite`.
  public var name: String {
    switch self {
    case .gradientSmall: "gradient-small"
    case .valueFlat: "value-flat"
    case .stepSmall: "step-small"
    case .budgetSpent: "budget-spent"
    case .leftBounds: "left-bounds"
    case .notFinite: "not-finite"
    }
  }
}
