import Drawing
import Testing

@Suite struct RichTextTests {
  typealias Run = RichText.Run

  @Test(arguments: [
    ("3.8 · 10<sup>−4</sup>", "3.8 · 10⁻⁴"), ("<i>x</i><sup>2</sup>", "x²"), ("<i>x</i><sub>12</sub>", "x₁₂"),
    // Letters that have no small form stay.
    ("<i>λ</i><sub>max</sub>", "λmax"), ("2<sup>½k</sup>", "2½k"),
  ])
  func exponentsAndIndicesKeepTheirMeaning(markup: String, plain: String) {
    #expect(RichText(markup: markup).readable == plain)
  }

  @Test func readsTags() {
    #expect(
      RichText(markup: "∂<i>f</i>/∂<i>x</i><sub>3</sub> = 1.2 · 10<sup>−3</sup>").runs == [
        Run("∂"), Run("f", italic: true), Run("/∂"), Run("x", italic: true), Run("3", script: .lower),
        Run(" = 1.2 · 10"), Run("−3", script: .upper),
      ])
    #expect(
      RichText(markup: "<b>a<i>b</i></b>").runs == [Run("a", bold: true), Run("b", italic: true, bold: true)])
    #expect(RichText(markup: "<i>a</i><i>b</i>").runs == [Run("ab", italic: true)])
  }

  @Test func readsEntities() {
    #expect(RichText(markup: "a &lt;b&gt; &amp;amp; &quot;c&apos;").plain == "a <b> &amp; \"c'")
  }

  @Test(arguments: [
    ("a < b & c", "a < b & c"), ("<u>x</u>", "<u>x</u>"), ("</i>x</sub>", "x"), ("<i>open", "open"), ("", ""),
    ("<", "<"), ("&lt", "&lt"), ("<sub", "<sub"), ("&nbsp;", "&nbsp;"),
  ])
  func isLenient(_ markup: String, _ plain: String) {
    #expect(RichText(markup: markup).plain == plain)
  }

  @Test func escapesPlainText() {
    for text in ["a<i>b</i> & c", "<<&&>>", "&lt;", "ηβ₁ עברית"] {
      #expect(RichText(markup: RichText.escaped(text)) == RichText(plain: text))
    }
  }

  @Test func writesMarkupBack() {
    let markup = "a<b><i>x</i></b><sub>1</sub> &lt; 2<sup>n</sup>"
    #expect(RichText(markup: RichText(markup: markup).markup) == RichText(markup: markup))
  }

  /// A hostile caption costs time in proportion to its length and no stack.
  @Test func staysBounded() {
    let deep = String(repeating: "<sub>", count: 100_000) + "x" + String(repeating: "</sub>", count: 100_000)
    #expect(RichText(markup: deep).runs == [Run("x", script: .lower)])
    let lone = String(repeating: "<", count: 100_000)
    #expect(RichText(markup: lone).plain == lone)
  }
}
