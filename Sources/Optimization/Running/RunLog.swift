/// What is kept of a run while it goes: chosen steps, and three numbers of every iteration.
struct RunLog: Sendable {
  var recorder: StepRecorder
  private var cost = Series()
  private var gradientNorm = Series()
  private var rate = Series()

  init(_ recording: Recording) {
    recorder = StepRecorder(recording)
  }

  mutating func append(cost: Double, gradientNorm: Double, rate: Double) {
    self.cost.append(cost)
    self.gradientNorm.append(gradientNorm)
    self.rate.append(rate)
  }

  /// The numbers of several iterations; the same `rate` for all if `rates` is `nil`.
  mutating func append(
    costs: UnsafeBufferPointer<Double>, squaredNorms: UnsafeBufferPointer<Double>,
    rates: UnsafeBufferPointer<Double>?, rate: Double
  ) {
    cost.append(contentsOf: costs)
    gradientNorm.append(contentsOf: squaredNorms, areSquares: true)
    if let rates {
      self.rate.append(contentsOf: rates)
    } else {
      self.rate.append(repeating: rate, count: costs.count)
    }
  }

  func trajectory(stop: StopReason, iterations: Int) -> Trajectory {
    Trajectory(
      steps: recorder.steps, cost: cost, gradientNorm: gradientNorm, rate: rate, stop: stop,
      iterations: iterations)
  }
}

extension Descent {
  /// Runs to the end and returns the record, in bounded memory.
  ///
  /// - Parameter recording: which steps are kept; `nil` for the standard of the dimension and the budget.
  public mutating func run(recording: Recording? = nil) -> Trajectory {
    var log = RunLog(
      recording ?? .standard(dimension: position.count, steps: settings.steps))
    while advance() {
      log.append(cost: value, gradientNorm: gradientNorm, rate: rate)
      if log.recorder.wants(iteration) { log.recorder.keep(step) }
      let quiet = log.recorder.quietIterations(after: iteration)
      if quiet >= 3 { walk(quiet, &log) }
    }
    if iteration >= 0 { log.recorder.close(step) }
    return log.trajectory(stop: stop ?? .budgetSpent(steps: settings.steps), iterations: max(0, iteration))
  }
}
