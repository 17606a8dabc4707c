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
      return PreparedPanel(table)
    })
}

/// Lines of arithmetic in three columns: symbol, formula with numbers, result. Where both coordinates of the plane
/// need more lines than can be read, they stand side by side if there is room, else the second has its last line only.
struct ArithmeticTable: PanelPicture {
  let fixed: Group
  private let input: PanelInput
  private let top: Double
  private let parts: [Part]
  private let plan: Plan
  private let rowHeight: Double

  /// Which lines are shown, and how.
  private struct Plan: Sendable {
    /// Everything in one column.
    var isWhole = true
    /// The first coordinate beside the second.
    var isSplit = false
    /// The longest derivative that is written out.
    var width = 28

    /// The lines of a part of the table.
    func lines(_ all: [DerivationLine], part: Int) -> [DerivationLine] {
      if isWhole { return all }
      if isSplit { return all.filter { ($0.coordinate ?? 0) == part } }
      return all.filter { ($0.coordinate ?? 0) == 0 || $0.name == "position" }
    }
  }

  /// A part of the table: its place, and how much height each of its rows takes.
  private struct Part: Sendable {
    var rect: Rect
    var symbolWidth: Double
    var units: [Double]
  }

  init(input: PanelInput, rect: Rect) {
    let theme = input.theme
    self.input = input
    let plan = ArithmeticTable.plan(input, rect.width, height: rect.height)
    self.plan = plan
    let title =
      input.runs.first?.scenario == nil
      ? WeightStepLines.heading(input) : "this step" + ArithmeticTable.coordinateWords(input, plan)
    let heading = PanelHeading(title, input: input, rect: rect)
    top = heading.bottom
    fixed = Group("arithmetic", heading.shapes)
    let gap = theme.gap * 1.4
    let width = plan.isSplit ? (rect.width - gap) / 2 : rect.width
    let samples = ArithmeticTable.samples(input, plan)
    parts = (0..<(plan.isSplit ? 2 : 1)).map { part in
      let place = Rect(
        x: rect.x + Double(part) * (width + gap), y: heading.bottom, width: width,
        height: rect.bottom - heading.bottom)
      return ArithmeticTable.part(samples.map { plan.lines($0, part: part) }, in: place, input: input)
    }
    var most = 1.0
    for part in parts { most = Swift.max(most, part.units.reduce(0, +)) }
    rowHeight = Swift.min((rect.bottom - top) / most, theme.bodySize * 2)
  }

  /// Rows and the column of symbols keep their places through all frames.
  private static func part(_ samples: [[DerivationLine]], in rect: Rect, input: PanelInput) -> Part {
    var units: [Double] = []
    var widest = 0.0
    for line in samples.flatMap({ $0 }) {
      widest = Swift.max(widest, input.fitting.width(RichText(markup: line.symbol), input.theme.text(.body)))
    }
    let symbolWidth = Swift.min(widest * 1.06, rect.width * 0.24)
    for lines in samples {
      for (row, line) in lines.enumerated() {
        let unit = ArithmeticTable.unit(line, width: rect.width - symbolWidth, input: input)
        if row < units.count { units[row] = Swift.max(units[row], unit) } else { units.append(unit) }
      }
    }
    return Part(rect: rect, symbolWidth: symbolWidth, units: units)
  }

  /// The height of a line, as a multiple of a row's: a derivative in several lines takes more than one.
  private static func unit(_ line: DerivationLine, width: Double, input: PanelInput) -> Double {
    let texts = [line.symbolic, line.substituted].filter { !$0.isEmpty }
    guard line.name == "gradient", !texts.isEmpty else { return 1 }
    var style = input.theme.text(.body)
    style.size *= 0.82
    let room = width * 0.66
    var count = 0.0
    for text in texts {
      count += (input.fitting.width(RichText(markup: "= " + text), style) * 1.06 / room).rounded(.up)
    }
    return count <= 2 ? 1 : count * 0.52
  }

