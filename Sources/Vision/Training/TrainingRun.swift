import CVision
import Optimization

/// A training run under way. `advance` takes one step; between steps everything can be read.
public struct TrainingRun: Sendable {
  /// What is run.
  public let scenario: TrainingScenario
  /// The objective, prepared for the current iteration.
  public private(set) var network: Network
  /// The weights before the step of `iteration`.
  public private(set) var weights: [Double]
  /// The number of steps taken.
  public private(set) var iteration = 0
  /// The measurements so far, by ascending iteration.
  public private(set) var measurements: [Measurement] = []
  /// Why the run ended; `nil` while it goes on.
  public private(set) var stop: StopReason?

  private var stepper: Stepper
  private var rates: RateSource
  private let baseRate: Double
  private var epochRate = 0.0
  /// Plain descent needs no update of its own: weights −= η gradient in one go, the same numbers.
  private let isPlain: Bool
  private var gradient: [Double]
  private var update: [Double]
  private var steps: [Step] = []
  private var costs = Series()
  private var norms = Series()
  private var rateSeries = Series()
  private var bands: BandCollector
  private let scatters: Bool
  /// Whether the method has a learning rate; one that has none tells with each step how far it went.
  private let hasRate: Bool
  private let total: Int
  private let keepEvery: Int
  /// The iterations asked for that are still to come, the next one last.
  private var asked: [Int]
  private var tester: Evaluation?
  private let clock: (@Sendable () -> Double)?
  private var seconds = 0.0
  /// When the clock was last started.
  private var resumed = 0.0

  /// A run at its start. Throws `TrainingError` if its parts do not fit.
  public init(
    _ scenario: TrainingScenario, runner: ConcurrentRunner? = nil, clock: (@Sendable () -> Double)? = nil
  ) throws(TrainingError) {
    self.scenario = scenario
    if case .examples(let size) = scenario.batches.size, size < 1 { throw .batchSizeNotPositive(size) }
    network = try scenario.makeNetwork(runner: runner)
    let model = network.model
    total = scenario.updates
    bands = BandCollector(total: total)
    scatters = scenario.updatesPerEpoch > 1
    do throws(NetworkError) {
      weights = try scenario.initial.weights(for: model)
    } catch {
      throw .network(error)
    }
    do throws(ChoiceError) {
      let record = try scenario.method.record()
      baseRate = scenario.learningRate ?? record.standardRate ?? 1
      hasRate = record.standardRate != nil
      stepper = try scenario.method.makeStepper(
        for: MethodTarget(dimension: model.parameterCount, layers: model.layerShapes))
      let units = scenario.scheduleUnit == .epoch ? total / max(1, scenario.updatesPerEpoch) : total
      rates = try scenario.schedule.makeSource(steps: units)
      isPlain = try scenario.isPlainDescent()
    } catch {
      throw .choice(error)
    }
    guard baseRate > 0, baseRate < .infinity else { throw .badLearningRate(baseRate) }
    if let test = scenario.test {
      guard test.shape == scenario.training.shape, test.classes == scenario.training.classes, test.count > 0
      else { throw .testDoesNotFit }
      tester = Evaluation(model: model, data: test, loss: scenario.loss, runner: runner)
    }
    gradient = [Double](repeating: 0, count: model.parameterCount)
    update = isPlain ? [] : gradient
    let most = max(2, min(4096, scenario.recording.numberLimit / (3 * model.parameterCount)))
    keepEvery = max(1, (total + most - 1) / most)
    asked = Set(scenario.recording.iterations).filter { $0 >= 0 }.sorted(by: >)
    self.clock = clock
  }

  /// Takes one step: the gradient of the next batch, the method's update, the record. Returns false when the run
  /// has ended.
  public mutating func advance() -> Bool {
    guard stop == nil else { return false }
    if iteration == 0 { resume() }
    network.prepare(iteration: iteration)
    if stepper.looksAhead {
      _ = network.evaluate(at: stepper.lookAhead(from: weights), gradient: &gradient)
    }
    let value =
      stepper.looksAhead ? network.value(at: weights) : network.evaluate(at: weights, gradient: &gradient)
    let norm = vk_sum_of_squares(gradient, gradient.count).squareRoot()
    let rate = nextRate(value, norm)
    costs.append(value)
    norms.append(norm)
    if scatters { bands.append(value) }
    let isLast = iteration == total
    let isFinite = value - value == 0 && norm - norm == 0
    if !isFinite {
      stop = .notFinite(iteration: iteration)
    } else if isLast {
      stop = .budgetSpent(steps: total)
    }
    let isAsked = asked.last == iteration
    if isAsked { asked.removeLast() }
    let keeps = stop != nil || isAsked || iteration % keepEvery == 0
    if stop != nil || isAsked || measuresNow {
      pause()
      measure(value)
      resume()
    }
    if stop != nil {
      let last = hasRate ? rate : rateSeries.buckets.last?.last ?? rate
      rateSeries.append(last)
      keep(value: value, rate: last, trials: [], update: nil)
      return false
    }
    rateSeries.append(take(value: value, rate: rate, keeps: keeps))
    iteration += 1
    return true
  }

