import Drawing
import NumberText
import Optimization
import Plotting

/// The map of one run, or of several in a race.
struct SurfaceMap: PanelPicture {
  let fixed: Group
  /// Where positions lie.
  let area: PlotArea
  let ground: PanelGround
  private let input: PanelInput
  private let paths: [MapPath]
  private let arrow: GradientArrow?
  private let landmarks: Landmarks
  private let parts: StepParts
  private let inset: MapInset?
  private let model: QuadraticOverlay?

  init?(input: PanelInput, rect: Rect) {
    guard let surface = input.subject.surface, !input.runs.isEmpty else { return nil }
    guard
      let ground = PanelGround.kept(input, surface: surface, rect: rect)
        ?? SurfaceMap.ground(surface, input: input, rect: rect), case .map(let axes) = ground.picture
    else { return nil }
    let theme = input.theme
    let sample = ground.sample
    let area = axes.area
    self.area = area
    self.ground = ground
    inset =
      input.flag("inset", default: false)
      ? MapInset(surface, area: area, colors: sample, input: input) : nil
    var landmarks = Landmarks(
      surface, runs: input.runs, area: area, input: input,
      showsCritical: input.flag("critical-points", default: true), inset: inset)
    var shapes = ground.shapes
    if let style = input.text("field") {
      shapes.append(.group(MapOverlays.field(surface, style: style, area: area, theme: theme)))
    }
    if input.flag("level-labels", default: false) {
      let places = input.runs.map { MapPath($0, area: area, theme: theme).points }
      shapes.append(
        .group(
          MapOverlays.levelLabels(
            sample, area: area, placer: &landmarks.placer, paths: places, input: input)))
    }
    shapes.append(.group(Group("landmarks", landmarks.shapes)))
    if let inset { shapes.append(.group(inset.fixed)) }
    fixed = Group("map", shapes)
    self.landmarks = landmarks
    let isRace = input.runs.count > 1
    model =
      input.flag("quadratic", default: false) && !isRace
      ? QuadraticOverlay(surface, levels: sample.ladder.levels, area: area, input: input) : nil
    paths = input.runs.map {
      MapPath($0, area: area, theme: theme, radius: isRace ? theme.markRadius * 0.6 : nil)
    }
    arrow =
      input.flag("gradient", default: true) && !isRace
      ? GradientArrow(input.runs, area: area, theme: theme) : nil
    parts = StepParts(
      showsComponents: input.flag("components", default: true),
      showsTrials: input.flag("trials", default: true), area: area, theme: theme,
      language: input.language)
    self.input = input
  }

  /// The contours and axes: all that does not depend on the runs.
  private static func ground(_ surface: Surface, input: PanelInput, rect: Rect) -> PanelGround? {
    let diverging = input.text("colors").map { $0 == "diverging" }
    let levels = Int(Swift.max(4, Swift.min(40, input.number("levels") ?? 16)))
    let theme = input.theme
    guard
      let sample = SurfaceSample(
        surface, frame: rect.size, levels: levels, theme: theme, diverging: diverging)
    else { return nil }
    let barWidth = MapFrame.barWidth(input)
    let axes = MapFrame(
      x: sample.x, y: sample.y, in: rect.inset(right: barWidth), names: MapFrame.names(surface), input: input
    ).axes
    let contours = ContourMark(
      sample.grid, in: axes.area.frame, levels: sample.ladder.levels, colors: sample.colors,
      stroke: theme.isolines(sample.ladder))
    var shapes: [Shape] = [.group(contours.fills), .group(contours.lines), .group(axes.group)]
    if barWidth > 0 {
      let frame = axes.area.frame
      let room = Rect(
        x: frame.right + theme.tickSize * 1.2, y: frame.y, width: barWidth, height: frame.height)
      let bar = ColorBar(
        sample.ladder, colors: sample.colors, in: room, name: RichText(markup: "<i>f</i>"), theme: theme,
        measuring: input.measuring)
      shapes.append(.group(bar.group))
    }
    return PanelGround(
      key: PanelGround.key(input, surface, rect), sample: sample, picture: .map(axes), shapes: shapes)
  }

