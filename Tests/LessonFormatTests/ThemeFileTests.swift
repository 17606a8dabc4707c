import Testing

@testable import LessonFormat

@Suite("Themes in lessons and files")
struct ThemeFileTests {
  func theme(_ text: String) throws -> LessonTheme {
    switch LessonLoader.decodeTheme(Array(text.utf8), file: "mine.yaml", vocabulary: vocabulary) {
    case .theme(let theme): return theme
    case .mistakes(let mistakes):
      Issue.record("\(mistakes.map { $0.rendered() })")
    case .unreadable(let reason):
      Issue.record("\(reason)")
    }
    throw UnexpectedMistakes()
  }

  func sentences(_ text: String) -> [String] {
    guard
      case .mistakes(let mistakes) = LessonLoader.decodeTheme(
        Array(text.utf8), file: "mine.yaml", vocabulary: vocabulary)
    else { return [] }
    return mistakes.map { "\($0.line):\($0.column): \($0.sentence)" }
  }

  @Test func `a theme file changes what it names`() throws {
    let theme = try theme(
      """
      base: dark
      ink: "#F1f3f8"
      series: ["#0072b2", d55e00]
      title-size: 34
      font: DejaVu Sans
      color-map: gray
      """)
    #expect(theme.base == "dark")
    #expect(
      theme.settings == [
        .init("ink", .text("#F1f3f8")), .init("series", .texts(["#0072b2", "d55e00"])),
        .init("title-size", .number(34)), .init("font", .text("DejaVu Sans")),
        .init("color-map", .text("gray")),
      ])
  }

  @Test func `every mistake in a theme file has its place`() {
    let found = sentences(
      """
      base: drak
      inc: "#000000"
      ink: #000000
      series: ["#0072b2", "blue"]
      title-size: 200
      font: 3
      color-map: rainbow
      """)
    let expected = [
      "1:7: 'drak' is not a theme; did you mean 'dark'?", "2:1: unknown key 'inc'; did you mean 'ink'?",
      "no value is given; a colour in quotation marks such as \"#1b2030\" is expected",
      "4:21: 'blue' is not a colour",
      "5:13: 200 is out of range; a number from 8 to 80 is expected",
      "6:7: a number where a text is expected", "7:12: 'rainbow' is not one of its values",
    ]
    #expect(found.count == expected.count)
    for (found, expected) in zip(found, expected) { #expect(found.contains(expected), "\(found)") }
  }

  @Test func `what the look cannot have is reported at its setting`() {
    #expect(sentences("title-size: 20\nink: \"#eeeeee\"") == ["2:6: too pale; write \"#777777\""])
    #expect(sentences("") == ["1:1: the file is empty; a theme file has keys such as 'background:'"])
  }

  @Test func `a lesson names a theme or changes one`() throws {
    let named = try lesson(goodLesson.replacing("seed: 7", with: "theme: dark"))
    #expect(named.theme == LessonTheme(base: "dark"))
    let changed = try lesson(
      goodLesson.replacing("seed: 7", with: "theme: {base: dark, title-size: 40}"))
    #expect(changed.theme == LessonTheme(base: "dark", settings: [.init("title-size", .number(40))]))
    let wrong = mistakes(in: goodLesson.replacing("seed: 7", with: "theme: {ink: \"#eeeeee\"}"))
    #expect(wrong.map { "\($0.line):\($0.column): \($0.message)" } == ["3:14: too pale"])
  }
}
