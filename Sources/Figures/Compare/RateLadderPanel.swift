import Drawing
import NumberText
import Optimization
import Plotting
import Wording

extension Panel {
  /// Steps to the tolerance against the learning rate, with the limit beyond which runs diverge.
  static let rateLadder = Panel(
    name: "rate-ladder", title: Translations("Rate ladder", "Leiter der Lernraten", "Échelle des taux"),
    summary: "Steps to a thousandth of the way down against the learning rate, with the stable limit marked.",
    place: .main,
    options: [
      PanelOptionRecord("count", .whole(5...201), "How many rates, from 5 to 201; 61 unless told otherwise.")
    ],
    objection: { input in
      input.runs.first?.scenario == nil ? "it needs a run on a surface" : nil
    },
    prepare: { input, rect in ladderPanel(input, rect) ?? .empty("rate-ladder") })

  private static func ladderPanel(_ input: PanelInput, _ rect: Rect) -> PreparedPanel? {
    guard var scenario = input.runs[0].scenario else { return nil }
    let theme = input.theme
    // Enough steps that a low rate arrives too.
    scenario.steps = Swift.max(scenario.steps, 5000)
    let count = Int(Swift.max(5, Swift.min(201, input.number("count") ?? 61)))
    let ladder = RateLadder(scenario, count: count)
    guard let rungs = try? ladder.climb(), let low = rungs.first?.rate, let high = rungs.last?.rate else {
      return nil
    }
    let heading = PanelHeading(input.say(PlotPhrase.ladder), input: input, rect: rect)
    var reached: [(rate: Double, steps: Double)] = []
    for rung in rungs {
      if case .reached(let steps) = rung.outcome { reached.append((rung.rate, Double(Swift.max(1, steps)))) }
    }
    let most = reached.reduce(10) { Swift.max($0, $1.steps) }
    let fewest = reached.reduce(most) { Swift.min($0, $1.steps) }
    let axes = PlotFrame.axes(
      x: AxisRequest(
        ValueRange(low, high), kind: .logarithmic, name: RichText(markup: input.say(PlotPhrase.learningRate)),
        look: .numbers,
        namePlace: .end),
      y: AxisRequest(
        ValueRange(Swift.min(fewest, most / 10), most), kind: .logarithmic, isNice: true, look: .grid),
      room: rect.inset(top: heading.bottom - rect.y), input: input)
    let area = axes.area
    var shapes: [Shape] = [.group(axes.grid), .group(axes.group), .group(Group("heading", heading.shapes))]
    var placer = LabelPlacer(bounds: area.frame, measuring: input.measuring, gap: 3)
    let points = reached.map { area.point($0.rate, $0.steps) }
    placer.avoid(points)
    if let limit = ladder.stable?.limit, limit > low, limit < high {
      let x = area.x.position(of: limit)
      let beyond = Rect(x: x, y: area.frame.y, width: area.frame.right - x, height: area.frame.height)
      shapes.append(.path(Path(beyond), fill: .color(theme.warning.opacity(0.08))))
      shapes.append(
        .path(
          Path(through: [Point(x, area.frame.top), Point(x, area.frame.bottom)]),
          stroke: Stroke(theme.warning, width: theme.hairline * 1.4, dash: [5, 4], cap: .butt)))
      let block = TextBlock(
        RichText(markup: input.say(PlotPhrase.divergesAbove, displayMarkup(limit, digits: 3))),
        style: theme.text(.label, color: theme.warning, weight: .semibold))
      placer.avoid([Point(x, area.frame.top), Point(x, area.frame.bottom)])
      if let text = placer.place(
        block, at: Point(x, area.frame.y + theme.labelSize), distance: theme.tickSize * 0.6, halo: theme.rim)
      {
        shapes.append(.text(text))
      }
    }
    shapes.append(
      .path(Path(through: points), stroke: Stroke(theme.ink.opacity(0.35), width: theme.hairline)))
    var dots = Path()
    for point in points { dots.elements += Path(circle: point, radius: theme.markRadius * 0.8).elements }
    shapes.append(.path(dots, fill: .color(theme.ink)))
    if let rate = scenario.learningRate, rate >= low, rate <= high {
      let nearest = reached.min { abs($0.rate - rate) < abs($1.rate - rate) }
      let x = area.x.position(of: rate)
      let y = nearest.map { area.y.position(of: $0.steps) } ?? area.frame.center.y
      shapes.append(currentPoint(at: Point(x, y), theme: theme))
      placer.reserve(Point(x, y), radius: theme.pointRadius)
      let block = TextBlock(
        RichText(markup: "<i>η</i> = " + displayMarkup(rate, digits: 3)),
        style: theme.text(.label, color: theme.accentText, weight: .semibold))
      if let text = placer.place(
        block, at: Point(x, y), distance: theme.pointRadius + theme.tickSize * 0.4, halo: theme.rim)
      {
        shapes.append(.text(text))
      }
    }
    let words = ladderWords(reached, ladder, input)
    return PreparedPanel(
      fixed: Group("rate-ladder", shapes), moving: { _ in Group("rate-ladder") }, description: { _ in words })
  }

  private static func ladderWords(
    _ reached: [(rate: Double, steps: Double)], _ ladder: RateLadder, _ input: PanelInput
  ) -> String {
    var text = input.say(ScenePhrase.ladder)
    if let best = reached.min(by: { $0.steps < $1.steps }) {
      text += " "
      text += input.say(
        ScenePhrase.fewest, displayText(best.steps, digits: 6), displayText(best.rate, digits: 3))
    }
    if let limit = ladder.stable?.limit { text += " " + input.say(ScenePhrase.above, displayText(limit)) }
    return text
  }
}