  /// The record of the run so far.
  public func finish() -> TrainingRecord {
    TrainingRecord(
      scenario: scenario, model: network.model,
      trajectory: Trajectory(
        steps: steps, cost: costs, gradientNorm: norms, rate: rateSeries,
        stop: stop ?? .budgetSpent(steps: iteration), iterations: iteration),
      measurements: measurements, finalWeights: weights, bands: bands.finished())
  }

  private mutating func nextRate(_ value: Double, _ norm: Double) -> Double {
    if rates.isConstant { return baseRate }
    guard scenario.scheduleUnit == .epoch else {
      return rates.rate(
        RateQuestion(iteration: iteration, base: baseRate, value: value, gradientNorm: norm))
    }
    let updates = scenario.updatesPerEpoch
    if iteration % updates == 0 {
      epochRate = rates.rate(
        RateQuestion(iteration: iteration / updates, base: baseRate, value: value, gradientNorm: norm))
    }
    return epochRate
  }

  /// Moves the weights; returns the rate in force, which is the method's own where it has one.
  private mutating func take(value: Double, rate: Double, keeps: Bool) -> Double {
    if isPlain {
      if keeps { keep(value: value, rate: rate, trials: [], update: gradient.map { -(rate * $0) }) }
      vk_add_scaled(&weights, gradient, -rate, weights.count)
      return rate
    }
    let raw = gradient
    if let clipping = scenario.clipping { clipping.apply(to: &gradient) }
    var trials: [TrialPoint] = []
    var used = rate
    if stepper.searches {
      // A search looks at the cost of this step's batch; its closures work on a copy of the network.
      var probe = network
      let place = SearchPlace(position: weights, value: value, gradient: gradient, rate: rate)
      let outcome = stepper.search(
        from: place, value: { probe.value(at: $0) }, evaluate: { probe.evaluate(at: $0, gradient: &$1) })
      update = outcome.update
      used = outcome.rate
      trials = outcome.trials
    } else {
      used = stepper.step(gradient: gradient, position: weights, value: value, rate: rate, into: &update)
    }
    if keeps {
      gradient = raw
      keep(value: value, rate: used, trials: trials, update: update)
    }
    vk_add_scaled(&weights, update, 1, weights.count)
    return used
  }

  private mutating func keep(value: Double, rate: Double, trials: [TrialPoint], update: [Double]?) {
    pause()
    defer { resume() }
    steps.append(
      Step(
        iteration: iteration, position: weights, value: value, gradient: gradient, rate: rate,
        quantities: update == nil ? [] : stepper.quantities, trials: trials, update: update))
  }

  /// Stops the clock, for what is no part of training.
  private mutating func pause() {
    if let now = clock?() { seconds += now - resumed }
  }

  private mutating func resume() {
    if let now = clock?() { resumed = now }
  }

  private var measuresNow: Bool {
    if iteration == 0 { return true }
    switch scenario.recording.measuring {
    case .ends: return false
    case .epochs(let epochs): return iteration % (max(1, epochs) * scenario.updatesPerEpoch) == 0
    case .updates(let updates): return iteration % max(1, updates) == 0
    }
  }

  private mutating func measure(_ value: Double) {
    let count = scenario.training.count
    let training: Score
    if scenario.batches.length(of: count) == count, !stepper.looksAhead {
      // The batch is the whole training set: its cost is known.
      training = Score(cost: value, correct: network.batchCorrect, count: count)
    } else {
      training = network.score(of: weights)
    }
    let test = tester?.score(of: weights)
    measurements.append(
      Measurement(
        iteration: iteration, epochs: Double(iteration) / Double(scenario.updatesPerEpoch),
        examplesSeen: scenario.batches.examplesSeen(before: iteration, of: count), training: training,
        test: test,
        seconds: clock == nil ? nil : seconds))
  }
}
