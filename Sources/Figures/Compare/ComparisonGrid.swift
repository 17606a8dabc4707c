import Drawing
import NumberText
import Optimization
import Plotting
import Wording

/// Runs side by side: a map (or curve) for each, in equal frames with equal axes, levels and one colour bar;
/// above each what sets it apart.
struct ComparisonGrid: PanelPicture {
  let fixed: Group
  private let input: PanelInput
  private let tiles: [Tile]
  private let film: [Int]?

  /// One picture and its title's place.
  private struct Tile: Sendable {
    var frame: Rect
    var accent: Color
    var shapes: @Sendable (Int) -> [Shape]
    /// Where the running words stand, and the room that they have there.
    var words: TileWords
  }

  /// How the panel parts its room: used for the page's layout too.
  ///
  /// - Parameter isFilm: the pictures are steps of one run; their words give way to their titles.
  static func layout(_ input: PanelInput, in rect: Rect, isFilm: Bool = false) -> TileLayout {
    let theme = input.theme
    let isMap = input.subject.surfaceDimension == 2
    var aspect: Double?
    if isMap, case .aspect(let ratio, _, _)? = input.subject.surface.map({ MapFrame.room($0, input) }) {
      aspect = ratio
    }
    func tiles(_ title: Double) -> TileLayout {
      TileLayout(
        count: input.runs.count, aspect: aspect, in: rect, title: title,
        gapX: theme.gap, gapY: theme.gap * 0.5,
        columns: input.whole("columns"))
    }
    let oneLine = tiles(titleHeight(input))
    guard !isFilm, let frame = oneLine.frames.first, TileWords.needLine(input, width: frame.width) else {
      return oneLine
    }
    return tiles(titleHeight(input) + TileWords.height(input))
  }

  /// Where the pictures have room for titles and running words on one line each, by what `layout` has decided.
  private static func hasLine(_ layout: TileLayout, _ input: PanelInput, in rect: Rect) -> Bool {
    guard let first = layout.frames.first else { return false }
    return first.y - rect.y > titleHeight(input) + 0.5 * TileWords.height(input)
  }

  /// What the pictures leave free beside and below: the numbers of the y axis where the gutter has no room for
  /// them, the colour bar, the numbers of the x axis.
  static func margins(_ input: PanelInput) -> (left: Double, right: Double, bottom: Double) {
    let theme = input.theme
    let isMap = input.subject.surfaceDimension == 2
    guard let surface = input.subject.surface, let interval = surface.domain.intervals.last else {
      return (0, 0, 0)
    }
    var range = ValueRange(interval.lower, interval.upper)
    if !isMap, let curve = CurveSample(surface, count: 61) { range = curve.y }
    let scale = Scale(.linear, domain: range, from: 0, to: 1)
    var widest = 0.0
    for count in [3, 6] {
      for tick in scale.ticks(count: count) {
        widest = Swift.max(widest, input.fitting.width(RichText(markup: tick.label), theme.text(.tick)))
      }
    }
    var needed = widest + theme.tickSize * 0.4
    if isMap {
      let name = MapFrame.names(surface).y.map { input.fitting.width($0, theme.text(.axisName)) } ?? 0
      needed += theme.tickLength + theme.tickSize * 0.6 + Swift.min(name, 3 * theme.labelSize)
    }
    return (
      Swift.max(0, needed - input.gutter), isMap ? theme.tickSize * 6 : 0, MapFrame.belowHeight(input)
    )
  }

  private static func titleHeight(_ input: PanelInput) -> Double {
    input.measuring.measure(TextBlock(RichText(plain: "η"), style: input.theme.text(.heading))).height
      + input.theme.tickSize * 0.5
  }

