import Drawing
import NumberText
import Optimization
import Plotting
import Vision
import Wording

extension Panel {
  /// The cost over a plane of weight space from above, with the training path and what single examples pull at.
  static let landscape = Panel(
    name: "landscape", title: Translations("Loss landscape", "Verlustlandschaft", "Paysage de la perte"),
    summary:
      "The cost over two directions of weight space as a map, the path’s shadow, and the pull of single examples.",
    place: .main,
    options: [
      PanelOptionRecord(
        "arrows", .flag, "Draw what single examples of the batch and their mean pull at (on unless told)."),
      PanelOptionRecord("levels", .whole(4...40), "About how many levels the map has, from 4 to 40."),
    ],
    objection: PanelInput.needsLandscape,
    prepare: { input, rect in
      guard let map = LandscapeMap(input: input, rect: rect) else { return .empty("landscape") }
      return PreparedPanel(map)
    })

  /// The same in three dimensions.
  static let landscapeRelief = Panel(
    name: "landscape-relief",
    title: Translations(
      "Loss landscape as a relief", "Verlustlandschaft als Relief", "Paysage de la perte en relief"),
    summary:
      "The cost over two directions of weight space in three dimensions, with the path’s shadow on it.",
    place: .main,
    options: [
      .azimuth, .elevation, .mesh,
    ],
    objection: PanelInput.needsLandscape,
    prepare: { input, rect in
      guard let landscape = input.landscape, let model = input.runs.first?.training?.model,
        let sample = SurfaceSample(landscape, levels: 16, theme: input.theme)
      else { return .empty("landscape-relief") }
      let own = input.onLandscape
      let picture = ReliefPicture(
        sample,
        names: (
          RichText(markup: "<i>u</i>"), RichText(markup: "<i>v</i>"),
          RichText(plain: input.say(QuantityPhrase.cost))
        ),
        input: own, rect: rect)
      return PreparedPanel(
        fixed: picture.fixed, moving: { picture.moving($0) },
        description: { frame in
          input.say(
            DataPhrase.landscapeRelief,
            LandscapeNames.plane(landscape, model: model, language: input.language))
            + LandscapeMap.words(landscape, at: input.iterations[frame], input)
        })
    })

  /// The cost of the path and of its shadow on the plane: they differ, for a plane shows two dimensions of many.
  static let landscapeCost = Panel(
    name: "landscape-cost",
    title: Translations(
      "True and projected cost", "Wahre und projizierte Kosten", "Coût vrai et coût projeté"),
    summary: "The cost where the path is, and the cost at its shadow on the landscape’s plane.",
    options: [.scale],
    objection: PanelInput.needsLandscape,
    prepare: { input, rect in
      guard let landscape = input.landscape else { return .empty("landscape-cost") }
      let reached: @Sendable (Int, Int) -> Double = { frame, _ in Double(input.iterations[frame]) }
      let lines = [
        PlotSeries(
          label: RichText(plain: input.say(TrainingPhrase.onPath)),
          points: landscape.path.map { (x: Double($0.iteration), y: $0.cost) },
          style: input.theme.seriesStyle(0)),
        PlotSeries(
          label: RichText(plain: input.say(TrainingPhrase.atShadow)),
          points: landscape.path.map { (x: Double($0.iteration), y: $0.shadowCost) },
          style: input.theme.seriesStyle(1)),
      ]
      return SeriesPlot.prepared(
        SeriesPlot.Content(
          heading: input.say(TrainingPhrase.costOfAll), quantity: .cost, series: lines,
          choice: SeriesPlot.choice(input),
          xName: input.say(TrainingPhrase.update), reached: reached, xEnd: Double(input.lastIteration)),
        input, rect)
    })
}

/// The map of a loss landscape.
struct LandscapeMap: PanelPicture {
  let fixed: Group
  private let input: PanelInput
  private let plane: PanelInput
  private let record: TrainingRecord
  private let landscape: LossLandscape
  private let area: PlotArea
  private let path: MapPath

  init?(input: PanelInput, rect: Rect) {
    guard let landscape = input.landscape, let record = input.runs.first?.training else { return nil }
    let theme = input.theme
    let levels = Int(Swift.max(4, Swift.min(40, input.number("levels") ?? 16)))
    guard let sample = SurfaceSample(landscape, levels: levels, theme: theme) else { return nil }
    self.input = input
    self.record = record
    self.landscape = landscape
    plane = input.onLandscape
    let showsArrows = input.flag("arrows", default: true)
    let heading = PanelHeading(
      input.say(TrainingPhrase.costOfAll), note: showsArrows ? input.say(LandscapeMap.note(record)) : nil,
      input: input, rect: rect)
    var labels = 0.0
    for label in sample.ladder.labels {
      labels = Swift.max(labels, input.fitting.width(RichText(markup: label), theme.text(.tick)))
    }
    let barWidth = theme.tickSize * 1.5 + labels
    let room = Rect(
      x: rect.x, y: heading.bottom, width: rect.width - barWidth - theme.gap * 0.7,
      height: rect.bottom - heading.bottom)
    let names = LandscapeNames.axes(landscape, model: record.model, language: input.language)
    let axes = Axes(
      in: room, x: AxisRequest(sample.x, name: names.x), y: AxisRequest(sample.y, name: names.y),
      theme: theme,
      measuring: input.measuring)
    area = axes.area
    let contours = ContourMark(
      sample.grid, in: axes.area.frame, levels: sample.ladder.levels, colors: sample.colors,
      stroke: Stroke(theme.isoline, width: theme.isolineWidth))
    let bar = ColorBar(
      sample.ladder, colors: sample.colors,
      in: Rect(
        x: axes.area.frame.right + theme.gap * 0.7, y: axes.area.frame.y, width: barWidth,
        height: axes.area.frame.height), theme: theme, measuring: input.measuring)
    fixed = Group(
      "landscape",
      [
        .group(contours.fills), .group(contours.lines), .group(axes.group), .group(bar.group),
        .group(Group("heading", heading.shapes)),
      ])
    path = MapPath(plane.runs[0], area: axes.area, theme: theme)
  }

