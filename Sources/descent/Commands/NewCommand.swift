import ArgumentParser
import Export

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// `descent new`: a lesson to begin with.
struct NewCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "new", abstract: "Write a commented lesson to begin with.",
    discussion: """
      The file NAME.yaml is made in this folder; one that is there stays as it is.

      Examples:
        descent new my-first-lesson
        descent new "Three rates" --from comparison
      """)

  @Argument(help: ArgumentHelp("What the lesson is called.", valueName: "name"))
  var name: String

  @Option(name: .long, help: "What it begins as.")
  var from: LessonTemplate = .surface

  func run() throws {
    let ending = name.lowercased().hasSuffix(".yaml") ? 5 : name.lowercased().hasSuffix(".yml") ? 4 : 0
    let base = String(name.dropLast(ending))
    let file = OutputName.slug(base) + ".yaml"
    do throws(ExportError) {
      try writeNew(Array(from.text(title: LessonTemplate.title(of: base)).utf8), to: file)
    } catch .system(_, _, let code) where code == EEXIST {
      throw Failure.files("\(file) is there already and stays as it is; choose another name")
    } catch {
      throw Failure.files(error.message)
    }
    try OutputTarget.write(to: nil) { try $0.write(file + "\n") }
  }
}
