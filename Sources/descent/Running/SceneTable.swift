import Calculus
import LessonFormat
import NumberText
import Optimization

/// The kept steps of a lesson's runs, or every step, as one table of comma-separated values: a column for every quantity that
/// any run has, empty where a run has it not. Where there are several scenes or runs, their numbers stand first.
enum SceneTable {
  static func csv(_ outcomes: [[RunOutcome]], every: Bool) -> String {
    let hasScenes = outcomes.count > 1
    let hasRuns = outcomes.contains { $0.count > 1 }
    var names: [String] = []
    for outcome in outcomes.flatMap({ $0 }) {
      for (name, _) in outcome.trajectory.steps.first.map({ cells(of: $0, in: outcome) }) ?? []
      where !names.contains(name) {
        names.append(name)
      }
    }
    var text = ((hasScenes ? ["scene"] : []) + (hasRuns ? ["run"] : []) + names).joined(separator: ",") + "\n"
    for (scene, runs) in outcomes.enumerated() {
      for (run, outcome) in runs.enumerated() {
        let head = (hasScenes ? "\(scene + 1)," : "") + (hasRuns ? "\(run + 1)," : "")
        RunSteps.forEach(outcome, every: every) { step in
          var row: [String: String] = [:]
          for (name, value) in cells(of: step, in: outcome) { row[name] = value }
          text += head + names.map { row[$0] ?? "" }.joined(separator: ",") + "\n"
        }
      }
    }
    return text
  }

  /// The numbers of a step by their columns. The weights of a network are no table: of a training the table has
  /// the cost of each step's batch and the gradient's norm; of a restoration the error and the residual too.
  private static func cells(of step: Step, in outcome: RunOutcome) -> [(name: String, value: String)] {
    let iteration = ("iteration", "\(step.iteration)")
    guard outcome.record == nil, outcome.restoration == nil else {
      let numbers = [
        iteration, ("value", shortestText(step.value)), ("gradient-norm", shortestText(norm(step.gradient))),
        ("rate", shortestText(step.rate)),
      ]
      guard let restoration = outcome.restoration else { return numbers }
      return numbers + [
        ("relative-error", shortestText(restoration.relativeErrors[step.iteration])),
        ("residual-norm", shortestText(restoration.residualNorms[step.iteration])),
      ]
    }
    let columns = StepColumns(first: step)
    return [iteration]
      + zip(columns.names, columns.values(of: step)).dropFirst().map {
        ($0, $1.map { shortestText($0) } ?? "")
      }
  }
}
