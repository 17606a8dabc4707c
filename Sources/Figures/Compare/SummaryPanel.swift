import Drawing
import NumberText
import Optimization
import Plotting
import Wording

extension Panel {
  /// The runs in a table: steps to the tolerance, final cost, verdict.
  static let summary = Panel(
    name: "summary", title: Translations("Summary", "Zusammenfassung", "Résumé"),
    summary: "The runs in a table: steps to a thousandth of the way down, final cost, verdict.",
    room: { input, width in .height(SummaryDrawing.height(input, width: width)) },
    prepare: { input, rect in
      let table = SummaryDrawing(input: input, rect: rect)
      return PreparedPanel(
        fixed: table.fixed, moving: { table.moving($0) }, description: { table.words($0) })
    })
}

/// The table of the runs' results, each of which appears when it is there.
struct SummaryDrawing: Sendable {
  private(set) var fixed: Group
  private let input: PanelInput
  private let table: SummaryTable
  private let rect: Rect
  private let top: Double
  private let columns: SummaryColumns

  init(input: PanelInput, rect: Rect) {
    let theme = input.theme
    self.input = input
    self.rect = rect
    let heading = PanelHeading(input.say(PagePhrase.results), input: input, rect: rect)
    table = SummaryDrawing.table(input)
    top = heading.bottom
    columns = SummaryColumns.best(
      heads: SummaryDrawing.names(input), rows: table.rows.map { SummaryDrawing.cells($0) }, rect: rect,
      top: top, input: input)
    fixed = Group("summary", heading.shapes)
    let heads = columns.heads.map { RichText(markup: $0) }
    var shapes = heading.shapes + row(heads, at: 0, color: theme.quiet)
    let width = columns.widths.reduce(0, +) + Double(columns.widths.count - 1) * columns.gap
    let line = top + columns.headHeight
    shapes.append(
      .path(
        Path(through: [Point(rect.x, line), Point(Swift.min(rect.right, rect.x + width), line)]),
        stroke: Stroke(theme.grid, width: theme.hairline)))
    fixed.shapes = shapes
  }

  private static func table(_ input: PanelInput) -> SummaryTable {
    SummaryTable(
      input.runs.map { ($0.label, $0.trajectory, $0.findings) },
      minimum: input.subject.surface?.lowestKnownMinimum?.value, language: input.language)
  }

  /// The height of the panel with a table of full size.
  static func height(_ input: PanelInput, width: Double) -> Double {
    input.theme.labelSize * 1.9
      + SummaryColumns.height(
        heads: names(input), rows: table(input).rows.map { cells($0) }, width: width, input: input)
  }

  private static func names(_ input: PanelInput) -> [String] {
    ["", input.say(PagePhrase.stepsToShare), input.say(PagePhrase.finalCost), input.say(PagePhrase.verdict)]
  }

  private static func cells(_ row: SummaryRow) -> [String] {
    [
      row.label, row.stepsToTolerance.map { grouped($0) } ?? "–", displayMarkup(row.finalCost, digits: 4),
      row.verdict,
    ]
  }

  /// The cells of the shown columns in a row; row 0 has the heads.
  private func row(_ cells: [RichText], at index: Int, color: Color? = nil, isBest: Bool = false) -> [Shape] {
    let y = top + columns.middle(ofRow: index)
    var x = rect.x
    return columns.shown.enumerated().map { place, column in
      var own = columns.style
      if index > 0 {
        own = SummaryColumns.style(own, column: column, isStrong: isBest && column == 1)
        if column == 0, input.runs.count > 1 { own.color = input.theme.seriesStyle(index - 1).textColor }
      }
      if let color { own.color = color }
      let isNumber = column == 1 || column == 2
      let width = columns.widths[place]
      defer { x += width + columns.gap }
      return .text(
        PlacedText(
          TextBlock(cells[place], style: own, alignment: isNumber ? .right : .left),
          at: Point(isNumber ? x + width : x, y), anchor: TextAnchor(isNumber ? .right : .left, .middle)))
    }
  }

  /// A run's cells as far as they are known at an iteration.
  private func known(_ index: Int, at iteration: Int) -> [String] {
    var cells = SummaryDrawing.cells(table.rows[index])
    let run = input.runs[index]
    guard iteration < run.lastIteration else { return cells }
    if table.rows[index].stepsToTolerance.map({ $0 > iteration }) ?? true { cells[1] = "" }
    cells[2] = ""
    cells[3] = ""
    return cells
  }

  func moving(_ frame: Int) -> Group {
    let iteration = input.iterations[frame]
    let isOver = iteration >= input.lastIteration
    return Group(
      "results",
      table.rows.indices.flatMap { index in
        let cells = known(index, at: iteration)
        return row(
          columns.shown.map { columns.text(cells[$0], column: $0, input) }, at: index + 1,
          isBest: isOver && table.rows[index].isBest)
      })
  }

  func words(_ frame: Int) -> String {
    let iteration = input.iterations[frame]
    let sentences = table.rows.indices.compactMap { index -> String? in
      let cells = known(index, at: iteration).map { RichText(markup: $0).plain }
      guard !cells[3].isEmpty else { return nil }
      let steps =
        table.rows[index].stepsToTolerance.map {
          $0 == 1 ? input.say(ScenePhrase.oneStepToShare) : input.say(ScenePhrase.stepsToShare, "\($0)")
        } ?? input.say(ScenePhrase.neverArrives)
      let result = input.say(ScenePhrase.result, steps, cells[2], cells[3])
      return cells[0].isEmpty ? result : input.say(ScenePhrase.named, cells[0], result)
    }
    return sentences.isEmpty
      ? input.say(ScenePhrase.notYet) : input.say(ScenePhrase.results, sentences.joined(separator: " "))
  }
}
