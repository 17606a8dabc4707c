import CairoBackend
import Drawing
import Export
import Figures
import LessonFormat
import Optimization

/// How `descent run` writes lessons.
struct LessonExport {
  var parent: String
  var formats: Set<FrameFormat>
  var data: Set<DataForm>
  var size: PictureSize?
  var scale: Double
  var theme: Theme?
  var jobs: Int
  var textAsText: Bool
  var isQuiet: Bool
  let text: TextEngine

  /// What was written of a lesson.
  struct Result {
    var folder: String
    var files: [String]
    var outcomes: [[RunOutcome]]
  }

  /// Runs a lesson and writes its folder, whole or not at all.
  func write(_ lesson: Lesson) throws -> Result {
    let folderPath = parent.isEmpty ? lesson.name : "\(parent)/\(lesson.name)"
    var outcomes: [[RunOutcome]] = []
    var parts: [FrameExport.Part] = []
    let progress = Progress(lesson.name, isOn: !isQuiet)
    defer { progress.finish() }
    for (index, scene) in lesson.scenes.enumerated() {
      let runs = try run(scene, of: lesson)
      outcomes.append(runs)
      let story = SceneStory(
        lesson: lesson, scene: scene, outcomes: runs, theme: theme(of: lesson), size: pageSize(of: lesson))
      do {
        let prefix = Self.prefix(of: index, in: lesson) + "frame"
        parts.append(FrameExport.Part(try story.storyboard.frames(measuring: text.measuring), prefix: prefix))
      } catch {
        throw Failure.badLesson("\(lesson.file): scene \(index + 1): \(error.message)")
      }
    }
    let export = FrameExport(
      formats: formats, scale: scale, jobs: jobs, textAsText: textAsText,
      progress: { done, total in progress.show(done, of: total) }, isInterrupted: { Interrupt.isRaised })
    let all = outcomes
    do {
      let files = try OutputFolder.write(to: folderPath) { folder throws(ExportError) in
        try export.write(
          parts, document: lesson.name, title: RichText(markup: lesson.title).plain,
          description: RichText(markup: lesson.summary).plain, to: folder, text: text)
        if data.contains(.csv) { try folder.write("trajectory.csv", text: SceneTable.csv(all)) }
        if data.contains(.json) {
          try folder.write("data.json", text: SceneData.json(lesson, all).compact + "\n")
        }
        let manifest = Manifest(
          lesson: Self.fileName(lesson.file), lessonBytes: lesson.bytes, seed: lesson.seed,
          version: Version.text,
          facts: facts(lesson, all))
        try folder.write("manifest.json", text: manifest.json(files: folder.files))
        return folder.files.map(\.name)
      }
      return Result(folder: folderPath, files: files, outcomes: outcomes)
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

  private func run(_ scene: LessonScene, of lesson: Lesson) throws -> [RunOutcome] {
    do {
      let outcomes = try scene.run(
        runner: Workers.runner(jobs: jobs), clock: Workers.clock, isInterrupted: { Interrupt.isRaised })
      if Interrupt.isRaised { throw Interrupted() }
      return outcomes
    } catch let error as SceneError {
      throw Failure.badLesson("\(lesson.file): \(error.message)")
    }
  }

  private func theme(of lesson: Lesson) -> Theme {
    theme ?? lesson.theme.flatMap { Theme.named($0) } ?? .light
  }

  private func pageSize(of lesson: Lesson) -> Size {
    let size = size ?? lesson.size ?? PictureSize(width: 1280, height: 720)
    return Size(Double(size.width), Double(size.height))
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
