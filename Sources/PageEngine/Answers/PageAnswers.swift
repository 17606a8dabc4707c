import Calculus
import Drawing
import Figures
import NumberText
import Optimization
import Plotting
import Wording

/// What a page is told of its runs, as JSON.
struct PageAnswers {
  let story: PageStory
  private var language: Language { story.settings.language }

  init(_ story: PageStory) { self.story = story }

  /// A number; what JSON lacks comes as the text that JavaScript's `Number` reads.
  static func number(_ value: Double) -> JSONText {
    guard value.isFinite else {
      return .text(value.isNaN ? "NaN" : value < 0 ? "-Infinity" : "Infinity")
    }
    return .number(shortestText(value))
  }

  static func numbers(_ values: [Double]) -> JSONText { .list(values.map { number($0) }) }

  static func whole(_ value: Int) -> JSONText { .number("\(value)") }

  /// An object without the members that have no value.
  static func object(_ members: [(String, JSONText?)]) -> JSONText {
    .object(members.compactMap { name, value in value.map { JSONText.Member(name: name, value: $0) } })
  }

  // MARK: The runs

  /// Everything about the runs that does not change from frame to frame.
  var summary: JSONText {
    let run = story.main
    let formula = story.surface.formula
    let kept = story.iterations.enumerated().allSatisfy { $0.offset == $0.element }
    var members: [(String, JSONText?)] = [
      ("frames", Self.whole(story.iterations.count)),
      ("kept", kept ? .null : .list(story.iterations.map { Self.whole($0) })),
      ("iterations", Self.whole(run.trajectory.iterations)),
      ("dimension", Self.whole(formula.dimension)),
      ("variables", .list(formula.variables.map { .text($0) })),
      ("formula", .text(formula.expression.markup)),
      ("gradient", .list(formula.gradient.map { .text($0.markup) })),
      ("name", .text(story.surface.name)),
      ("title", .text(story.surface.title[language])),
      ("domain", .list(story.surface.domain.intervals.map { Self.numbers([$0.lower, $0.upper]) })),
      ("start", Self.numbers(run.trajectory.steps.first?.position ?? [])),
      (
        "starts",
        .list(
          story.surface.starts.map {
            Self.object([("name", .text($0.name)), ("position", Self.numbers($0.position))])
          })
      ),
    ]
    members += method(run)
    members += [
      ("stable", stable ?? .null),
      ("stop", Self.stop(run.trajectory.stop)),
      ("events", .list(events)),
      ("findings", .list(run.findings.map(finding))),
      ("columns", .list(columns)),
      ("runs", .list(story.runs.map { self.run($0) })),
    ]
    return Self.object(members)
  }

  private func method(_ run: ShownRun) -> [(String, JSONText?)] {
    guard let settings = run.scenario?.knownSettings, let method = try? settings.method.record(),
      let resolved = try? settings.method.resolved(), let schedule = try? settings.schedule.record()
    else { return [] }
    return [
      (
        "method",
        Self.object([
          ("name", .text(method.name)), ("title", .text(method.title[language])),
          ("equations", .list(method.equations(for: resolved).map { .text($0) })),
        ])
      ),
      ("rate", (try? settings.baseRate()).map { Self.number($0) }),
      (
        "schedule", Self.object([("name", .text(schedule.name)), ("title", .text(schedule.title[language]))])
      ),
    ]
  }

  private func run(_ run: ShownRun) -> JSONText {
    Self.object([
      ("label", .text(run.label)),
      ("iterations", Self.whole(run.trajectory.iterations)),
      ("rate", (try? run.scenario?.settings.baseRate()).map { Self.number($0) }),
      ("value", run.trajectory.steps.last.map { Self.number($0.value) }),
      ("stop", Self.stop(run.trajectory.stop)),
    ])
  }

  private static func stop(_ reason: StopReason) -> JSONText {
    object([("name", .text(reason.name))])
  }

  private func finding(_ finding: Finding) -> JSONText {
    Self.object([
      ("kind", .text(finding.kind.rawValue)),
      ("title", .text(finding.kind.text(in: language))),
      ("tone", .text(finding.kind.tone.rawValue)),
      ("first", Self.whole(finding.iterations.lowerBound)),
      ("last", Self.whole(finding.iterations.upperBound)),
      ("markup", .text(finding.markup)), ("sentence", .text(finding.sentence)),
    ])
  }

  /// What happens on the way, each at the first frame that shows it.
  private var events: [JSONText] {
    let run = story.main
    return run.findings.filter { $0.kind != .stableRate }
      .map { (iteration: run.known($0, at: run.lastIteration), finding: $0) }
      .sorted { ($0.iteration, $0.finding.kind.rawValue) < ($1.iteration, $1.finding.kind.rawValue) }
      .map { event in
        Self.object([
          ("frame", Self.whole(frame(of: event.iteration))), ("iteration", Self.whole(event.iteration)),
          ("kind", .text(event.finding.kind.rawValue)), ("tone", .text(event.finding.kind.tone.rawValue)),
          ("title", .text(event.finding.kind.text(in: language))),
        ])
      }
  }

