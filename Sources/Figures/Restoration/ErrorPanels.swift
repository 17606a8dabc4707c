import Drawing
import NumberText
import Optimization
import Plotting
import Vision
import Wording

extension Panel {
  /// The error to the true image against the iteration, with its smallest value marked.
  static let imageError = Panel(
    name: "image-error",
    title: Translations(
      "Error to the true image", "Fehler zum wahren Bild", "Erreur par rapport à l’image vraie"),
    summary: "How far the estimate is from the true image at every step so far; the best step is marked.",
    options: [.scale],
    objection: PanelInput.needsRestoration,
    prepare: { input, rect in
      RestorationPlot.panel(
        input.say(ImagePhrase.errorToTruth), .error, input, rect, unit: " %",
        values: { $0.relativeErrors.map { 100 * $0 } },
        mark: { record in
          let best = record.bestIteration
          guard best > 0, best < record.trajectory.iterations else { return nil }
          return (best, input.say(ImagePhrase.smallest, grouped(best)))
        })
    })

  /// The length of the residual against the iteration, beside that of the noise.
  static let residual = Panel(
    name: "residual", title: Translations("Residual", "Residuum", "Résidu"),
    summary:
      "The length of the residual at every step so far, beside that of the noise, which it should not undercut.",
    options: [.scale],
    objection: PanelInput.needsRestoration,
    prepare: { input, rect in
      let record = input.runs[0].restoration
      let isBlurred = record?.scenario.blur != nil
      return RestorationPlot.panel(
        input.say(
          ImagePhrase.residual,
          RestorationPlot.norm(isBlurred ? "<i>K x</i> − <i>y</i>" : "<i>x</i> − <i>y</i>")),
        .residual, input, rect,
        level: record.flatMap { record in
          record.scenario.noise == .none
            ? nil : (record.scenario.noiseNorm, input.say(ImagePhrase.noiseLength))
        },
        values: { $0.residualNorms },
        mark: { record in record.discrepancyIteration.map { ($0, input.say(PlacePhrase.step, grouped($0))) } }
      )
    })
}

/// Plots of a number of restorations against iterations, with a step marked and a level drawn across.
struct RestorationPlot: PanelPicture {
  private let plot: SeriesPlot
  private let input: PanelInput
  private let level: (value: Double, label: String)?
  private let mark: (iteration: Int, point: Point, label: PlacedText?, rect: Rect?)?
  private let levelShapes: [Shape]

  /// Two bars and not U+2016: see `normMarkup`.
  static func norm(_ markup: String) -> String { "|\u{200A}|\u{2009}\(markup)\u{2009}|\u{200A}|" }

  static func panel(
    _ heading: String, _ quantity: QuantityPhrase, _ input: PanelInput, _ rect: Rect, unit: String = "",
    level: (Double, String)? = nil, values: (RestorationRecord) -> [Double],
    mark: (RestorationRecord) -> (Int, String)?
  ) -> PreparedPanel {
    let isSingle = input.runs.count == 1
    let lines = input.runs.enumerated().compactMap { index, run -> PlotSeries? in
      guard let record = run.restoration else { return nil }
      var series = Series()
      for value in values(record) { series.append(value) }
      return PlotSeries(
        label: RichText(markup: run.label), series: series,
        style: isSingle ? nil : input.theme.seriesStyle(index))
    }
    var content = SeriesPlot.Content(
      heading: heading, quantity: quantity, series: lines, choice: SeriesPlot.choice(input),
      reached: { frame, _ in Double(input.iterations[frame]) }, xEnd: Double(input.lastIteration), unit: unit)
    content.level = level?.0
    // So that the axis holds the level; drawn by itself.
    if let level { content.background = [PlotSeries(label: RichText(plain: ""), points: [(0, level.0)])] }
    let plot = SeriesPlot(content, input: input, rect: rect)
    let record = isSingle ? input.runs[0].restoration : nil
    let marked = record.flatMap { record in
      mark(record).flatMap { at, label in
        values(record).indices.contains(at) ? (at, values(record)[at], label) : nil
      }
    }
    let whole = RestorationPlot(plot: plot, input: input, level: level, marked: marked, lines: lines)
    return PreparedPanel(whole)
  }

