import Calculus
import Drawing
import Figures
import NumberText
import Optimization
import Plotting
import Wording

/// The runs of a page, done: what the views show and the answers tell.
struct PageStory: Sendable {
  let settings: SceneSettings
  let surface: Surface
  /// The runs, and last the pale one where there is one.
  let runs: [ShownRun]
  let hasGhost: Bool
  /// The iteration of each frame.
  let iterations: [Int]
  /// The critical points that verdicts are made with.
  var criticalPoints: [CriticalPoint] { surface.criticalPoints }

  /// Runs what the settings say. `known` are the critical points of the same surface, where they were searched
  /// for before.
  init(_ settings: SceneSettings, known: [CriticalPoint]?) throws(PageError) {
    guard var surface = settings.surface else { throw PageError("there is no run to show") }
    self.settings = settings
    if surface.criticalPoints.isEmpty {
      surface.criticalPoints = known ?? (settings.isQuick ? [] : PageStory.search(surface))
    }
    self.surface = surface
    let points = surface.criticalPoints
    var runs: [ShownRun] = []
    for run in settings.runs + (settings.ghost.map { [$0] } ?? []) {
      runs.append(try PageStory.shown(run, points: points, settings))
    }
    self.runs = runs
    hasGhost = settings.ghost != nil
    let own = hasGhost ? Array(runs.dropLast()) : runs
    var longest: [Int] = []
    for run in own {
      let kept = run.trajectory.steps.map { $0.iteration }
      if kept.last ?? 0 >= longest.last ?? -1 { longest = kept }
    }
    if let frames = settings.frames {
      let chosen = frames.filter { $0 <= longest.last ?? 0 }
      if !chosen.isEmpty { longest = chosen }
    }
    iterations = longest.isEmpty ? [0] : longest
  }

  /// The run that the answers speak of.
  var main: ShownRun { runs[0] }

  /// The runs that a panel shows beside each other: without the pale one where the panel draws it as such.
  func runs(forGhostApart isApart: Bool) -> [ShownRun] {
    hasGhost && isApart ? Array(runs.dropLast()) : runs
  }

  private static func shown(
    _ run: PageRun, points: [CriticalPoint], _ settings: SceneSettings
  ) throws(PageError) -> ShownRun {
    var scenario = run.scenario
    if scenario.surface.criticalPoints.isEmpty { scenario.surface.criticalPoints = points }
    let trajectory: Trajectory
    do {
      trajectory = try scenario.run(recording: Recording(capacity: PageLimits.steps + 2))
    } catch {
      throw PageError(error.message(in: settings.language))
    }
    guard !settings.isQuick else {
      return ShownRun(label: run.label, trajectory: trajectory, scenario: scenario)
    }
    var context = RunContext(
      formula: scenario.surface.formula, domain: scenario.surface.domain, criticalPoints: points,
      settings: scenario.settings, language: settings.language)
    context.scenario = scenario
    guard trajectory.iterations <= PageLimits.judged else {
      return ShownRun(
        label: run.label, trajectory: trajectory, scenario: scenario,
        findings: findings(of: trajectory, in: context))
    }
    return ShownRun(label: run.label, trajectory: trajectory, of: scenario, in: context)
  }

  /// The critical points of a surface that names none; longer formulas are searched less.
  static func search(_ surface: Surface) -> [CriticalPoint] {
    let letters = Swift.max(40, surface.formula.source.utf8.count)
    return searchCriticalPoints(
      of: surface.formula, in: surface.domain, effort: PageLimits.searchEffort * 40 / letters
    ).points
  }
}
