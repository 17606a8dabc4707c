import Calculus
import Drawing
import Optimization
import Plotting

extension Panel {
  /// The arithmetic of the step that leaves the point: symbols, numbers, result, one line per quantity.
  static let arithmetic = Panel(
    name: "arithmetic", title: "This step",
    summary: "Every number of the step beside its formula: symbols, then numbers, then the result.",
    options: [
      PanelOptionRecord(
        "digits", .number, "How many digits numbers have, from 2 to 8; 4 unless told otherwise.")
    ],
    objection: { input in
      input.runs.first?.scenario == nil ? "it needs a run on a surface" : nil
    },
    room: { input, width in .height(ArithmeticTable.height(input, width: width)) },
    prepare: { input, rect in
      let table = ArithmeticTable(input: input, rect: rect)
      return PreparedPanel(
        fixed: table.fixed, moving: { table.moving($0) }, description: { table.description($0) })
    })
}

/// Lines of arithmetic in three columns: symbol, formula with numbers, result.
struct ArithmeticTable: Sendable {
  let fixed: Group
  private let input: PanelInput
  private let rect: Rect
  private let top: Double
  private let rowHeight: Double
  private let symbolWidth: Double

  init(input: PanelInput, rect: Rect) {
    let theme = input.theme
    self.input = input
    self.rect = rect
    let variables = input.subject.surface?.formula.variables ?? []
    let part = ArithmeticTable.coordinates(input).map { _ in
      variables.first.map { ", coordinate <i>\($0)</i>" } ?? ", first coordinate"
    }
    let heading = PanelHeading("this step" + (part ?? ""), input: input, rect: rect)
    top = heading.bottom
    fixed = Group("arithmetic", heading.shapes)
    // Rows and the column of symbols keep their places through all frames.
    var rows = 1
    var widest = 0.0
    for lines in ArithmeticTable.samples(input) {
      rows = Swift.max(rows, lines.count)
      for line in lines {
        widest = Swift.max(widest, input.fitting.width(RichText(markup: line.symbol), theme.text(.body)))
      }
    }
    symbolWidth = Swift.min(widest * 1.06, rect.width * 0.24)
    rowHeight = Swift.min((rect.bottom - top) / Double(rows), theme.bodySize * 2)
  }

  /// The height that full-sized lines take.
  static func height(_ input: PanelInput, width: Double) -> Double {
    let rows = samples(input).reduce(1) { Swift.max($0, $1.count) }
    return input.theme.labelSize * 1.9 + Double(rows) * input.theme.bodySize * 1.95
  }

  /// The lines of some frames, from which widths and counts for all are taken.
  private static func samples(_ input: PanelInput) -> [[DerivationLine]] {
    let count = input.iterations.count
    return Set([0, 1, count / 2, count - 1]).filter { $0 >= 0 && $0 < count }.sorted().map {
      lines(input, $0)
    }
  }

  private static func lines(_ input: PanelInput, _ frame: Int) -> [DerivationLine] {
    lines(input, frame, coordinates: coordinates(input))
  }

  private static func lines(_ input: PanelInput, _ frame: Int, coordinates: [Int]?) -> [DerivationLine] {
    guard let run = input.runs.first, let scenario = run.scenario else { return [] }
    let digits = Int(Swift.max(2, Swift.min(8, input.number("digits") ?? 4)))
    return derivation(
      ofStep: run.step(at: input.iterations[frame])?.iteration ?? 0, of: run.trajectory, of: scenario,
      coordinates: coordinates, digits: digits, width: 28)
  }

  /// The first coordinate alone where all together would need more lines than can be read; else all.
  private static func coordinates(_ input: PanelInput) -> [Int]? {
    lines(input, 0, coordinates: nil).count > 8 ? [0] : nil
  }

  func moving(_ frame: Int) -> Group {
    let theme = input.theme
    let fitting = input.fitting
    var shapes: [Shape] = []
    let lines = ArithmeticTable.lines(input, frame)
    guard !lines.isEmpty else {
      let text = fitting.line(
        RichText(plain: "The run ends here: no step leaves this point."),
        theme.text(.body, color: theme.quiet),
        width: rect.width)
      return Group(
        "this-step",
        [.text(PlacedText(text, at: Point(rect.x, top + rowHeight * 0.1), anchor: TextAnchor(.left, .top)))])
    }
    var body = theme.text(.body)
    body.size = Swift.min(body.size, rowHeight * 0.62)
    var quiet = body
    quiet.color = theme.quiet
    var strong = body
    strong.weight = .semibold
    let middleLeft = rect.x + symbolWidth + theme.tickSize * 0.7
    for (row, line) in lines.enumerated() {
      let y = top + (Double(row) + 0.5) * rowHeight
      let hasFormula = !line.symbolic.isEmpty || !line.substituted.isEmpty
      let result = fitting.line(
        RichText(markup: "= " + line.result), strong, width: rect.width * (hasFormula ? 0.34 : 0.7))
      let extent = input.measuring.measure(result)
      let symbol = fitting.line(RichText(markup: line.symbol), body, width: symbolWidth)
      let baseline = y + extent.baseline - extent.height / 2
      shapes.append(
        .text(
          PlacedText(symbol, at: Point(rect.x + symbolWidth, baseline), anchor: TextAnchor(.right, .baseline))
        ))
      shapes.append(
        .text(PlacedText(result, at: Point(rect.right, baseline), anchor: TextAnchor(.right, .baseline))))
      guard hasFormula else { continue }
      let room = rect.right - extent.width - theme.tickSize - middleLeft
      shapes.append(.text(middle(line, quiet, width: room, at: Point(middleLeft, y), baseline: baseline)))
    }
    return Group("this-step", shapes)
  }

  /// Formula and numbers on one line; where they have no room, on two smaller ones, so that neither is lost.
  private func middle(
    _ line: DerivationLine, _ style: TextStyle, width: Double, at place: Point, baseline: Double
  ) -> PlacedText {
    let parts = [line.symbolic, line.substituted].filter { !$0.isEmpty }
    let whole = RichText(markup: parts.map { "= " + $0 }.joined(separator: " "))
    let natural = input.fitting.width(whole, style)
    if natural * 0.8 <= width || parts.count < 2 {
      return PlacedText(
        input.fitting.line(whole, style, width: width, least: 0.6), at: Point(place.x, baseline))
    }
    var small = style
    small.size = Swift.min(style.size * 0.82, rowHeight * 0.42)
    let upper = input.fitting.line(RichText(markup: "= " + parts[0]), small, width: width, least: 0.7)
    let lower = input.fitting.line(RichText(markup: "= " + parts[1]), small, width: width, least: 0.7)
    small.size = Swift.min(upper.style.size, lower.style.size)
    let both = RichText(runs: upper.content.runs + [RichText.Run("\n")] + lower.content.runs)
    return PlacedText(
      TextBlock(both, style: small, lineSpacing: 0.95), at: place, anchor: TextAnchor(.left, .middle))
  }

  /// The lines as text.
  func description(_ frame: Int) -> String {
    let lines = ArithmeticTable.lines(input, frame)
    guard !lines.isEmpty else { return "" }
    return "This step: " + lines.map { RichText(markup: $0.markup).plain }.joined(separator: "; ") + "."
  }
}
