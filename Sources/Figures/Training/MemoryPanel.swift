import Drawing
import NumberText
import Optimization
import Plotting
import Vision
import Wording

extension Panel {
  /// What each run keeps in memory: batch, activations, gradient, the method's state.
  static let memory = Panel(
    name: "memory", title: Translations("Memory", "Speicher", "Mémoire"),
    summary: "What each run keeps in memory at a step: batch, activations, gradient and the method’s state.",
    objection: PanelInput.needsTraining,
    room: { input, _ in .height(TextTable.height(rows: input.runs.count + 1, input.theme)) },
    prepare: { input, rect in
      var rows: [[RichText]] = [
        [RichText(plain: "")]
          + [TrainingPhrase.imageMemory, .activations, .weights, .gradient, .state, .sum].map {
            RichText(plain: input.say($0))
          }
      ]
      var words = ""
      var held = 0
      for run in input.runs {
        guard let record = run.training, let use = try? record.scenario.memoryUse() else { continue }
        held = use.data
        let label = run.label.isEmpty ? input.say(TrainingPhrase.aStep) : run.label
        let cells = [use.batch, use.activations, use.weights, use.gradient, use.state, use.step].map(bytes)
        rows.append([RichText(markup: label)] + cells.map { RichText(plain: $0) })
        words += input.say(DataPhrase.memory, RichText(markup: label).plain, cells[5], cells[0]) + " "
      }
      let table = TextTable(
        input.say(TrainingPhrase.memory, bytes(held)), rows: rows, input: input,
        rect: rect)
      return PreparedPanel(
        fixed: Group("memory", table.shapes), moving: { _ in Group("memory") },
        description: { [words] _ in words })
    })

  /// `512 B`, `16.6 kB`, `2.94 MB`: thousands, not 1,024s.
  private static func bytes(_ count: Int) -> String {
    let value = Double(count)
    if count < 1000 { return "\(count) B" }
    if value < 1e6 { return displayText(value / 1e3, digits: 3) + " kB" }
    return displayText(value / 1e6, digits: 3) + " MB"
  }
}

/// A small table of texts: a column of names on the left, numbers aligned on the right of their columns.
struct TextTable: Sendable {
  let shapes: [Shape]

  /// The height that full-sized rows take below a heading.
  static func height(rows: Int, _ theme: Theme) -> Double {
    theme.labelSize * 1.9 + Double(rows) * theme.labelSize * 1.8
  }

  init(_ title: String, rows: [[RichText]], input: PanelInput, rect: Rect) {
    let theme = input.theme
    let heading = PanelHeading(title, input: input, rect: rect)
    var shapes = heading.shapes
    let columns = rows.first?.count ?? 0
    let height = Swift.min(
      theme.labelSize * 1.8, (rect.bottom - heading.bottom) / Double(Swift.max(1, rows.count)))
    var style = theme.text(.label)
    style.size = Swift.min(style.size, height * 0.62)
    var widths = [Double](repeating: 0, count: columns)
    for row in rows {
      for (column, cell) in row.enumerated() {
        widths[column] = Swift.max(widths[column], input.fitting.width(cell, style) * 1.06)
      }
    }
    let gap = theme.tickSize * 1.2
    let room = rect.width - Double(Swift.max(0, columns - 1)) * gap
    let shrink = Swift.min(1, room / Swift.max(1, widths.reduce(0, +)))
    // All cells in one size, so that the table stays calm.
    if shrink < 1 { style.size *= Swift.max(0.5, shrink) }
    widths = widths.map { $0 * shrink }
    for (index, row) in rows.enumerated() {
      let y = heading.bottom + (Double(index) + 0.5) * height
      var x = rect.x
      for (column, cell) in row.enumerated() {
        var own = style
        if index == 0 { own.color = theme.quiet } else if column == 0 { own.weight = .semibold }
        if index > 0, column == 0, rows.count > 2 { own.color = theme.seriesStyle(index - 1).textColor }
        let block = input.fitting.line(cell, own, width: widths[column], least: 0.5)
        shapes.append(
          .text(
            PlacedText(
              block, at: Point(column > 0 ? x + widths[column] : x, y),
              anchor: TextAnchor(column > 0 ? .right : .left, .middle))))
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
    self.shapes = shapes
  }
}
