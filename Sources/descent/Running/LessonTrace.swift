import Drawing
import LessonFormat
import NumberText
import Optimization
import Vision

/// The arithmetic of every step of a lesson's runs, as text, rows or JSON.
struct LessonTrace {
  /// One run with where it stands in the lesson.
  private struct Entry {
    var scene: Int
    var run: Int
    var title: String
    var lessonScene: LessonScene
    var outcome: RunOutcome
  }

  private let lesson: Lesson
  private var entries: [Entry] = []

  /// Runs what is asked for: all scenes and runs, or those with the given numbers from 1.
  init(_ lesson: Lesson, scene: Int?, run: Int?) throws {
    self.lesson = lesson
    if let scene, !lesson.scenes.indices.contains(scene - 1) {
      throw Failure.usage("--scene: the lesson has \(lesson.scenes.count) scenes")
    }
    for (index, lessonScene) in lesson.scenes.enumerated() where scene.map({ $0 == index + 1 }) ?? true {
      if let run, !lessonScene.runs.indices.contains(run - 1) {
        throw Failure.usage("--run: scene \(index + 1) has \(lessonScene.runs.count)")
      }
      var chosen = lessonScene
      if let run { chosen.runs = [lessonScene.runs[run - 1]] }
      do {
        let outcomes = try chosen.run(
          runner: Workers.runner(jobs: Workers.count), isInterrupted: { Interrupt.isRaised })
        for (number, outcome) in outcomes.enumerated() {
          entries.append(
            Entry(
              scene: index + 1, run: run ?? number + 1, title: RichText(markup: lessonScene.title).plain,
              lessonScene: chosen, outcome: outcome))
        }
      } catch {
        throw Failure.badLesson("\(lesson.file): \(error.message)")
      }
      if Interrupt.isRaised { throw Interrupted() }
    }
  }

  func write(_ form: StepForm, to writer: inout ByteWriter) throws {
    switch form {
    case .json: try writeJSON(to: &writer)
    case .csv: try writeRows(to: &writer)
    case .table: try writeText(to: &writer)
    }
  }

  /// The arithmetic of a kept step; `before` gives the one that led to it.
  private func lines(_ step: Step, _ entry: Entry, _ before: inout StepsBefore) -> [DerivationLine] {
    guard let scenario = entry.outcome.scenario else { return [] }
    return derivation(
      of: step, after: before.step(before: step), settings: scenario.settings,
      formula: scenario.surface.formula)
  }

  private func writeText(to writer: inout ByteWriter) throws {
    for entry in entries {
      var heading = lesson.scenes.count > 1 ? "Scene \(entry.scene): \(entry.title)" : entry.title
      if !entry.outcome.label.isEmpty { heading += ", \(RunLabels.plain(entry.outcome.label))" }
      try writer.write(heading + "\n")
      var before = StepsBefore(entry.outcome)
      for step in entry.outcome.trajectory.steps {
        if Interrupt.isRaised { throw Interrupted() }
        try writer.write("\nstep \(step.iteration): cost \(displayText(step.value, digits: 6))\n")
        for line in lines(step, entry, &before) {
          try writer.write("  \(line.plain)" + (line.note.map { "   (\($0))" } ?? "") + "\n")
        }
      }
      for sentence in RunReport.sentences(entry.outcome) { try writer.write("\n\(sentence)") }
      try writer.write("\n\n")
    }
  }

  private func writeRows(to writer: inout ByteWriter) throws {
    try writer.write("scene,run,iteration,quantity,coordinate,symbol,symbolic,substituted,result,value\n")
    for entry in entries {
      var before = StepsBefore(entry.outcome)
      for step in entry.outcome.trajectory.steps {
        if Interrupt.isRaised { throw Interrupted() }
        let head = "\(entry.scene),\(entry.run),\(step.iteration),"
        try writer.write(
          head + "cost,,f,,,\(Self.field(displayText(step.value, digits: 6))),\(shortestText(step.value))\n")
        for line in lines(step, entry, &before) {
          let texts = [line.symbol, line.symbolic, line.substituted, line.result].map {
            Self.field(RunLabels.plain($0))
          }
          let coordinate = line.coordinate.map { "\($0)" } ?? ""
          try writer.write(
            head + "\(line.name),\(coordinate),\(texts.joined(separator: ",")),\(shortestText(line.value))\n")
        }
      }
    }
  }

  private static func field(_ text: String) -> String {
    text.contains { $0 == "," || $0 == "\"" } ? "\"" + text.replacing("\"", with: "\"\"") + "\"" : text
  }

  /// One run as `trace` prints it for a function, with the arithmetic of each step; several in `runs`.
  private func writeJSON(to writer: inout ByteWriter) throws {
    let objects = entries.map { object($0) }
    let whole = objects.count == 1 ? objects[0] : JSONText.members(["runs": .list(objects)])
    try writer.write(whole.compact + "\n")
  }

  private func object(_ entry: Entry) -> JSONText {
    var members: [JSONText.Member] = [
      JSONText.Member(name: "scene", value: .number("\(entry.scene)")),
      JSONText.Member(name: "run", value: .number("\(entry.run)")),
    ]
    var before = StepsBefore(entry.outcome)
    members += SceneData.members(entry.lessonScene, entry.outcome) { step in
      let lines = lines(step, entry, &before)
      return lines.isEmpty ? nil : .list(lines.map(Self.line))
    }
    return .object(members)
  }

  private static func line(_ line: DerivationLine) -> JSONText {
    .members([
      "quantity": .text(line.name), "coordinate": line.coordinate.map { .number("\($0)") },
      "symbol": .text(RunLabels.plain(line.symbol)), "symbolic": .text(RunLabels.plain(line.symbolic)),
      "substituted": .text(RunLabels.plain(line.substituted)), "result": .text(RunLabels.plain(line.result)),
      "value": RunSummary.number(line.value), "note": line.note.map { .text($0) },
    ])
  }
}

/// The steps before the kept ones of a run, which a long run has not kept: the run is made once more, as far as it is
/// asked for, and not once for each.
private struct StepsBefore {
  private let scenario: Scenario?
  private var descent: Descent<SurfaceObjective>?
  private var last: Step?

  init(_ outcome: RunOutcome) {
    scenario = outcome.scenario
  }

  /// The step before one of the run; to be asked in the order of the run.
  mutating func step(before step: Step) -> Step? {
    defer { last = step }
    guard step.iteration > 0 else { return nil }
    if let last, last.iteration == step.iteration - 1 { return last }
    if descent == nil { descent = try? scenario?.makeDescent() }
    while let reached = descent?.iteration, reached < step.iteration - 1, !Interrupt.isRaised {
      guard descent?.advance() == true else { return nil }
    }
    guard let descent, descent.iteration == step.iteration - 1 else { return nil }
    return descent.step
  }
}