  private init(
    plot: SeriesPlot, input: PanelInput, level: (Double, String)?, marked: (Int, Double, String)?,
    lines: [PlotSeries]
  ) {
    self.plot = plot
    self.input = input
    self.level = level.map { (value: $0.0, label: $0.1) }
    let theme = input.theme
    let area = plot.area
    let name: Rect?
    (levelShapes, name) = RestorationPlot.level(self.level, plot: plot, lines: lines, input: input)
    guard let marked, let line = lines.first else {
      mark = nil
      return
    }
    let point = area.point(Double(marked.0), marked.1)
    var placer = LabelPlacer(bounds: area.frame, measuring: input.measuring, gap: 3)
    placer.avoid(PlotLine(line, area: area).outline)
    // The number at the line's end needs its place too.
    if let end = plot.numberRect(input.iterations.count - 1) { placer.reserve(end) }
    if let name { placer.reserve(name) }
    if let level = self.level {
      let y = area.y.position(of: level.value)
      placer.reserve(Rect(x: area.frame.x, y: y - 2, width: area.frame.width, height: 4))
    }
    let block = TextBlock(
      RichText(plain: marked.2), style: theme.text(.tick, color: theme.accentText, weight: .semibold))
    let label = placer.place(
      block, at: point, distance: theme.markRadius * 1.6 + theme.tickSize * 0.4, halo: theme.rim)
    let extent = input.measuring.measure(block)
    mark = (
      marked.0, point, label,
      label.map { Rect(x: $0.position.x, y: $0.position.y, width: extent.width, height: extent.height) }
    )
  }

  /// A dashed line across with its name where the curve and the number at its end are not.
  private static func level(
    _ level: (value: Double, label: String)?, plot: SeriesPlot, lines: [PlotSeries], input: PanelInput
  ) -> (shapes: [Shape], name: Rect?) {
    guard let level else { return ([], nil) }
    let theme = input.theme
    let frame = plot.area.frame
    let y = plot.area.y.position(of: level.value)
    guard y.isFinite, y >= frame.top, y <= frame.bottom else { return ([], nil) }
    let block = TextBlock(RichText(plain: level.label), style: theme.text(.tick))
    var placer = LabelPlacer(bounds: frame, measuring: input.measuring, gap: 2)
    for line in lines { placer.avoid(PlotLine(line, area: plot.area).outline) }
    // The number wanders along the line; some of its places stand for all.
    let count = input.iterations.count
    for index in stride(from: 0, to: count, by: Swift.max(1, count / 40)) + [count - 1] {
      if let number = plot.numberRect(index) { placer.reserve(number) }
    }
    placer.reserve(Rect(x: frame.x, y: y - 1, width: frame.width, height: 2))
    var shapes: [Shape] = [
      .path(
        Path(through: [Point(frame.left, y), Point(frame.right, y)]),
        stroke: Stroke(theme.quiet, width: theme.hairline * 1.4, dash: [5, 4], cap: .butt))
    ]
    let extent = input.measuring.measure(block)
    var best: (text: PlacedText, rect: Rect, covered: Double)?
    for share in [0.55, 0.3, 0.8, 0.15] where best?.covered ?? 1 > 0 {
      let place = Point(frame.left + frame.width * share, y)
      var attempt = placer
      guard let text = attempt.place(block, at: place, distance: theme.tickSize * 0.2, halo: theme.rim)
      else { continue }
      let rect = Rect(x: text.position.x, y: text.position.y, width: extent.width, height: extent.height)
      let covered = placer.covered(rect)
      if covered < best?.covered ?? .infinity { best = (text, rect, covered) }
    }
    guard let best else { return (shapes, nil) }
    shapes.append(.text(best.text))
    return (shapes, best.rect)
  }

  var fixed: Group {
    Group("restoration-plot", [.group(plot.fixed), .group(Group("level", levelShapes))])
  }

  func moving(_ frame: Int) -> Group {
    let lines = plot.moving(frame)
    // Only afterwards is it known which step was the best.
    guard let mark, input.iterations[frame] > mark.iteration else { return lines }
    let theme = input.theme
    var shapes: [Shape] = [
      .group(lines),
      .path(
        Path(circle: mark.point, radius: theme.markRadius * 1.5),
        stroke: Stroke(theme.accent, width: theme.pathWidth * 0.7),
        halo: Halo(theme.halo, width: theme.haloWidth * 0.5)),
    ]
    let number = plot.numberRect(frame)
    let isFree = mark.rect.flatMap { rect in number.map { !$0.intersects(rect) } } ?? true
    if let label = mark.label, isFree { shapes.append(.text(label)) }
    return Group("marked-lines", shapes)
  }

  func description(_ frame: Int) -> String {
    var text = plot.description(frame)
    if let level { text += " " + input.say(QuantityPhrase.only, level.label, displayText(level.value)) }
    if let mark, let label = mark.label, input.iterations[frame] > mark.iteration {
      text += " " + input.say(QuantityPhrase.oneMarked, label.block.content.plain)
    }
    return text
  }
}
