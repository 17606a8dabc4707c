import Films
import LessonFormat
import NumberText

/// What a command needs to make films, asked for before any work.
struct Filming {
  var ffmpeg: FFmpeg
  var formats: Set<FilmFormat>
  var pace: FilmPace?

  /// Looks for ffmpeg where films are asked for; a sentence where it is missing or cannot make one of them.
  init?(_ formats: Set<FilmFormat>, pace: String? = nil) throws {
    guard !formats.isEmpty else { return nil }
    self.formats = formats
    if let pace {
      let seconds = try Typed.number(pace, option: "--pace")
      guard let typed = FilmPace(secondsPerStep: seconds) else {
        throw Failure.usage("--pace: \(pace) is not from 0.04 to 10 seconds")
      }
      self.pace = typed
    }
    do {
      guard let found = FFmpeg.find() else { throw FilmError.notInstalled }
      try found.check(formats)
      ffmpeg = found
    } catch let error as FilmError {
      throw Failure.other(error.message)
    }
  }

  /// The maker of the films.
  func export(scale: Double, jobs: Int, progress: Progress) throws -> FilmExport {
    do {
      return try FilmExport(
        ffmpeg, formats: formats, scale: scale, jobs: jobs, pace: pace,
        progress: { done, total in progress.show(done, of: total) },
        isInterrupted: { Interrupt.isRaised })
    } catch {
      throw Failure.other(error.message)
    }
  }
}
