import ArgumentParser
import Calculus
import NumberText

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// The command `descent` with its subcommands.
struct DescentCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "descent", abstract: "Show gradient descent one step at a time.",
    discussion: """
      Examples:
        descent run Lessons/02-two-peaks-and-a-valley.yaml
        descent check Lessons/*.yaml
        descent trace --surface two-peaks --learning-rate 0.1 --steps 20
        descent list surfaces

      Results go to the standard output, messages to the standard error. Exit codes: 0 success, 1 failure, \
      64 a command typed wrong, 65 a mistake in a lesson or formula, 74 a file that cannot be read or written.
      """,
    version: Version.text,
    subcommands: [
      RunCommand.self, CheckCommand.self, ListCommand.self, SchemaCommand.self, TraceCommand.self,
      EvaluateCommand.self, CriticalPointsCommand.self, CompareCommand.self, WorksheetCommand.self,
      AnimateCommand.self, NewCommand.self, DoctorCommand.self, WatchCommand.self, MergeCommand.self,
      FigureCommand.self,
    ])
}

/// Parses the arguments, runs the command, and turns errors into messages and exit codes.
enum CommandLineTool {
  static func main(_ arguments: [String]) -> Never {
    if let message = misspelling(in: arguments) { fail(message, code: 64) }
    Lettering.begin(for: arguments)
    do {
      var command = try DescentCommand.parseAsRoot(arguments)
      try command.run()
      exit(0)
    } catch is Interrupted {
      Interrupt.end()
    } catch let failure as Failure {
      fail(failure.message, code: failure.exitCode.rawValue)
    } catch {
      if let message = bareFormula(in: arguments, DescentCommand.message(for: error)) {
        fail(message, code: 64)
      }
      DescentCommand.exit(withError: error)
    }
  }

  /// A subcommand typed wrong, which the argument parser would report without the nearest name.
  private static func misspelling(in arguments: [String]) -> String? {
    guard let word = arguments.first, !word.hasPrefix("-"), word != "help" else { return nil }
    let names = DescentCommand.configuration.subcommands.compactMap { $0.configuration.commandName }
    guard !names.contains(word) else { return nil }
    let hint = nearestName(to: word, among: names).map { "did you mean '\($0)'?" }
    return "unknown command '\(word)'; " + (hint ?? "commands are \(names.joined(separator: ", "))")
  }

  /// A formula typed without `--formula`, of which the argument parser says only that it did not expect it.
  private static func bareFormula(in arguments: [String], _ message: String) -> String? {
    let start = "Unexpected argument '"
    guard ["evaluate", "critical-points", "compare", "figure"].contains(arguments.first),
      !arguments.contains("--formula"), !arguments.contains("--surface"), message.hasPrefix(start),
      message.hasSuffix("'")
    else { return nil }
    let typed = String(message.dropFirst(start.count).dropLast())
    guard !typed.hasPrefix("-"), (try? Formula(typed)) != nil else { return nil }
    return "unexpected argument '\(typed)'; write a function as --formula '\(typed)'"
  }

  private static func fail(_ message: String, code: Int32) -> Never {
    if !message.isEmpty {
      let red = Terminal.showsColor ? ("\u{1B}[1;31m", "\u{1B}[0m") : ("", "")
      Terminal.report("\(red.0)error:\(red.1) \(message)")
    }
    exit(code)
  }
}

/// The version of the program.
enum Version {
  static let text = "0.1.0"
}
