import Drawing
import Testing

@testable import CairoBackend

@Suite struct TextTests {
  let engine = TextEngine()

  private func style(_ size: Double = 20, family: String = "Inter", tabular: Bool = true) -> TextStyle {
    TextStyle(size: size, color: .black, tabularFigures: tabular, family: family)
  }

  private func layout(_ runs: [RichText.Run], _ style: TextStyle? = nil, width: Double? = nil) -> TextLayout {
    engine.layout(TextBlock(RichText(runs: runs), style: style ?? self.style(), maxWidth: width))
  }

  @Test func measuresInPoints() {
    let one = layout([.init("n")]).extent
    let two = layout([.init("nn")]).extent
    #expect(abs(two.width - 2 * one.width) < 0.2)
    #expect(one.height == two.height && one.lineCount == 1)
    // Inter's ascent and descent are 0.969 and 0.242 of the em.
    #expect(abs(one.baseline - 20 * 0.969) < 0.2)
    #expect(abs(one.height - 20 * 1.21) < 0.2)
    let large = layout([.init("n")], style(40)).extent
    #expect(abs(large.width - 2 * one.width) < 0.02, "no hinting: widths grow with the size")
    #expect(engine.measuring.measure(TextBlock(RichText(plain: "n"), style: style())) == one)
  }

  @Test func figuresKeepTheirWidth() {
    #expect(layout([.init("1111")]).extent.width == layout([.init("8888")]).extent.width)
    #expect(
      layout([.init("1111")], style(tabular: false)).extent.width
        < layout([.init("8888")], style(tabular: false)).extent.width - 1)
  }

  @Test func scriptsAreSmallerAndShiftedAndMoveNoLines() {
    let plain = layout([.init("x")]).extent
    let both = layout([.init("x"), .init("3", script: .lower), .init("2", script: .upper)])
    #expect(both.extent.height == plain.height && both.extent.baseline == plain.baseline)
    let shifts = both.runs.map { ($0.glyphs.first?.y ?? 0) - plain.baseline }
    #expect(shifts.count == 3 && shifts[0] == 0 && shifts[1] > 2 && shifts[2] < -5)
    #expect(both.runs[1].size == 20 * 0.72)
  }

  @Test func linesWrapAndAlign() {
    let words: [RichText.Run] = [.init("The ground is steep here, so the step is long.")]
    let block = layout(words, width: 150)
    #expect(block.extent.lineCount >= 3)
    #expect(block.extent.width <= 150)
    #expect(abs(block.extent.height - Double(block.extent.lineCount) * layout(words).extent.height) < 1e-6)
    let right = engine.layout(
      TextBlock(RichText(runs: words), style: style(), maxWidth: 150, alignment: .right))
    for line in right.lines { #expect(abs(line.x + line.width - right.extent.width) < 1e-9) }
    let spaced = engine.layout(TextBlock(RichText(plain: "a\nb"), style: style(), lineSpacing: 1.5))
    #expect(abs(spaced.lines[1].baseline - spaced.lines[0].baseline - 1.5 * 20 * 1.21) < 0.3)
  }

  @Test func arabicIsShapedFromTheRight() {
    // Three letters that join: the first of the text stands rightmost, and the shapes are those of joined
    // letters, not of single ones.
    let joined = layout([.init("بحث")])
    let glyphs = joined.runs.flatMap(\.glyphs)
    #expect(joined.missing.isEmpty && !glyphs.isEmpty)
    let single = layout([.init("ب")]).runs.flatMap(\.glyphs)
    #expect(!glyphs.contains { $0.outline === single.first?.outline })
  }

  @Test func mathematicsHasItsLetters() {
    let text = layout([.init("∂f/∂x, ∇f, θ η β₁ x̂ ‖∇f‖ ≤ 10⁻³ − · × ≈ ∞ λ √ Σ")])
    #expect(text.missing.isEmpty, "\(text.missing)")
  }

  @Test func missingFontAndLettersAreSaidOnce() {
    let engine = TextEngine()
    #expect(engine.warnings.isEmpty)
    for _ in 0..<2 {
      let block = TextBlock(RichText(plain: "x"), style: style(family: "No Such Face"))
      #expect(engine.layout(block).extent.width > 0)
      _ = engine.layout(TextBlock(RichText(plain: "\u{10FFFD}"), style: style()))
    }
    #expect(engine.warnings.count == 2)
    #expect(
      engine.warnings.first?.hasPrefix("The font 'No Such Face' is not installed; 'DejaVu Sans' is used")
        == true)
    #expect(engine.warnings.last?.contains("(U+10FFFD)") == true)
  }

  /// Each weight has a shaper of its own; neither outlines nor warnings may come twice for that.
  @Test func weightsShareOutlinesAndWarnings() {
    func style(_ weight: FontWeight, _ family: String) -> TextStyle {
      TextStyle(size: 20, weight: weight, color: .black, family: family)
    }
    let bold = engine.layout(TextBlock(RichText(plain: "Q"), style: style(.bold, "Inter")))
    let inside = layout([.init("n"), .init("Q", bold: true)])
    #expect(bold.runs.first?.glyphs.first?.outline === inside.runs.last?.glyphs.first?.outline)
    #expect(bold.runs.first?.glyphs.first != nil)
    for weight in [FontWeight.regular, .medium, .semibold, .bold] {
      _ = engine.layout(TextBlock(RichText(plain: "x"), style: style(weight, "No Such Face")))
    }
    #expect(engine.warnings.count == 1, "\(engine.warnings)")
  }

  @Test func warmingUpIsNotNoticed() {
    let warm = TextEngine()
    warm.warmUp(family: "No Such Face")
    warm.warmUp(family: "Inter")
    warm.settle()
    #expect(warm.warnings.isEmpty, "nothing was drawn with it")
    for weight in [FontWeight.regular, .semibold, .bold] {
      let block = TextBlock(
        RichText(markup: "∇<i>f</i> of x<sub>0</sub>"),
        style: TextStyle(size: 15, weight: weight, color: .black, family: "Inter"))
      let (one, other) = (warm.layout(block), engine.layout(block))
      #expect(one.extent == other.extent)
      #expect(one.runs.flatMap(\.glyphs).map(\.x) == other.runs.flatMap(\.glyphs).map(\.x))
    }
  }

  @Test func emptyAndOddTexts() {
    for text in ["", " ", "\n", "\u{200b}", "a\u{0}b", String(repeating: "long", count: 500)] {
      let layout = engine.layout(TextBlock(RichText(plain: text), style: style(), maxWidth: 100))
      #expect(layout.extent.height > 0 && layout.extent.width.isFinite)
    }
  }

  @Test func anchors() {
    let text = layout([.init("anchor")])
    let (w, h, b) = (text.extent.width, text.extent.height, text.extent.baseline)
    #expect(text.origin(of: TextAnchor(.left, .top)) == Point(0, 0))
    #expect(text.origin(of: TextAnchor(.center, .middle)) == Point(-w / 2, -h / 2))
    #expect(text.origin(of: TextAnchor(.right, .bottom)) == Point(-w, -h))
    #expect(text.origin(of: TextAnchor(.left, .baseline)) == Point(0, -b))
  }
}
