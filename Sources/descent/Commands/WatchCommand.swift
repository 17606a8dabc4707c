import ArgumentParser
import CairoBackend
import Drawing
import Export
import LessonFormat
import NumberText
import Preview

/// `descent watch`: a lesson in the browser, drawn anew whenever its file is saved.
struct WatchCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "watch", abstract: "Show a lesson in the browser and draw it anew whenever it is saved.",
    discussion: """
      Example:
        descent watch mine.yaml

      Open the address that is printed. Where the lesson has a mistake, the page tells it and keeps the last good \
      figures. Only this machine can reach the address, and only the lesson's own files are served. Ctrl-C ends it.
      """)

  @OptionGroup var input: LessonArgument

  @OptionGroup var folder: FolderOptions

  @Option(
    name: .long, parsing: .unconditional,
    help: ArgumentHelp("Where to listen on 127.0.0.1; 0 is any port that is free.", valueName: "number"))
  var port: Int = 8017

  @OptionGroup(title: "Pictures") var pictures: PictureOptions
  @OptionGroup var workers: JobOptions

  func run() throws {
    let export = LessonExport(
      parent: folder.output, formats: [], writesPage: true, data: [.csv], pictures: try pictures.resolve(),
      jobs: try workers.count(), textAsText: false, isQuiet: true, text: Lettering.engine)
    var watch = FileWatch(input.lesson)
    guard watch.exists else { throw Failure.files("cannot read \(input.lesson): there is no such file") }
    let server: PreviewServer
    do throws(PreviewError) {
      server = try PreviewServer(port: port, showing: PreviewContent(title: input.lesson))
    } catch {
      throw Failure.other(error.message)
    }
    defer { server.stop() }
    try OutputTarget.write(to: nil) { try $0.write("http://127.0.0.1:\(server.port)/\n") }
    Terminal.report("watching \(input.lesson); Ctrl-C ends")
    var content = PreviewContent(title: input.lesson)
    repeat {
      draw(export, into: &content)
      server.show(content)
    } while watch.waitForChange(isInterrupted: { Interrupt.isRaised }) && !Interrupt.isRaised
  }

  /// Draws the lesson as it stands; where that fails the last good output stays and the mistakes are told.
  private func draw(_ export: LessonExport, into content: inout PreviewContent) {
    let clock = ContinuousClock()
    let start = clock.now
    let reading = LessonFiles.read([input.lesson])
    do {
      if let failure = reading.failure { throw failure }
      guard let lesson = reading.lessons.first else { return }
      let result = try export.write(lesson)
      content.title = RichText(markup: lesson.title).plain
      content.folder = result.folder
      content.files = result.files + ["manifest.json"]
      content.mistakes = ""
      content.drawing += 1
      let duration = (clock.now - start).components
      let seconds = Double(duration.seconds) + Double(duration.attoseconds) / 1e18
      Terminal.report("drawn in \(fixedText(seconds, decimals: 2)) s")
    } catch let failure as Failure {
      LessonFiles.report(reading)
      Terminal.report("\(failure.message); the last good output stays")
      let mistakes = reading.mistakes.map { $0.rendered(color: false) }
      content.mistakes = mistakes.isEmpty ? failure.message : mistakes.joined(separator: "\n")
    } catch {
      // An interrupt: the loop ends.
    }
  }
}
