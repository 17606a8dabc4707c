import CairoBackend
import Drawing
import Export
import Figures
import Films
import LessonFormat
import Optimization

/// A lesson run and laid out: what every way of writing it begins with.
struct LessonFigures {
  let lesson: Lesson
  /// The runs of each scene.
  private(set) var outcomes: [[RunOutcome]] = []
  private(set) var stories: [SceneStory] = []
  private(set) var boards: [Storyboard] = []
  /// The frames of each scene.
  private(set) var sequences: [FrameSequence] = []
  let theme: Theme
  let size: Size

  /// Runs the scenes of a lesson and lays out their pages; what is not said the lesson says, and the program
  /// where it does not.
  init(_ lesson: Lesson, pictures: PictureOptions.Resolved, jobs: Int, text: TextEngine) throws {
    self.lesson = lesson
    theme = pictures.theme ?? lesson.theme.map(ThemeWords.theme) ?? .light
    let page = pictures.size ?? lesson.size ?? PictureSize(width: 1280, height: 720)
    size = Size(Double(page.width), Double(page.height))
    for (index, scene) in lesson.scenes.enumerated() {
      let runs = try Self.run(scene, of: lesson, jobs: jobs)
      let story = SceneStory(lesson: lesson, scene: scene, outcomes: runs, theme: theme, size: size)
      do {
        let board = story.storyboard
        sequences.append(try board.frames(measuring: text.measuring))
        boards.append(board)
        stories.append(story)
        outcomes.append(runs)
      } catch {
        throw Failure.badLesson("\(lesson.file): scene \(index + 1): \(error.message)")
      }
    }
  }

  private static func run(_ scene: LessonScene, of lesson: Lesson, jobs: Int) throws -> [RunOutcome] {
    do {
      let outcomes = try scene.run(
        runner: Workers.runner(jobs: jobs), clock: Workers.clock, isInterrupted: { Interrupt.isRaised })
      if Interrupt.isRaised { throw Interrupted() }
      return outcomes
    } catch let error as SceneError {
      throw Failure.badLesson("\(lesson.file): \(error.message)")
    }
  }

  /// The scenes with the beginnings of their files' names, `scene-1-frame`, or `frame` of a single one, and the
  /// pictures that a part of the work draws.
  func parts(of shard: Shard?) -> [FrameExport.Part] {
    var before = 0
    return sequences.enumerated().map { index, sequence in
      let first = before
      before += sequence.count
      return FrameExport.Part(
        sequence, prefix: LessonExport.prefix(of: index, in: lesson) + "frame",
        pictures: shard.map { shard in (0..<sequence.count).filter { shard.draws(first + $0) } })
    }
  }

  /// All frames, several on a sheet.
  func handout(perSheet: Int, title: String, text: TextEngine) throws(ExportError) -> [UInt8] {
    let bytes: [UInt8]
    do throws(RenderError) {
      bytes = try Handout(perSheet: perSheet, title: title, family: theme.family).pdf(
        sequences.map { PDFPart($0, indices: Array(0..<$0.count)) }, text: text,
        metadata: PDFMetadata(title: title, description: RichText(markup: lesson.summary).plain)
      ) { !Interrupt.isRaised }
    } catch {
      throw .picture(error.message)
    }
    if Interrupt.isRaised { throw .interrupted }
    return bytes
  }

  /// The scenes as clips of a film: each with a title page, and what is said at each step.
  func clips(text: TextEngine) -> [FilmClip] {
    zip(boards, sequences).enumerated().map { index, scene in
      let (board, sequence) = scene
      let iterations = board.iterations
      let captions = iterations.enumerated().map { place, iteration in
        board.narration.line(at: iteration, isLast: place == iterations.count - 1)
          .map { RichText(markup: $0.line.text).readable } ?? ""
      }
      let own = lesson.scenes[index].title
      let page = TitlePage(
        title: lesson.title, subtitle: own == lesson.title ? "" : own,
        summary: index == 0 ? lesson.summary : "")
      return FilmClip(
        sequence, captions: captions,
        title: page.scene(theme: theme, size: size, measuring: text.measuring))
    }
  }
}
