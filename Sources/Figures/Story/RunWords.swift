import Drawing
import NumberText
import Optimization

/// What panels say of a run for those who do not see it.
enum RunWords {
  /// `The run with η = 0.1 starts at (1, 2) and stands at (0.4, 0.8) after 3 steps`, without its full stop.
  static func place(_ run: ShownRun, at iteration: Int, on domain: Domain) -> String? {
    guard let first = run.trajectory.steps.first, let step = run.step(at: iteration) else { return nil }
    var text = subject("The run", run) + " starts at " + placeText(first.position)
    if step.iteration > 0 {
      text += " and stands at " + placeText(step.position) + " after " + steps(step.iteration)
      if !domain.contains(step.position) { text += ", outside the picture" }
    }
    return text
  }

  /// `The run`, or `The run with η = 0.1` beside others.
  static func subject(_ name: String, _ run: ShownRun) -> String {
    run.label.isEmpty ? name : name + " with " + RichText(markup: run.label).plain
  }

  /// `1 step`, `12 steps`.
  static func steps(_ count: Int) -> String { count == 1 ? "1 step" : "\(count) steps" }
}
