import Calculus
import Drawing
import NumberText
import Optimization
import Plotting

/// A curve with a run on it: dots where the run stood, arrows from dot to dot, the tangent, the next point.
struct CurvePicture: Sendable {
  let sample: CurveSample
  let area: PlotArea
  let input: PanelInput
  let run: ShownRun
  /// The colour of the point where the run stands.
  let accent: Color
  /// Whether there is room for words.
  let hasLabels: Bool
  private let points: [Point]
  /// The arrow of each step; `nil` where it is too short to be seen.
  private let steps: [CurveStep?]
  private let placer: LabelPlacer
  let landmarks: [Shape]

  init(
    _ sample: CurveSample, surface: Surface, run: ShownRun, area: PlotArea, input: PanelInput,
    accent: Color, hasLabels: Bool
  ) {
    self.sample = sample
    self.area = area
    self.input = input
    self.run = run
    self.accent = accent
    self.hasLabels = hasLabels
    points = run.trajectory.steps.map { step in
      step.position.count == 1 ? area.point(step.position[0], step.value) : Point(.nan, .nan)
    }
    let theme = input.theme
    steps = CurveStep.all(run, points: points, sample: sample, area: area, theme: theme)
    var placer = LabelPlacer(bounds: area.frame, measuring: input.measuring, gap: 3)
    placer.avoid(zip(sample.xs, sample.values).map { area.point($0, $1) })
    for step in steps.prefix(200) { if let step { placer.avoid(step.line) } }
    var shapes: [Shape] = []
    let radius = theme.markRadius * 1.3
    var texts: [(TextBlock, Point, Double)] = []
    if let start = points.first, area.frame.contains(start) {
      placer.reserve(start, radius: theme.pointRadius)
      texts.append(
        (
          TextBlock(
            RichText(plain: input.say(PlacePhrase.start)), style: theme.text(.label, weight: .semibold)),
          start,
          theme.pointRadius + theme.tickSize * 0.3
        ))
    }
    for point in surface.criticalPoints.prefix(40) where point.position.count == 1 {
      let place = area.point(point.position[0], point.value)
      guard area.frame.contains(place) else { continue }
      placer.reserve(place, radius: radius * 1.2)
      shapes.append(
        marker(
          Landmarks.form(point.kind), at: place, radius: radius, color: theme.ink,
          rim: Halo(theme.halo, width: theme.haloWidth)))
      if surface.criticalPoints.count <= 8 {
        let word = input.say(point.kind == .maximum ? PlacePhrase.maximum : Landmarks.phrase(point.kind))
        texts.append(
          (
            TextBlock(RichText(plain: word), style: theme.text(.label, color: theme.quiet)), place,
            radius + theme.tickSize * 0.5
          ))
      }
    }
    if hasLabels {
      for (block, point, distance) in texts {
        if let text = placer.place(block, at: point, distance: distance, halo: theme.rim) {
          shapes.append(.text(text))
        }
      }
    }
    landmarks = shapes
    self.placer = placer
  }

  func shapes(at iteration: Int) -> [Shape] {
    let theme = input.theme
    let index = run.stepIndex(at: iteration)
    guard points.indices.contains(index) else { return [] }
    var shapes: [Shape] = []
    let room = area.frame
    var ways = (line: Path(), heads: Path())
    for place in 0..<index {
      guard let way = steps[place] else { continue }
      ways.line.append(way.line)
      if let head = way.head { ways.heads.append(head, closed: true) }
    }
    if !ways.line.elements.isEmpty {
      let color = theme.ink.mixed(with: theme.background, 0.4)
      shapes.append(.path(ways.line, stroke: Stroke(color, width: theme.pathWidth * 0.7, cap: .butt)))
      shapes.append(.path(ways.heads, fill: .color(color)))
    }
    var dots = Path()
    var last: Point?
    for point in points[0..<index] where room.contains(point) {
      if let last, MapPath.distance(last, point) < theme.markRadius * 2.2 { continue }
      dots.elements += Path(circle: point, radius: theme.markRadius).elements
      last = point
    }
    if !dots.elements.isEmpty {
      shapes.append(
        .path(
          dots, fill: .color(theme.ink), stroke: Stroke(theme.ink, width: 0.2),
          halo: Halo(theme.halo, width: theme.haloWidth * 0.6)))
    }
    let here = points[index]
    let step = run.trajectory.steps[index]
    guard room.contains(here) else { return shapes + outside(step) }
    shapes += tangent(step, here: here)
    shapes += next(step, here: here)
    shapes.append(
      .path(
        Path(circle: here, radius: theme.pointRadius), fill: .color(accent),
        stroke: Stroke(theme.halo, width: theme.haloWidth)))
    return shapes
  }