  func moving(_ frame: Int) -> Group {
    if input.runs.count > 1 { return race(input.iterations[frame]) }
    let theme = input.theme
    let path = paths[0]
    let run = input.runs[0]
    let index = run.stepIndex(at: input.iterations[frame])
    var shapes = path.shapes(upTo: index, color: theme.ink)
    guard run.trajectory.steps.indices.contains(index) else { return Group("path", shapes) }
    let step = run.trajectory.steps[index]
    var placer = landmarks.placer
    let ring = MapMarks.ringRadius(theme)
    let here = path.place(index)
    let next = here.flatMap { MapMarks.next(step, area: area, from: $0, theme: theme) }
    let tip = here.flatMap { arrow?.tip(from: $0, gradient: step.gradient, next: next, ring: ring) }
    if let here {
      placer.reserve(here, radius: theme.pointRadius + 2)
      if let model { shapes.append(.group(model.group(step, at: here, placer: &placer))) }
    }
    if let here, let tip {
      for part in [0.4, 0.7, 1] {
        let point = Point(here.x + (tip.x - here.x) * part, here.y + (tip.y - here.y) * part)
        placer.reserve(point, radius: theme.arrowWidth * 1.5)
      }
    }
    shapes += FindingMarks.shapes(
      run, at: input.iterations[frame], area: area, placer: &placer, input: input)
    if let here {
      let drawn = parts.shapes(run, step, from: here, placer: &placer)
      if !drawn.isEmpty {
        shapes += drawn
      } else if let tip {
        shapes += Plotting.arrow(
          from: here, to: tip, color: theme.gradient, width: theme.arrowWidth,
          halo: Halo(theme.halo.opacity(0.85), width: theme.haloWidth * 0.7))
        if let label = gradientLabel(at: tip, here: here, next: next, ring: ring, upTo: index, placer) {
          shapes.append(.text(label))
        }
      }
      if let next, area.frame.inset(by: -ring).contains(next) {
        shapes += MapMarks.ring(at: next, theme: theme)
      }
      shapes.append(currentPoint(at: here, theme: theme))
    } else if let exit = path.exit(index) {
      shapes += MapMarks.outside(exit, theme: theme, frame: area.frame)
    }
    if let inset {
      shapes.append(
        .group(inset.moving(steps: [index], colors: [(line: theme.ink, point: theme.accent, dash: [])])))
    }
    return Group("path", shapes, clip: Path(area.frame.inset(by: -2 * theme.pointRadius)))
  }

  /// Everyone on one map: each path in its colour and dash, its mark and its name where it stands.
  private func race(_ iteration: Int) -> Group {
    let theme = input.theme
    var lines: [Shape] = []
    var marks: [Shape] = []
    var labels: [Shape] = []
    var placer = landmarks.placer
    var places: [(index: Int, point: Point)] = []
    for (index, run) in input.runs.enumerated() {
      let style = theme.seriesStyle(index)
      let step = run.stepIndex(at: iteration)
      lines += paths[index].shapes(upTo: step, color: style.color, dash: style.dash)
      if let here = paths[index].place(step) {
        marks.append(
          marker(style.marker, at: here, radius: theme.pointRadius * 0.75, color: style.color, rim: theme.rim)
        )
        placer.reserve(here, radius: theme.pointRadius * 0.9)
        places.append((index, here))
      } else if let exit = paths[index].exit(step) {
        marks += MapMarks.outside(exit, theme: theme, frame: area.frame, color: style.color)
        places.append((index, exit.point))
      }
      placer.avoid(Array(paths[index].points[Swift.max(0, step - 60)...Swift.max(0, step)]))
    }
    for (index, point) in places {
      let style = theme.text(.label, color: theme.seriesStyle(index).textColor, weight: .semibold)
      let block = input.fitting.line(
        RichText(markup: input.runs[index].label), style, width: area.frame.width * 0.4)
      if let text = placer.place(
        block, at: point, distance: theme.pointRadius + theme.tickSize * 0.35, halo: theme.rim)
      {
        labels.append(.text(text))
      }
    }
    if let inset {
      let styles = input.runs.indices.map { theme.seriesStyle($0) }
      labels.append(
        .group(
          inset.moving(
            steps: input.runs.map { $0.stepIndex(at: iteration) },
            colors: styles.map { (line: $0.color, point: $0.color, dash: $0.dash) })))
    }
    return Group(
      "race", lines + marks + labels, clip: Path(area.frame.inset(by: -2 * theme.pointRadius)))
  }

  private func gradientLabel(
    at tip: Point, here: Point, next: Point?, ring: Double, upTo index: Int, _ placer: LabelPlacer
  ) -> PlacedText? {
    let theme = input.theme
    var placer = placer
    placer.reserve(here, radius: theme.pointRadius + 2)
    if let next { placer.reserve(next, radius: ring + 2) }
    placer.avoid([here, tip])
    placer.avoid(Array(paths[0].points[Swift.max(0, index - 60)...index]))
    let block = TextBlock(
      RichText(markup: "−∇<i>f</i>"), style: theme.text(.label, color: theme.gradientText, weight: .semibold))
    return placer.place(block, at: tip, distance: theme.arrowWidth * 2 + 4, halo: theme.rim)
  }

  /// `Contour map of two peaks and a valley. The run started at (−1, 0.1); at iteration 2 it stands at …`
  func description(_ frame: Int) -> String {
    guard let surface = input.subject.surface else { return "" }
    var text = input.say(ScenePhrase.map, input.name(of: surface))
    for run in input.runs {
      guard let words = RunWords.place(run, input.iterations[frame], surface.domain, input) else { continue }
      text += " " + words + "."
    }
    if input.runs.count == 1 { text += parts.words(input.runs[0], at: input.iterations[frame]) }
    if let model, let step = input.runs[0].step(at: input.iterations[frame]),
      surface.domain.contains(step.position)
    {
      text += model.description(step)
    }
    if inset != nil { text += " " + input.say(ScenePhrase.inset) }
    return text
  }
}

/// A position in words: `(−1.2, 0.5)`.
func placeText(_ position: [Double]) -> String {
  "(" + position.map { displayText($0, digits: 4) }.joined(separator: ", ") + ")"
}