  /// - Parameter film: the iteration at which each picture stands still; `nil` where all move on together.
  init?(input: PanelInput, rect: Rect, film: [Int]? = nil) {
    self.film = film
    guard let surface = input.subject.surface else { return nil }
    let theme = input.theme
    let isMap = surface.domain.dimension == 2
    let margins = ComparisonGrid.margins(input)
    let inner = rect.inset(left: margins.left, right: margins.right, bottom: margins.bottom)
    let layout = ComparisonGrid.layout(input, in: inner, isFilm: film != nil)
    let hasLine = ComparisonGrid.hasLine(layout, input, in: inner)
    guard let first = layout.frames.first else { return nil }
    var shapes: [Shape] = []
    var tiles: [Tile] = []

    let sample = isMap ? ComparisonGrid.sample(surface, first, input) : nil
    let curve = isMap ? nil : CurveSample(surface)
    guard sample != nil || curve != nil else { return nil }
    let ground = sample.map { sample in
      ContourMark(
        sample.grid, in: first, levels: sample.ladder.levels, colors: sample.colors,
        stroke: theme.isolines(sample.ladder))
    }
    let names = MapFrame.names(surface)
    for (index, run) in input.runs.enumerated() {
      let frame = layout.frames[index]
      let isLowest = layout.isLowest(index)
      let isLeftmost = layout.isLeftmost(index)
      let look: AxisRequest.Look = isMap ? .marks : .numbers
      var x = AxisRequest(
        sample?.x ?? curve?.x ?? ValueRange(0, 1), name: isLowest ? names.x : nil,
        look: isLowest ? look : .bare)
      if layout.columns > 1 { x.overhang = theme.gap * 0.45 }
      let y = AxisRequest(
        sample?.y ?? curve?.y ?? ValueRange(0, 1), name: isLeftmost && isMap ? names.y : nil,
        look: isMap ? (isLeftmost ? .marks : .bare) : (isLeftmost ? .grid : .bare))
      let axes = Axes(frame: frame, x: x, y: y, theme: theme, measuring: input.measuring)
      let style = theme.seriesStyle(film == nil ? index : 0)
      var own: [Shape] = []
      if let ground {
        own += [
          .group(ground.fills.translated(by: frame.x - first.x, frame.y - first.y)),
          .group(ground.lines.translated(by: frame.x - first.x, frame.y - first.y)),
        ]
      }
      own += [.group(axes.grid), .group(axes.group)]
      let accent = input.runs.count == 1 || film != nil ? theme.accent : style.color
      let draw: @Sendable (Int) -> [Shape]
      if isMap {
        own.append(.group(Group("landmarks", ComparisonGrid.landmarks(surface, axes.area, theme))))
        let path = MapPath(run, area: axes.area, theme: theme, radius: theme.markRadius * 0.62)
        draw = { iteration in
          ComparisonGrid.mapShapes(run, path, axes.area, theme, accent, iteration)
        }
      } else if let curve {
        own.append(
          .group(
            Group(
              "curve",
              [
                .path(
                  curve.path(in: axes.area, curve.values),
                  stroke: Stroke(theme.ink, width: theme.lineWidth * 0.85)
                )
              ], clip: axes.area.clip)))
        let picture = CurvePicture(
          curve, surface: surface, run: run, area: axes.area, input: input, accent: accent, hasLabels: false)
        draw = { picture.shapes(at: $0) }
      } else {
        draw = { _ in [] }
      }
      let title = ComparisonGrid.title(
        run, style: style, accent: accent, frame: frame, lift: hasLine ? TileWords.height(input) : 0,
        input: input)
      own += title.shapes
      shapes.append(.group(Group("run-\(index + 1)", own)))
      tiles.append(
        Tile(
          frame: frame, accent: accent, shapes: draw,
          words: hasLine
            ? TileWords(
              at: Point(title.left, title.baseline + TileWords.height(input)), anchor: .left,
              width: frame.right - title.left)
            : TileWords(
              at: Point(frame.right, title.baseline), anchor: .right,
              width: frame.right - title.right - theme.tickSize)))
    }
    if let sample {
      let bar = Rect(
        x: layout.right + theme.gap * 0.6, y: first.y, width: margins.right, height: layout.bottom - first.y)
      let key = ColorBar(
        sample.ladder, colors: sample.colors, in: bar, name: RichText(markup: "<i>f</i>"), theme: theme,
        measuring: input.measuring)
      shapes.append(.group(key.group))
    }
    fixed = Group("comparison", shapes)
    self.tiles = tiles
    self.input = input
  }

  private static func sample(_ surface: Surface, _ frame: Rect, _ input: PanelInput) -> SurfaceSample? {
    SurfaceSample(
      surface, frame: frame.size, spacing: 2.5,
      levels: Int(Swift.max(4, Swift.min(40, input.number("levels") ?? 14))), theme: input.theme,
      diverging: input.text("colors").map { $0 == "diverging" })
  }

