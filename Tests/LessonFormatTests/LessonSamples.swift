import Testing

@testable import LessonFormat

/// Words as the command line would hand them over.
let vocabulary = LessonVocabulary(
  panels: [
    LessonVocabulary.Panel(name: "map", summary: "The map."),
    LessonVocabulary.Panel(
      name: "cost", summary: "The cost.",
      options: [
        LessonVocabulary.PanelOption(
          name: "scale", summary: "Its axis.", kind: .choice(["linear", "logarithmic"])),
        LessonVocabulary.PanelOption(name: "levels", summary: "How many.", kind: .whole(4...40)),
      ]),
  ], themes: ["light", "dark"],
  themeSettings: [
    LessonVocabulary.ThemeSetting(name: "ink", summary: "titles", kind: .color),
    LessonVocabulary.ThemeSetting(name: "series", summary: "runs", kind: .colors),
    LessonVocabulary.ThemeSetting(name: "title-size", summary: "the heading", kind: .number(8...80)),
    LessonVocabulary.ThemeSetting(name: "font", summary: "the family", kind: .text),
    LessonVocabulary.ThemeSetting(name: "color-map", summary: "heights", kind: .choice(["viridis", "gray"])),
  ],
  checkTheme: { theme in
    theme.settings.contains(LessonTheme.Setting("ink", .text("#eeeeee")))
      ? [LessonTheme.Fault(setting: "ink", message: "too pale", hint: "write \"#777777\"")] : []
  })

/// A lesson that is right, in which one line at a time is made wrong.
let goodLesson = """
  title: Two peaks
  summary: A walk.
  seed: 7
  scenes:
    - title: One step
      surface: two-peaks
      start: [-0.9, 0.5]
      method: gradient-descent
      learning-rate: 0.1
      steps: 40
      panels: [map, cost]
      say:
        0: Begin at {x}.
        end: Done.
  """

/// The lesson of a text, or its mistakes.
func decode(_ text: String, file: String = "lesson.yaml") -> LessonLoader.Outcome {
  LessonLoader.decode(Array(text.utf8), file: file, vocabulary: vocabulary)
}

/// The mistakes of a text; none if it is right.
func mistakes(in text: String) -> [Diagnostic] {
  if case .mistakes(let mistakes) = decode(text) { return mistakes }
  return []
}

/// The lesson of a text that must be right.
func lesson(_ text: String, file: String = "lesson.yaml", sourceLocation: SourceLocation = #_sourceLocation)
  throws
  -> Lesson
{
  switch decode(text, file: file) {
  case .lesson(let lesson): return lesson
  case .mistakes(let mistakes):
    Issue.record("\(mistakes.map { $0.rendered() }.joined(separator: "\n"))", sourceLocation: sourceLocation)
    throw UnexpectedMistakes()
  case .unreadable(let reason):
    Issue.record("\(reason)", sourceLocation: sourceLocation)
    throw UnexpectedMistakes()
  }
}

/// A lesson of a test was wrong.
struct UnexpectedMistakes: Error {}

/// Line and column of a mistake.
func place(_ mistake: Diagnostic?) -> String {
  mistake.map { "\($0.line):\($0.column)" } ?? "nowhere"
}
