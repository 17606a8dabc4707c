import ArgumentParser
import CairoBackend
import Drawing
import Export
import LessonFormat
import NumberText

/// `descent run`: lessons to figures.
struct RunCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "run", abstract: "Run lessons and write their figures and data.",
    discussion: """
      Examples:
        descent run Lessons/02-two-peaks-and-a-valley.yaml
        descent run Lessons/*.yaml --format png --size 1920x1080 --theme dark
        descent run mine.yaml -o Figures --data csv,json

      Each lesson becomes a folder with a picture for each step, a PDF with a page for each step, the numbers of \
      every step and a manifest. The folder appears when it is whole, and its path is printed.
      """)

  @Argument(
    help: ArgumentHelp("Lesson files.", valueName: "file"), completion: .file(extensions: ["yaml", "yml"]))
  var files: [String]

  @Option(
    name: [.customShort("o"), .long], parsing: .unconditional,
    help: ArgumentHelp("The folder in which the lessons' folders are made.", valueName: "folder"),
    completion: .directory)
  var output: String = "Output"

  @Option(
    name: .long, parsing: .unconditional,
    help: ArgumentHelp("What to write, of png, svg and pdf.", valueName: "formats"))
  var format: String = "png,svg,pdf"

  @Option(
    name: .long, parsing: .unconditional,
    help: ArgumentHelp("The data to write, of csv and json, or none.", valueName: "forms"))
  var data: String = "csv"

  @Option(
    name: .long, parsing: .unconditional,
    help: ArgumentHelp("Width and height of a figure in points, such as 1920x1080.", valueName: "WxH"))
  var size: String?

  @Option(
    name: .long, parsing: .unconditional,
    help: ArgumentHelp("Pixels to a point in PNG, such as 2 for fine screens.", valueName: "factor"))
  var scale: String = "1"

  @Option(
    name: .long, parsing: .unconditional,
    help: ArgumentHelp("One of the themes of 'descent list themes'.", valueName: "name"))
  var theme: String?

  @Option(
    name: .long, parsing: .unconditional,
    help: ArgumentHelp("The number of workers; the results do not depend on it.", valueName: "count"))
  var jobs: Int?

  @Flag(name: .long, help: "Keep text in SVG as text, for editing; outlines look the same everywhere.")
  var svgText = false

  @Flag(name: .shortAndLong, help: "No progress and no findings.")
  var quiet = false

  @Flag(name: .long, help: "Print what was written as JSON.")
  var json = false

  func run() throws {
    let export = try export()
    let reading = LessonFiles.read(files)
    LessonFiles.report(reading)
    if let failure = reading.failure { throw failure }
    try refuseSameFolder(reading.lessons)
    var results: [JSONText] = []
    for lesson in reading.lessons {
      let result = try export.write(lesson)
      if json {
        results.append(Self.object(lesson, result))
      } else {
        try OutputTarget.write(to: nil) { try $0.write(result.folder + "\n") }
        if !quiet, Terminal.showsProgress { Self.report(result) }
      }
    }
    if !quiet {
      for note in reading.lessons.flatMap(\.scenes).flatMap(\.notes) { Terminal.report("warning: \(note)") }
    }
    if !quiet { for warning in export.text.warnings { Terminal.report("warning: \(warning)") } }
    if json { try OutputTarget.write(to: nil) { try $0.write(JSONText.list(results).pretty + "\n") } }
  }

  private func export() throws -> LessonExport {
    let formats = try Typed.words(format, option: "--format", known: FrameFormat.allCases.map(\.rawValue))
    let forms =
      try data == "none" ? [] : Typed.words(data, option: "--data", known: DataForm.allCases.map(\.rawValue))
    var pictureSize: PictureSize?
    if let size {
      pictureSize = PictureSize(size)
      guard pictureSize != nil else {
        throw Failure.usage(
          "--size: '\(size)' is not width x height in points, 320x180 to "
            + "\(LessonLimits.pictureSide)x\(LessonLimits.pictureSide)")
      }
    }
    let factor = try Typed.number(scale, option: "--scale")
    guard (0.25...8).contains(factor) else { throw Failure.usage("--scale: \(scale) is not from 0.25 to 8") }
    var look: Theme?
    if let theme {
      look = Theme.named(theme)
      let names = Theme.all.map(\.name)
      guard look != nil else {
        throw Failure.usage("--theme: unknown theme '\(theme)'; " + Suggestion.among(names, for: theme))
      }
    }
    if let jobs, !(1...1024).contains(jobs) { throw Failure.usage("--jobs: \(jobs) is not from 1 to 1024") }
    return LessonExport(
      parent: output, formats: Set(formats.compactMap { FrameFormat(rawValue: $0) }),
      data: Set(forms.compactMap { DataForm(rawValue: $0) }), size: pictureSize, scale: factor, theme: look,
      jobs: jobs ?? Workers.count, textAsText: svgText, isQuiet: quiet, text: TextEngine())
  }

  /// Two lessons with the same folder would overwrite each other.
  private func refuseSameFolder(_ lessons: [Lesson]) throws {
    var seen: [String: String] = [:]
    for lesson in lessons {
      if let other = seen[lesson.name] {
        throw Failure.usage("\(other) and \(lesson.file) would both be written to \(output)/\(lesson.name)")
      }
      seen[lesson.name] = lesson.file
    }
  }

  private static func report(_ result: LessonExport.Result) {
    for outcome in result.outcomes.flatMap({ $0 }) {
      Terminal.report("  " + RunReport.sentences(outcome).joined(separator: " "))
    }
  }

  private static func object(_ lesson: Lesson, _ result: LessonExport.Result) -> JSONText {
    .members([
      "lesson": .text(lesson.file), "folder": .text(result.folder),
      "files": .list(result.files.map { .text($0) }),
      "runs": .list(
        result.outcomes.flatMap { $0 }.map { outcome in
          .members([
            "label": outcome.label.isEmpty ? nil : .text(RunLabels.plain(outcome.label)),
            "iterations": .number("\(outcome.trajectory.iterations)"),
            "value": outcome.trajectory.steps.last.map { RunSummary.number($0.value) },
            "stop": RunSummary.stop(outcome.trajectory.stop, iterations: outcome.trajectory.iterations),
          ])
        }),
    ])
  }
}
