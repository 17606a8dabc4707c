import ArgumentParser
import CairoBackend
import Drawing
import Export
import Figures
import LessonFormat
import NumberText
import Optimization

/// `descent compare`: several runs in one figure, without a lesson.
struct CompareCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "compare", abstract: "Draw several runs side by side in one figure.",
    discussion: """
      Lists between commas are compared; two lists make a grid. The figure and the table say after how many steps \
      each run has come 99.9 % of the way down, its final cost and the verdict.

      Examples:
        descent compare --surface two-peaks --learning-rate 0.01,0.1,0.6 -o rates.png
        descent compare --formula 'x^2 + 10*y^2' --domain -3:3,-2:2 --start 2,1 \\
          --method gradient-descent,momentum --learning-rate 0.02,0.05 -o methods.svg
        descent compare --surface ravine --method momentum --set momentum=0.5,0.9,0.99 --csv
      """)

  @OptionGroup(title: "Function") var function: FunctionOptions

  @OptionGroup(title: "Compared, between commas") var how: MethodOptions

  @Option(
    name: .long, parsing: .unconditionalSingleValue,
    help: ArgumentHelp("A start: 1,2, a named one, or random. Several are compared.", valueName: "x,y"))
  var start: [String] = []

  @Option(
    name: .long, parsing: .unconditional, help: ArgumentHelp("The number of steps.", valueName: "count"))
  var steps: Int = 50

  @OptionGroup(title: "Figure") var figure: FigureOptions

  @Flag(name: .long, help: "Print the summary as JSON.")
  var json = false

  @Flag(name: .long, help: "Print the summary as comma-separated values.")
  var csv = false

  func run() throws {
    if json && csv { throw Failure.usage("give --json or --csv, not both") }
    let format = try figure.format()
    if let path = figure.path {
      try OutputTarget.refuseSpecial(path)
    } else if let option = figure.pictures.given {
      throw Failure.usage("\(option) is for the figure; give its file: -o figure.png")
    }
    let plan = try ComparePlan(self)
    let scene = LessonScene(
      title: "", surface: plan.surface, runs: plan.runs, axes: plan.axes,
      panels: .list([LessonPanel("comparison"), LessonPanel("cost"), LessonPanel("summary")]))
    let outcomes = try scene.outcomes()
    if let path = figure.path, let format {
      try figure.write(
        Lesson(title: plan.title, seed: how.seed, scenes: [scene]), scene, outcomes, as: format, to: path)
    }
    let summary = CompareSummary(outcomes)
    if json {
      try OutputTarget.write(to: nil) { try $0.write(summary.json.pretty + "\n") }
    } else if csv {
      try OutputTarget.write(to: nil) { try $0.write(summary.csv) }
    } else if let path = figure.path {
      try OutputTarget.write(to: nil) { try $0.write(path + "\n") }
    } else {
      try OutputTarget.write(to: nil) { try $0.write(summary.text) }
    }
  }
}

/// The runs of a comparison as typed.
private struct ComparePlan {
  var surface: Surface
  var runs: [LessonRun] = []
  var axes: [LessonScene.Axis] = []
  var title: String

  /// One value of an axis: what it changes, and how it is called.
  private struct Choice {
    var label: String
    var apply: (inout Scenario) -> Void
  }

  init(_ command: CompareCommand) throws {
    let coordinates = try command.start.first { Typed.looksLikeNumbers($0) }
      .map { try Typed.numbers($0, option: "--start").count }
    surface = try command.function.resolve(dimension: coordinates).withCriticalPoints
    title = surface.heading
    guard command.steps >= 0 else { throw Failure.usage("--steps: \(command.steps) is less than 0") }
    try Typed.checkKept(steps: command.steps)
    let settings = try Self.settings(command)
    let starts = try Self.starts(command, on: surface)
    let base = Scenario(
      surface: surface, start: starts[0],
      schedule: .constant, steps: command.steps, seed: command.how.seed)
    var lists = try Self.methods(command, settings)
    lists.append((name: "learning-rate", choices: try Self.rates(command)))
    lists.append((name: "schedule", choices: try Self.schedules(command)))
    let places = starts.map { place in Choice(label: RunLabel.start(place)) { $0.start = place } }
    lists.append((name: "start", choices: places))
    lists.removeAll { $0.choices.isEmpty }
    axes = lists.filter { $0.choices.count > 1 }.map {
      LessonScene.Axis(name: $0.name, count: $0.choices.count)
    }
    guard axes.count <= 2 else {
      throw Failure.usage("\(axes.count) things are compared; a figure has one or two axes")
    }
    let count = axes.reduce(1) { $0 * $1.count }
    guard count <= LessonLimits.runs else {
      throw Failure.usage("the comparison has \(count) runs; at most \(LessonLimits.runs) are allowed")
    }
    var combined: [(labels: [String], scenario: Scenario)] = [([], base)]
    for list in lists {
      combined = combined.flatMap { first in
        list.choices.map { choice in
          var next = first
          choice.apply(&next.scenario)
          if list.choices.count > 1 { next.labels.append(choice.label) }
          return next
        }
      }
    }
    runs = combined.map { LessonRun(label: $0.labels.joined(separator: ", "), kind: .surface($0.scenario)) }
  }

  private static func parts(_ text: String) -> [String] {
    text.split(separator: ",", omittingEmptySubsequences: false).map(String.init)
  }

  private static func rates(_ command: CompareCommand) throws -> [Choice] {
    guard let typed = command.how.learningRate else { return [] }
    return try Typed.numbers(typed, option: "--learning-rate").map { rate in
      Choice(label: RunLabel.rate(rate)) { $0.learningRate = rate }
    }
  }

