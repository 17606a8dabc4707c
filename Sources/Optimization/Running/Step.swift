/// A named inner number or vector of a method at one step: a velocity, a moment, a bias correction.
public struct Quantity: Sendable, Hashable {
  /// The name in lower case, such as `velocity` or `first-moment`.
  public var name: String
  /// The symbol in markup, such as `<i>v</i>`.
  public var symbol: String
  /// One number for a scalar, n for a vector.
  public var values: [Double]

  /// A quantity by name.
  public init(name: String, symbol: String, values: [Double]) {
    self.name = name
    self.symbol = symbol
    self.values = values
  }
}

/// A point that a line search tried along its direction.
public struct TrialPoint: Sendable, Hashable {
  /// The step length α along the direction.
  public var stepLength: Double
  /// Where it lies, x + α d (n numbers).
  public var position: [Double]
  /// The cost there.
  public var value: Double
  /// Whether the step goes here.
  public var accepted: Bool

  /// A trial by its numbers.
  public init(stepLength: Double, position: [Double], value: Double, accepted: Bool) {
    self.stepLength = stepLength
    self.position = position
    self.value = value
    self.accepted = accepted
  }
}

/// Everything that a method computed at one iteration. Iteration 0 is the start, before any step.
public struct Step: Sendable, Hashable {
  /// t, from 0.
  public var iteration: Int
  /// Where the run stands, x_t (n numbers).
  public var position: [Double]
  /// The cost f(x_t).
  public var value: Double
  /// The gradient ∇f as the cost gives it, before noise, clipping or weight decay, which stand among the
  /// quantities as `noise`, `clipped-gradient` (n numbers).
  public var gradient: [Double]
  /// Where the gradient was taken, if that is not at `position`: Nesterov's look-ahead point.
  public var gradientPosition: [Double]?
  /// The learning rate η_t of the step that leaves this position; for a method that finds its own, such as a
  /// line search, the one found.
  public var rate: Double
  /// The method's inner numbers after it has seen this gradient; empty for plain descent and for the last
  /// step, after which the method computes nothing.
  public var quantities: [Quantity]
  /// The points that a line search tried; empty for other methods.
  public var trials: [TrialPoint]
  /// x_{t+1} − x_t (n numbers); `nil` for the last step, which is not left.
  public var update: [Double]?

  /// A record from its parts; `Descent` makes them of a run.
  public init(
    iteration: Int, position: [Double], value: Double, gradient: [Double],
    gradientPosition: [Double]? = nil, rate: Double,
    quantities: [Quantity] = [], trials: [TrialPoint] = [], update: [Double]?
  ) {
    self.iteration = iteration
    self.position = position
    self.value = value
    self.gradient = gradient
    self.gradientPosition = gradientPosition
    self.rate = rate
    self.quantities = quantities
    self.trials = trials
    self.update = update
  }

  /// The inner numbers of a name, if the method has them.
  public func quantity(_ name: String) -> [Double]? {
    for quantity in quantities where quantity.name == name { return quantity.values }
    return nil
  }
}
