import Testing

@testable import LessonFormat

/// A line of the good lesson, what is written instead, and what must be said about it.
struct Mistake: CustomTestStringConvertible {
  var line: String
  var written: String
  var place: (Int, Int)
  var sentence: String

  init(_ line: String, _ written: String, _ row: Int, _ column: Int, _ sentence: String) {
    self.line = line
    self.written = written
    place = (row, column)
    self.sentence = sentence
  }

  var testDescription: String { written }
}

@Suite("Every mistake has its place and says what would be right")
struct MistakeTests {
  static let scalars: [Mistake] = [
    Mistake("seed: 7", "sead: 7", 3, 1, "unknown key 'sead'; did you mean 'seed'?"),
    Mistake("seed: 7", "seed: 1:30", 3, 7, "some programs read '1:30' as a number in base sixty"),
    Mistake("seed: 7", "seed: 010", 3, 7, "some programs read '010' as a number in base eight; write 10"),
    Mistake("seed: 7", "seed: 1e3", 3, 7, "'1e3' is not written as a whole number; write 1000"),
    Mistake("seed: 7", "seed: 0x10", 3, 7, "numbers are written in base ten here"),
    Mistake(
      "seed: 7", "seed: 1_000", 3, 7, "some programs read '1_000' as a number, others as text; write 1000"),
    Mistake("seed: 7", "seed: on", 3, 7, "some programs read 'on' as true"),
    Mistake(
      "seed: 7", "seed: \"7\"", 3, 7, "'7' is text because of its quotation marks; write it without them"),
    Mistake("seed: 7", "seed: -1", 3, 7, "-1 is out of range; a whole number from 0 to"),
    Mistake("seed: 7", "seed:", 3, 6, "no value is given; a whole number from 0 to"),
    Mistake("seed: 7", "seed: 2026-01-02", 3, 7, "some programs read '2026-01-02' as a date"),
    Mistake("seed: 7", "seed: .inf", 3, 7, "'.inf' is not a finite number"),
    Mistake("seed: 7", "seed: [1]", 3, 7, "a list where a whole number from 0 to"),
    Mistake("title: Two peaks", "title: yes", 1, 8, "read 'yes' as true; put it in quotation marks: \"yes\""),
    Mistake(
      "title: Two peaks", "title: 2024", 1, 8, "a number where a text is expected; put it in quotation marks"),
    Mistake("title: Two peaks", "title: \"\"", 1, 8, "the text is empty"),
    Mistake("title: Two peaks", "title: \"  \"", 1, 8, "the title has only blanks"),
    Mistake(
      "seed: 7", "seed: 99999999999999999999", 3, 7, "99999999999999999999 is out of range; a whole number"),
    Mistake(
      "title: Two peaks", "title: \"a\\x07b\"", 1, 8, "the text holds the control character U+7; remove it"),
    Mistake("title: Two peaks", "title: a <i>b", 1, 10, "<i> is not closed; write </i> where it ends"),
    Mistake(
      "title: Two peaks", "titel: Two peaks", 1, 1, "the key 'title' is missing; the title of the lesson"),
    Mistake("seed: 7", "size: 10x10", 3, 7, "'10x10' is not a size; write width x height in points"),
    Mistake("seed: 7", "theme: drak", 3, 8, "'drak' is not a theme; did you mean 'dark'?"),
    Mistake(
      "seed: 7", "language: en_GB", 3, 11, "'en_GB' is not a language; write a tag such as en or pt-BR"),
  ]

