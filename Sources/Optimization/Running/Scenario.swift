import Calculus
import Wording

/// Where a run begins.
public enum Start: Sendable, Hashable {
  case at([Double])
  /// One of the surface's named starts.
  case named(String)
  /// Anywhere in the surface's domain, each place as likely as another, by seed.
  case random(seed: UInt64)
}

/// One run on a surface, whole: what is walked down, from where and how. Equal scenarios run equal.
public struct Scenario: Sendable, Hashable {
  /// What is walked down.
  public var surface: Surface
  /// From where.
  public var start: Start
  /// How.
  public var settings: RunSettings

  /// A scenario with its settings in one.
  public init(surface: Surface, start: Start, settings: RunSettings) {
    self.surface = surface
    self.start = start
    self.settings = settings
  }

  /// A scenario from its parts (see `RunSettings`).
  public init(
    surface: Surface, start: Start, method: MethodChoice = .gradientDescent,
    learningRate: Double? = nil, schedule: ScheduleChoice = .constant, noise: GradientNoise? = nil,
    clipping: Clipping? = nil, stopping: StoppingRules = .none, steps: Int = 100, seed: UInt64 = 0
  ) {
    self.init(
      surface: surface, start: start,
      settings: RunSettings(
        method: method, learningRate: learningRate, schedule: schedule, noise: noise,
        clipping: clipping, stopping: stopping, steps: steps, seed: seed))
  }

  /// See `RunSettings.method`.
  public var method: MethodChoice {
    get { settings.method }
    set { settings.method = newValue }
  }
  /// η₀ as given; `nil` for the method's standard.
  public var learningRate: Double? {
    get { settings.learningRate }
    set { settings.learningRate = newValue }
  }
  /// See `RunSettings.schedule`.
  public var schedule: ScheduleChoice {
    get { settings.schedule }
    set { settings.schedule = newValue }
  }
  /// See `RunSettings.noise`.
  public var noise: GradientNoise? {
    get { settings.noise }
    set { settings.noise = newValue }
  }
  /// See `RunSettings.clipping`.
  public var clipping: Clipping? {
    get { settings.clipping }
    set { settings.clipping = newValue }
  }
  /// See `RunSettings.stopping`.
  public var stopping: StoppingRules {
    get { settings.stopping }
    set { settings.stopping = newValue }
  }
  /// See `RunSettings.steps`.
  public var steps: Int {
    get { settings.steps }
    set { settings.steps = newValue }
  }
  /// See `RunSettings.seed`.
  public var seed: UInt64 {
    get { settings.seed }
    set { settings.seed = newValue }
  }

  /// The start as coordinates. Throws `ScenarioError` for an unknown name or a wrong number of coordinates.
  public func startPosition() throws(ScenarioError) -> [Double] {
    switch start {
    case .at(let position):
      guard position.count == surface.formula.dimension else {
        throw .wrongDimension(given: position.count, expected: surface.formula.dimension)
      }
      return position
    case .named(let name):
      do {
        return try surface.position(ofStart: name)
      } catch {
        throw .surface(error)
      }
    case .random(let seed):
      var generator = RandomGenerator(seed: seed)
      return surface.domain.intervals.map { $0.lower + $0.length * generator.uniform() }
    }
  }

  /// How, with what the method takes from the surface: the smallest value, for Polyak’s step.
  public var knownSettings: RunSettings {
    var settings = settings
    settings.method = settings.method.knowing(minimum: surface.lowestKnownMinimum?.value)
    return settings
  }

  /// The run at its beginning, to be taken step by step. Throws `ScenarioError`.
  public func makeDescent() throws(ScenarioError) -> Descent<SurfaceObjective> {
    let position = try startPosition()
    do {
      return try Descent(SurfaceObjective(surface), start: position, settings: settings)
    } catch {
      throw .choice(error)
    }
  }

  /// The whole run. Divergence is a result; `ScenarioError` is thrown only for what cannot be begun.
  public func run(recording: Recording? = nil) throws(ScenarioError) -> Trajectory {
    var descent = try makeDescent()
    return descent.run(recording: recording)
  }
}

/// A scenario that cannot be begun.
public enum ScenarioError: Error, Sendable, Hashable {
  case choice(ChoiceError)
  case surface(SurfaceError)
  case wrongDimension(given: Int, expected: Int)

  /// The message in English, for the command line.
  public var message: String { message(in: .english) }

  /// One sentence: what is wrong and what would be right.
  public func message(in language: Language) -> String {
    switch self {
    case .choice(let error): error.message(in: language)
    case .surface(let error): error.message(in: language)
    case .wrongDimension(let given, let expected):
      (given == 1 ? StartPhrase.oneCoordinate : .coordinates).text(in: language, "\(given)", "\(expected)")
    }
  }
}
