/// Why there is no film.
public enum FilmError: Error, Sendable, Hashable {
  /// There is no ffmpeg on the path.
  case notInstalled
  /// ffmpeg was built without what a format needs.
  case noEncoder(FilmFormat, encoder: String)
  /// ffmpeg ended early: its exit code or the signal that ended it, and the last line that it said.
  case failed(FilmFormat, how: String, said: String)
  /// ffmpeg could not be started.
  case notStarted(String)
  /// The user stopped the work.
  case interrupted

  /// One sentence: what is wrong, and what would be right.
  public var message: String {
    switch self {
    case .notInstalled:
      "films are made by ffmpeg, and there is none on the PATH; install it (apt-get install ffmpeg), or choose "
        + "--format png, svg or pdf"
    case .noEncoder(let format, let encoder):
      "this ffmpeg cannot make \(format.rawValue): it was built without the encoder \(encoder); "
        + "'descent doctor' tells what it can make"
    case .failed(let format, let how, let said):
      "ffmpeg stopped before the \(format.rawValue) was done (\(how))" + (said.isEmpty ? "" : ": \(said)")
        + "; nothing half-written was left"
    case .notStarted(let reason): "ffmpeg cannot be started: \(reason)"
    case .interrupted: "Stopped; nothing half-written was left."
    }
  }
}
