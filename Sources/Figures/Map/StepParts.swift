import Drawing
import NumberText
import Optimization
import Plotting
import Wording

/// What a step is made of, on a map: the gradient's and the velocity's share tip to tail, or the points that a line
/// search tried along its direction. All of it in the map's own scale, beside the ring of the next point.
struct StepParts: Sendable {
  var showsComponents: Bool
  var showsTrials: Bool
  var area: PlotArea
  var theme: Theme
  var language: Language

  /// The shapes of the step that leaves a place; empty where the step is not made of parts or they are too small
  /// to be seen.
  func shapes(_ run: ShownRun, _ step: Step, from here: Point, placer: inout LabelPlacer) -> [Shape] {
    let parts = components(run, step)
    if !parts.isEmpty { return arrows(parts, step, from: here, placer: &placer) }
    let trials = trials(step)
    return trials.isEmpty ? [] : search(trials, from: here, placer: &placer)
  }

  private func components(_ run: ShownRun, _ step: Step) -> [StepComponent] {
    guard showsComponents, step.position.count == 2, let settings = run.scenario?.settings else { return [] }
    let parts = Optimization.components(of: step, settings: settings).filter { length(of: $0.vector) > 0.5 }
    // One part alone is the whole step, which the ring shows; short ones lie below the point.
    let reach = parts.reduce(0) { $0 + length(of: $1.vector) }
    return parts.count > 1 && reach > 3 * theme.pointRadius ? parts : []
  }

  private func trials(_ step: Step) -> [TrialPoint] {
    guard showsTrials, step.position.count == 2, step.trials.count > 1 else { return [] }
    return step.trials
  }

  /// The length of a vector on the page, in points.
  private func length(of vector: [Double]) -> Double {
    let origin = area.point(0, 0)
    return MapPath.distance(origin, area.point(vector[0], vector[1]))
  }

  private func color(_ source: StepComponent.Source) -> (line: Color, text: Color) {
    switch source {
    case .gradient: (theme.gradient, theme.gradientText)
    case .momentum: (theme.momentum, theme.momentum)
    case .decay: (theme.quiet, theme.quiet)
    }
  }

  private func arrows(
    _ parts: [StepComponent], _ step: Step, from here: Point, placer: inout LabelPlacer
  ) -> [Shape] {
    var shapes: [Shape] = []
    var place = step.position
    var labels: [(at: Point, text: String, color: Color)] = []
    let halo = Halo(theme.halo.opacity(0.85), width: theme.haloWidth * 0.7)
    for part in parts {
      let from = area.point(place[0], place[1])
      place[0] += part.vector[0]
      place[1] += part.vector[1]
      let to = area.point(place[0], place[1])
      guard let (start, end) = clippedSegment(from, to, to: area.frame) else { continue }
      let color = color(part.source)
      shapes += Plotting.arrow(from: start, to: end, color: color.line, width: theme.arrowWidth, halo: halo)
      placer.avoid([start, end])
      let middle = Point((start.x + end.x) / 2, (start.y + end.y) / 2)
      if MapPath.distance(start, end) > theme.pointRadius * 2 {
        labels.append((middle, part.source.text(in: language), color.text))
      }
    }
    // The sum leads from the point to the ring of the next one.
    let end = area.point(place[0], place[1])
    if let (start, end) = clippedSegment(here, end, to: area.frame) {
      shapes.append(
        .path(
          Path(through: [start, end]),
          stroke: Stroke(theme.accent, width: theme.pathWidth * 0.8, dash: [6, 3.5], cap: .butt), halo: halo))
      placer.avoid([start, end])
      placer.reserve(end, radius: MapMarks.ringRadius(theme) + 2)
      if MapPath.distance(start, end) > theme.labelSize * 2.4 {
        labels.append((end, PlacePhrase.next.text(in: language), theme.accentText))
      }
    }
    for label in labels {
      let block = TextBlock(
        RichText(plain: label.text), style: theme.text(.label, color: label.color, weight: .semibold))
      if let text = placer.place(block, at: label.at, distance: theme.tickSize * 0.7, halo: theme.rim) {
        shapes.append(.text(text))
      }
    }
    return shapes
  }

  /// The direction that was searched, dashed, and the points tried on it by their numbers.
  private func search(_ trials: [TrialPoint], from here: Point, placer: inout LabelPlacer) -> [Shape] {
    let points = trials.map { area.point($0.position[0], $0.position[1]) }
    let far = points.max { MapPath.distance(here, $0) < MapPath.distance(here, $1) } ?? here
    guard far.x.isFinite, far.y.isFinite, MapPath.distance(here, far) > theme.pointRadius,
      let (start, end) = clippedSegment(here, far, to: area.frame)
    else { return [] }
    var shapes: [Shape] = [
      .path(
        Path(through: [start, end]),
        stroke: Stroke(theme.gradient, width: theme.hairline * 1.6, dash: [2.5, 3], cap: .butt),
        halo: Halo(theme.halo.opacity(0.7), width: theme.haloWidth * 0.5))
    ]
    placer.avoid([start, end])
    var last: Point?
    for (index, trial) in trials.enumerated() where area.frame.contains(points[index]) {
      let point = points[index]
      let isApart = last.map { MapPath.distance($0, point) > theme.tickSize * 0.9 } ?? true
      guard isApart || trial.accepted else { continue }
      last = point
      if !trial.accepted {
        shapes.append(
          marker(
            .cross, at: point, radius: theme.markRadius * 0.95, color: theme.gradient,
            rim: Halo(theme.halo, width: theme.haloWidth * 0.6)))
      }
      placer.reserve(point, radius: trial.accepted ? MapMarks.ringRadius(theme) + 1 : theme.markRadius * 1.2)
      let text =
        index == 0
        ? PlacePhrase.firstTrial.text(in: language)
        : trial.accepted ? PlacePhrase.taken.text(in: language, "\(index + 1)") : "\(index + 1)"
      let block = TextBlock(
        RichText(plain: text), style: theme.text(.tick, color: theme.gradientText, weight: .semibold))
      if let label = placer.place(block, at: point, distance: theme.tickSize * 0.75, halo: theme.rim) {
        shapes.append(.text(label))
      }
    }
    return shapes
  }

  /// What the parts are, for those who do not see them; begins with a space.
  func words(_ run: ShownRun, at iteration: Int) -> String {
    guard let step = run.step(at: iteration) else { return "" }
    let parts = components(run, step)
    if !parts.isEmpty {
      return " "
        + parts.map {
          ScenePhrase.part.text(in: language, $0.source.text(in: language), placeText($0.vector))
        }.joined(separator: " ")
    }
    let trials = trials(step)
    if trials.isEmpty { return "" }
    let tried = trials.prefix(8).map { trial in
      (trial.accepted ? ScenePhrase.takenTrial : .trial).text(
        in: language, displayText(trial.stepLength), displayText(trial.value))
    }
    return " "
      + (trials.count > 8 ? ScenePhrase.longSearch : .search).text(
        in: language, "\(trials.count)", tried.joined(separator: ", "))
  }
}

extension Theme {
  /// What the velocity adds to a step: a series colour that neither the gradient nor the current point has.
  var momentum: Color { seriesStyle(2).textColor }
}
