import Drawing
import NumberText
import Optimization
import Plotting

extension Panel {
  /// The runs in a table: steps to the tolerance, final cost, verdict.
  static let summary = Panel(
    name: "summary", title: "Summary",
    summary: "The runs in a table: steps to a thousandth of the way down, final cost, verdict.",
    room: { input, _ in
      .height(input.theme.labelSize * 1.9 + Double(input.runs.count + 1) * input.theme.labelSize * 1.8)
    },
    prepare: { input, rect in
      let table = SummaryTable(input: input, rect: rect)
      return PreparedPanel(
        fixed: table.fixed, moving: { _ in Group("summary") }, description: { _ in table.words })
    })
}

/// A table of the runs' results.
struct SummaryTable: Sendable {
  let fixed: Group
  let words: String

  init(input: PanelInput, rect: Rect) {
    let theme = input.theme
    let heading = PanelHeading("results", input: input, rect: rect)
    let minimum = input.subject.surface?.criticalPoints.filter { $0.kind == .minimum }.map { $0.value }.min()
    let tolerance = CostTolerance(for: input.runs.map { $0.trajectory }, minimum: minimum)
    var rows: [[String]] = [["", "steps", "final cost", "verdict"]]
    var words = ""
    for run in input.runs {
      let steps = tolerance.steps(of: run.trajectory).map { grouped($0) } ?? "–"
      let value = displayMarkup(run.trajectory.cost.buckets.last?.last ?? .nan, digits: 4)
      let verdict = run.findings.first { $0.kind.isVerdict }?.kind.title ?? "–"
      rows.append([run.label, steps, value, verdict])
      words +=
        "\(RichText(markup: run.label).plain): \(steps == "–" ? "does not arrive" : "\(steps) steps"), "
      words += "final cost \(RichText(markup: value).plain), \(verdict). "
    }
    self.words = words
    // Columns as wide as they need; the first and the last share what is missing or left.
    let height = Swift.min(theme.labelSize * 1.8, (rect.bottom - heading.bottom) / Double(rows.count))
    var style = theme.text(.label)
    style.size = Swift.min(style.size, height * 0.62)
    var widths = [Double](repeating: 0, count: 4)
    for row in rows {
      for (column, cell) in row.enumerated() {
        widths[column] = Swift.max(widths[column], input.fitting.width(RichText(markup: cell), style) * 1.05)
      }
    }
    let gap = theme.tickSize * 1.2
    let shrink = Swift.min(1, (rect.width - 3 * gap) / Swift.max(1, widths.reduce(0, +)))
    widths = widths.map { $0 * shrink }
    var shapes: [Shape] = heading.shapes
    for (index, row) in rows.enumerated() {
      let y = heading.bottom + (Double(index) + 0.5) * height
      var x = rect.x
      for (column, cell) in row.enumerated() {
        var own = style
        if index == 0 { own.color = theme.quiet } else if column == 0 { own.weight = .semibold }
        if index > 0, column == 0, input.runs.count > 1 { own.color = theme.seriesStyle(index - 1).textColor }
        let block = input.fitting.line(RichText(markup: cell), own, width: widths[column], least: 0.5)
        let isNumber = column == 1 || column == 2
        shapes.append(
          .text(
            PlacedText(
              block, at: Point(isNumber ? x + widths[column] : x, y),
              anchor: TextAnchor(isNumber ? .right : .left, .middle))))
        x += widths[column] + gap
      }
      if index == 0 {
        let line = heading.bottom + height
        shapes.append(
          .path(
            Path(through: [Point(rect.x, line), Point(Swift.min(rect.right, x - gap), line)]),
            stroke: Stroke(theme.grid, width: theme.hairline)))
      }
    }
    fixed = Group("summary", shapes)
  }
}