  static let scenes: [Mistake] = [
    Mistake(
      "surface: two-peaks", "surface: two-paeks", 6, 14,
      "'two-paeks' is not a surface; did you mean 'two-peaks'?"),
    Mistake(
      "surface: two-peaks", "formula: x^2 + sine(y)", 6, 20,
      "formula: unknown function 'sine'; did you mean 'sin'?"),
    Mistake("surface: two-peaks", "formula: \"x^2 + (y\"", 6, 21, "formula: the parenthesis opened"),
    Mistake("surface: two-peaks", "formula: x^2 + y^2", 6, 14, "the formula has no domain; add domain:"),
    Mistake("surface: two-peaks", "domain: {x: [2, -2]}", 6, 17, "the interval is empty"),
    Mistake(
      "surface: two-peaks",
      "formula: x^2 + a*y^2\n    parameters: {a: 2, \"b c\": 1}\n    domain: {x: [-2, 2], y: [-2, 2]}", 7, 24,
      "the key 'b c' is not understood; a name is a letter"),
    Mistake(
      "surface: two-peaks", "formula: x^2\n    parameters: {x: 1}\n    domain: {x: [-2, 2]}", 7, 18,
      "it is a variable already"),
    Mistake(
      "surface: two-peaks",
      "formula: x^2 + a*y^2\n    parameters: {a: 2, unused: 1}\n    domain: {x: [-2, 2], y: [-2, 2]}", 7, 24,
      "the formula has no parameter 'unused'; write 'a'"),
    Mistake(
      "surface: two-peaks", "surface: two-peaks\n    domain: {x: [0.5, 2], y: [0, 2]}", 8, 13,
      "the start lies outside the domain; x must be from 0.5 to 2"),
    Mistake(
      "start: [-0.9, 0.5]", "start: left-summit\n    domain: {x: [1.5, 2], y: [0, 2]}", 7, 12,
      "the start 'left-summit' lies outside the domain; x must be from 1.5 to 2"),
    Mistake(
      "start: [-0.9, 0.5]", "domain: {x: [1.9, 2], y: [0, 2]}", 7, 13,
      "lies outside the domain; x must be from 1.9 to 2"),
    Mistake("learning-rate: 0.1", "compare: {}", 9, 14, "nothing is compared; write a list for a key"),
    Mistake("surface: two-peaks", "subtitle: nothing", 5, 5, "the scene has nothing to walk down"),
    Mistake(
      "surface: two-peaks", "surface: two-peaks\n    formula: x", 7, 14,
      "both 'surface' and 'formula' are given"),
    Mistake(
      "surface: two-peaks", "surface: two-peaks\n    batch: 5", 7, 12, "'batch' is for scenes with data"),
    Mistake(
      "start: [-0.9, 0.5]", "start: [-0.9, 5]", 7, 19,
      "the start lies outside the domain; y must be from -2.2 to"),
    Mistake(
      "start: [-0.9, 0.5]", "start: [-0.9]", 7, 12, "the start has 1 coordinates but the function has 2"),
    Mistake(
      "start: [-0.9, 0.5]", "start: left-sumit", 7, 12,
      "has no start 'left-sumit'; did you mean 'left-summit'?"),
    Mistake(
      "start: [-0.9, 0.5]", "start: [-0.9, \"0.5\"]", 7, 19, "'0.5' is text because of its quotation marks"),
    Mistake(
      "start: [-0.9, 0.5]", "start: [-0,9, 0,5]", 7, 12,
      "the list has 4 entries; a start such as [x] or [x, y] has 1 to 3"),
    Mistake(
      "method: gradient-descent", "method: adamm", 8, 13, "'adamm' is not a method; did you mean 'adam'?"),
    Mistake(
      "method: gradient-descent", "method: {name: adam, beta3: 0.9}", 8, 26,
      "'adam' has no setting 'beta3'; did you mean 'beta1'?"),
    Mistake(
      "method: gradient-descent", "method: {name: adam, beta1: 2}", 8, 33, "'beta1' is '2' but must be"),
    Mistake("method: gradient-descent", "method: {beta1: 2}", 8, 13, "the key 'name' is missing"),
    Mistake(
      "learning-rate: 0.1", "learning-rate: -0.1", 9, 20, "-0.1 is out of range; a number greater than 0"),
    Mistake("learning-rate: 0.1", "learning-rate: 0,1", 9, 20, "'0,1' has a decimal comma; write 0.1"),
    Mistake(
      "learning-rate: 0.1", "learning-rat: 0.1", 9, 5,
      "unknown key 'learning-rat'; did you mean 'learning-rate'?"),
    Mistake(
      "learning-rate: 0.1", "schedule: cosin", 9, 15, "'cosin' is not a schedule; did you mean 'cosine'?"),
    Mistake(
      "steps: 40", "steps: 100000000", 10, 12, "100000000 is out of range; a whole number from 0 to 10000000"),
    Mistake("steps: 40", "steps: 4.5", 10, 12, "'4.5' is not written as a whole number"),
    Mistake(
      "steps: 40", "steps: 40\n    stop: {gradiant: 1}", 11, 12,
      "unknown key 'gradiant'; did you mean 'gradient'?"),
    Mistake("steps: 40", "steps: 40\n    clip: {norm: 1, value: 2}", 11, 11, "clipping takes one limit"),
    Mistake("steps: 40", "steps: 40\n    frames: [0, 50]", 11, 17, "there is no step 50; the run has 40"),
    Mistake("steps: 40", "steps: 5000\n    frames: all", 11, 13, "a frame for each of 5000 steps"),
    Mistake(
      "learning-rate: 0.1", "compare: {learning-rte: [1, 2]}", 9, 15,
      "'learning-rte' cannot be compared; did you mean 'learning-rate'?"),
    Mistake(
      "steps: 40", "steps: 40\n    compare: {learning-rate: [1, 2]}", 9, 20,
      "'learning-rate' is compared below and given here too"),
    Mistake(
      "panels: [map, cost]", "panels: [map, cots]", 11, 19, "'cots' is not a panel; did you mean 'cost'?"),
    Mistake(
      "panels: [map, cost]", "panels: [{panel: cost, scal: linear}]", 11, 28,
      "the panel 'cost' has no option 'scal'; did you mean 'scale'?"),
    Mistake(
      "panels: [map, cost]", "panels: [{panel: cost, levels: many}]", 11, 36,
      "'many' where a whole number from 4 to 40 is expected"),
    Mistake(
      "panels: [map, cost]", "panels: [{panel: cost, levels: 41}]", 11, 36, "41 is out of range"),
    Mistake(
      "panels: [map, cost]", "panels: [{panel: cost, levels: 1e30}]", 11, 36,
      "'1e30' is not written as a whole number"),
  ]

