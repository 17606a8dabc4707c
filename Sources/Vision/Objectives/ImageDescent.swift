import Calculus
import Optimization

/// Descent on an image whose true values are known: the record of the run and how far each estimate is from the
/// truth.
struct ImageDescent<Cost: Objective> {
  private let objective: Cost
  private let start: [Double]
  private let truth: [Double]
  private let settings: RunSettings
  private let recorded: Set<Int>

  init(
    _ objective: Cost, start: [Double], truth: [Double], method: MethodChoice, learningRate: Double,
    schedule: ScheduleChoice, steps: Int, recorded: [Int]
  ) {
    self.objective = objective
    self.start = start
    self.truth = truth
    settings = RunSettings(method: method, learningRate: learningRate, schedule: schedule, steps: steps)
    self.recorded = Set(recorded)
  }

  func run() throws(ChoiceError) -> (trajectory: Trajectory, relativeErrors: [Double], final: [Double]) {
    var descent = try Descent(objective, start: start, settings: settings)
    var cost = Series()
    var gradientNorms = Series()
    var rates = Series()
    var errors: [Double] = []
    var steps: [Step] = []
    // About 25 MB of steps for plain descent.
    let most = max(2, (1 << 20) / max(1, start.count))
    let every = max(1, (settings.steps + most - 1) / most)
    let size = norm(truth)
    while descent.advance() {
      cost.append(descent.value)
      gradientNorms.append(descent.gradientNorm)
      rates.append(descent.rate)
      errors.append(distance(descent.position, truth) / size)
      if descent.iteration % every == 0 || descent.stop != nil || recorded.contains(descent.iteration) {
        steps.append(descent.step)
      }
    }
    let trajectory = Trajectory(
      steps: steps, cost: cost, gradientNorm: gradientNorms, rate: rates,
      stop: descent.stop ?? .budgetSpent(steps: settings.steps), iterations: max(0, descent.iteration))
    return (trajectory, errors, descent.position)
  }
}
