import Drawing
import NumberText
import Optimization
import Wording

/// What a picture of a comparison says of its run as it goes: the cost, and at the end how it ended. It stands at the
/// right end of the title's line, or, where titles leave no room for it, on a line of its own below.
struct TileWords: Sendable {
  var at: Point
  var anchor: TextAnchor.Horizontal
  /// The room for them, in points.
  var width: Double

  /// The height of a line of its own.
  static func height(_ input: PanelInput) -> Double {
    input.fitting.extent(RichText(plain: "0"), style(input)).height
  }

  /// What may be said at an iteration, the fullest first.
  static func choices(_ run: ShownRun, at iteration: Int, hasVerdict: Bool, language: Language) -> [String] {
    guard let step = run.step(at: iteration) else { return [] }
    let cost = "<i>f</i> = " + displayMarkup(step.value, digits: 3)
    guard hasVerdict, iteration >= run.lastIteration,
      let verdict = run.findings.first(where: { $0.kind.isVerdict })
    else { return [cost] }
    let words = verdict.kind.text(in: language)
    return [words + ", " + cost, words, cost]
  }

  /// Whether a title somewhere leaves no room at all for how its run ended.
  static func needLine(_ input: PanelInput, width: Double) -> Bool {
    let taken = ComparisonGrid.titleIndent(input.theme) + input.theme.tickSize
    return input.runs.contains { run in
      let title = input.measuring.measure(ComparisonGrid.titleBlock(run, width: width, input)).width
      let ends = choices(run, at: run.lastIteration, hasVerdict: true, language: input.language)
      return !ends.isEmpty
        && !ends.contains { input.fitting.width(RichText(markup: $0), style(input)) <= width - taken - title }
    }
  }

  /// The fullest of the choices that has room; the last is made smaller rather than left out where it has a line of
  /// its own.
  func text(_ choices: [String], _ input: PanelInput) -> Shape? {
    let style = TileWords.style(input)
    for choice in choices {
      let text = RichText(markup: choice)
      if input.fitting.width(text, style) <= width {
        return .text(PlacedText(TextBlock(text, style: style), at: at, anchor: TextAnchor(anchor, .baseline)))
      }
    }
    guard anchor == .left, let last = choices.last else { return nil }
    let block = input.fitting.line(RichText(markup: last), style, width: width, least: 0.6)
    return .text(PlacedText(block, at: at, anchor: TextAnchor(anchor, .baseline)))
  }

  private static func style(_ input: PanelInput) -> TextStyle {
    input.theme.text(.tick, color: input.theme.quiet)
  }
}
