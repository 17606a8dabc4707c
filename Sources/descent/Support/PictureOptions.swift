import ArgumentParser
import Drawing
import LessonFormat
import NumberText

/// How large pictures are and how they look, for the commands that draw lessons.
struct PictureOptions: ParsableArguments {
  @Option(
    name: .long, parsing: .unconditional,
    help: ArgumentHelp("Width and height of a figure in points, such as 1920x1080.", valueName: "WxH"))
  var size: String?

  @Option(
    name: .long, parsing: .unconditional,
    help: ArgumentHelp("Pixels to a point, such as 2 for fine screens.", valueName: "factor"))
  var scale: String = "1"

  @OptionGroup var look: ThemeOptions

  /// One of the options that was typed, if any was.
  var given: String? {
    if size != nil { return "--size" }
    if scale != "1" { return "--scale" }
    if look.theme != nil { return "--theme" }
    return look.themeFile == nil ? nil : "--theme-file"
  }

  /// The options as typed, read and checked; the lesson says what is left out.
  struct Resolved {
    var size: PictureSize?
    var scale: Double
    var theme: Theme?
  }

  func resolve() throws -> Resolved {
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
    return Resolved(size: pictureSize, scale: factor, theme: try look.resolve())
  }
}

/// How many workers draw.
struct JobOptions: ParsableArguments {
  @Option(
    name: .long, parsing: .unconditional,
    help: ArgumentHelp("The number of workers; the results do not depend on it.", valueName: "count"))
  var jobs: Int?

  func count() throws -> Int {
    guard let jobs else { return Workers.count }
    guard (1...1024).contains(jobs) else { throw Failure.usage("--jobs: \(jobs) is not from 1 to 1024") }
    return jobs
  }
}

/// Where the folders of lessons are made.
struct FolderOptions: ParsableArguments {
  @Option(
    name: [.customShort("o"), .long], parsing: .unconditional,
    help: ArgumentHelp("The folder in which the folder of each lesson is made.", valueName: "folder"),
    completion: .directory)
  var output: String = "Output"
}

/// The lesson that a command is about.
struct LessonArgument: ParsableArguments {
  @Argument(
    help: ArgumentHelp("A lesson file.", valueName: "lesson"), completion: .file(extensions: ["yaml", "yml"]))
  var lesson: String
}
