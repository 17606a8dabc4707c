import Yams

/// A text of the teacher and the iteration from which it stands; `nil` is the last one.
struct SayDraft: Sendable, Hashable {
  var iteration: Located<Int?>
  var text: Located<String>

  /// Texts by iteration, `{0: …, 5: …, end: …}`, or one text from the start on.
  static let reader: Reader<[SayDraft]> = .either(
    "texts by iteration, such as 0: … and end: …",
    scalar: text.located.map { [SayDraft(iteration: Located(0, at: $0.span), text: $0)] },
    keys: Reader<[(key: Located<Int?>, value: Located<String>)]>.dictionary(
      keyPattern: "^(0|[1-9][0-9]{0,7}|end)$", named: "texts by iteration", value: text.located,
      key: { iteration($0) }, keyHint: "write the number of an iteration, or end"
    ).map { pairs in pairs.map { SayDraft(iteration: $0.key, text: $0.value) } })

  static let text = Reader.text(LessonLimits.textLength)

  /// The number of an iteration, or `.some(nil)` for the end.
  private static func iteration(_ key: String) -> Int?? {
    if key == "end" { return .some(nil) }
    guard case .integer(let number) = PlainScalar(key), (0...LessonLimits.steps).contains(number) else {
      return nil
    }
    return .some(number)
  }
}

/// A question before the reveal, as written.
struct AskDraft: Sendable {
  var iteration: Located<Int>?
  var question: Located<String>?
  var choices: Located<[String]>?
  var answer: Located<String>?
  var reveal: Located<Int>?

  /// One question, or a list of them.
  static let reader: Reader<[AskDraft]> = .either(
    "a question {at, question, answer}", list: .list(of: one, count: 1...50, named: "a list of questions"),
    keys: one.map { [$0] })

  private static let one: Reader<AskDraft> = .object(
    [
      Field("at", \.iteration, .integer(0...LessonLimits.steps), "the iteration at which it is asked (0)"),
      Field("question", \.question, SayDraft.text, required: true, "what the learner is to predict"),
      Field(
        "choices", \.choices, .list(of: SayDraft.text, count: 2...6, named: "a list of choices"),
        "answers to choose from"),
      Field("answer", \.answer, SayDraft.text, required: true, "what is said when the answer is shown"),
      Field(
        "reveal", \.reveal, .integer(0...LessonLimits.steps),
        "the iteration at which the answer is shown; the last one if left out"),
    ], named: "a question", empty: AskDraft())
}