  /// The first frame that is not before an iteration; else the last.
  private func frame(of iteration: Int) -> Int {
    story.iterations.firstIndex { $0 >= iteration } ?? story.iterations.count - 1
  }

  /// The rates at which the method settles at the minimum nearest to the run's end.
  private var stable: JSONText? {
    guard let scenario = story.main.scenario, let end = story.main.trajectory.steps.last?.position else {
      return nil
    }
    let place = end.allSatisfy { $0.isFinite } ? end : story.main.trajectory.steps.first?.position ?? end
    var nearest: (distance: Double, point: CriticalPoint)?
    for point in story.criticalPoints where point.kind == .minimum {
      let distance = zip(point.position, place).reduce(0) { $0 + ($1.0 - $1.1) * ($1.0 - $1.1) }
      if distance < nearest?.distance ?? .infinity { nearest = (distance, point) }
    }
    guard let nearest,
      let rates = StableRates(method: scenario.method, eigenvalues: nearest.point.eigenvalues)
    else { return nil }
    return Self.object([
      ("limit", Self.number(rates.limit)), ("best", rates.best.map { Self.number($0) }),
      ("formula", .text(rates.formula)),
    ])
  }

  // MARK: One step

  /// A step with its arithmetic.
  func record(_ frame: Int, description: String) -> JSONText {
    let run = story.main
    let iteration = story.iterations[frame]
    guard let step = run.step(at: iteration) else { return .null }
    let norm = euclidean(step.gradient)
    var members: [(String, JSONText?)] = [
      ("frame", Self.whole(frame)), ("iteration", Self.whole(step.iteration)),
      ("position", Self.numbers(step.position)), ("value", Self.number(step.value)),
      ("gradient", Self.numbers(step.gradient)), ("norm", Self.number(norm)),
      ("rate", Self.number(step.rate)), ("update", step.update.map { Self.numbers($0) } ?? .null),
    ]
    members += [
      (
        "text",
        Self.object([
          ("position", .text(Self.list(step.position))), ("value", .text(displayText(step.value))),
          ("gradient", .text(Self.list(step.gradient))), ("norm", .text(displayText(norm))),
          ("rate", .text(displayText(step.rate))),
        ])
      ),
      (
        "quantities",
        .list(
          step.quantities.map {
            Self.object([
              ("name", .text($0.name)), ("symbol", .text($0.symbol)), ("values", Self.numbers($0.values)),
            ])
          })
      ),
      ("lines", .list(lines(step.iteration))),
      ("findings", .list(standing(at: iteration, isLast: frame == story.iterations.count - 1))),
      ("description", .text(description)),
    ]
    return Self.object(members)
  }

  private func lines(_ iteration: Int) -> [JSONText] {
    guard let scenario = story.main.scenario else { return [] }
    return derivation(
      ofStep: iteration, of: story.main.trajectory, of: scenario, width: 36, language: language
    ).map { line in
      Self.object([
        ("name", .text(line.name)), ("coordinate", line.coordinate.map { Self.whole($0) } ?? .null),
        ("symbol", .text(line.symbol)), ("symbolic", .text(line.symbolic)),
        ("substituted", .text(line.substituted)), ("result", .text(line.result)),
        ("note", line.note.map { .text($0) } ?? .null),
      ])
    }
  }

  /// The findings that are said at an iteration: what can be known by then, as in the figures.
  private func standing(at iteration: Int, isLast: Bool) -> [JSONText] {
    let run = story.main
    return run.findings(at: isLast ? run.lastIteration : iteration).map(finding)
  }

  private static func list(_ values: [Double]) -> String {
    let texts = values.map { displayText($0) }
    return values.count == 1 ? texts[0] : "(" + texts.joined(separator: ", ") + ")"
  }

  private func euclidean(_ values: [Double]) -> Double {
    values.reduce(0) { $0 + $1 * $1 }.squareRoot()
  }

  // MARK: The table

  private var columns: [JSONText] {
    var columns: [(name: String, symbol: String)] = [("iteration", "<i>t</i>")]
    let names = story.surface.formula.variables
    columns += names.map { ($0, "<i>\($0)</i>") }
    columns.append(("value", "<i>f</i>"))
    columns += names.map { ("gradient-" + $0, "∂<i>f</i>/∂<i>\($0)</i>") }
    columns += [("norm", "‖∇<i>f</i>‖"), ("rate", "<i>η</i>")]
    return columns.map { Self.object([("name", .text($0.name)), ("symbol", .text($0.symbol))]) }
  }

  /// A row for each frame: what the columns name.
  func rows(_ frames: Range<Int>) -> JSONText {
    .list(
      frames.compactMap { frame in
        story.main.step(at: story.iterations[frame]).map { step in
          Self.numbers(
            [Double(step.iteration)] + step.position + [step.value] + step.gradient
              + [euclidean(step.gradient), step.rate])
        }
      })
  }
}
