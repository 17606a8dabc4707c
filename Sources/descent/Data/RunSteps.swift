import LessonFormat
import Optimization

/// The steps of a run for its data.
enum RunSteps {
  /// Of longer runs only the kept steps are written, whatever is asked for.
  static let most = 1_000_000

  /// Calls a function with the kept steps of a run in order, or with every one. What was not kept is computed
  /// once more: equal scenarios run equal, and a step takes less time than its text.
  static func forEach(_ outcome: RunOutcome, every: Bool, _ body: (Step) -> Void) {
    let trajectory = outcome.trajectory
    if every, trajectory.steps.count <= trajectory.iterations, trajectory.iterations <= most,
      case .surface(let scenario) = outcome.kind, var descent = try? scenario.makeDescent()
    {
      while !Interrupt.isRaised, let step = descent.next() { body(step) }
    } else {
      trajectory.steps.forEach(body)
    }
  }
}
