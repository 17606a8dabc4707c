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

  @Option(
    name: .long, parsing: .unconditional,
    help: ArgumentHelp("Width and height in points, such as 1920x1080.", valueName: "WxH"))
  var size: String = "1280x720"

  @Option(
    name: .long, parsing: .unconditional, help: ArgumentHelp("Pixels to a point in PNG.", valueName: "factor")
  )
  var scale: String = "1"

  @Option(
    name: .long, parsing: .unconditional,
    help: ArgumentHelp("One of the themes of 'descent list themes'.", valueName: "name"))
  var theme: String = "light"

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
    guard let page = PictureSize(size) else {
      throw Failure.usage("--size: '\(size)' is not width x height in points, such as 1280x720")
    }
    guard let look = Theme.named(theme) else {
      throw Failure.usage(
        "--theme: unknown theme '\(theme)'; " + Suggestion.among(Theme.all.map(\.name), for: theme))
    }
    let factor = try Typed.number(scale, option: "--scale")
    guard (0.25...8).contains(factor) else { throw Failure.usage("--scale: \(scale) is not from 0.25 to 8") }
    let text = TextEngine()
    let story = SceneStory(
      lesson: lesson, scene: scene, outcomes: outcomes, theme: look,
      size: Size(Double(page.width), Double(page.height)))
    do {
      let frames = try story.storyboard.frames(measuring: text.measuring)
      let export = FrameExport(formats: [format], scale: factor, jobs: Workers.count)
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
