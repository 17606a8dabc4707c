import ArgumentParser
import LessonFormat
import Optimization

/// `descent trace`: every number of every step, as a table or as data.
struct TraceCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "trace", abstract: "Print every number of every step of a run.",
    discussion: """
      Examples:
        descent trace --formula 'x^2 + 3*y^2' --start 1,2 --learning-rate 0.1 --steps 20
        descent trace --surface rosenbrock --start -1.2,1 --method adam --set beta1=0.8 --json
        descent trace --formula x^2 --start 3 --schedule step --schedule-set every=10 --csv -o run.csv
        descent trace Lessons/02-two-peaks-and-a-valley.yaml --scene 1

      Of a lesson the arithmetic of every step is printed: each quantity in symbols, with its numbers, and its \
      result. Without a rule given by --stop a run ends with its steps, or where a number is no longer finite. Numbers \
      in JSON and CSV are the shortest text that reads back to the same double; "inf", "-inf" and "nan" are \
      strings in JSON.
      """)

  @Argument(
    help: ArgumentHelp("A lesson file, in place of a function.", valueName: "lesson"),
    completion: .file(extensions: ["yaml", "yml"]))
  var lesson: String?

  @Option(
    name: .long, parsing: .unconditional,
    help: ArgumentHelp("Only this scene of the lesson.", valueName: "number"))
  var scene: Int?

  @Option(
    name: .customLong("run"), parsing: .unconditional,
    help: ArgumentHelp("Only this run of the scene.", valueName: "number"))
  var onlyRun: Int?

  @OptionGroup(title: "Function") var function: FunctionOptions
  @OptionGroup(title: "Run") var options: RunOptions
  @OptionGroup(title: "Output") var output: DataOptions

  func run() throws {
    if let lesson {
      guard function.formula == nil, function.surface == nil else {
        throw Failure.usage("give a lesson or a function, not both")
      }
      try traceLesson(lesson)
      return
    }
    guard scene == nil, onlyRun == nil else { throw Failure.usage("--scene and --run are for lessons") }
    let dimension = try options.coordinates()?.count
    let scenario = try options.scenario(on: try function.resolve(dimension: dimension))
    do {
      var descent = try scenario.makeDescent()
      try OutputTarget.write(to: output.path) { writer in
        try Self.write(&descent, settings: scenario.knownSettings, form: try output.form(), to: &writer)
      }
    } catch let error as ScenarioError {
      throw Failure.usage(error.message)
    }
  }

  private func traceLesson(_ file: String) throws {
    let form = try output.form()
    let reading = LessonFiles.read([file])
    LessonFiles.report(reading)
    if let failure = reading.failure { throw failure }
    for lesson in reading.lessons {
      let trace = try LessonTrace(lesson, scene: scene, run: onlyRun)
      try OutputTarget.write(to: output.path) { try trace.write(form, to: &$0) }
    }
  }

  /// Steps are written as they are computed, so that memory does not grow with their number.
  private static func write<Cost: Objective>(
    _ descent: inout Descent<Cost>, settings: RunSettings, form: StepForm, to writer: inout ByteWriter
  ) throws {
    guard let first = descent.next() else { return }
    switch form {
    case .json:
      try writer.write("{\"method\": " + RunSummary.method(settings).oneLine)
      try writer.write(",\n\"schedule\": " + RunSummary.schedule(settings).oneLine)
      try writer.write(",\n\"steps\": [\n")
      try writer.writeJSON(first)
      while let step = descent.next() {
        try writer.write(",\n")
        try writer.writeJSON(step)
        if Interrupt.isRaised { throw Interrupted() }
      }
      try writer.write("\n],\n\"stop\": ")
      try writer.write(RunSummary.stop(stop(of: descent), iterations: descent.iteration).oneLine)
      try writer.write("}\n")
    case .csv, .table:
      let rows = try RowWriter(form, first: first, to: &writer)
      try rows.write(first, to: &writer)
      while let step = descent.next() {
        try rows.write(step, to: &writer)
        if Interrupt.isRaised { throw Interrupted() }
      }
      if form == .table { try writer.write(RunSummary.sentence(stop(of: descent)) + "\n") }
    }
  }

  private static func stop<Cost: Objective>(of descent: Descent<Cost>) -> StopReason {
    descent.stop ?? .budgetSpent(steps: descent.settings.steps)
  }
}
