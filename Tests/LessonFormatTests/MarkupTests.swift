import NumberText
import Testing

@testable import LessonFormat

@Suite("A teacher's text as markup")
struct MarkupTests {
  @Test(arguments: [
    ("*f* falls", "<i>f</i> falls"), ("‖∇*f*‖", "‖∇<i>f</i>‖"), ("**Now** *x*", "<b>Now</b> <i>x</i>"),
    ("2 * 3 * 4", "2 * 3 * 4"), ("2*x*y", "2*x*y"), ("a < b & c > d", "a &lt; b &amp; c &gt; d"),
    ("x<sub>1</sub>", "x<sub>1</sub>"), ("<script>", "&lt;script&gt;"), ("a *b", "a *b"),
  ])
  func `asterisks, tags and letters`(_ text: String, _ markup: String) throws {
    #expect(try LessonMarkup.markup(of: text) == markup)
  }

  @Test(arguments: [
    ("Newton's step", "Newton’s step"), ("d'*η* et l'axe", "d’<i>η</i> et l’axe"),
    ("the runs' ends", "the runs’ ends"),
    ("f'(x), *f*'(x), *f'* and s'(t)", "f'(x), <i>f</i>'(x), <i>f'</i> and s'(t)"),
    ("'steps' and 'a' are quoted", "'steps' and 'a' are quoted"), ("{stable-rate'x}", "{stable-rate'x}"),
    ("'", "'"),
  ])
  func `apostrophes are printed ones, primes and quotes stay`(_ text: String, _ markup: String) throws {
    #expect(try LessonMarkup.markup(of: text) == markup)
  }

  @Test func `tags must be closed in order`() {
    #expect(throws: LessonMarkup.Mistake.self) { try LessonMarkup.markup(of: "<i><b>x</i></b>") }
  }
}

@Suite("The schema and the decoder")
struct SchemaTests {
  @Test func `the schema knows every key and word`() {
    let text = LessonSchema.text(vocabulary: vocabulary)
    for word in [
      "\"learning-rate\"", "\"two-peaks\"", "\"adam\"", "\"cosine\"", "\"map\"", "\"logarithmic\"", "\"end\"",
    ] {
      #expect(text.contains(word), "\(word)")
    }
    #expect(text.hasPrefix("{\n  \"$schema\": \"http://json-schema.org/draft-07/schema#\""))
  }

  @Test func `JSON text is escaped and keeps its order`() {
    let value = JSONText.members([
      "b": .text("a\"\\\n\u{1}"), "a": .list([.number("1"), .null, .flag(true)]),
    ])
    #expect(value.oneLine == #"{"b": "a\"\\\n\u0001", "a": [1, null, true]}"#)
    #expect(value.compact == #"{"b":"a\"\\\n\u0001","a":[1,null,true]}"#)
  }
}