  /// What the arrows are.
  private static func note(_ record: TrainingRecord) -> TrainingPhrase {
    record.scenario.batches.length(of: record.scenario.training.count) == 1
      ? .nextPull : .pulls
  }

  func moving(_ frame: Int) -> Group {
    let theme = input.theme
    let index = plane.runs[0].stepIndex(at: input.iterations[frame])
    var shapes = path.shapes(upTo: index, color: theme.ink)
    guard landscape.path.indices.contains(index), let here = path.place(index) else {
      return Group("landscape-path", shapes)
    }
    if input.flag("arrows", default: true) { shapes += arrows(index, from: here) }
    shapes.append(currentPoint(at: here, theme: theme))
    let point = landscape.path[index]
    var placer = LabelPlacer(bounds: area.frame, measuring: input.measuring)
    placer.avoid(Array(path.points[Swift.max(0, index - 60)...index]))
    placer.reserve(here, radius: theme.pointRadius + 2)
    let words =
      input.say(
        TrainingPhrase.costAtShadow, displayMarkup(point.cost, digits: 3),
        displayMarkup(point.shadowCost, digits: 3))
    let block = TextBlock(
      RichText(markup: words), style: theme.text(.label, color: theme.accentText, weight: .semibold))
    if let text = placer.place(block, at: here, distance: theme.pointRadius + theme.tickSize, halo: theme.rim)
    {
      shapes.append(.text(text))
    }
    return Group(
      "landscape-path", shapes, clip: Path(area.frame.inset(by: -2 * theme.pointRadius)))
  }

  /// The pull −∇ of single examples of the step's batch and of their mean, in the plane; to one scale in a frame.
  private func arrows(_ index: Int, from here: Point) -> [Shape] {
    let theme = input.theme
    guard let step = record.step(at: landscape.path[index].iteration) else { return [] }
    let examples = Array(record.batch(at: step.iteration).prefix(landscape.arrows))
    guard !examples.isEmpty else { return [] }
    // Of these examples alone: the whole data would take longer to prepare than they take.
    var evaluation = Evaluation(
      model: record.model, data: record.scenario.training.subset(examples), loss: record.scenario.loss)
    let pulls = evaluation.arrows(
      of: step.position, examples: Array(examples.indices), in: landscape.plane)
    let perX = area.frame.width / area.x.domain.length
    let perY = area.frame.height / area.y.domain.length
    func onPage(_ gradient: (u: Double, v: Double)) -> (x: Double, y: Double, length: Double) {
      let (x, y) = (-gradient.u * perX, gradient.v * perY)
      return (x, y, (x * x + y * y).squareRoot())
    }
    let each = pulls.each.map(onPage)
    let mean = onPage(pulls.mean)
    let lengths = each.map { $0.length }.sorted()
    // A few examples pull far harder than all others; their arrows may leave the rest readable.
    let reference = Swift.max(lengths[(lengths.count - 1) * 9 / 10], mean.length)
    guard reference > 0, reference.isFinite else { return [] }
    let unit = 0.24 * Swift.min(area.frame.width, area.frame.height) / reference
    var shapes: [Shape] = []
    if examples.count > 1 {
      var lines = Path()
      for pull in each where pull.length.isFinite {
        let end = Point(here.x + pull.x * unit, here.y + pull.y * unit)
        if let (start, tip) = clippedSegment(here, end, to: area.frame) {
          lines.append([start, tip])
        }
      }
      shapes.append(
        .path(lines, stroke: Stroke(theme.gradient.opacity(0.55), width: theme.hairline * 1.4, cap: .butt)))
    }
    let end = Point(here.x + mean.x * unit, here.y + mean.y * unit)
    if let (_, tip) = clippedSegment(here, end, to: area.frame) {
      shapes += arrow(
        from: here, to: tip, color: theme.gradient, width: theme.arrowWidth,
        halo: Halo(theme.halo.opacity(0.85), width: theme.haloWidth * 0.7))
    }
    return shapes
  }

  func description(_ frame: Int) -> String {
    input.say(
      DataPhrase.landscapeMap,
      LandscapeNames.plane(landscape, model: record.model, language: input.language))
      + LandscapeMap.words(landscape, at: input.iterations[frame], input)
  }

  /// Where the path stands, in words.
  static func words(_ landscape: LossLandscape, at iteration: Int, _ input: PanelInput) -> String {
    guard let point = landscape.path.last(where: { $0.iteration <= iteration }) else { return "" }
    return " "
      + input.say(
        DataPhrase.shadow, "\(point.iteration)", placeText([point.u, point.v]), displayText(point.cost),
        displayText(point.shadowCost))
  }
}
