/// Everything that a run needs beside its objective and its start.
public struct RunSettings: Sendable, Hashable {
  /// What computes the steps.
  public var method: MethodChoice
  /// η₀; `nil` takes the method's standard rate.
  public var learningRate: Double?
  /// How the learning rate changes.
  public var schedule: ScheduleChoice
  /// Noise on the gradient; `nil` for none.
  public var noise: GradientNoise?
  /// `nil` for none.
  public var clipping: Clipping?
  /// When the run ends before its budget is spent.
  public var stopping: StoppingRules
  /// The budget: the most steps that are taken.
  public var steps: Int
  /// The seed of the noise.
  public var seed: UInt64

  /// Plain gradient descent for 100 steps unless more is said.
  public init(
    method: MethodChoice = .gradientDescent, learningRate: Double? = nil,
    schedule: ScheduleChoice = .constant, noise: GradientNoise? = nil, clipping: Clipping? = nil,
    stopping: StoppingRules = .none, steps: Int = 100, seed: UInt64 = 0
  ) {
    self.method = method
    self.learningRate = learningRate
    self.schedule = schedule
    self.noise = noise
    self.clipping = clipping
    self.stopping = stopping
    self.steps = steps
    self.seed = seed
  }

  /// η₀, given or the method's own; 0 for a method that has none. Throws `ChoiceError`.
  public func baseRate() throws(ChoiceError) -> Double {
    let record = try method.record()
    guard let learningRate else { return record.standardRate ?? 0 }
    guard learningRate > 0, learningRate < .infinity else {
      throw .badRate(learningRate)
    }
    return learningRate
  }
}
