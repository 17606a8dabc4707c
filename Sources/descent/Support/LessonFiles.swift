import LessonFormat

/// Lessons read from the files that a command names.
enum LessonFiles {
  /// What was read, and what was wrong.
  struct Reading {
    var lessons: [Lesson] = []
    var mistakes: [Diagnostic] = []
    /// Files that cannot be read, with the reason.
    var unreadable: [(file: String, reason: String)] = []

    /// Whether a file has as many mistakes as are told of one; there may be more.
    var isCut = false

    /// What the command ends with, if anything is wrong.
    var failure: Failure? {
      if !mistakes.isEmpty {
        let count = mistakes.count
        return .badLesson("\(isCut ? "at least " : "")\(count) mistake\(count == 1 ? "" : "s")")
      }
      if let first = unreadable.first {
        let more = unreadable.count > 1 ? ", and \(unreadable.count - 1) more" : ""
        return .files("cannot read \(first.file): \(first.reason)\(more)")
      }
      return nil
    }
  }

  /// Reads and checks all files.
  static func read(_ files: [String]) -> Reading {
    var reading = Reading()
    for file in files {
      switch LessonLoader.load(file, vocabulary: Vocabulary.lesson) {
      case .lesson(let lesson): reading.lessons.append(lesson)
      case .mistakes(let mistakes):
        reading.mistakes += mistakes
        if mistakes.count >= LessonLimits.mistakes { reading.isCut = true }
      case .unreadable(let reason): reading.unreadable.append((file, reason))
      }
    }
    return reading
  }

  /// Prints the mistakes on standard error.
  static func report(_ reading: Reading) {
    for mistake in reading.mistakes { Terminal.report(mistake.rendered(color: Terminal.showsColor)) }
  }
}

extension Failure {
  /// The same exit code without a message.
  var silent: Failure {
    switch self {
    case .usage: .usage("")
    case .badLesson: .badLesson("")
    case .files: .files("")
    case .other: .other("")
    }
  }
}
