import Optimization
import Vision
import Wording

/// One run as a figure shows it: its trajectory, what it is called beside others, and what was found out
/// about it.
public struct ShownRun: Sendable {
  /// What sets the run apart from the others, in markup, such as `<i>η</i> = 0.1`; may be empty for a
  /// single run.
  public var label: String
  /// The kept steps and the series of the run.
  public var trajectory: Trajectory
  /// What was found out about the run, by ascending iteration.
  public var findings: [Finding]

  /// How the run was set up, where it walks on a surface: the arithmetic of its steps needs it.
  public var scenario: Scenario?
  #if PAGE_ENGINE
    // The page's engine runs on surfaces alone; knowing that, the compiler leaves out what shows trainings.
    var training: TrainingRecord? { nil }
    var fit: FitRecord? { nil }
    var restoration: RestorationRecord? { nil }
    var landscape: LossLandscape? { nil }
  #else
    /// The record of a training run: measurements, model and data.
    public var training: TrainingRecord?
    /// The record of a fit: the points, and the line or boundary between them.
    public var fit: FitRecord?
    /// The record of a restoration: images, errors and residuals.
    public var restoration: RestorationRecord?
    /// The cost around the path of a training run, in a plane of weight space.
    public var landscape: LossLandscape?
  #endif

  /// A run with its findings.
  public init(
    label: String = "", trajectory: Trajectory, scenario: Scenario? = nil, findings: [Finding] = []
  ) {
    self.label = label
    self.trajectory = trajectory
    self.scenario = scenario
    self.findings = findings
  }

  #if !PAGE_ENGINE
    /// A training run with its findings and, where it was measured, the cost around its path.
    public init(
      label: String = "", training: TrainingRecord, findings: [Finding] = [], landscape: LossLandscape? = nil
    ) {
      self.label = label
      self.landscape = landscape
      trajectory = training.trajectory
      self.training = training
      self.findings = findings
    }
  #endif

  /// What is known beside the trajectory, from which the run is judged half-way.
  private var context: RunContext?
  /// What was known at the iterations of the frames.
  private var told: [Int: [Finding]] = [:]

  /// A run on a surface, judged in a language at its end and on the way.
  public init(
    label: String = "", trajectory: Trajectory, of scenario: Scenario, language: Language = .english
  ) {
    self.init(
      label: label, trajectory: trajectory, of: scenario, in: RunContext(scenario, language: language))
  }

  /// A run on a surface, judged with what is known of it.
  public init(label: String = "", trajectory: Trajectory, of scenario: Scenario, in context: RunContext) {
    let context = context.prepared
    self.init(
      label: label, trajectory: trajectory, of: scenario,
      judged: Optimization.findings(of: trajectory, in: context), in: context)
  }

  /// A run on a surface that was judged before; on the way it is judged in the same context.
  public init(
    label: String = "", trajectory: Trajectory, of scenario: Scenario, judged findings: [Finding],
    in context: RunContext?
  ) {
    self.init(label: label, trajectory: trajectory, scenario: scenario, findings: findings)
    self.context = context
  }

  #if !PAGE_ENGINE
    /// The run of a fit, judged at its end and on the way; `scenario` is the same run on a surface, where it is one.
    public init(label: String = "", fit: FitRecord, of scenario: Scenario?, language: Language = .english) {
      let context = RunContext(fit.scenario, language: language).prepared
      self.init(
        label: label, trajectory: fit.trajectory, scenario: scenario,
        findings: Optimization.findings(of: fit.trajectory, in: context))
      self.fit = fit
      self.context = context
    }

    /// The run of a restoration with its findings.
    public init(label: String = "", restoration: RestorationRecord, language: Language = .english) {
      self.init(
        label: label, trajectory: restoration.trajectory,
        findings: Vision.findings(of: restoration, language: language))
      self.restoration = restoration
    }
  #endif

  /// The same run, judged beforehand at every frame.
  func judged(at iterations: [Int]) -> ShownRun {
    guard let context else { return self }
    var run = self
    for iteration in iterations where iteration < lastIteration {
      run.told[iteration] = Optimization.findings(
        of: trajectory, upTo: iteration, in: context, known: findings)
    }
    return run
  }

  /// All that can be known of the run at an iteration.
  func findings(upTo iteration: Int) -> [Finding] {
    if iteration >= lastIteration { return findings }
    if let context {
      return told[iteration]
        ?? Optimization.findings(of: trajectory, upTo: iteration, in: context, known: findings)
    }
    return findings.filter { finding in
      finding.kind != .stableRate && (!finding.kind.isVerdict || finding.kind.tone == .failure)
        && known(finding, at: lastIteration) <= iteration
    }
  }

  /// The findings that are said at an iteration: the latest that can be known by then; at the end of the run the
  /// verdict on it, where there is one, and what was to be expected of its rate.
  public func findings(at iteration: Int) -> [Finding] {
    if iteration >= lastIteration, let verdict = findings.first(where: { $0.kind.isVerdict }) {
      return [verdict] + findings.filter { $0.kind == .stableRate }.prefix(1)
    }
    var best: (known: Int, finding: Finding)?
    for finding in findings(upTo: iteration) where finding.kind != .stableRate {
      let known = known(finding, at: iteration)
      if known >= best?.known ?? 0 { best = (known, finding) }
    }
    return best.map { [$0.finding] } ?? []
  }

  /// The iteration from which a finding can be known: its last, or its first for what still lasts at `now`.
  public func known(_ finding: Finding, at now: Int) -> Int {
    finding.iterations.upperBound >= now ? finding.iterations.lowerBound : finding.iterations.upperBound
  }

  /// The last iteration of the run.
  public var lastIteration: Int { trajectory.iterations }

  /// Where in `trajectory.steps` the last kept step stands that is not after `iteration`. A run that ended
  /// before stays at its last step. O(log n).
  public func stepIndex(at iteration: Int) -> Int {
    let steps = trajectory.steps
    var low = 0
    var high = steps.count
    while low < high {
      let middle = (low + high) / 2
      if steps[middle].iteration <= iteration { low = middle + 1 } else { high = middle }
    }
    return Swift.max(0, low - 1)
  }

  /// The last kept step that is not after `iteration`; `nil` for a trajectory without steps.
  public func step(at iteration: Int) -> Step? {
    trajectory.steps.isEmpty ? nil : trajectory.steps[stepIndex(at: iteration)]
  }
}
