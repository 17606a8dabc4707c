/// When a run ends before its budget is spent. Nothing is on unless it is asked for: without a rule a run ends
/// with its budget, or where a number is no longer finite.
public struct StoppingRules: Sendable, Hashable {
  /// Stop when ‖∇f(x_t)‖ is at most this.
  public var gradientNorm: Double?
  /// Stop when the largest and the smallest cost of the last `window` + 1 iterations differ by at most this.
  public var valueChange: Double?
  /// The iterations over which `valueChange` looks back; at least 1.
  public var window: Int
  /// Stop when ‖x_t − x_{t−1}‖ is at most this.
  public var stepLength: Double?
  /// Stop when x_t is outside this box.
  public var bounds: Domain?
  /// Stop when the residual is at most this: r of a cost f = ½ ‖r‖², whose length is √(2 f(x_t)).
  public var residual: Double?

  /// No rule but those given.
  public init(
    gradientNorm: Double? = nil, valueChange: Double? = nil, window: Int = 10,
    stepLength: Double? = nil, bounds: Domain? = nil, residual: Double? = nil
  ) {
    self.gradientNorm = gradientNorm
    self.valueChange = valueChange
    self.window = window
    self.stepLength = stepLength
    self.bounds = bounds
    self.residual = residual
  }

  /// No rule but the budget.
  public static let none = StoppingRules()

  var areNone: Bool {
    gradientNorm == nil && valueChange == nil && stepLength == nil && bounds == nil && residual == nil
  }
}