  /// The tangent through the current point, with its slope in figures.
  private func tangent(_ step: Step, here: Point) -> [Shape] {
    let theme = input.theme
    guard let slope = step.gradient.first, slope.isFinite else { return [] }
    let perX = area.frame.width / area.x.domain.length
    let perY = area.frame.height / area.y.domain.length
    let dx = perX
    let dy = -slope * perY
    let length = (dx * dx + dy * dy).squareRoot()
    guard length > 0, length.isFinite else { return [] }
    let reach = Swift.min(area.frame.width, area.frame.height) * (hasLabels ? 0.26 : 0.36)
    let (ux, uy) = (dx / length * reach, dy / length * reach)
    guard
      let (a, b) = clippedSegment(
        Point(here.x - ux, here.y - uy), Point(here.x + ux, here.y + uy), to: area.frame)
    else { return [] }
    var shapes: [Shape] = [
      .path(
        Path(through: [a, b]), stroke: Stroke(theme.gradient, width: theme.arrowWidth * 0.85),
        halo: Halo(theme.halo, width: theme.haloWidth * 0.7))
    ]
    guard hasLabels else { return shapes }
    var placer = placer
    placer.reserve(here, radius: theme.pointRadius + 3)
    placer.avoid([a, b])
    let block = TextBlock(
      RichText(markup: input.say(PlacePhrase.slope, displayMarkup(slope, digits: 3))),
      style: theme.text(.label, color: theme.gradientText, weight: .semibold))
    // At the upper end, where the ground below the tangent does not crowd it, unless the other is freer.
    let best = (a.y < b.y ? [a, b] : [b, a]).compactMap { end -> (text: PlacedText, covered: Double)? in
      var trial = placer
      let text = trial.place(block, at: end, distance: theme.tickSize * 0.6, halo: theme.rim)
      return text.flatMap { text in trial.taken.last.map { (text, placer.covered($0)) } }
    }.min { $0.covered < $1.covered }
    if let best { shapes.append(.text(best.text)) }
    return shapes
  }

  /// The way along the curve to the next point, and the point as a ring.
  private func next(_ step: Step, here: Point) -> [Shape] {
    let theme = input.theme
    guard let update = step.update?.first, let x = step.position.first, update.isFinite else { return [] }
    var evaluator = Evaluator(sample.formula)
    let target = area.point(x + update, evaluator.value(x: x + update))
    guard target.x.isFinite, target.y.isFinite, MapPath.distance(target, here) > theme.pointRadius * 0.6
    else {
      return []
    }
    var way: [Point] = []
    for part in 0...48 {
      let place = x + update * Double(part) / 48
      way.append(area.point(place, evaluator.value(x: place)))
    }
    var line = Path()
    for part in clipped(way, to: area.frame) { line.append(simplified(part, tolerance: 0.05)) }
    var shapes: [Shape] = [
      .path(
        line,
        stroke: Stroke(
          accent, width: theme.lineWidth, dash: [theme.lineWidth * 2, theme.lineWidth * 1.6], cap: .butt))
    ]
    if area.frame.contains(target) { shapes += MapMarks.ring(at: target, theme: theme, color: accent) }
    return shapes
  }

  /// A wedge at the edge of the plot where the run has left it.
  private func outside(_ step: Step) -> [Shape] {
    guard let x = step.position.first, x.isFinite else { return [] }
    let frame = area.frame
    let left = x < area.x.domain.lower
    let beyond = left || x > area.x.domain.upper
    let place = area.x.position(of: x)
    let point = Point(
      beyond ? (left ? frame.left : frame.right) : place, beyond ? frame.center.y : frame.top)
    let direction = beyond ? Point(left ? -1 : 1, 0) : Point(0, -1)
    return MapMarks.outside((point, direction), theme: input.theme, frame: frame, color: accent)
  }
}
