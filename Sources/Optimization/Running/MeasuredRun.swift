import Calculus

extension Descent {
  /// Runs to the end like `run(recording:)`, and has every iteration looked at from outside.
  ///
  /// - Parameters:
  ///   - recording: which steps are kept; `nil` for the standard of the dimension and the budget.
  ///   - measure: is told the iteration, the position and the cost that the step sees, and gives the cost that is
  ///     recorded: the same, or that of all examples where a step sees a few. The kept steps then have the cost
  ///     of their own examples as the quantity `batch-cost`.
  public mutating func run(
    recording: Recording? = nil, measure: (_ iteration: Int, _ position: [Double], _ value: Double) -> Double
  ) -> Trajectory {
    var log = RunLog(recording ?? .standard(dimension: position.count, steps: settings.steps))
    var last: Step?
    while advance() {
      let cost = measure(iteration, position, value)
      log.append(cost: cost, gradientNorm: gradientNorm, rate: rate)
      guard log.recorder.wants(iteration) || stop != nil else { continue }
      var step = step
      if cost != step.value, !(cost.isNaN && step.value.isNaN) {
        step.quantities.insert(
          Quantity(name: "batch-cost", symbol: "<i>f</i><sub>batch</sub>", values: [step.value]), at: 0)
        step.value = cost
      }
      if log.recorder.wants(iteration) { log.recorder.keep(step) }
      last = step
    }
    if let last { log.recorder.close(last) }
    return log.trajectory(stop: stop ?? .budgetSpent(steps: settings.steps), iterations: max(0, iteration))
  }
}
