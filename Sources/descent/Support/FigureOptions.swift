import ArgumentParser
import CairoBackend
import Drawing
import Export
import Figures
import LessonFormat
import NumberText
import Optimization

/// One figure as a file.
struct FigureOptions: ParsableArguments {
  @Option(
    name: [.customShort("o"), .customLong("output")], parsing: .unconditional,
    help: ArgumentHelp(
      "The figure's file; its ending says what it is: .png, .svg or .pdf.", valueName: "file"))
  var path: String?

  @OptionGroup var pictures: PictureOptions

  /// The format by the file's ending; `nil` where no figure is asked for.
  func format() throws -> FrameFormat? {
    guard let path else { return nil }
    let ending = path.split(separator: ".").last.map { $0.lowercased() } ?? ""
    guard path.contains("."), let format = FrameFormat(rawValue: ending) else {
      throw Failure.usage("-o \(path): the file's name must end with .png, .svg or .pdf")
    }
    return format
  }

  /// Draws the last step of a scene's runs into a file.
  func write(
    _ lesson: Lesson, _ scene: LessonScene, _ outcomes: [RunOutcome], as format: FrameFormat, to path: String
  ) throws {
    let look = try pictures.resolve()
    let page = look.size ?? PictureSize(width: 1280, height: 720)
    let text = Lettering.engine
    let story = SceneStory(
      lesson: lesson, scene: scene, outcomes: outcomes, theme: look.theme ?? .light,
      size: Size(Double(page.width), Double(page.height)))
    do {
      let frames = try story.storyboard.frames(measuring: text.measuring)
      let export = FrameExport(formats: [format], scale: look.scale, jobs: Workers.count)
      let bytes = try export.bytes(of: frames.scene(frames.count - 1), as: format, text: text)
      if Interrupt.isRaised { throw Interrupted() }
      try writeWhole(bytes, to: path)
    } catch let error as ExportError {
      throw Failure.files(error.message)
    } catch let error as FigureError {
      throw Failure.usage(error.message)
    }
    for warning in text.warnings { Terminal.report("warning: \(warning)") }
  }
}

extension LessonScene {
  /// Runs a scene that was made from options, until the user interrupts it.
  func outcomes() throws -> [RunOutcome] {
    let outcomes: [RunOutcome]
    do {
      outcomes = try run(isInterrupted: { Interrupt.isRaised })
    } catch {
      throw Failure.usage(error.message)
    }
    if Interrupt.isRaised { throw Interrupted() }
    return outcomes
  }
}
