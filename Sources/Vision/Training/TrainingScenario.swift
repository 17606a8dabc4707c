import Optimization

/// A training run that can be started: data, model, loss, start, order of the examples, method and budget. Equal
/// scenarios give equal runs, bit by bit.
public struct TrainingScenario: Sendable, Hashable {
  /// How long to train.
  public enum Budget: Sendable, Hashable {
    /// Every example so many times.
    case epochs(Int)
    /// So many steps.
    case updates(Int)
  }

  /// What a schedule counts.
  public enum ScheduleUnit: Sendable, Hashable {
    /// η_t changes from step to step.
    case update
    /// All steps of an epoch have the same rate.
    case epoch
  }

  /// A name for figures and manifests.
  public var title: String
  /// The examples that are trained on.
  public var training: DataSet
  /// Held-out examples, never trained on.
  public var test: DataSet?
  /// The layers, from the image to the scores.
  public var layers: [Layer]
  /// What a wrong answer costs.
  public var loss: Loss
  /// λ of the penalty ½ λ ΣW² on the weights, not the biases.
  public var penalty: Double
  /// The weights at iteration 0.
  public var initial: Initialization
  /// Which examples each step sees.
  public var batches: Batches
  /// The method of descent, with its settings.
  public var method: MethodChoice
  /// η₀; `nil` for the method's standard rate, or for a method that has none.
  public var learningRate: Double?
  /// How the learning rate changes.
  public var schedule: ScheduleChoice
  /// Whether the schedule counts steps or epochs.
  public var scheduleUnit: ScheduleUnit
  /// Gradients made smaller before the method sees them; `nil` for none.
  public var clipping: Clipping?
  /// How long to train.
  public var budget: Budget
  /// What is kept.
  public var recording: TrainingRecording

  /// A scenario: mini-batches of 50 in file order, plain descent at a constant rate, unless said otherwise.
  public init(
    title: String = "", training: DataSet, test: DataSet? = nil, layers: [Layer], loss: Loss = .crossEntropy,
    penalty: Double = 0, initial: Initialization, batches: Batches = Batches(.standard),
    method: MethodChoice = .gradientDescent, learningRate: Double? = nil,
    schedule: ScheduleChoice = .constant,
    scheduleUnit: ScheduleUnit = .update, clipping: Clipping? = nil, budget: Budget,
    recording: TrainingRecording = TrainingRecording()
  ) {
    self.title = title
    self.training = training
    self.test = test
    self.layers = layers
    self.loss = loss
    self.penalty = penalty
    self.initial = initial
    self.batches = batches
    self.method = method
    self.learningRate = learningRate
    self.schedule = schedule
    self.scheduleUnit = scheduleUnit
    self.clipping = clipping
    self.budget = budget
    self.recording = recording
  }

  /// The model of `layers` for the images of `training`.
  public func makeModel() throws(TrainingError) -> Model {
    do throws(ModelError) {
      return try Model(input: training.shape, layers: layers)
    } catch {
      throw .network(.model(error))
    }
  }

  /// The network over the training examples.
  public func makeNetwork(runner: ConcurrentRunner? = nil) throws(TrainingError) -> Network {
    let model = try makeModel()
    do throws(NetworkError) {
      return try Network(
        model: model, data: training, loss: loss, penalty: penalty, batches: batches, runner: runner)
    } catch {
      throw .network(error)
    }
  }

  /// The steps that see every training example once.
  public var updatesPerEpoch: Int { batches.updatesPerEpoch(training.count) }

  /// Whether a step is −η gradient and nothing else. Throws `ChoiceError` for an unknown method or setting.
  func isPlainDescent() throws(ChoiceError) -> Bool {
    let decay = try method.resolved().number("weight-decay")
    return method.name == "gradient-descent" && clipping == nil && decay == 0
  }

  /// The steps of the whole run.
  public var updates: Int {
    switch budget {
    case .epochs(let epochs): max(0, epochs) * updatesPerEpoch
    case .updates(let updates): max(0, updates)
    }
  }

  /// Trains to the end of the budget, or until a number is no longer finite.
  ///
  /// - Parameters:
  ///   - runner: does pieces of work at the same time; the numbers do not depend on it.
  ///   - clock: seconds since some moment, for the wall-clock time of the record; the core has no clock.
  /// - Throws: `TrainingError` before anything is computed.
  public func run(runner: ConcurrentRunner? = nil, clock: (@Sendable () -> Double)? = nil)
    throws(TrainingError) -> TrainingRecord
  {
    var run = try TrainingRun(self, runner: runner, clock: clock)
    while run.advance() {}
    return run.finish()
  }
}

/// What a training run keeps.
public struct TrainingRecording: Sendable, Hashable {
  /// How often cost and accuracy are measured on all examples; always at iteration 0 and at the end.
  public enum Measuring: Sendable, Hashable {
    case ends
    /// After every so many epochs.
    case epochs(Int)
    /// After every so many steps.
    case updates(Int)
  }

  /// How often cost and accuracy are measured.
  public var measuring: Measuring
  /// Iterations whose step is kept and measured whatever else is.
  public var iterations: [Int]
  /// Steps are kept while their numbers (position, gradient, update) are no more than this; a longer run keeps
  /// evenly spaced ones, the first and the last. 1,000,000 numbers are 8 MB: 512 steps of a softmax regression on
  /// 8 × 8 pixels.
  public var numberLimit: Int

  /// By default a measurement after each epoch and up to 1,000,000 numbers of steps.
  public init(measuring: Measuring = .epochs(1), iterations: [Int] = [], numberLimit: Int = 1_000_000) {
    self.measuring = measuring
    self.iterations = iterations
    self.numberLimit = numberLimit
  }
}

/// What can be wrong with a training scenario.
public enum TrainingError: Error, Sendable, Hashable {
  case network(NetworkError)
  case choice(ChoiceError)
  /// The test images have another shape or other classes than the training images.
  case testDoesNotFit
  case batchSizeNotPositive(Int)
  case badLearningRate(Double)

  /// One sentence.
  public var message: String {
    switch self {
    case .network(let error): error.message
    case .choice(let error): error.message
    case .testDoesNotFit: "the test images differ from the training images in shape or classes"
    case .batchSizeNotPositive(let size): "the batch size is \(size), but must be at least 1"
    case .badLearningRate: "the learning rate must be a finite number above 0"
    }
  }
}
