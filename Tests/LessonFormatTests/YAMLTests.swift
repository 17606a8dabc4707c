import Testing

@testable import LessonFormat

@Suite("Files as YAML")
struct YAMLTests {
  @Test func `a duplicate key is named with both places, and the rest is checked`() {
    let text = goodLesson.replacing("    steps: 40", with: "    steps: 40\n    steps: 50")
      .replacing("seed: 7", with: "sead: 7")
    let found = mistakes(in: text)
    #expect(found.map(\.line) == [3, 11])
    #expect(found.last?.column == 5)
    #expect(
      found.last?.sentence == "the key 'steps' is given twice; it stands in line 10 already; remove one")
  }

  @Test func `a duplicate key in braces is found`() {
    let text = goodLesson.replacing("method: gradient-descent", with: "method: {name: adam, name: sgd}")
    let found = mistakes(in: text)
    #expect(found.first?.sentence.hasPrefix("the key 'name' is given twice") == true)
    #expect(place(found.first) == "8:26")
  }

  @Test func `a key given three times is told twice, and that of the next scene is its own`() {
    let text =
      goodLesson.replacing("    steps: 40", with: "    steps: 40\n    steps: 50\n    steps: 60")
      + "\n  - surface: two-peaks\n    steps: 3\n    steps: 4\n"
    let found = mistakes(in: text)
    #expect(found.map(\.line) == [11, 12, 19])
    let hints = [10, 10, 18].map { "it stands in line \($0) already; remove one" }
    #expect(found.map(\.hint) == hints)
  }

  @Test func `keys given very often end in a message`() {
    let often = mistakes(in: goodLesson + "\n" + String(repeating: "extra: 1\n", count: 20_000))
    #expect(often.count == LessonLimits.mistakes)
    #expect(often.first?.line == 16)
    let inBraces = String(repeating: ", extra: 1", count: 2_000)
    #expect(mistakes(in: "title: {a: 1\(inBraces)}").count == LessonLimits.mistakes)
    let scenes = String(repeating: "  - surface: two-peaks\n    steps: 3\n    steps: 4\n", count: 300)
    let many = mistakes(in: goodLesson + "\n" + scenes)
    #expect(many.count == 11)
    #expect(many.last?.sentence == "the key 'steps' is given twice, and more may be; mend those above first")
  }

  @Test(arguments: [
    ("steps: 40", "steps: !!str 40", "10:12", "'!!str' is a tag of YAML"),
    ("title: Two peaks", "title: !mine Two peaks", "1:8", "'!mine' is a tag of YAML"),
    ("panels: [map, cost]", "panels: !!seq [map, cost]", "11:13", "'!!seq' is a tag of YAML"),
    ("seed: 7", "!!str seed: 7", "3:1", "'!!str' is a tag of YAML"),
  ])
  func `tags are refused`(_ line: String, _ written: String, _ at: String, _ sentence: String) {
    let found = mistakes(in: goodLesson.replacing(line, with: written))
    #expect(found.contains { $0.message == sentence && place($0) == at }, "\(found)")
    #expect(mistakes(in: goodLesson.replacing("A walk.", with: "\"!walk !\"")).isEmpty)
  }

  @Test func `aliases are refused before they can grow`() {
    var text = "a: &a [x, x]\n"
    for (letter, next) in zip("abcdefghi", "bcdefghij") {
      text += "\(next): &\(next) [*\(letter), *\(letter)]\n"
    }
    text += "? [*j, *j]\n: 1\n"
    let found = mistakes(in: text)
    #expect(found.count == 1)
    #expect(
      found.first?.sentence
        == "an alias repeats another part of the file; write the value out instead of *name")
    #expect(place(found.first) == "2:8")
  }

  @Test func `asterisks in a text are no aliases`() {
    #expect(mistakes(in: goodLesson.replacing("A walk.", with: "A *walk* & more.")).isEmpty)
  }

  @Test func `what is not YAML is said in our words`() {
    #expect(
      mistakes(in: "title: a: b").first?.sentence
        == "a colon where none can stand; put a text that holds ': ' in quotation marks")
    #expect(mistakes(in: "title: \"a\nscenes: [").first?.line == 1)
    #expect(
      mistakes(in: "title: [a, b\nscenes: 1").first?.sentence.hasPrefix("a list in brackets is not closed")
        == true)
    #expect(mistakes(in: "title: a\n\tb: 1").first?.line == 2)
    #expect(mistakes(in: "").first?.sentence.hasPrefix("the file is empty") == true)
    #expect(
      mistakes(in: "title: a\n---\ntitle: b").first?.sentence.hasPrefix("a second document begins here")
        == true)
    #expect(mistakes(in: "- a\n- b").first?.sentence.hasPrefix("a list where a lesson is expected") == true)
  }

  @Test func `too deep is refused`() {
    let text = "title: " + String(repeating: "[", count: 30) + String(repeating: "]", count: 30)
    #expect(mistakes(in: text).first?.sentence.contains("more than 12 deep") == true)
  }

  @Test func `too large is refused`() {
    let text = "title: a\nsummary: " + String(repeating: "x", count: LessonLimits.fileSize)
    #expect(mistakes(in: text).first?.sentence.contains("a lesson may have at most 1048576") == true)
  }

  @Test func `bytes that are not UTF-8 are named by line`() {
    let outcome = LessonLoader.decode(
      Array("title: a\nsummary: ".utf8) + [0xFF, 0xFE], file: "x.yaml", vocabulary: vocabulary)
    guard case .mistakes(let found) = outcome else {
      Issue.record("no mistake")
      return
    }
    #expect(found.first?.line == 2)
    #expect(found.first?.sentence == "the line is not UTF-8 text; save the file as UTF-8")
  }

  @Test func `a byte order mark and Windows line ends do no harm`() {
    #expect(mistakes(in: "\u{FEFF}" + goodLesson).isEmpty)
    let windows = goodLesson.replacing("\n", with: "\r\n")
    #expect(mistakes(in: windows).isEmpty)
    #expect(mistakes(in: windows.replacing("steps: 40", with: "steps: x")).first?.line == 10)
  }

  @Test func `a message shows the line and a caret under the mistake`() {
    let found = mistakes(
      in: goodLesson.replacing("method: gradient-descent", with: "metod: gradient-descent"))
    #expect(
      found.first?.rendered() == """
        lesson.yaml:8:5: error: unknown key 'metod'; did you mean 'method'?
              metod: gradient-descent
              ^~~~~
        """)
  }

  @Test func `a caret stands under wide letters and in long lines`() {
    let wide = Diagnostic(file: "f", line: 1, column: 3, message: "m", sourceLine: "数x")
    #expect(wide.rendered().split(separator: "\n").last == "     ^")
    let line = String(repeating: "a", count: 300) + "!" + String(repeating: "b", count: 300)
    let long = Diagnostic(file: "f", line: 1, column: 301, message: "m", sourceLine: line)
    let parts = long.rendered().split(separator: "\n")
    let caret = parts[2].distance(
      from: parts[2].startIndex, to: parts[2].firstIndex(of: "^") ?? parts[2].startIndex)
    #expect(Array(parts[1])[caret] == "!")
    #expect(parts[1].count < 110)
  }

  @Test func `control characters never reach a terminal`() {
    let found = Diagnostic(
      file: "a\u{1B}[2J", line: 1, column: 1, message: "m", sourceLine: "\u{1B}]0;x\u{7}")
    #expect(!found.rendered().unicodeScalars.contains("\u{1B}"))
  }

  @Test(arguments: ["x^2 + sine(y)", "\"x^2 + sine(y)\"", "'x^2 + sine(y)'"])
  func `a formula's mistake has its column in the file`(_ written: String) {
    let found = mistakes(in: goodLesson.replacing("surface: two-peaks", with: "formula: \(written)"))
    let place = written.first == "x" ? 20 : 21
    #expect(found.first { $0.message.contains("sine") }?.column == place)
  }

  @Test func `a formula's mistake in a folded block has its line`() {
    let text = goodLesson.replacing(
      "surface: two-peaks", with: "formula: >-\n      x^2 +\n      sine(y)")
    let found = mistakes(in: text).first { $0.message.contains("sine") }
    #expect(place(found) == "8:7")
  }
}
