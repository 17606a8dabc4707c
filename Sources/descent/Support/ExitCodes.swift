import ArgumentParser

/// The exit codes: 0, and those of BSD's sysexits for what can go wrong.
enum Failure: Error {
  /// 64: the command was typed wrong.
  case usage(String)
  /// 65: a lesson or formula is wrong; the mistakes were printed.
  case badLesson(String)
  /// 74: a file cannot be read or written.
  case files(String)
  /// 1: anything else.
  case other(String)

  var exitCode: ExitCode {
    switch self {
    case .usage: ExitCode(64)
    case .badLesson: ExitCode(65)
    case .files: ExitCode(74)
    case .other: ExitCode(1)
    }
  }

  var message: String {
    switch self {
    case .usage(let text), .badLesson(let text), .files(let text), .other(let text): text
    }
  }
}
