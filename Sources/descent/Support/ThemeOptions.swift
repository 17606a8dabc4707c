import ArgumentParser
import Drawing
import LessonFormat

/// The look of figures: a theme by name or from a file.
struct ThemeOptions: ParsableArguments {
  @Option(
    name: .long, parsing: .unconditional,
    help: ArgumentHelp("One of the themes of 'descent list themes'.", valueName: "name"))
  var theme: String?

  @Option(
    name: .long, parsing: .unconditional,
    help: ArgumentHelp(
      "A theme in YAML: 'base:' and the colours, fonts, sizes and line widths to change.", valueName: "file"),
    completion: .file(extensions: ["yaml", "yml"]))
  var themeFile: String?

  /// The theme that was asked for, if one was.
  func resolve() throws -> Theme? {
    if let file = themeFile {
      guard theme == nil else {
        throw Failure.usage("give --theme or --theme-file, not both; a theme file names its theme in 'base:'")
      }
      switch LessonLoader.loadTheme(file, vocabulary: Vocabulary.lesson) {
      case .theme(let theme): return ThemeWords.theme(theme)
      case .unreadable(let reason): throw Failure.files("cannot read \(file): \(reason)")
      case .mistakes(let mistakes):
        for mistake in mistakes { Terminal.report(mistake.rendered(color: Terminal.showsColor)) }
        throw Failure.badLesson("\(mistakes.count) mistake\(mistakes.count == 1 ? "" : "s")")
      }
    }
    guard let theme else { return nil }
    guard let look = Theme.named(theme) else {
      throw Failure.usage(
        "--theme: unknown theme '\(theme)'; " + Suggestion.among(Theme.all.map(\.name), for: theme))
    }
    return look
  }
}
