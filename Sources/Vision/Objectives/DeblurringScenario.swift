import Optimization

/// An image that is blurred, made noisy, and found again by descent.
public struct DeblurringScenario: Sendable, Hashable {
  /// Where the descent begins.
  public enum Start: Sendable, Hashable {
    /// The blurred picture y.
    case observed
    /// All pixels zero.
    case zeros
  }

  /// A name for figures and manifests.
  public var title: String
  /// The sharp image, known here so that the error can be shown.
  public var truth: Image
  /// The blur K.
  public var blur: Blur
  /// What lies beyond the border.
  public var boundary: Boundary
  /// What is added to K x.
  public var noise: ImageNoise
  /// Where the descent begins.
  public var start: Start
  /// The method of descent.
  public var method: MethodChoice
  /// η₀.
  public var learningRate: Double
  /// How the rate changes.
  public var schedule: ScheduleChoice
  /// The number of steps.
  public var steps: Int
  /// Iterations whose step is kept whatever else is.
  public var recorded: [Int]

  /// A scenario: plain descent at a constant rate from y, unless said otherwise.
  public init(
    title: String = "", truth: Image, blur: Blur = .gaussian(size: 9, deviation: 2),
    boundary: Boundary = .reflect,
    noise: ImageNoise = .none, start: Start = .observed, method: MethodChoice = .gradientDescent,
    learningRate: Double = 1, schedule: ScheduleChoice = .constant, steps: Int, recorded: [Int] = []
  ) {
    self.title = title
    self.truth = truth
    self.blur = blur
    self.boundary = boundary
    self.noise = noise
    self.start = start
    self.method = method
    self.learningRate = learningRate
    self.schedule = schedule
    self.steps = steps
    self.recorded = recorded
  }

  /// The blurred picture y.
  public var observed: Image {
    let operation = BlurOperator(blur, shape: truth.shape, boundary: boundary)
    var image = truth
    image.values = operation.apply(truth.values)
    return image.adding(noise)
  }

  /// Runs the descent. Throws `ChoiceError` for an unknown method or setting.
  public func run() throws(ChoiceError) -> DeblurringRecord {
    let operation = BlurOperator(blur, shape: truth.shape, boundary: boundary)
    let observed = observed
    let begin = start == .observed ? observed.values : [Double](repeating: 0, count: truth.shape.count)
    let descent = ImageDescent(
      Deblurring(blur: operation, observed: observed), start: begin, truth: truth.values, method: method,
      learningRate: learningRate, schedule: schedule, steps: steps, recorded: recorded)
    let result = try descent.run()
    return DeblurringRecord(
      scenario: self, observed: observed, trajectory: result.trajectory,
      relativeErrors: result.relativeErrors,
      finalImage: result.final, squaredNorm: operation.squaredNorm)
  }
}

/// A finished deblurring.
public struct DeblurringRecord: Sendable, Hashable {
  /// What was run.
  public var scenario: DeblurringScenario
  /// The blurred picture y.
  public var observed: Image
  /// Kept steps, and the cost at every iteration.
  public var trajectory: Trajectory
  /// ‖x_t − truth‖ ∕ ‖truth‖ at every iteration.
  public var relativeErrors: [Double]
  /// The estimate at the end.
  public var finalImage: [Double]
  /// ‖K‖²; plain descent diverges for rates above 2 ∕ ‖K‖².
  public var squaredNorm: Double

  /// Where the error is smallest: with noise it grows again after that, though the cost still falls.
  public var bestIteration: Int {
    var best = 0
    for index in relativeErrors.indices where relativeErrors[index] < relativeErrors[best] { best = index }
    return best
  }

  /// 2 ∕ ‖K‖².
  public var rateLimit: Double { 2 / squaredNorm }

  /// The estimate at `iteration`, or at the nearest kept step before it.
  public func image(at iteration: Int) -> Image? {
    guard let step = trajectory.steps.last(where: { $0.iteration <= iteration }) else { return nil }
    return Image(shape: scenario.truth.shape, values: step.position)
  }
}

/// A noisy image made smooth by descent.
public struct DenoisingScenario: Sendable, Hashable {
  /// A name for figures and manifests.
  public var title: String
  /// The clean image, known here so that the error can be shown.
  public var truth: Image
  /// What is added to it.
  public var noise: ImageNoise
  /// λ of the smoothness term.
  public var weight: Double
  /// The smoothness term.
  public var smoothness: Denoising.Smoothness
  /// The method of descent.
  public var method: MethodChoice
  /// η₀; `nil` for a rate that is sure to go down.
  public var learningRate: Double?
  /// The number of steps.
  public var steps: Int
  /// Iterations whose step is kept whatever else is.
  public var recorded: [Int]

  /// A scenario: plain descent from the noisy image.
  public init(
    title: String = "", truth: Image, noise: ImageNoise, weight: Double,
    smoothness: Denoising.Smoothness = .quadratic, method: MethodChoice = .gradientDescent,
    learningRate: Double? = nil, steps: Int, recorded: [Int] = []
  ) {
    self.title = title
    self.truth = truth
    self.noise = noise
    self.weight = weight
    self.smoothness = smoothness
    self.method = method
    self.learningRate = learningRate
    self.steps = steps
    self.recorded = recorded
  }

  /// Runs the descent. Throws `ChoiceError` for an unknown method or setting.
  public func run() throws(ChoiceError) -> (
    observed: Image, trajectory: Trajectory, relativeErrors: [Double], final: [Double]
  ) {
    let observed = truth.adding(noise)
    let objective = Denoising(observed: observed, weight: weight, smoothness: smoothness)
    let result = try ImageDescent(
      objective, start: observed.values, truth: truth.values, method: method,
      learningRate: learningRate ?? objective.safeRate, schedule: .constant, steps: steps, recorded: recorded
    ).run()
    return (observed, result.trajectory, result.relativeErrors, result.final)
  }
}