  /// The height that full-sized lines take.
  static func height(_ input: PanelInput, width: Double) -> Double {
    let plan = plan(input, width, height: nil)
    let samples = samples(input, plan)
    var most = 1.0
    for part in 0..<(plan.isSplit ? 2 : 1) {
      let rect = Rect(x: 0, y: 0, width: plan.isSplit ? width / 2 : width, height: 0)
      let units = ArithmeticTable.part(samples.map { plan.lines($0, part: part) }, in: rect, input: input)
        .units
      most = Swift.max(most, units.reduce(0, +))
    }
    return input.theme.labelSize * 1.9 + most * input.theme.bodySize * 1.95
  }

  /// Long derivatives are written out where the rows stay readable all the same.
  private static func plan(_ input: PanelInput, _ width: Double, height: Double?) -> Plan {
    var plan = Plan()
    let count = samples(input, plan).reduce(0) { Swift.max($0, $1.count) }
    plan.isWhole = count <= 8
    plan.isSplit = !plan.isWhole && input.subject.surfaceDimension == 2 && width >= input.theme.bodySize * 40
    var long = plan
    long.width = 110
    let samples = samples(input, long).map { long.lines($0, part: 0) }
    let rect = Rect(x: 0, y: 0, width: plan.isSplit ? width / 2 : width, height: 0)
    let needed = part(samples, in: rect, input: input).units.reduce(0, +)
    let room = height.map { ($0 - input.theme.labelSize * 1.9) / (input.theme.bodySize * 1.45) } ?? 9
    return needed <= room ? long : plan
  }

  private static func coordinateWords(_ input: PanelInput, _ plan: Plan) -> String {
    guard !plan.isWhole, !plan.isSplit else { return "" }
    let names = input.subject.surface?.formula.variables ?? []
    guard names.count == 2 else { return "" }
    return ", <i>\(names[0])</i> in full"
  }

  /// The lines of some frames, from which widths and counts for all are taken.
  private static func samples(_ input: PanelInput, _ plan: Plan) -> [[DerivationLine]] {
    let count = input.iterations.count
    return Set([0, 1, count / 2, count - 1]).filter { $0 >= 0 && $0 < count }.sorted().map {
      lines(input, $0, plan)
    }
  }

  private static func lines(_ input: PanelInput, _ frame: Int, _ plan: Plan) -> [DerivationLine] {
    guard let run = input.runs.first, let scenario = run.scenario else {
      return WeightStepLines.lines(input, frame)
    }
    let digits = Int(Swift.max(2, Swift.min(8, input.number("digits") ?? 4)))
    return derivation(
      ofStep: run.step(at: input.iterations[frame])?.iteration ?? 0, of: run.trajectory, of: scenario,
      digits: digits, width: plan.width, trials: scenario.method.name == "damped-newton" ? 0 : 1)
  }

  func moving(_ frame: Int) -> Group {
    let theme = input.theme
    let lines = ArithmeticTable.lines(input, frame, plan)
    guard !lines.isEmpty, let first = parts.first else {
      let width = parts.first?.rect.width ?? 0
      let text = input.fitting.line(
        RichText(plain: "The run ends here: no step leaves this point."),
        theme.text(.body, color: theme.quiet), width: width)
      let place = Point(parts.first?.rect.x ?? 0, top + rowHeight * 0.1)
      return Group("this-step", [.text(PlacedText(text, at: place, anchor: TextAnchor(.left, .top)))])
    }
    if parts.count == 1 { return Group("this-step", shapes(plan.lines(lines, part: 0), first)) }
    return Group(
      "this-step", parts.indices.flatMap { shapes(plan.lines(lines, part: $0), parts[$0]) })
  }

