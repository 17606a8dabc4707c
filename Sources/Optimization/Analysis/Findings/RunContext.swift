import Calculus
import Wording

/// What is known beside the trajectory when a run is judged.
public struct RunContext: Sendable {
  /// The cost as a formula; `nil` for a network.
  public let formula: Formula?
  /// Where the surface is shown.
  public let domain: Domain?
  /// Critical points known before the run.
  public var criticalPoints: [CriticalPoint]
  /// How the run was made; `nil` if that is not known.
  public var settings: RunSettings?
  /// The scenario, from which the run could be taken further.
  public var scenario: Scenario?
  /// Whether a step sees a few of the examples only, so that its gradient is not the cost's own.
  public var hasBatches = false
  /// The language in which findings are worded.
  public var language: Language
  /// The surface made ready, where it was prepared.
  private(set) var probe: SurfaceProbe?

  /// A context from its parts.
  public init(
    formula: Formula? = nil, domain: Domain? = nil, criticalPoints: [CriticalPoint] = [],
    settings: RunSettings? = nil, language: Language = .english
  ) {
    self.formula = formula
    self.domain = domain
    self.criticalPoints = criticalPoints
    self.settings = settings
    self.language = language
  }

  /// The context of a scenario. Where its surface names no critical points, they are searched for.
  public init(_ scenario: Scenario, language: Language = .english) {
    let surface = scenario.surface
    self.init(
      formula: surface.formula, domain: surface.domain,
      criticalPoints: surface.withCriticalPoints.criticalPoints, settings: scenario.settings,
      language: language)
    self.scenario = scenario
  }

  /// The same context with its surface made ready, for those who judge a run at many of its steps.
  public var prepared: RunContext {
    var context = self
    context.probe = probe ?? SurfaceProbe(self)
    return context
  }

  /// The lowest of the known minima.
  var lowestMinimum: CriticalPoint? { criticalPoints.lowestMinimum }

  /// The weight λ of an L2 penalty whose gradient λx the method adds to the cost's own; 0 for none.
  var penalty: Double {
    guard let choice = settings?.method, let method = try? choice.resolved() else { return 0 }
    return choice.penalty(method)
  }

  /// Whether the gradient that the method saw is not the cost's own.
  var isNoisy: Bool { settings?.noise != nil || hasBatches }

  /// What the method remembers, for the sentence that says why a cost rose.
  var memory: StepMemory {
    guard let choice = settings?.method,
      let record = MethodCatalogue.all.first(where: { $0.name == choice.name })
    else { return .none }
    if record.memory == .gradientSize, choice.settings["momentum"] ?? .number(0) != .number(0) {
      return .velocity
    }
    return record.memory
  }
}

/// Everything noteworthy about a run, the verdict first, then by iteration.
public func findings(of trajectory: Trajectory, of scenario: Scenario) -> [Finding] {
  findings(of: trajectory, in: RunContext(scenario))
}

/// Everything noteworthy about a run in a context, the verdict first, then by iteration. For a run without a
/// formula, such as a network's, what the costs and the steps show.
public func findings(of trajectory: Trajectory, in context: RunContext) -> [Finding] {
  guard trajectory.steps.count > 1, var run = RunView(trajectory, context) else { return [] }
  var found: [Finding] = []
  let isLost = run.addDivergence(to: &found)
  if !isLost {
    let isAtRest = run.addRest(to: &found)
    if !isAtRest { run.addPlateau(to: &found) }
    run.addHalts(to: &found)
    if !context.isNoisy { run.addSwinging(to: &found, isAtRest: isAtRest) }
    if !found.contains(where: { $0.kind.isVerdict }) { run.addPace(to: &found) }
  }
  if !context.isNoisy {
    run.addOvershoot(to: &found)
    if !isLost { run.addCostIncrease(to: &found) }
  }
  run.addStableRate(to: &found)
  return ordered(found)
}

/// The finding that says how the run ended.
public func verdict(of findings: [Finding]) -> Finding? {
  findings.first { $0.kind.isVerdict }
}

private func ordered(_ findings: [Finding]) -> [Finding] {
  let ranked = findings.enumerated().sorted { a, b in
    let first = rank(a.element)
    let second = rank(b.element)
    if first != second { return first < second }
    if a.element.iterations.lowerBound != b.element.iterations.lowerBound {
      return a.element.iterations.lowerBound < b.element.iterations.lowerBound
    }
    return a.offset < b.offset
  }
  return ranked.map { $0.element }
}

private func rank(_ finding: Finding) -> Int {
  switch finding.kind {
  case .diverging, .fallsWithoutBound: 0
  case .notFinite: 1
  case .stableRate: 4
  case .oscillation: 2
  default: finding.kind.isVerdict ? 1 : 3
  }
}