  private static func landmarks(_ surface: Surface, _ area: PlotArea, _ theme: Theme) -> [Shape] {
    // Small pictures have room for a few marks only.
    var shown = Landmarks.shown(surface)
    if shown.count > 4 { shown.removeAll { $0.kind != .minimum } }
    return shown.map { point in
      marker(
        Landmarks.form(point.kind), at: area.point(point.position[0], point.position[1]),
        radius: theme.markRadius * 0.95, color: theme.ink,
        rim: Halo(theme.halo, width: theme.haloWidth * 0.7))
    }
  }

  private static func mapShapes(
    _ run: ShownRun, _ path: MapPath, _ area: PlotArea, _ theme: Theme, _ accent: Color, _ iteration: Int
  ) -> [Shape] {
    let index = run.stepIndex(at: iteration)
    var shapes = path.shapes(upTo: index, color: theme.ink, widthFactor: 0.8)
    if let here = path.place(index) {
      shapes.append(
        .path(
          Path(circle: here, radius: theme.pointRadius * 0.8), fill: .color(accent),
          stroke: Stroke(theme.halo, width: theme.haloWidth)))
    } else if let exit = path.exit(index) {
      shapes += MapMarks.outside(exit, theme: theme, frame: area.frame, color: accent)
    }
    return shapes
  }

  /// The title: a mark in the run's colour, which its line in the cost plot has too, and what sets it apart.
  private static func title(
    _ run: ShownRun, style: SeriesStyle, accent: Color, frame: Rect, lift: Double, input: PanelInput
  ) -> (shapes: [Shape], baseline: Double, left: Double, right: Double) {
    let theme = input.theme
    let radius = theme.markRadius * 1.3
    let indent = titleIndent(theme)
    let block = titleBlock(run, width: frame.width, input)
    let extent = input.measuring.measure(block)
    let baseline = frame.y - theme.tickSize * 0.5 - (extent.height - extent.baseline) - lift
    let shapes: [Shape] = [
      marker(
        style.marker, at: Point(frame.x + radius, baseline - theme.labelSize * 0.34), radius: radius,
        color: accent
      ),
      .text(PlacedText(block, at: Point(frame.x + indent, baseline))),
    ]
    return (shapes, baseline, frame.x + indent, frame.x + indent + extent.width)
  }

  /// The room of the mark before a title.
  static func titleIndent(_ theme: Theme) -> Double { theme.markRadius * 2.6 + theme.tickSize * 0.5 }

  /// What sets a run apart, in a picture of a width.
  static func titleBlock(_ run: ShownRun, width: Double, _ input: PanelInput) -> TextBlock {
    input.fitting.line(
      RichText(markup: run.label), input.theme.text(.heading), width: width - titleIndent(input.theme))
  }

  func moving(_ frame: Int) -> Group {
    var groups: [Shape] = []
    for (index, tile) in tiles.enumerated() {
      let iteration = film?[index] ?? input.iterations[frame]
      var shapes: [Shape] = [
        .group(
          Group(
            "path-\(index + 1)", tile.shapes(iteration),
            clip: Path(tile.frame.inset(by: -input.theme.pointRadius)))
        )
      ]
      let words = TileWords.choices(
        input.runs[index], at: iteration, hasVerdict: film == nil, language: input.language)
      if let text = tile.words.text(words, input) { shapes.append(text) }
      groups.append(.group(Group("run-\(index + 1)", shapes)))
    }
    return Group("paths", groups)
  }

  func description(_ frame: Int) -> String {
    guard let surface = input.subject.surface else { return "" }
    let title = input.name(of: surface)
    var text = input.say(film == nil ? ScenePhrase.sideBySide : .film, "\(input.runs.count)", title)
    for (index, run) in input.runs.enumerated() {
      guard let step = run.step(at: film?[index] ?? input.iterations[frame]) else { continue }
      if film != nil {
        text += " "
        text += capitalized(
          input.say(ScenePhrase.filmStep, run.label, placeText(step.position), displayText(step.value)))
        continue
      }
      text += " "
      text += input.say(
        ScenePhrase.compared, RichText(markup: run.label).plain, placeText(step.position),
        RunWords.after(step.iteration, input), displayText(step.value))
    }
    return text
  }

  /// A sentence that begins with a small Latin letter, with a large one.
  private func capitalized(_ sentence: String) -> String {
    var scalars = String.UnicodeScalarView()
    for scalar in sentence.unicodeScalars {
      let isSmall = scalars.isEmpty && (0x61...0x7A).contains(scalar.value)
      scalars.append(isSmall ? Unicode.Scalar(UInt8(scalar.value - 0x20)) : scalar)
    }
    return String(scalars)
  }
}
