import ArgumentParser
import CairoBackend
import Drawing
import Export
import Figures
import LessonFormat
import NumberText
import Optimization
import Wording

/// `descent worksheet`: the arithmetic of a lesson's steps to be filled in by hand, with an answer key.
struct WorksheetCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "worksheet", abstract: "Make a worksheet of a lesson's arithmetic, with an answer key.",
    discussion: """
      The first step is worked out; of the others the results are left blank.

      Examples:
        descent worksheet Lessons/02-two-peaks-and-a-valley.yaml
        descent worksheet Lessons/01-a-curve-and-its-tangent.yaml --scene 2 --steps 0,1,2,3 -o sheet.pdf
      """)

  @OptionGroup var input: LessonArgument

  @Option(name: .long, parsing: .unconditional, help: ArgumentHelp("The scene.", valueName: "number"))
  var scene: Int = 1

  @Option(
    name: .customLong("run"), parsing: .unconditional,
    help: ArgumentHelp("The run of a comparison.", valueName: "number"))
  var runNumber: Int = 1

  @Option(
    name: .long, parsing: .unconditional,
    help: ArgumentHelp("The steps on the sheet; the first is worked out.", valueName: "step,step"))
  var steps: String = "0,1,2,3"

  @Option(
    name: [.customShort("o"), .customLong("output")], parsing: .unconditional,
    help: ArgumentHelp("The file; the lesson's name with -worksheet.pdf if left out.", valueName: "file"))
  var path: String?

  @OptionGroup(title: "Look") var look: ThemeOptions

  func run() throws {
    let theme = try look.resolve()
    let chosen = try Typed.numbers(steps, option: "--steps").map { number -> Int in
      guard number >= 0, number == number.rounded(), number <= Double(LessonLimits.steps) else {
        throw Failure.usage("--steps: \(displayText(number)) is not a step")
      }
      return Int(number)
    }
    if let path { try OutputTarget.refuseSpecial(path) }
    let reading = LessonFiles.read([input.lesson])
    LessonFiles.report(reading)
    if let failure = reading.failure { throw failure }
    guard let lesson = reading.lessons.first else { return }
    var sheet = try worksheet(of: lesson, steps: chosen)
    if let theme = theme ?? lesson.theme.map(ThemeWords.theme) { sheet.theme = theme }
    let text = Lettering.engine
    let target = path ?? "\(lesson.name)-worksheet.pdf"
    do {
      let title = RichText(markup: lesson.title).plain
      let bytes = try renderPDF(
        sheet.pages(measuring: text.measuring), text: text,
        metadata: PDFMetadata(title: title, description: "Worksheet with an answer key"))
      if Interrupt.isRaised { throw Interrupted() }
      try writeWhole(bytes, to: target)
    } catch let error as ExportError {
      throw Failure.files(error.message)
    } catch let error as RenderError {
      throw Failure.other(error.message)
    }
    try OutputTarget.write(to: nil) { try $0.write(target + "\n") }
  }

  private func worksheet(of lesson: Lesson, steps: [Int]) throws -> Worksheet {
    guard lesson.scenes.indices.contains(scene - 1) else {
      throw Failure.usage("--scene: the lesson has \(lesson.scenes.count)")
    }
    var only = lesson.scenes[scene - 1]
    guard only.runs.indices.contains(runNumber - 1) else {
      throw Failure.usage("--run: the scene has \(only.runs.count)")
    }
    only.runs = [only.runs[runNumber - 1]]
    // Kept with the steps before them, or the run would be made again for each.
    only.frames = .iterations(steps.flatMap { $0 > 0 ? [$0 - 1, $0] : [$0] })
    guard case .surface(let scenario) = only.runs[0].kind else {
      throw Failure.usage(
        "a worksheet is made of a scene with a surface or formula, and scene \(scene) has none; choose another by --scene"
      )
    }
    let outcome: RunOutcome?
    do {
      outcome = try only.run().first
    } catch {
      throw Failure.badLesson(error.message)
    }
    guard let outcome else { return Worksheet(title: lesson.title, task: "", steps: []) }
    let language = Language(tag: lesson.language)
    var sheetSteps: [Worksheet.Step] = []
    for (index, step) in steps.enumerated() {
      let lines = derivation(ofStep: step, of: outcome.trajectory, of: scenario, language: language)
      guard !lines.isEmpty else {
        throw Failure.usage(
          "--steps: no step leaves iteration \(step); the run has \(outcome.trajectory.iterations)")
      }
      sheetSteps.append(
        Worksheet.Step(
          heading: RunPhrase.sheetStep.text(in: language, "\(step + 1)"), lines: lines, isWorked: index == 0))
    }
    let formula = scenario.surface.formula
    let how = RunDescription.markup(of: only, language: language)
    let variables = formula.variables.map { "<i>\($0)</i>" }.joined(separator: ", ")
    return Worksheet(
      title: lesson.title,
      task: RunPhrase.sheetTask.text(
        in: language,
        "<i>f</i>(\(variables)) = \(formula.expression.markup). \(RunDescription.capitalized(how))"),
      answersTitle: RunPhrase.answers.text(in: language), steps: sheetSteps, language: language)
  }
}