  /// The settings of the method as typed.
  private struct TypedSettings {
    /// Those with one value.
    var fixed: [String: String] = [:]
    /// The one that has several.
    var varied: Varied?

    struct Varied {
      var name: String
      var values: [Double]
    }
  }

  /// The methods and the values of a setting that varies, which goes to those that have it: two lists where all of
  /// them do, else one, in which each of the others stands once.
  private static func methods(_ command: CompareCommand, _ settings: TypedSettings) throws -> [(
    name: String, choices: [Choice]
  )] {
    var plain: [Choice] = []
    var mixed: [Choice] = []
    var allHaveIt = true
    for name in parts(command.how.method) {
      let (choice, hasVaried) = try method(name, settings)
      let label = RunLabel.method(MethodChoice(name))
      plain.append(Choice(label: label) { $0.method = choice })
      guard let varied = settings.varied, hasVaried else {
        allHaveIt = false
        mixed.append(Choice(label: label) { $0.method = choice })
        continue
      }
      for value in varied.values {
        var own = choice
        own.settings[varied.name] = .number(value)
        let chosen = own
        mixed.append(
          Choice(label: label + ", " + RunLabel.setting(varied.name, value, of: name)) { $0.method = chosen })
      }
    }
    guard let varied = settings.varied else { return [(name: "method", choices: plain)] }
    guard allHaveIt else { return [(name: "method", choices: mixed)] }
    let first = parts(command.how.method).first ?? ""
    let values = varied.values.map { value in
      Choice(label: RunLabel.setting(varied.name, value, of: first)) {
        $0.method.settings[varied.name] = .number(value)
      }
    }
    return [(name: "method", choices: plain), (name: "settings", choices: values)]
  }

  /// A method with the settings of one value that it has, and whether it has the one that varies.
  private static func method(_ name: String, _ settings: TypedSettings) throws -> (MethodChoice, Bool) {
    do {
      let record = try MethodCatalogue.method(named: name)
      var choice = MethodChoice(name)
      for (key, text) in settings.fixed {
        guard let setting = record.settings.first(where: { $0.name == key }) else { continue }
        choice.settings[key] = setting.parse(text)
      }
      var checked = choice
      let varied = record.settings.first { $0.name == settings.varied?.name }
      if let varied, let value = settings.varied?.values.first {
        checked.settings[varied.name] = .number(value)
      }
      _ = try checked.knowing(minimum: 0).resolved()
      return (choice, varied != nil)
    } catch {
      throw Failure.usage(error.message)
    }
  }

  private static func settings(_ command: CompareCommand) throws -> TypedSettings {
    var settings = TypedSettings()
    let methods = parts(command.how.method)
    for text in command.how.set {
      let (name, value) = try Typed.pair(text, option: "--set", example: "beta1=0.9")
      let known = methods.compactMap { method in MethodCatalogue.all.first { $0.name == method } }
      let names = known.flatMap { $0.settings.map(\.name) }
      // An unknown method is told by its own name.
      if known.count == methods.count, !names.contains(name) { throw unknown(name, "--set", names) }
      guard settings.fixed[name] == nil, settings.varied?.name != name else {
        throw Failure.usage("--set: '\(name)' is given twice")
      }
      let values = parts(value)
      guard values.count > 1 else {
        settings.fixed[name] = value
        continue
      }
      guard settings.varied == nil else {
        throw Failure.usage("--set: only one setting can have several values")
      }
      settings.varied = TypedSettings.Varied(
        name: name, values: try values.map { try Typed.number($0, option: "--set \(name)") })
    }
    return settings
  }

  private static func unknown(_ name: String, _ option: String, _ names: [String]) -> Failure {
    let hint = names.isEmpty ? "there are none here" : Suggestion.among(names, for: name)
    return .usage("\(option): no setting '\(name)'; " + hint)
  }

  private static func schedules(_ command: CompareCommand) throws -> [Choice] {
    do {
      let records = try parts(command.how.schedule).map { try ScheduleCatalogue.schedule(named: $0) }
      let typed = try command.how.scheduleSet.map {
        try Typed.pair($0, option: "--schedule-set", example: "every=10")
      }
      let names = records.flatMap { $0.settings.map(\.name) }
      // As with methods, a setting goes to those that have it; one must.
      if let (name, _) = typed.first(where: { !names.contains($0.name) }) {
        throw unknown(name, "--schedule-set", names)
      }
      return try records.map { record in
        var choice = ScheduleChoice(record.name)
        for (key, value) in typed {
          guard let setting = record.settings.first(where: { $0.name == key }) else { continue }
          choice.settings[key] = setting.parse(value)
        }
        _ = try choice.resolved(steps: command.steps)
        let chosen = choice
        return Choice(label: RunLabel.schedule(chosen)) { $0.schedule = chosen }
      }
    } catch let error as ChoiceError {
      throw Failure.usage(error.message)
    }
  }

  private static func starts(_ command: CompareCommand, on surface: Surface) throws -> [Start] {
    if command.start.isEmpty {
      guard let first = surface.starts.first else { throw Failure.usage("give a start: --start 1,2") }
      return [.at(first.position)]
    }
    return try command.start.map { text in
      if text == "random" { return .random(seed: command.how.seed) }
      guard Typed.looksLikeNumbers(text) else { return .named(text) }
      return .at(try Typed.numbers(text, option: "--start"))
    }
  }
}
