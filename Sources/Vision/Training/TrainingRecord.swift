import Optimization

/// Cost and accuracy on all examples at one iteration.
public struct Measurement: Sendable, Hashable {
  /// The number of steps taken before it.
  public var iteration: Int
  /// Epochs done, fractions included.
  public var epochs: Double
  /// Examples seen so far, repetitions included.
  public var examplesSeen: Int
  /// On the training examples; the cost has the penalty.
  public var training: Score
  /// On the held-out examples, without the penalty.
  public var test: Score?
  /// Seconds of wall-clock time since the start, measuring and recording left out; `nil` without a clock.
  public var seconds: Double?

  /// A measurement with all its numbers.
  public init(
    iteration: Int, epochs: Double, examplesSeen: Int, training: Score, test: Score? = nil,
    seconds: Double? = nil
  ) {
    self.iteration = iteration
    self.epochs = epochs
    self.examplesSeen = examplesSeen
    self.training = training
    self.test = test
    self.seconds = seconds
  }
}

/// A finished training run.
public struct TrainingRecord: Sendable, Hashable {
  /// What was run.
  public var scenario: TrainingScenario
  /// The model that was trained.
  public var model: Model
  /// The steps that were kept (weights, gradient, update, inner quantities), and at every iteration the cost of
  /// its batch, the gradient's norm and the learning rate. Iteration t's batch is the one that its step uses; the
  /// last iteration's numbers are of the batch that would come next.
  public var trajectory: Trajectory
  /// By ascending iteration; the first is at 0, the last at the end.
  public var measurements: [Measurement]
  /// The weights at the end.
  public var finalWeights: [Double]
  /// How far the costs of the batches scatter along the run; empty where every batch holds all examples.
  public var bands: [CostBand]

  /// A record with all its parts.
  public init(
    scenario: TrainingScenario, model: Model, trajectory: Trajectory, measurements: [Measurement],
    finalWeights: [Double], bands: [CostBand] = []
  ) {
    self.scenario = scenario
    self.model = model
    self.trajectory = trajectory
    self.measurements = measurements
    self.finalWeights = finalWeights
    self.bands = bands
  }

  /// The steps that see every training example once.
  public var updatesPerEpoch: Int { scenario.updatesPerEpoch }

  /// The epochs done at `iteration`.
  public func epochs(at iteration: Int) -> Double { Double(iteration) / Double(updatesPerEpoch) }

  /// The examples seen before the step of `iteration`.
  public func examplesSeen(at iteration: Int) -> Int {
    scenario.batches.examplesSeen(before: iteration, of: scenario.training.count)
  }

  /// Multiplications for one example's way forward and back: each weight is used for the scores, for its own slope
  /// and to pass the error on to the layer before.
  public var operationsPerExample: Double { 3 * Double(model.multiplications) }

  /// Multiplications of one update beside its examples: about two for each weight.
  public var operationsPerUpdate: Double { 2 * Double(model.parameterCount) }

  /// The examples whose mean gradient the step of `iteration` follows, as places in the training set.
  public func batch(at iteration: Int) -> [Int] {
    let count = scenario.training.count
    let range = scenario.batches.range(iteration: iteration, of: count)
    let epoch = iteration / updatesPerEpoch
    guard let order = scenario.batches.permutation(epoch: epoch, of: count) else { return Array(range) }
    return Array(order[range])
  }

  /// The kept step at `iteration`, or the nearest kept one before it.
  public func step(at iteration: Int) -> Step? {
    trajectory.steps.last { $0.iteration <= iteration } ?? trajectory.steps.first
  }

  /// The weights at `iteration`, or at the nearest kept step before it.
  public func weights(at iteration: Int) -> [Double] {
    step(at: iteration)?.position ?? finalWeights
  }

  /// The measurement at `iteration`, or the nearest one before it.
  public func measurement(at iteration: Int) -> Measurement? {
    measurements.last { $0.iteration <= iteration } ?? measurements.first
  }

  /// The measurements at iteration 0, after each measured epoch (each step, for batch descent), and at the end;
  /// those asked for at other iterations are left out, so that asking changes nothing here.
  public var regularMeasurements: [Measurement] {
    let last = measurements.last?.iteration
    let isRegular: (Int) -> Bool
    switch scenario.recording.measuring {
    case .ends: isRegular = { $0 == 0 }
    case .epochs(let epochs): isRegular = { $0 % (max(1, epochs) * updatesPerEpoch) == 0 }
    case .updates(let updates): isRegular = { $0 % max(1, updates) == 0 }
    }
    return measurements.filter { isRegular($0.iteration) || $0.iteration == last }
  }
}
