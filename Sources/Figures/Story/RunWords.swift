import Drawing
import NumberText
import Optimization

/// What panels say of a run for those who do not see it.
enum RunWords {
  /// `The run with η = 0.1 starts at (1, 2) and stands at (0.4, 0.8) after 3 steps`, without its full stop.
  static func place(_ run: ShownRun, _ iteration: Int, _ domain: Domain, _ input: PanelInput) -> String? {
    guard let first = run.trajectory.steps.first, let step = run.step(at: iteration) else { return nil }
    let name = subject(.run, .runOf, run, input)
    let start = placeText(first.position)
    guard step.iteration > 0 else { return input.say(ScenePhrase.starts, name, start) }
    let text = input.say(
      ScenePhrase.stands, name, start, placeText(step.position), after(step.iteration, input))
    return domain.contains(step.position) ? text : input.say(ScenePhrase.outside, text)
  }

  /// `The run`, or `The run with η = 0.1` beside others.
  static func subject(
    _ alone: ScenePhrase, _ beside: ScenePhrase, _ run: ShownRun, _ input: PanelInput
  ) -> String {
    run.label.isEmpty ? input.say(alone) : input.say(beside, RichText(markup: run.label).plain)
  }

  /// `after 1 step`, `after 12 steps`.
  static func after(_ count: Int, _ input: PanelInput) -> String {
    count == 1 ? input.say(PlacePhrase.afterOneStep) : input.say(PlacePhrase.afterSteps, "\(count)")
  }
}
