import NumberText

/// A lesson as written.
struct LessonDraft: Sendable {
  var title: Located<String>?
  var summary: Located<String>?
  var language: Located<String>?
  var author: Located<String>?
  var source: Located<String>?
  var seed: Located<Int>?
  var size: Located<String>?
  var theme: Located<LessonTheme>?
  var scenes: Located<[Located<SceneDraft>]>?

  /// The reader of a whole lesson file.
  static func reader(_ vocabulary: LessonVocabulary) -> Reader<LessonDraft> {
    let scene = Reader<SceneDraft>.object(
      SceneFields.all(vocabulary), named: "a scene", empty: SceneDraft()
    ).located
    return .object(
      [
        Field("title", \.title, .title, required: true, "the title of the lesson"),
        Field("summary", \.summary, .text(LessonLimits.textLength), "one or two sentences on what it shows"),
        Field(
          "language", \.language, .text(35, named: "a language such as en"),
          "the language of its texts, such as en or pt-BR (en)"),
        Field("author", \.author, .text(LessonLimits.titleLength), "who wrote it"),
        Field("source", \.source, .text(LessonLimits.titleLength), "a line at the foot of every figure"),
        Field("seed", \.seed, .integer(0...Int(1) << 53), "the seed of everything random (0)"),
        Field(
          "size", \.size, .text(11, named: "a size such as 1280x720"),
          "width and height of a figure (1280x720)"),
        Field(
          "theme", \.theme, ThemeDraft.reader(vocabulary),
          "the look (light), or {base: dark, accent: \"#ffb000\"} with colours, sizes and fonts of your own"),
        Field(
          "scenes", \.scenes, .list(of: scene, count: 1...LessonLimits.scenes, named: "a list of scenes"),
          required: true, "the scenes, each of them a run or a comparison"),
      ], named: "a lesson", empty: LessonDraft())
  }
}

/// The JSON Schema of lessons, for editors.
public enum LessonSchema {
  /// The schema as JSON text; it comes from the same descriptions as the decoder.
  public static func text(vocabulary: LessonVocabulary) -> String {
    let shape = LessonDraft.reader(vocabulary).schema.json(
      description: "A lesson of Descent: what happens on which function, and what is said about it.")
    guard case .object(let members) = shape else { return "" }
    let head: [JSONText.Member] = [
      JSONText.Member(name: "$schema", value: .text("http://json-schema.org/draft-07/schema#")),
      JSONText.Member(name: "title", value: .text("Lesson")),
    ]
    return JSONText.object(head + members).pretty + "\n"
  }
}
