import ArgumentParser
import LessonFormat
import NumberText

/// `descent check`: every mistake of lessons, without running them.
struct CheckCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "check", abstract: "Report every mistake of lesson files without running them.",
    discussion: """
      Examples:
        descent check Lessons/*.yaml
        descent check --json mine.yaml
      """)

  @Argument(
    help: ArgumentHelp("Lesson files.", valueName: "file"), completion: .file(extensions: ["yaml", "yml"]))
  var files: [String]

  @Flag(name: .shortAndLong, help: "Print nothing; the exit code tells.")
  var quiet = false

  @Flag(name: .long, help: "Print the mistakes as JSON.")
  var json = false

  func run() throws {
    let reading = LessonFiles.read(files)
    if json {
      let list = JSONText.list(reading.mistakes.map(Self.object))
      try OutputTarget.write(to: nil) { try $0.write(list.pretty + "\n") }
    } else if !quiet {
      LessonFiles.report(reading)
      if reading.failure == nil {
        try OutputTarget.write(to: nil) { writer in
          for lesson in reading.lessons {
            let count = lesson.scenes.count
            try writer.write("\(lesson.file): \(count) scene\(count == 1 ? "" : "s"), no mistakes\n")
          }
        }
      }
    }
    if let failure = reading.failure { throw quiet || json ? failure.silent : failure }
  }

  private static func object(_ mistake: Diagnostic) -> JSONText {
    .members([
      "file": .text(mistake.file), "line": .number("\(mistake.line)"), "column": .number("\(mistake.column)"),
      "length": .number("\(mistake.length)"), "message": .text(mistake.message), "hint": .text(mistake.hint),
    ])
  }
}

/// `descent schema`: the JSON Schema of lessons.
struct SchemaCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "schema",
    abstract: "Print the JSON Schema of lessons, with which editors complete and check.",
    discussion: """
      A lesson names it in its first line:
        # yaml-language-server: $schema=lesson.schema.json

      Example:
        descent schema -o Lessons/lesson.schema.json
      """)

  @Option(
    name: [.customShort("o"), .customLong("output")], parsing: .unconditional,
    help: ArgumentHelp("Write to a file instead of the standard output.", valueName: "file"))
  var path: String?

  func run() throws {
    try OutputTarget.write(to: path) { try $0.write(LessonSchema.text(vocabulary: Vocabulary.lesson)) }
  }
}