  static let texts: [Mistake] = [
    Mistake("0: Begin at {x}.", "0: Begin at {z}.", 13, 19, "unknown placeholder '{z}'"),
    Mistake("0: Begin at {x}.", "0: Begin at {accuracy}.", 13, 19, "{accuracy} has no value in this scene"),
    Mistake("0: Begin at {x}.", "0: Begin at {cost@41}.", 13, 19, "there is no step 41; the run has 40"),
    Mistake("0: Begin at {x}.", "0: Begin at {cost#2}.", 13, 19, "there is no run 2; the scene has one"),
    Mistake("0: Begin at {x}.", "0: Begin at {cost:99}.", 13, 19, "'99' is no number of digits"),
    Mistake("0: Begin at {x}.", "0: Begin at {cost", 13, 19, "the brace is not closed"),
    Mistake("0: Begin at {x}.", "0: Begin at x}.", 13, 20, "a closing brace without its opening one"),
    Mistake(
      "0: Begin at {x}.", "zero: Begin.", 13, 7,
      "the key 'zero' is not understood; write the number of an iteration"),
    Mistake("0: Begin at {x}.", "41: Begin.", 13, 7, "there is no step 41; the run has 40"),
    Mistake("0: Begin at {x}.", "0: Begin </b>.", 13, 16, "</b> closes nothing"),
  ]

  @Test("is found", arguments: scalars + scenes + texts)
  func found(_ mistake: Mistake) throws {
    let text = goodLesson.replacing(mistake.line, with: mistake.written)
    #expect(text != goodLesson, "the good lesson has no such line")
    let found = mistakes(in: text)
    let match = found.first { $0.sentence.contains(mistake.sentence) }
    #expect(match != nil, "got: \(found.map { "\($0.line):\($0.column): \($0.sentence)" })")
    #expect(place(match) == "\(mistake.place.0):\(mistake.place.1)")
  }

  @Test func `the good lesson has none`() {
    #expect(mistakes(in: goodLesson).isEmpty)
  }

  @Test func `all mistakes come in one go, in the order of the file`() {
    let text = goodLesson.replacing("seed: 7", with: "sead: 7").replacing("steps: 40", with: "steps: many")
      .replacing("[map, cost]", with: "[mapp]").replacing("{x}", with: "{q}")
    #expect(mistakes(in: text).map(\.line) == [3, 10, 11, 13])
  }

  @Test(
    "a subject that cannot be read is not said to be missing as well",
    arguments: ["surface: two-paeks", "surfce: two-peaks", "formula: [x]", "formula: \"\"", "fit: {data: 3}"])
  func subjectUnread(_ written: String) {
    let found = mistakes(in: goodLesson.replacing("surface: two-peaks", with: written))
    #expect(!found.isEmpty)
    #expect(!found.contains { $0.message.contains("nothing to walk down") })
  }

  @Test func `a start that cannot be read is not said to be missing as well`() {
    let text = goodLesson.replacing(
      "surface: two-peaks", with: "formula: x^2 + y^2\n    domain: {x: [-2, 2], y: [-2, 2]}")
    let found = mistakes(in: text.replacing("start: [-0.9, 0.5]", with: "start: {x: 1, y: 1}"))
    #expect(found.map(\.line) == [8])
  }

  @Test func `places for numbers are checked beside larger mistakes`() {
    let text =
      goodLesson.replacing("start: [-0.9, 0.5]", with: "start: [-0.9, 50]")
      .replacing("learning-rate: 0.1", with: "compare: {learning-rate: [0.1, 0.2]}")
      .replacing("0: Begin at {x}.", with: "0: From {x#2} to {x#3}.")
      + "\n    ask:\n      at: 1\n      question: Is {foo} or {bar} right?\n      answer: \"{cost#2}, {cost#4}\"\n"
    #expect(
      mistakes(in: text).map(\.message) == [
        "the start lies outside the domain", "there is no run 3", "unknown placeholder '{foo}'",
        "there is no run 4",
      ])
  }
}
