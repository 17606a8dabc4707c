import Optimization
import Vision

/// A run of a scene when it has ended.
public struct RunOutcome: Sendable {
  /// What sets it apart in a comparison, in markup.
  public var label: String
  /// The kept steps and the series of the run.
  public var trajectory: Trajectory
  /// Where and how it ran.
  public var kind: Kind

  /// Where and how it ran.
  public enum Kind: Sendable {
    case surface(Scenario)
    case training(TrainingRecord)
  }

  /// The settings of a run on a surface.
  public var scenario: Scenario? {
    if case .surface(let scenario) = kind { return scenario }
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

  /// Runs everything in the scene, one run after the other.
  ///
  /// - Parameters:
  ///   - runner: does pieces of a training at the same time; the numbers do not depend on it.
  ///   - isInterrupted: asked between runs.
  public func run(runner: ConcurrentRunner? = nil, isInterrupted: () -> Bool = { false }) throws(SceneError)
    -> [RunOutcome]
  {
    let kept = keptIterations
    var outcomes: [RunOutcome] = []
    for run in runs where !isInterrupted() {
      switch run.kind {
      case .surface(let scenario):
        do {
          var recording = Recording.standard(dimension: scenario.surface.formula.dimension)
          recording.iterations = kept
          outcomes.append(
            RunOutcome(
              label: run.label, trajectory: try scenario.run(recording: recording), kind: .surface(scenario)))
        } catch {
          throw SceneError(message: error.message)
        }
      case .training(var scenario):
        do {
          scenario.recording.iterations = kept.filter { $0 <= scenario.updates }.sorted()
          let record = try scenario.run(runner: runner)
          outcomes.append(
            RunOutcome(label: run.label, trajectory: record.trajectory, kind: .training(record)))
        } catch {
          throw SceneError(message: error.message)
        }
      }
    }
    return outcomes
  }
}
