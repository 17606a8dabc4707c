import Drawing
import ImageFiles
import NumberText
import Optimization
import PageEngine
import Testing

@testable import Export

/// What a lesson says stays text in the page, and only the page's own script may run.
struct PageTests {
  private static let nasty =
    "</script><script>alert(1)</script><img src=x onerror=alert(2)> & \"quotes\" {{script}}"

  fileprivate static func lesson(title: String = "A lesson", language: String = "en") throws -> PageLesson {
    let surface = try SurfaceCatalogue.surface(named: "parabola")
    let run = PageRun(label: "", scenario: Scenario(surface: surface, start: .at([1]), steps: 5))
    let scene = PageScene(
      title: title, subtitle: title, source: "", notes: [title], content: .live(SceneSettings(runs: [run])),
      views: [PageScene.View(panel: "curve", isMain: true, weight: 1, options: [])], frames: nil,
      narration: [PageScene.Line(nil, title)],
      questions: [
        PageScene.Question(iteration: 1, question: title, choices: [title], answer: title, reveal: nil)
      ],
      figures: [
        PageFigure(png: [1, 2, 3], width: 4, height: 5, iteration: 0, description: title, text: title)
      ])
    return PageLesson(
      language: language, title: title, summary: title, author: title, source: title, theme: nil,
      scenes: [scene])
  }

  /// The markup of a text that is to be shown letter for letter.
  fileprivate static let markup = nasty.replacing("&", with: "&amp;").replacing("<", with: "&lt;")
    .replacing(">", with: "&gt;")

  @Test func lessonTextCannotBecomeScript() throws {
    let plain = PageDocument(try Self.lesson()).html
    let html = PageDocument(try Self.lesson(title: Self.markup, language: "en\"><script>")).html
    func count(_ part: String, in text: String) -> Int { text.ranges(of: part).count }
    for part in ["<script", "</script", "<img", "onerror=\"", "<style"] {
      #expect(count(part, in: html) == count(part, in: plain), "\(part)")
    }
    #expect(html.contains("<html lang=\"en\">"))
    #expect(html.contains("&lt;/script&gt;"))
    // A value that looks like a place of the template stays as it is.
    #expect(html.contains("{{script}}"))
  }

  @Test func policyNamesExactlyThePagesScriptsAndStyles() throws {
    let html = PageDocument(try Self.lesson()).html
    func content(_ open: String, _ close: String) throws -> String {
      let start = try #require(html.firstRange(of: open))
      let end = try #require(html[start.upperBound...].firstRange(of: close))
      return String(html[start.upperBound..<end.lowerBound])
    }
    let policy = try content("Content-Security-Policy\" content=\"", "\">")
    let parts = [
      try content("<script>", "</script>"), try content("<style>", "</style>"),
      try Unpacked.text(content("id=\"page-script\">", "</script>")),
      try Unpacked.text(content("id=\"page-style\">", "</script>")),
    ]
    for part in parts {
      #expect(part.count > 100)
      #expect(policy.contains("'sha256-\(base64(SHA256.digest(of: Array(part.utf8))))'"))
    }
    #expect(policy.ranges(of: "'sha256-").count == parts.count)
    #expect(policy.hasPrefix("default-src 'none'"))
    #expect(!policy.contains("unsafe-inline") && !policy.contains("'unsafe-eval'"))
    #expect(html.ranges(of: "<script>").count == 1)
    for address in ["http://", "https://"] {
      #expect(!html.contains("src=\"\(address)") && !html.contains("href=\"\(address)"))
    }
  }

  @Test(arguments: [0, 1, 2, 12, 13, 14, 1000])
  func packedTextKeepsEveryByte(_ count: Int) throws {
    let bytes = (0..<count).map { UInt8(truncatingIfNeeded: $0 * $0 * 7 + $0 / 3) }
    let text = packedText(bytes)
    #expect(try Unpacked.bytes(text) == bytes)
    #expect(text.utf8.allSatisfy { $0 > 0x1f && $0 < 0x7f && !Array("\"<\\".utf8).contains($0) })
    if count == 1000 { #expect(text.utf8.count < 1240) }
  }

  @Test func base64IsThatOfTheStandard() {
    // RFC 4648, section 10.
    let vectors = [
      "": "", "f": "Zg==", "fo": "Zm8=", "foo": "Zm9v", "foob": "Zm9vYg==", "foobar": "Zm9vYmFy",
    ]
    for (plain, coded) in vectors { #expect(base64(Array(plain.utf8)) == coded) }
  }

  @Test func markupBecomesElements() {
    #expect(HTMLText.markup("<i>x</i><sub>1</sub> &lt; 2\nnext") == "<i>x</i><sub>1</sub> &lt; 2<br>next")
    #expect(HTMLText.data("{\"a\":\"</script>&\"}") == "{\"a\":\"\\u003c/script>&\"}")
  }

  @Test func commentsAreLeftOutAndCodeIsKept() {
    let script = """
      // a line
      /** a type */ let x = 1;
      /**
       * a comment
       */
      const y = 2 // kept
        * x;
      """
    #expect(PageFiles.withoutComments(script) == "/** a type */ let x = 1;\nconst y = 2 // kept\n* x;")
  }
}

extension PageTests {
  @Test func anIndexLeadsToEveryLesson() throws {
    var lesson = try Self.lesson(title: Self.markup)
    lesson.summary = Self.markup
    let html = PageIndex([
      PageIndex.Entry(path: "a b/ä.html", lesson: lesson), PageIndex.Entry(path: "c/c.html", lesson: lesson),
    ]).html
    #expect(html.contains("href=\"a%20b/%C3%A4.html\""))
    #expect(html.contains("href=\"c/c.html\""))
    #expect(html.ranges(of: "<img").count == 2)
    #expect(html.ranges(of: "<script").isEmpty)
  }

  @Test func anIndexGroupsLessonsByLanguage() throws {
    func entry(_ language: String, _ name: String) throws -> PageIndex.Entry {
      var lesson = try Self.lesson(title: name)
      lesson.language = language
      return PageIndex.Entry(path: name + ".html", lesson: lesson)
    }
    let html = PageIndex(
      [try entry("de", "eins"), try entry("en", "one"), try entry("fr", "un"), try entry("en", "two")]
    ).html
    #expect(html.contains("<html lang=\"en\">"))
    let places = [
      "one.html", "two.html", "<section lang=\"de\"><h2>Deutsch</h2>", "eins.html", "Français", "un.html",
    ]
    .map { html.range(of: $0)?.lowerBound }
    #expect(!places.contains(nil))
    #expect(places.compactMap { $0 } == places.compactMap { $0 }.sorted())
    let single = PageIndex([try entry("fr", "un")]).html
    #expect(single.contains("<html lang=\"fr\">") && !single.contains("<section"))
  }
}
