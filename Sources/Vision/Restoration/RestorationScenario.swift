import Calculus
import Optimization

/// An image that is spoilt by blur or noise, and found again by descent on its pixels.
public struct RestorationScenario: Sendable, Hashable {
  /// What is made small.
  public enum Goal: Sendable, Hashable {
    /// ½ ‖K x − y‖² for a blur K: see `Deblurring`.
    case deblur(Blur, boundary: Boundary)
    /// ½ ‖x − y‖² + λ Σ s(differences of neighbours): see `Denoising`.
    case smooth(Denoising.Smoothness, weight: Double)
  }

  /// Where the descent begins.
  public enum Start: Sendable, Hashable {
    /// The spoilt picture y.
    case observed
    /// All pixels zero: black.
    case zeros
  }

  /// A name for figures and files.
  public var name: String
  /// The image as it was, known here so that the error can be shown.
  public var truth: Image { didSet { prepareBlur() } }
  /// What is added to the blurred or the true image.
  public var noise: ImageNoise
  /// What is made small.
  public var goal: Goal { didSet { prepareBlur() } }
  /// Where the descent begins.
  public var start: Start
  /// How the descent goes.
  public var settings: RunSettings

  /// A restoration from y unless said otherwise.
  public init(
    name: String = "", truth: Image, noise: ImageNoise = .none, goal: Goal, start: Start = .observed,
    settings: RunSettings
  ) {
    self.name = name
    self.truth = truth
    self.noise = noise
    self.goal = goal
    self.start = start
    self.settings = settings
    prepareBlur()
  }

  /// The blur, ready to be applied; `nil` without one. Kept, since every frame of a figure asks for it and the kernel of
  /// a long movement takes time to draw.
  public private(set) var blur: BlurOperator?

  private mutating func prepareBlur() {
    guard case .deblur(let blur, let boundary) = goal else {
      self.blur = nil
      return
    }
    self.blur = BlurOperator(blur, shape: truth.shape, boundary: boundary)
  }

  /// The image before the noise: K x, or x.
  private var clean: Image {
    var image = truth
    if let blur { image.values = blur.apply(truth.values) }
    return image
  }

  /// The spoilt picture y.
  public var observed: Image { clean.adding(noise) }

  /// The length of the noise, ‖y − K x_true‖; the residual of the true image.
  public var noiseNorm: Double { distance(observed.values, clean.values) }

  /// The residual below which a deblurring fits the noise, ‖y − K x_true‖; `nil` without blur or noise.
  public var discrepancyLevel: Double? {
    guard case .deblur = goal, noise != .none else { return nil }
    return noiseNorm
  }

  /// The largest curvature of the cost: ‖K‖², or 1 + λ ‖D‖² with the differences D; for the edge-preserving term
  /// an upper bound, 1 + λ ‖D‖² ∕ ε. Plain descent settles for rates below 2 ∕ this.
  ///
  /// ‖D‖² of h × w pixels is the largest eigenvalue of the grid's Laplacian, 4 + 2 cos(π ∕ h) + 2 cos(π ∕ w).
  public var largestCurvature: Double {
    switch goal {
    case .deblur: blur?.squaredNorm ?? .nan
    case .smooth(let smoothness, let weight):
      Denoising(observed: truth, weight: weight, smoothness: smoothness).largestCurvature
    }
  }

  /// Runs the descent. Throws `ChoiceError` for an unknown method or setting.
  public func run(recording: Recording? = nil) throws(ChoiceError) -> RestorationRecord {
    let observed = observed
    switch goal {
    case .deblur(let kind, let boundary):
      let operation = blur ?? BlurOperator(kind, shape: truth.shape, boundary: boundary)
      return try run(Deblurring(blur: operation, observed: observed), observed, recording) {
        operation.apply($0)
      }
    case .smooth(let smoothness, let weight):
      return try run(
        Denoising(observed: observed, weight: weight, smoothness: smoothness), observed, recording
      ) { $0 }
    }
  }

  private func run<Cost: Objective>(
    _ cost: Cost, _ observed: Image, _ recording: Recording?, picture: ([Double]) -> [Double]
  ) throws(ChoiceError) -> RestorationRecord {
    let begin = start == .observed ? observed.values : [Double](repeating: 0, count: truth.shape.count)
    var descent = try Descent(cost, start: begin, settings: settings)
    let size = norm(truth.values)
    var costs: [Double] = []
    var errors: [Double] = []
    var residuals: [Double] = []
    let trajectory = descent.run(recording: recording) { _, position, value in
      costs.append(value)
      errors.append(distance(position, truth.values) / size)
      residuals.append(distance(picture(position), observed.values))
      return value
    }
    return RestorationRecord(
      scenario: self, observed: observed, trajectory: trajectory, costs: costs, relativeErrors: errors,
      residualNorms: residuals, finalImage: descent.position, largestCurvature: largestCurvature)
  }
}

/// A finished restoration.
public struct RestorationRecord: Sendable, Hashable {
  /// What was run.
  public var scenario: RestorationScenario
  /// The spoilt picture y.
  public var observed: Image
  /// The kept steps: estimates of the image.
  public var trajectory: Trajectory
  /// The cost at every iteration.
  public var costs: [Double]
  /// ‖x_t − truth‖ ∕ ‖truth‖ at every iteration.
  public var relativeErrors: [Double]
  /// ‖K x_t − y‖ at every iteration, without blur ‖x_t − y‖.
  public var residualNorms: [Double]
  /// The estimate at the end.
  public var finalImage: [Double]
  /// See `RestorationScenario.largestCurvature`.
  public var largestCurvature: Double

  /// Where the error is smallest: with noise it grows again after that, though the cost still falls.
  public var bestIteration: Int {
    var best = 0
    for index in relativeErrors.indices where relativeErrors[index] < relativeErrors[best] { best = index }
    return best
  }

  /// Where the residual of a deblurring has come down to the length of the noise: whoever knows how strong the
  /// noise is, but not the true image, stops here (V. A. Morozov's discrepancy principle, 1966). `nil` without
  /// noise, or where it does not come so far.
  public var discrepancyIteration: Int? {
    guard let level = scenario.discrepancyLevel else { return nil }
    return residualNorms.firstIndex { $0 <= level }
  }

  /// 2 ∕ largest curvature: plain descent does not settle at larger rates.
  public var rateLimit: Double { 2 / largestCurvature }

  /// The estimate at `iteration`, or at the nearest kept step before it.
  public func image(at iteration: Int) -> Image? {
    guard let step = trajectory.steps.last(where: { $0.iteration <= iteration }) else { return nil }
    return Image(shape: scenario.truth.shape, values: step.position)
  }

  /// K x − y of an estimate, without blur x − y.
  public func residual(of estimate: Image) -> Image {
    var result = estimate
    if let blur = scenario.blur { result.values = blur.apply(estimate.values) }
    for index in result.values.indices { result.values[index] -= observed.values[index] }
    return result
  }
}
