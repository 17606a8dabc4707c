import LessonFormat
import NumberText
import Optimization
import Vision

/// The numbers of a scene as files.
enum SceneData {
  /// Everything about a lesson's runs. A single scene stands at the top, several in `scenes`.
  static func json(_ lesson: Lesson, _ outcomes: [[RunOutcome]], every: Bool) -> JSONText {
    let scenes = zip(lesson.scenes, outcomes).map { json($0, $1, every: every) }
    return scenes.count == 1 ? scenes[0] : .members(["scenes": .list(scenes)])
  }

  /// Everything about the runs. A single run stands at the top, those of a comparison in `runs`.
  static func json(_ scene: LessonScene, _ outcomes: [RunOutcome], every: Bool) -> JSONText {
    if outcomes.count == 1 { return .object(members(scene, outcomes[0], every: every)) }
    return .members(["runs": .list(outcomes.map { .object(members(scene, $0, every: every)) })])
  }

  /// What is known of a run, with the kept steps or with every step; `arithmetic` may add the derivation of a step.
  static func members(
    _ scene: LessonScene, _ outcome: RunOutcome, every: Bool = false,
    arithmetic: (Step) -> JSONText? = { _ in nil }
  ) -> [JSONText.Member] {
    var members: [JSONText.Member] = []
    func add(_ name: String, _ value: JSONText) { members.append(JSONText.Member(name: name, value: value)) }
    if !outcome.label.isEmpty { add("label", .text(plain(outcome.label))) }
    if let settings = settings(of: outcome), let method = try? RunSummary.method(settings),
      let schedule = try? RunSummary.schedule(settings)
    {
      add("method", method)
      add("schedule", schedule)
    }
    if let record = outcome.record {
      TrainingData.add(record, scene: scene, to: &members)
      if let landscape = outcome.landscape { add("landscape", LandscapeData.json(landscape, record)) }
    } else if let restoration = outcome.restoration {
      RestorationData.add(restoration, scene: scene, to: &members)
    } else {
      if let fit = outcome.fit { FitData.add(fit, to: &members) }
      var steps: [JSONText] = []
      RunSteps.forEach(outcome, every: every) { step in
        let object = Self.step(step)
        if let lines = arithmetic(step), case .object(let members) = object {
          steps.append(.object(members + [JSONText.Member(name: "arithmetic", value: lines)]))
        } else {
          // As its text, which takes a tenth of the room: there may be a million of them.
          steps.append(.number(object.compact))
        }
      }
      add("steps", .list(steps))
    }
    add("stop", RunSummary.stop(outcome.trajectory.stop, iterations: outcome.trajectory.iterations))
    if outcome.record == nil { add("findings", .list(outcome.findings.map(finding))) }
    return members
  }

  private static func settings(of outcome: RunOutcome) -> RunSettings? {
    switch outcome.kind {
    case .surface(let scenario): scenario.knownSettings
    case .fit(let record, _): record.scenario.settings
    case .restoration(let record): record.scenario.settings
    case .training(let record):
      RunSettings(
        method: record.scenario.method, learningRate: record.scenario.learningRate,
        schedule: record.scenario.schedule, steps: record.scenario.updates)
    }
  }

  /// A step with every quantity by its name.
  static func step(_ step: Step) -> JSONText {
    var members = [
      JSONText.Member(name: "iteration", value: .number("\(step.iteration)")),
      JSONText.Member(name: "position", value: vector(step.position)),
      JSONText.Member(name: "value", value: RunSummary.number(step.value)),
      JSONText.Member(name: "gradient", value: vector(step.gradient)),
    ]
    if let place = step.gradientPosition {
      members.append(JSONText.Member(name: "gradient-position", value: vector(place)))
    }
    members.append(JSONText.Member(name: "rate", value: RunSummary.number(step.rate)))
    for quantity in step.quantities {
      members.append(JSONText.Member(name: quantity.name, value: vector(quantity.values)))
    }
    if !step.trials.isEmpty {
      let trials = step.trials.map { trial in
        JSONText.members([
          "step-length": RunSummary.number(trial.stepLength), "position": vector(trial.position),
          "value": RunSummary.number(trial.value), "accepted": .flag(trial.accepted),
        ])
      }
      members.append(JSONText.Member(name: "trials", value: .list(trials)))
    }
    if let update = step.update { members.append(JSONText.Member(name: "update", value: vector(update))) }
    return .object(members)
  }

  /// A finding with its evidence.
  static func finding(_ finding: Finding) -> JSONText {
    .members([
      "kind": .text(finding.kind.rawValue),
      "iterations": .list([
        .number("\(finding.iterations.lowerBound)"), .number("\(finding.iterations.upperBound)"),
      ]),
      "sentence": .text(finding.sentence),
      "evidence": .object(
        finding.evidence.map { item in
          let value: JSONText =
            item.word.map(JSONText.text)
            ?? (item.values.count == 1 ? RunSummary.number(item.values[0]) : vector(item.values))
          return JSONText.Member(name: item.name, value: value)
        }),
    ])
  }

  /// Numbers as a JSON list.
  static func vector(_ values: [Double]) -> JSONText { .list(values.map(RunSummary.number)) }

  private static func plain(_ markup: String) -> String { RunLabels.plain(markup) }

  /// More numbers than this, weights or pixels of all shown steps together, are left to the first and the last step.
  private static let numberLimit = 5_000_000

  /// The iterations whose weights or images are written, `numbersEach` of them in each: those that the scene shows,
  /// and always the last.
  static func shownIterations(of trajectory: Trajectory, in scene: LessonScene, numbersEach: Int) -> [Int] {
    let kept = Set(trajectory.steps.map(\.iteration))
    let last = trajectory.iterations
    var shown: [Int] =
      switch scene.frames {
      case .all: kept.sorted()
      case .end: [last]
      case .iterations(let iterations): iterations.filter { kept.contains($0) }
      }
    if shown.last != last { shown.append(last) }
    if shown.count * numbersEach > numberLimit { shown = [0, last] }
    return shown
  }
}
