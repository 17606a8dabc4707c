import Calculus
import Drawing
import Optimization
import Plotting

/// Lines of arithmetic in three columns: symbol, formula with numbers, result. Where both coordinates of the plane
/// need more lines than can be read, they stand side by side if there is room, else the second has its last line only.
struct ArithmeticTable: PanelPicture {
  let fixed: Group
  private let input: PanelInput
  private let plan: ArithmeticPlan
  private let layout: ArithmeticLayout

  init(input: PanelInput, rect: Rect) {
    self.input = input
    let samples: [[DerivationLine]]
    (plan, samples) = ArithmeticTable.plan(
      input, rect.width, height: rect.height - ArithmeticTable.headingHeight(input.theme))
    let title =
      input.runs.first?.scenario == nil
      ? WeightStepLines.heading(input)
      : input.say(PagePhrase.thisStep) + ArithmeticTable.coordinateWords(input, plan)
    let heading = PanelHeading(title, input: input, rect: rect)
    fixed = Group("arithmetic", heading.shapes)
    let place = Rect(x: rect.x, y: heading.bottom, width: rect.width, height: rect.bottom - heading.bottom)
    layout = ArithmeticLayout(samples, plan, in: place, input: input)
  }

  /// The height that lines of full size take.
  static func height(_ input: PanelInput, width: Double) -> Double {
    let (plan, samples) = plan(input, width, height: input.theme.bodySize * 13)
    return headingHeight(input.theme)
      + ArithmeticLayout.height(samples, plan, width: width, input: input)
  }

  private static func headingHeight(_ theme: Theme) -> Double { theme.labelSize * 1.9 }

  /// How the lines of some frames are shown. Long derivatives are written out where the rows stay readable all the
  /// same.
  private static func plan(
    _ input: PanelInput, _ width: Double, height: Double
  ) -> (ArithmeticPlan, samples: [[DerivationLine]]) {
    var plan = ArithmeticPlan()
    let short = samples(input, plan)
    let count = short.reduce(0) { Swift.max($0, $1.count) }
    plan.isWhole = count <= 8
    plan.isSplit =
      !plan.isWhole && input.subject.surfaceDimension == 2 && width >= input.theme.bodySize * 40
    var long = plan
    long.derivativeWidth = 110
    let whole = samples(input, long)
    let place = Rect(x: 0, y: 0, width: width, height: height)
    let layout = ArithmeticLayout(whole, long, in: place, input: input)
    return layout.scale >= ArithmeticLayout.readableScale ? (long, whole) : (plan, short)
  }

  private static func coordinateWords(_ input: PanelInput, _ plan: ArithmeticPlan) -> String {
    guard !plan.isWhole, !plan.isSplit else { return "" }
    let names = input.subject.surface?.formula.variables ?? []
    guard names.count == 2 else { return "" }
    return input.say(PagePhrase.inFull, names[0])
  }

  /// The lines of some frames, from which widths and counts for all are taken.
  private static func samples(_ input: PanelInput, _ plan: ArithmeticPlan) -> [[DerivationLine]] {
    let count = input.iterations.count
    return Set([0, 1, count / 2, count - 1]).filter { $0 >= 0 && $0 < count }.sorted().map {
      lines(input, $0, plan)
    }
  }

  private static func lines(_ input: PanelInput, _ frame: Int, _ plan: ArithmeticPlan) -> [DerivationLine] {
    guard let run = input.runs.first, let scenario = run.scenario else {
      return WeightStepLines.lines(input, frame)
    }
    let digits = Int(Swift.max(2, Swift.min(8, input.number("digits") ?? 4)))
    return derivation(
      ofStep: run.step(at: input.iterations[frame])?.iteration ?? 0, of: run.trajectory, of: scenario,
      digits: digits, width: plan.derivativeWidth, trials: scenario.method.name == "damped-newton" ? 0 : 1,
      language: input.language)
  }

  func moving(_ frame: Int) -> Group {
    let lines = ArithmeticTable.lines(input, frame, plan)
    guard !lines.isEmpty else { return Group("this-step", [layout.closingWords(input)]) }
    return Group(
      "this-step",
      layout.parts.indices.flatMap { part in
        layout.shapes(plan.lines(lines, part: part), layout.parts[part], input: input)
      })
  }

  /// The lines as text.
  func description(_ frame: Int) -> String {
    let lines = ArithmeticTable.lines(input, frame, plan)
    guard !lines.isEmpty else { return "" }
    let shown = layout.parts.indices.flatMap { plan.lines(lines, part: $0) }
    return input.say(
      ScenePhrase.thisStep, shown.map { RichText(markup: $0.markup).readable }.joined(separator: "; "))
  }
}

/// Which lines of a step's arithmetic are shown, and how.
struct ArithmeticPlan: Sendable {
  /// Everything in one column.
  var isWhole = true
  /// The first coordinate beside the second.
  var isSplit = false
  /// The longest derivative that is written out, in letters.
  var derivativeWidth = 28

  /// How many columns of lines stand side by side.
  var parts: Int { isSplit ? 2 : 1 }

  /// The lines of a column.
  func lines(_ all: [DerivationLine], part: Int) -> [DerivationLine] {
    if isWhole { return all }
    if isSplit { return all.filter { ($0.coordinate ?? 0) == part } }
    return all.filter { ($0.coordinate ?? 0) == 0 || $0.name == "position" }
  }
}
