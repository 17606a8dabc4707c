import ArgumentParser
import Drawing
import Figures
import LessonFormat
import NumberText
import Optimization

/// `descent figure`: one figure of one run, without a lesson.
struct FigureCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "figure", abstract: "Draw one figure of a run, without a lesson.",
    discussion: """
      Examples:
        descent figure --surface two-peaks --learning-rate 0.1 --steps 40 -o descent.png
        descent figure --formula 'x^4 - 2*x^2 + y^2' --domain -2:2,-1:1 --start 1.8,0.9 \\
          --method momentum --learning-rate 0.02 --panels map,cost,arithmetic -o figure.pdf
        descent figure --surface peaks --panels relief --theme paper --at 0 -o start.svg
      """)

  @OptionGroup(title: "Function") var function: FunctionOptions
  @OptionGroup(title: "Run") var options: RunOptions

  @Option(
    name: .long, parsing: .unconditional,
    help: ArgumentHelp(
      "Panels of 'descent list panels'; map or curve, and cost, if left out.", valueName: "name,name"))
  var panels: String?

  @Option(
    name: .long, parsing: .unconditional,
    help: ArgumentHelp("The step that is shown; the last if left out.", valueName: "iteration"))
  var at: Int?

  @Option(
    name: .long, parsing: .unconditional,
    help: ArgumentHelp("The heading; the function if left out.", valueName: "text"))
  var title: String?

  @OptionGroup(title: "Figure") var figure: FigureOptions

  func run() throws {
    guard let format = try figure.format(), let path = figure.path else {
      throw Failure.usage("give the figure's file, which ends with .png, .svg or .pdf: -o figure.png")
    }
    try OutputTarget.refuseSpecial(path)
    let surface = try function.resolve(dimension: try options.coordinates()?.count).withCriticalPoints
    try Typed.checkKept(steps: options.steps)
    let scenario = try options.scenario(on: surface)
    if let at, !(0...scenario.steps).contains(at) {
      throw Failure.usage("--at: \(at) is no step of the run, which has \(scenario.steps)")
    }
    var shown = LessonPanels.standard
    if let panels {
      let names = try Typed.words(panels, option: "--panels", known: PanelCatalogue.all.map(\.name))
      shown = .list(names.map { LessonPanel($0) })
    }
    let scene = LessonScene(
      title: "", surface: surface, runs: [LessonRun(label: "", kind: .surface(scenario))], panels: shown,
      frames: at.map { .iterations([$0]) } ?? .end)
    let outcomes = try scene.outcomes()
    let heading = title.map(RichText.escaped) ?? surface.heading
    try figure.write(
      Lesson(title: heading, seed: options.how.seed, scenes: [scene]), scene, outcomes, as: format, to: path)
    try OutputTarget.write(to: nil) { try $0.write(path + "\n") }
  }
}

extension Surface {
  /// What a figure without a lesson is called, in markup: the surface's title, or the formula.
  var heading: String { name == "formula" ? "<i>f</i> = " + formula.expression.markup : title.english }
}
