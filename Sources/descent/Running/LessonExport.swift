import CairoBackend
import Drawing
import Export
import Figures
import Films
import LessonFormat
import NumberText
import Optimization

/// How `descent run` writes lessons.
struct LessonExport {
  var parent: String
  var formats: Set<FrameFormat>
  /// Whether the step-through page is written.
  var writesPage = false
  /// Whether the page is written as a SCORM package too.
  var writesPackage = false
  var filming: Filming?
  /// How many frames stand on a sheet of the handout, where there is one.
  var handout: Int?
  var data: Set<DataForm>
  /// Whether the data have every step, and not the kept ones alone.
  var everyStep = false
  /// The part of the work to do; all of it where there is none.
  var shard: Shard?
  var pictures: PictureOptions.Resolved
  var jobs: Int
  var textAsText: Bool
  var isQuiet: Bool
  let text: TextEngine

  /// What is written beside the pictures; where the work is split, each by one part.
  private enum Document: Int {
    case pages, films, handout, descriptions, table, data, html, package
  }

  private func writes(_ document: Document) -> Bool { shard?.writes(document.rawValue) ?? true }

  /// What was written of a lesson.
  struct Result {
    var folder: String
    var files: [String]
    var outcomes: [[RunOutcome]]
    /// The lesson in the index of a course, where its page was written.
    var entry: PageIndex.Entry?
  }

  /// Runs a lesson and writes its folder, whole or not at all.
  func write(_ lesson: Lesson) throws -> Result {
    let name = lesson.name + (shard?.suffix ?? "")
    let folderPath = parent.isEmpty ? name : "\(parent)/\(name)"
    let progress = Progress(lesson.name, isOn: !isQuiet)
    defer { progress.finish() }
    let figures = try LessonFigures(lesson, pictures: pictures, jobs: jobs, text: text)
    let hasPage = writesPage && writes(.html)
    let hasPackage = writesPackage && writes(.package)
    let page = try hasPage || hasPackage ? page(of: figures) : nil
    let films = try (writes(.films) ? filming : nil)?.export(
      scale: pictures.scale, jobs: jobs, progress: progress)
    let title = RichText(markup: lesson.title).plain
    var export = FrameExport(
      formats: writes(.pages) ? formats : formats.subtracting([.pdf]), scale: pictures.scale, jobs: jobs,
      textAsText: textAsText,
      progress: { done, total in progress.show(done, of: total) }, isInterrupted: { Interrupt.isRaised })
    export.hasDescriptions = writes(.descriptions)
    let frames = export
    let all = figures.outcomes
    do {
      let files = try OutputFolder.write(to: folderPath) { folder throws(ExportError) in
        try frames.write(
          figures.parts(of: shard), document: lesson.name, title: title,
          description: RichText(markup: lesson.summary).plain, to: folder, text: text)
        if let page {
          let html = page.html
          if hasPage { try folder.write("\(lesson.name).html", text: html) }
          if hasPackage {
            try folder.write("\(lesson.name)-scorm.zip", ScormPackage(title: title, page: html).file)
          }
        }
        if let films {
          try ScratchFolder.with(in: folder) { scratch throws(ExportError) in
            for film in try films.make(figures.clips(text: text), title: title, in: scratch, text: text) {
              try folder.take(film.name, from: scratch, as: "\(lesson.name).\(film.ending)")
            }
          }
        }
        if let handout, writes(.handout) {
          try folder.write(
            "\(lesson.name)-handout.pdf", try figures.handout(perSheet: handout, title: title, text: text))
        }
        if data.contains(.csv), writes(.table) {
          try folder.write("trajectory.csv", text: SceneTable.csv(all, every: everyStep))
        }
        if data.contains(.json), writes(.data) {
          try folder.write("data.json", text: SceneData.json(lesson, all, every: everyStep).compact + "\n")
        }
        var manifest = Manifest(
          lesson: Self.fileName(lesson.file), lessonBytes: lesson.bytes, seed: lesson.seed,
          version: Version.text,
          facts: facts(lesson, all))
        manifest.shard = shard
        manifest.options = options(figures)
        try folder.write("manifest.json", text: manifest.json(files: folder.files))
        return folder.files.map(\.name)
      }
      return Result(
        folder: folderPath, files: files, outcomes: all,
        entry: page.map { PageIndex.Entry(path: "\(name)/\(lesson.name).html", lesson: $0.lesson) })
    } catch ExportError.interrupted {
      throw Interrupted()
    } catch {
      throw Failure.files(error.message)
    }
  }

  /// `scene-1-` for the scenes of a lesson with several, nothing for a single one.
  static func prefix(of index: Int, in lesson: Lesson) -> String {
    lesson.scenes.count > 1 ? "scene-\(index + 1)-" : ""
  }

  private func page(of figures: LessonFigures) throws -> PageDocument {
    do {
      return try LessonPage(
        lesson: figures.lesson, stories: figures.stories, theme: figures.theme, text: text
      ).document()
    } catch let error as FigureError {
      throw Failure.badLesson("\(figures.lesson.file): \(error.message)")
    }
  }

  /// The options that the files depend on, as the manifest of a part has them.
  private func options(_ figures: LessonFigures) -> String {
    let kinds =
      FrameFormat.allCases.filter { formats.contains($0) }.map(\.rawValue)
      + FilmFormat.allCases.filter { filming?.formats.contains($0) ?? false }.map(\.rawValue)
    let forms = DataForm.allCases.filter { data.contains($0) }.map(\.rawValue)
    return [
      (kinds + (writesPage ? ["html"] : []) + (writesPackage ? ["scorm"] : [])).joined(separator: ","),
      forms.joined(separator: ","),
      handout.map { "handout \($0)" } ?? "",
      displayText(figures.size.width) + "x" + displayText(figures.size.height), shortestText(pictures.scale),
      figures.theme.name, textAsText ? "text" : "",
    ].joined(separator: ";")
  }

  /// What the manifest says of the runs.
  private func facts(_ lesson: Lesson, _ outcomes: [[RunOutcome]]) -> [String: String] {
    var facts: [String: String] = ["title": RichText(markup: lesson.title).plain]
    for (index, runs) in outcomes.enumerated() {
      for (number, outcome) in runs.enumerated() {
        let scene = lesson.scenes.count > 1 ? "scene \(index + 1)" : "scene"
        let name = runs.count > 1 ? "\(scene), run \(number + 1)" : scene
        facts[name] = RunReport.sentences(outcome).joined(separator: " ")
      }
    }
    return facts
  }

  private static func fileName(_ path: String) -> String {
    path.split(separator: "/").last.map(String.init) ?? path
  }
}

/// The forms of data beside the figures.
enum DataForm: String, CaseIterable {
  case csv, json
}
