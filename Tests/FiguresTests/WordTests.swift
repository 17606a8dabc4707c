import CairoBackend
import Drawing
import Testing

@testable import Figures

/// Where lines of texts may end.
struct WordTests {
  static let fitting = TextFitting(LayoutTests.engine.measuring)
  static let style = TextStyle(size: 16, color: .black)

  @Test func equationsStayWhole() {
    func whole(_ markup: String) -> String { RichText(markup: markup).withWholeEquations.plain }
    #expect(whole("With <i>η</i> = 0.05 it falls") == "With η\u{A0}=\u{A0}0.05 it falls")
    #expect(
      whole("<i>η</i> ≈ −3, ‖∇<i>f</i>‖ &lt; 10<sup>−3</sup>") == "η\u{A0}≈\u{A0}−3, ‖∇f‖\u{A0}<\u{A0}10−3")
    #expect(whole("ρ = 0.8 and L > 2") == "ρ\u{A0}=\u{A0}0.8 and L\u{A0}>\u{A0}2")
    // Long words may part from their numbers, and words from words.
    #expect(whole("learning = 5, a = b, = 5, a =5") == "learning = 5, a = b, = 5, a =5")
    let colored = RichText(runs: [.init("η", italic: true), .init(" = 0.05", color: .black)])
    #expect(colored.withWholeEquations.runs.map(\.text) == ["η", "\u{A0}=\u{A0}0.05"])
  }

  @Test func halvesAreOfLikeWidth() {
    let text = RichText(markup: "a <b>long verdict</b> here").halved {
      WordTests.fitting.width($0, WordTests.style)
    }
    #expect(text.plain == "a long\nverdict here")
    #expect(text.runs.filter(\.bold).map(\.text) == ["long", "verdict"])
    #expect(RichText(plain: "word").halved { _ in 1 }.plain == "word")
  }

  @Test func formulasBreakBeforeOperators() throws {
    let formula = RichText(
      plain: "= (−0.749034514 − (−1.1787646)) · ((−1.338459) − (−2.02593)) + ((−0.15960999) − (−0.33159891))")
    let numbers = formula.plain.split(separator: " ").filter { $0.contains(".") }
    for width in stride(from: 60.0, through: 700, by: 20) {
      let block = WordTests.fitting.formulas([formula], WordTests.style, width: width, height: 900)
      let lines = block.content.plain.split(separator: "\n").map {
        $0.split(whereSeparator: { $0 == " " || $0 == "\u{A0}" })
      }
      #expect(lines.flatMap { $0 }.filter { $0.contains(".") } == numbers, "\(width)")
      for line in lines {
        #expect(!["−", "·", "+"].contains(line.last), "\(width): a sign at the end of a line")
      }
      #expect(LayoutTests.engine.measuring.measure(block).width <= width + 0.01)
      #expect(block.style.size == 16 || width < 160, "\(width)")
    }
  }

  @Test func longHeadingsTakeTwoLines() throws {
    let surface = try Sample.map()
    let input = PanelInput(
      subject: surface.subject, runs: surface.runs, iterations: [0], theme: .light,
      measuring: LayoutTests.engine.measuring, language: .german)
    func heading(_ width: Double) -> (text: String, bottom: Double) {
      let heading = PanelHeading(
        "Schritte bis 99,9 % des Abstiegs gegen die Lernrate", input: input,
        rect: Rect(x: 0, y: 0, width: width, height: 200))
      guard case .text(let text)? = heading.shapes.first else { return ("", 0) }
      return (text.block.content.plain, heading.bottom)
    }
    #expect(!heading(220).text.contains("…"))
    #expect(heading(220).bottom > heading(600).bottom + Theme.light.labelSize * 0.7)
    #expect(heading(330).bottom <= heading(600).bottom, "a little smaller before it takes two lines")
  }
}
