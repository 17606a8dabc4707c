/// What a schedule may look at when it is asked for the learning rate η_t.
public struct RateQuestion: Sendable, Hashable {
  /// t, from 0: the rate is for the step that leaves x_t.
  public var iteration: Int
  /// η₀, the learning rate that the lesson gives.
  public var base: Double
  /// f(x_t).
  public var value: Double
  /// ‖∇f(x_t)‖.
  public var gradientNorm: Double

  /// A question about iteration t; a schedule that only counts needs no more than `iteration` and `base`.
  public init(iteration: Int, base: Double, value: Double = .nan, gradientNorm: Double = .nan) {
    self.iteration = iteration
    self.base = base
    self.value = value
    self.gradientNorm = gradientNorm
  }
}

/// What a schedule remembers that watches the run.
struct ScheduleMemory: Sendable, Hashable {
  /// The number that it compares with: the first gradient norm, the best cost.
  var reference = Double.nan
  /// What the base rate has been multiplied by so far.
  var factor = 1.0
  /// Iterations without improvement.
  var waited = 0
  /// Iterations still to pass before it counts again.
  var resting = 0

  init() {}
}

/// A learning rate that changes with the iteration: η_t from t, η₀ and, for those that watch, the run.
protocol ScheduleRule: Sendable, Hashable {
  /// η_t. Asked once for each iteration, in order.
  func rate(_ question: RateQuestion, _ memory: inout ScheduleMemory) -> Double
}
