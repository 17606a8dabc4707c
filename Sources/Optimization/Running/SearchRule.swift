import Calculus

/// Where a search stands before its step.
public struct SearchPlace: Sendable, Hashable {
  /// x_t (n numbers).
  public var position: [Double]
  /// f(x_t).
  public var value: Double
  /// ∇f(x_t) (n numbers).
  public var gradient: [Double]
  /// The learning rate of the schedule: the first step length that is tried, or the fallback.
  public var rate: Double
  /// The matrix of second derivatives, for rules that ask for it.
  public var hessian: Matrix?

  /// A place by its numbers.
  public init(position: [Double], value: Double, gradient: [Double], rate: Double, hessian: Matrix? = nil) {
    self.position = position
    self.value = value
    self.gradient = gradient
    self.rate = rate
    self.hessian = hessian
  }
}

/// What a search found.
public struct SearchOutcome: Sendable, Hashable {
  /// x_{t+1} − x_t (n numbers).
  public var update: [Double]
  /// The step length α along the direction.
  public var rate: Double
  /// Every point that was tried, in order; one is accepted, unless none was good enough.
  public var trials: [TrialPoint]
  /// The inner numbers, by name.
  public var quantities: [Quantity]

  /// A find by its numbers.
  public init(update: [Double], rate: Double, trials: [TrialPoint] = [], quantities: [Quantity] = []) {
    self.update = update
    self.rate = rate
    self.trials = trials
    self.quantities = quantities
  }
}

/// A method that looks at the cost elsewhere before it steps: a line search, Newton's method.
protocol SearchRule: Sendable, Hashable {
  /// Whether the place is to carry the Hessian.
  var needsHessian: Bool { get }

  /// Chooses the step from `place`. `value` gives the cost at a point, `evaluate` the gradient too.
  func search(
    from place: SearchPlace, value: ([Double]) -> Double,
    evaluate: ([Double], inout [Double]) -> Double
  ) -> SearchOutcome
}

extension SearchRule {
  var needsHessian: Bool { false }
}
