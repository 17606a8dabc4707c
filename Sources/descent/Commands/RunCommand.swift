import ArgumentParser
import CairoBackend
import Drawing
import Export
import Films
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
        descent run mine.yaml -o Figures --data csv,json --handout 6
        descent run Lessons/*.yaml --shard 3/16

      Each lesson becomes a folder with a picture for each step, a PDF with a page for each step, the numbers of \
      every step and a manifest. The folder appears when it is whole, and its path is printed.
      """)

  @Argument(
    help: ArgumentHelp("Lesson files.", valueName: "file"), completion: .file(extensions: ["yaml", "yml"]))
  var files: [String]

  @OptionGroup var folder: FolderOptions

  @Option(
    name: .long, parsing: .unconditional,
    help: ArgumentHelp(
      "What to write, of png, svg, pdf, html (a page to step through), scorm (the page for learning platforms), and of "
        + "gif, mp4, webm, webp and apng, which ffmpeg makes.",
      valueName: "formats"))
  var format: String = "png,svg,pdf,html"

  @Option(
    name: .long, parsing: .unconditional,
    help: ArgumentHelp(
      "The data to write with every step, of csv and json, or none; csv of at most 4096 steps if left out.",
      valueName: "forms"))
  var data: String?

  @Option(
    name: .long, parsing: .unconditional,
    help: ArgumentHelp(
      "Write a handout too: a PDF of A4 sheets with so many steps on each, from 1 to \(Handout.limit).",
      valueName: "count"))
  var handout: Int?

  @Option(
    name: .long, parsing: .unconditional,
    help: ArgumentHelp(
      "Do a part of the work, such as 3/16; 'descent merge' puts the parts together.", valueName: "part/parts"
    ))
  var shard: String?

  @OptionGroup(title: "Pictures") var pictures: PictureOptions
  @OptionGroup var workers: JobOptions

  @Flag(name: .long, help: "Keep text in SVG as text, for editing; outlines look the same everywhere.")
  var svgText = false

  @Flag(name: .shortAndLong, help: "No progress and no findings.")
  var quiet = false

  @Flag(name: .long, help: "Print what was written as JSON.")
  var json = false

  func run() throws {
    let export = try export()
    Lettering.begin(family: (export.pictures.theme ?? .light).family)
    let reading = LessonFiles.read(files)
    LessonFiles.report(reading)
    if let failure = reading.failure { throw failure }
    try refuseSameFolder(reading.lessons)
    var results: [JSONText] = []
    var course: [PageIndex.Entry] = []
    for lesson in reading.lessons {
      let result = try export.write(lesson)
      if let entry = result.entry { course.append(entry) }
      if json {
        results.append(Self.object(lesson, result))
      } else {
        try OutputTarget.write(to: nil) { try $0.write(result.folder + "\n") }
        if !quiet, Terminal.showsProgress { Self.report(result) }
      }
    }
    if course.count > 1 { try writeIndex(of: course) }
    if !quiet {
      for note in reading.lessons.flatMap(\.scenes).flatMap(\.notes) { Terminal.report("warning: \(note)") }
    }
    if !quiet { for warning in export.text.warnings { Terminal.report("warning: \(warning)") } }
    if json { try OutputTarget.write(to: nil) { try $0.write(JSONText.list(results).pretty + "\n") } }
  }

  /// The page of the course, beside the lessons' folders.
  private func writeIndex(of course: [PageIndex.Entry]) throws {
    do {
      try writeWhole(Array(PageIndex(course).html.utf8), to: "\(folder.output)/index.html")
    } catch {
      throw Failure.files(error.message)
    }
  }

  private func export() throws -> LessonExport {
    let films = FilmFormat.allCases.map(\.rawValue)
    let formats = try Typed.words(
      format, option: "--format", known: FrameFormat.allCases.map(\.rawValue) + ["html", "scorm"] + films)
    if let data, data.contains(","), data.split(separator: ",").contains("none") {
      throw Failure.usage("--data: 'none' stands alone; write --data none, or leave it out of the list")
    }
    let forms =
      try data == "none"
      ? [] : Typed.words(data ?? "csv", option: "--data", known: DataForm.allCases.map(\.rawValue))
    if let handout, !(1...Handout.limit).contains(handout) {
      throw Failure.usage("--handout: \(handout) is not from 1 to \(Handout.limit) steps on a sheet")
    }
    let part = shard.flatMap { Shard($0) }
    if let shard, part == nil {
      throw Failure.usage(
        "--shard: '\(shard)' is not of the form 3/16, which part of how many, at most \(Shard.limit)")
    }
    return LessonExport(
      parent: folder.output, formats: Set(formats.compactMap { FrameFormat(rawValue: $0) }),
      writesPage: formats.contains("html"), writesPackage: formats.contains("scorm"),
      filming: try Filming(Set(formats.compactMap { FilmFormat(rawValue: $0) })),
      handout: handout, data: Set(forms.compactMap { DataForm(rawValue: $0) }), everyStep: data != nil,
      shard: part,
      pictures: try pictures.resolve(),
      jobs: try workers.count(), textAsText: svgText, isQuiet: quiet, text: Lettering.engine)
  }

  /// Two lessons with the same folder would overwrite each other.
  private func refuseSameFolder(_ lessons: [Lesson]) throws {
    var seen: [String: String] = [:]
    for lesson in lessons {
      if let other = seen[lesson.name] {
        throw Failure.usage(
          "\(other) and \(lesson.file) would both be written to \(folder.output)/\(lesson.name)")
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
