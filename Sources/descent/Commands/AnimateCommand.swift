import ArgumentParser
import CairoBackend
import Drawing
import Export
import Films
import LessonFormat

/// `descent animate`: a lesson as a film.
struct AnimateCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "animate", abstract: "Make a film of a lesson, with ffmpeg.",
    discussion: """
      The film has a title before each scene, stands still on steps of which something is said until it is read, and \
      has its texts as captions beside it (WebVTT). gif, mp4, webm, webp and apng can be made; 'descent doctor' says \
      which of them here.

      Examples:
        descent animate Lessons/02-two-peaks-and-a-valley.yaml
        descent animate mine.yaml -o film.gif --size 960x540
        descent animate mine.yaml --format mp4,webm -o Films --pace 0.2
      """)

  @OptionGroup var input: LessonArgument

  @Option(
    name: [.customShort("o"), .customLong("output")], parsing: .unconditional,
    help: ArgumentHelp(
      "The film's file, whose ending says what it is, or the folder for the films that --format names.",
      valueName: "path"))
  var path: String?

  @Option(
    name: .long, parsing: .unconditional,
    help: ArgumentHelp("What to make, of gif, mp4, webm, webp and apng.", valueName: "formats"))
  var format: String?

  @Option(
    name: .long, parsing: .unconditional,
    help: ArgumentHelp("How long a step stands of which nothing is said.", valueName: "seconds"))
  var pace: String?

  @OptionGroup(title: "Pictures") var pictures: PictureOptions
  @OptionGroup var workers: JobOptions

  @Flag(name: .shortAndLong, help: "No progress.")
  var quiet = false

  func run() throws {
    let look = try pictures.resolve()
    let jobs = try workers.count()
    let target = try target()
    guard let filming = try Filming(Set(target.formats), pace: pace) else { return }
    let reading = LessonFiles.read([input.lesson])
    LessonFiles.report(reading)
    if let failure = reading.failure { throw failure }
    guard let lesson = reading.lessons.first else { return }
    let text = Lettering.engine
    let figures = try LessonFigures(lesson, pictures: look, jobs: jobs, text: text)
    let progress = Progress(lesson.name, isOn: !quiet)
    defer { progress.finish() }
    let films = try filming.export(scale: look.scale, jobs: jobs, progress: progress)
    let base = target.base ?? (path.map { "\($0)/" } ?? "") + lesson.name
    for format in target.formats { try OutputTarget.refuseSpecial("\(base).\(format.rawValue)") }
    let clips = figures.clips(text: text)
    let written: [String]
    do throws(ExportError) {
      if target.base == nil, let path { try OutputFolder.makeFolders(path) }
      written = try Self.film(
        clips, title: RichText(markup: lesson.title).plain, by: films, to: base, text: text)
    } catch .interrupted {
      throw Interrupted()
    } catch {
      throw error.isPicture ? Failure.other(error.message) : Failure.files(error.message)
    }
    progress.finish()
    for warning in text.warnings where !quiet { Terminal.report("warning: \(warning)") }
    let lines = written.map { $0 + "\n" }.joined()
    try OutputTarget.write(to: nil) { try $0.write(lines) }
  }

  /// Makes the films beside their places and moves them there when all of them are whole.
  private static func film(
    _ clips: [FilmClip], title: String, by films: FilmExport, to base: String, text: TextEngine
  ) throws(ExportError) -> [String] {
    try ScratchFolder.with(beside: base) { scratch throws(ExportError) in
      var written: [String] = []
      for film in try films.make(clips, title: title, in: scratch, text: text) {
        let file = "\(base).\(film.ending)"
        try scratch.move(film.name, to: file)
        written.append(file)
      }
      return written
    }
  }

  /// The films asked for: one file by its ending, or several formats into a folder.
  private func target() throws -> (formats: [FilmFormat], base: String?) {
    let known = FilmFormat.allCases.map(\.rawValue)
    let formats = try format.map {
      try Typed.words($0, option: "--format", known: known).compactMap { FilmFormat(rawValue: $0) }
    }
    let name = path?.split(separator: "/").last ?? ""
    guard let path, name.contains("."), let ending = name.split(separator: ".").last?.lowercased(),
      name.count > ending.count + 1
    else { return (formats ?? [.mp4], nil) }
    guard let own = FilmFormat(rawValue: ending) else {
      if formats != nil { return (formats ?? [], nil) }
      throw Failure.usage("-o \(path): the file's name must end with .\(known.joined(separator: ", ."))")
    }
    guard formats.map({ $0 == [own] }) ?? true else {
      throw Failure.usage("-o \(path) is one film; give a folder for --format \(format ?? "")")
    }
    return ([own], String(path.dropLast(ending.count + 1)))
  }
}
