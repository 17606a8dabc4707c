import Optimization
import Vision
import Wording

/// A run of a scene when it has ended.
public struct RunOutcome: Sendable {
  /// What sets it apart in a comparison, in markup.
  public var label: String
  /// The kept steps and the series of the run.
  public let trajectory: Trajectory
  /// Where and how it ran.
  public let kind: Kind
  /// The cost around the path of a training, where the scene asks for it.
  public var landscape: LossLandscape?
  private let judgements = KeptJudgements()

  /// Where and how it ran.
  public enum Kind: Sendable {
    case surface(Scenario)
    case training(TrainingRecord)
    /// A fit, and where it is a line fitted to all points at every step the same as a run on a surface.
    case fit(FitRecord, on: Scenario?)
    case restoration(RestorationRecord)
  }

  /// The settings of a run on a surface.
  public var scenario: Scenario? {
    switch kind {
    case .surface(let scenario): scenario
    case .fit(_, let scenario): scenario
    case .training, .restoration: nil
    }
  }

  /// What was found out about the run, worded in English, the verdict first; nothing of a training.
  public var findings: [Finding] { judgement(in: .english).findings }

  /// What was found out about the run, worded in a language.
  public func judgement(in language: Language) -> RunJudgement {
    judgements.value(in: language) {
      switch kind {
      case .surface(let scenario): judgement(by: RunContext(scenario, language: language))
      case .fit(let record, _): judgement(by: RunContext(record.scenario, language: language))
      case .training: RunJudgement(context: nil, findings: [])
      case .restoration(let record):
        RunJudgement(context: nil, findings: Vision.findings(of: record, language: language))
      }
    }
  }

  private func judgement(by context: RunContext) -> RunJudgement {
    let context = context.prepared
    return RunJudgement(context: context, findings: Optimization.findings(of: trajectory, in: context))
  }

  /// The record of a fit.
  public var fit: FitRecord? {
    if case .fit(let record, _) = kind { return record }
    return nil
  }

  /// The record of a restoration.
  public var restoration: RestorationRecord? {
    if case .restoration(let record) = kind { return record }
    return nil
  }

  /// The record of a training.
  public var record: TrainingRecord? {
    if case .training(let record) = kind { return record }
    return nil
  }
}

/// Why a scene could not be run, in a sentence.
public struct SceneError: Error, Sendable, Hashable {
  /// The sentence.
  public var message: String
}

extension LessonScene {
  /// The iterations whose steps must be kept: those shown and those that a text speaks of, with the step that
  /// follows.
  public var keptIterations: Set<Int> {
    var kept: Set<Int> = []
    if case .iterations(let iterations) = frames { kept.formUnion(iterations) }
    var spoken: [Int] = narration.compactMap(\.iteration) + narration.flatMap(\.text.iterations)
    for question in questions {
      spoken.append(question.iteration)
      if let reveal = question.reveal { spoken.append(reveal) }
      for text in [question.question, question.answer] + question.choices { spoken += text.iterations }
    }
    for iteration in spoken { kept.formUnion([iteration, iteration + 1]) }
    return kept
  }

  /// The same with the steps before those shown where their arithmetic is: it begins with what the method remembers.
  private var keptForArithmetic: Set<Int> {
    var kept = keptIterations
    guard panels.all.contains(where: { $0.name == "arithmetic" }), case .iterations(let iterations) = frames
    else { return kept }
    for iteration in iterations where iteration > 0 { kept.insert(iteration - 1) }
    return kept
  }

  /// Whether a panel shows wall-clock time.
  public var asksForTime: Bool { panels.all.contains { $0.options["x"] == .text("seconds") } }

  /// Runs everything in the scene, one run after the other.
  ///
  /// - Parameters:
  ///   - runner: does pieces of a training at the same time; the numbers do not depend on it.
  ///   - clock: seconds since some moment. It is read only where a panel asks for an axis of seconds, for times
  ///     differ from run to run and all else does not.
  ///   - isInterrupted: asked between runs.
  public func run(
    runner: ConcurrentRunner? = nil, clock: (@Sendable () -> Double)? = nil,
    isInterrupted: () -> Bool = { false }
  ) throws(SceneError) -> [RunOutcome] {
    let clock = asksForTime ? clock : nil
    let kept = keptIterations
    let keptOnSurface = keptForArithmetic
    var outcomes: [RunOutcome] = []
    for run in runs where !isInterrupted() {
      switch run.kind {
      case .surface(let scenario):
        do {
          var recording = Recording.standard(dimension: scenario.surface.formula.dimension)
          recording.iterations = keptOnSurface
          outcomes.append(
            RunOutcome(
              label: run.label, trajectory: try scenario.run(recording: recording), kind: .surface(scenario)))
        } catch {
          throw SceneError(message: error.message)
        }
      case .training(var scenario):
        do {
          scenario.recording.iterations = kept.filter { $0 <= scenario.updates }.sorted()
          let record = try scenario.run(runner: runner, clock: clock)
          outcomes.append(
            RunOutcome(
              label: run.label, trajectory: record.trajectory, kind: .training(record),
              landscape: landscape?.measure(record, runner: runner)))
        } catch {
          throw SceneError(message: error.message)
        }
      case .fit(let scenario):
        do {
          var recording = Recording.standard(dimension: scenario.dimension, steps: scenario.settings.steps)
          recording.iterations = keptOnSurface
          let record = try scenario.run(recording: recording)
          outcomes.append(
            RunOutcome(
              label: run.label, trajectory: record.trajectory,
              kind: .fit(record, on: scenario.surfaceScenario)))
        } catch {
          throw SceneError(message: error.message)
        }
      case .restoration(let scenario):
        do {
          var recording = Recording.standard(
            dimension: scenario.truth.shape.count, steps: scenario.settings.steps)
          recording.iterations = kept
          let record = try scenario.run(recording: recording)
          outcomes.append(
            RunOutcome(label: run.label, trajectory: record.trajectory, kind: .restoration(record)))
        } catch {
          throw SceneError(message: error.message)
        }
      }
    }
    return outcomes
  }
}