  private func shapes(_ lines: [DerivationLine], _ part: Part) -> [Shape] {
    let theme = input.theme
    let fitting = input.fitting
    let rect = part.rect
    var shapes: [Shape] = []
    var body = theme.text(.body)
    body.size = Swift.min(body.size, rowHeight * 0.62)
    var quiet = body
    quiet.color = theme.quiet
    var strong = body
    strong.weight = .semibold
    let middleLeft = rect.x + part.symbolWidth + theme.tickSize * 0.7
    var rowTop = top
    for (row, line) in lines.enumerated() {
      let height = rowHeight * (row < part.units.count ? part.units[row] : 1)
      let y = rowTop + height / 2
      rowTop += height
      let hasFormula = !line.symbolic.isEmpty || !line.substituted.isEmpty
      let result = fitting.line(
        RichText(markup: "= " + line.result), strong, width: rect.width * (hasFormula ? 0.34 : 0.7))
      let extent = input.measuring.measure(result)
      let symbol = fitting.line(RichText(markup: line.symbol), body, width: part.symbolWidth)
      let baseline = y + extent.baseline - extent.height / 2
      shapes.append(
        .text(
          PlacedText(
            symbol, at: Point(rect.x + part.symbolWidth, baseline), anchor: TextAnchor(.right, .baseline))))
      shapes.append(
        .text(PlacedText(result, at: Point(rect.right, baseline), anchor: TextAnchor(.right, .baseline))))
      let room = rect.right - extent.width - theme.tickSize - middleLeft
      if hasFormula {
        let place = Point(middleLeft, y)
        shapes.append(.text(middle(line, quiet, width: room, height: height, at: place, baseline: baseline)))
      } else if let note = line.note {
        // What a number that is stated means.
        var small = quiet
        small.size *= 0.86
        let words = fitting.line(RichText(markup: note), small, width: room, least: 0.7)
        shapes.append(.text(PlacedText(words, at: Point(middleLeft, baseline))))
      }
    }
    return shapes
  }

  /// Formula and numbers on one line; where they have no room, on two smaller ones or more, so that neither is lost.
  private func middle(
    _ line: DerivationLine, _ style: TextStyle, width: Double, height: Double, at place: Point,
    baseline: Double
  ) -> PlacedText {
    let parts = [line.symbolic, line.substituted].filter { !$0.isEmpty }
    let whole = RichText(markup: parts.map { "= " + $0 }.joined(separator: " "))
    let natural = input.fitting.width(whole, style)
    let isLow = height < rowHeight * 1.01
    if natural * 0.8 <= width || (parts.count < 2 && isLow) {
      return PlacedText(
        input.fitting.line(whole, style, width: width, least: 0.6), at: Point(place.x, baseline))
    }
    var small = style
    small.size = Swift.min(style.size * 0.82, rowHeight * 0.42)
    let lines = RichText(markup: parts.map { "= " + $0 }.joined(separator: "\n"))
    if !isLow {
      let block = input.fitting.paragraph(
        lines, small, width: width, height: height, least: 0.6, lineSpacing: 0.95)
      return PlacedText(block, at: place, anchor: TextAnchor(.left, .middle))
    }
    let upper = input.fitting.line(RichText(markup: "= " + parts[0]), small, width: width, least: 0.7)
    let lower = input.fitting.line(RichText(markup: "= " + parts[1]), small, width: width, least: 0.7)
    small.size = Swift.min(upper.style.size, lower.style.size)
    let both = RichText(runs: upper.content.runs + [RichText.Run("\n")] + lower.content.runs)
    return PlacedText(
      TextBlock(both, style: small, lineSpacing: 0.95), at: place, anchor: TextAnchor(.left, .middle))
  }

  /// The lines as text.
  func description(_ frame: Int) -> String {
    let lines = ArithmeticTable.lines(input, frame, plan)
    guard !lines.isEmpty else { return "" }
    let shown = parts.indices.flatMap { plan.lines(lines, part: $0) }
    return "This step: " + shown.map { RichText(markup: $0.markup).readable }.joined(separator: "; ") + "."
  }
}
