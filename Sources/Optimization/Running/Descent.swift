import Calculus

/// A run, one iteration at a time: measure where it stands, ask the stopping rules, let the method compute its
/// update, move.
///
/// After each `advance` the properties describe the iteration that was reached, from 0, the start, on. A
/// descent is a value; nothing is allocated per iteration unless a `step` is asked for.
public struct Descent<Cost: Objective>: Sendable {
  /// The cost that is made small.
  public internal(set) var objective: Cost
  /// How.
  public let settings: RunSettings
  /// The iteration reached; −1 before the first `advance`.
  public internal(set) var iteration = -1
  /// x_t.
  public internal(set) var position: [Double]
  /// f(x_t).
  public internal(set) var value = Double.nan
  /// ‖∇f(x_t)‖.
  public internal(set) var gradientNorm = Double.nan
  /// η_t of the step that leaves x_t, as found by the method where it finds its own.
  public internal(set) var rate = Double.nan
  /// Why the run ended; `nil` while it goes on.
  public internal(set) var stop: StopReason?

  var gradient: [Double]
  private var gradientPosition: [Double]?
  var update: [Double]
  var stepper: Stepper
  var rates: RateSource
  let baseRate: Double
  /// Whether a step is −η g with one η for all and nothing else.
  let isPlain: Bool
  private var trials: [TrialPoint] = []
  private var searchQuantities: [Quantity] = []
  var disturbance: Disturbance?
  var watch: StopWatch

  /// A run from `start` (as many numbers as the objective has coordinates). Throws `ChoiceError` for a method,
  /// schedule or setting that cannot be had.
  public init(_ objective: Cost, start: [Double], settings: RunSettings) throws(ChoiceError) {
    let target = MethodTarget(
      dimension: objective.dimension, layers: objective.layers, hasHessian: objective.hasHessian,
      knownMinimum: objective.knownMinimum)
    guard start.count == objective.dimension else {
      throw .badNumber(
        "the number of start coordinates", given: Double(start.count),
        expected: String(objective.dimension))
    }
    guard settings.steps >= 0 else {
      throw .badNumber("the number of steps", given: Double(settings.steps), expected: "at least 0")
    }
    self.objective = objective
    self.settings = settings
    baseRate = try settings.baseRate()
    stepper = try settings.method.makeStepper(for: target)
    rates = try settings.schedule.makeSource(steps: settings.steps)
    position = start
    gradient = [Double](repeating: 0, count: start.count)
    update = gradient
    disturbance = Disturbance(settings)
    watch = StopWatch(settings.stopping)
    isPlain =
      settings.method == .gradientDescent && rates.isConstant && disturbance == nil && !watch.isOn
  }

  /// Goes to the next iteration: false if the run has ended.
  public mutating func advance() -> Bool {
    guard stop == nil else { return false }
    if iteration >= 0 { add(update, to: &position) }
    iteration += 1
    measure()
    if stop == nil { computeUpdate() }
    return true
  }

  /// The record of the iteration reached.
  public var step: Step {
    if stop != nil {
      return Step(
        iteration: iteration, position: position, value: value, gradient: gradient, rate: rate, update: nil)
    }
    var inner = stepper.searches ? searchQuantities : stepper.quantities
    if let disturbance { inner = disturbance.quantities + inner }
    return Step(
      iteration: iteration, position: position, value: value, gradient: gradient,
      gradientPosition: gradientPosition, rate: rate, quantities: inner, trials: trials, update: update)
  }

  /// The next iteration's record; `nil` when the run has ended. The first is the start.
  public mutating func next() -> Step? {
    advance() ? step : nil
  }

  private mutating func measure() {
    objective.prepare(iteration: iteration)
    value = objective.evaluate(at: position, gradient: &gradient)
    gradientNorm = euclideanNorm(gradient)
    rate = rates.rate(
      RateQuestion(iteration: iteration, base: baseRate, value: value, gradientNorm: gradientNorm))
    if !(value.isFinite && gradientNorm < .infinity && allFinite(position)) {
      stop = .notFinite(iteration: iteration)
    } else if watch.isOn, let reason = watch.look(iteration, position, value, gradientNorm, update) {
      stop = reason
    } else if iteration >= settings.steps {
      stop = .budgetSpent(steps: settings.steps)
    }
  }

  private mutating func computeUpdate() {
    if stepper.searches {
      search()
      return
    }
    if stepper.looksAhead {
      let ahead = stepper.lookAhead(from: position)
      _ = objective.evaluate(at: ahead, gradient: &gradient)
      gradientPosition = ahead
    }
    if disturbance == nil {
      rate = stepper.step(
        gradient: gradient, position: position, value: value, rate: rate, into: &update)
    } else {
      disturbance?.disturb(gradient)
      rate = stepper.step(
        gradient: disturbance?.gradient ?? gradient, position: position, value: value, rate: rate,
        into: &update)
    }
  }

  private mutating func search() {
    disturbance?.disturb(gradient)
    let place = SearchPlace(
      position: position, value: value, gradient: disturbance?.gradient ?? gradient, rate: rate,
      hessian: stepper.needsHessian ? objective.hessian(at: position) : nil)
    let outcome = Self.search(&objective, stepper, place)
    update = outcome.update
    rate = outcome.rate
    trials = outcome.trials
    searchQuantities = outcome.quantities
  }

  // Apart from `self`, so that the closures may change the objective.
  private static func search(_ objective: inout Cost, _ stepper: Stepper, _ place: SearchPlace)
    -> SearchOutcome
  {
    stepper.search(
      from: place, value: { objective.value(at: $0) },
      evaluate: { objective.evaluate(at: $0, gradient: &$1) })
  }
}
