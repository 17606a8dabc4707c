import Drawing
import Optimization
import Plotting

/// The critical points of a map with their kinds in words, and the start: all that stands still on it.
struct Landmarks: Sendable {
  var shapes: [Shape] = []
  /// Where labels stand, for those that come later.
  var placer: LabelPlacer

  /// - Parameter inset: what words keep clear of, with the lines that lead to it.
  init(
    _ surface: Surface, runs: [ShownRun], area: PlotArea, input: PanelInput, showsCritical: Bool,
    inset: MapInset? = nil
  ) {
    let theme = input.theme
    placer = LabelPlacer(
      bounds: area.frame.inset(by: theme.tickSize * 0.4), measuring: input.measuring, gap: 3)
    if let inset {
      placer.reserve(inset.frame)
      for line in inset.connections { placer.avoid(line) }
    }
    let style = theme.text(.label)
    let radius = theme.markRadius * 1.35
    let inside = surface.criticalPoints.filter {
      $0.position.count == 2 && surface.domain.contains($0.position)
    }
    let shown = showsCritical ? Landmarks.chosen(inside) : []
    for point in shown {
      placer.reserve(area.point(point.position[0], point.position[1]), radius: radius * 1.2)
    }
    var starts: [Point] = []
    for run in runs {
      guard let position = run.trajectory.steps.first?.position, position.count == 2 else { continue }
      let place = area.point(position[0], position[1])
      guard area.frame.contains(place), !starts.contains(place) else { continue }
      starts.append(place)
      placer.reserve(place, radius: theme.markRadius * 1.5)
    }
    for run in runs {
      // All of the path: of a long one some of its points.
      let steps = run.trajectory.steps
      let some = stride(from: 0, to: steps.count, by: 1 + steps.count / 400).map { steps[$0] }
      placer.avoid(
        some.map { step in
          step.position.count == 2 ? area.point(step.position[0], step.position[1]) : Point(.nan, .nan)
        })
    }
    // Several starts are told apart by the names of the runs.
    for start in starts where starts.count == 1 {
      let block = TextBlock(
        RichText(plain: input.say(PlacePhrase.start)), style: theme.text(.label, weight: .semibold))
      if let text = placer.place(
        block, at: start, distance: theme.markRadius + theme.tickSize * 0.5, halo: theme.rim)
      {
        shapes.append(.text(text))
      }
    }
    for point in shown {
      let place = area.point(point.position[0], point.position[1])
      shapes.append(
        marker(Landmarks.form(point.kind), at: place, radius: radius, color: theme.ink, rim: theme.rim))
    }
    // Where there are many, one of each kind carries the word for all.
    var named: [CriticalKind] = []
    for point in shown {
      if shown.count > 6 {
        guard !named.contains(point.kind) else { continue }
        named.append(point.kind)
      }
      let place = area.point(point.position[0], point.position[1])
      let block = TextBlock(RichText(plain: input.say(Landmarks.phrase(point.kind))), style: style)
      if let text = placer.place(
        block, at: place, distance: radius + theme.tickSize * 0.45, halo: theme.rim)
      {
        shapes.append(.text(text))
      }
    }
  }

  /// The critical points of a surface that its map marks.
  static func shown(_ surface: Surface) -> [CriticalPoint] {
    chosen(
      surface.criticalPoints.filter { $0.position.count == 2 && surface.domain.contains($0.position) })
  }

  /// The points to mark, the lowest minimum first: all of them while they can be told apart, else the minima,
  /// and of very many the lowest alone.
  private static func chosen(_ points: [CriticalPoint]) -> [CriticalPoint] {
    let order: [CriticalKind] = [.minimum, .maximum, .saddle, .degenerate]
    let sorted = points.enumerated().sorted { a, b in
      let (i, j) = (order.firstIndex(of: a.element.kind) ?? 9, order.firstIndex(of: b.element.kind) ?? 9)
      if i != j { return i < j }
      if a.element.value != b.element.value {
        // The lowest minimum and the highest summit lead.
        return (a.element.value < b.element.value) == (a.element.kind == .minimum)
      }
      return a.offset < b.offset
    }.map { $0.element }
    if sorted.count <= 24 { return sorted }
    let minima = sorted.filter { $0.kind == .minimum }
    guard minima.count > 24, let lowest = minima.first else { return minima }
    return minima.filter { $0.value <= lowest.value + 1e-9 * Swift.max(1, abs(lowest.value)) }
  }

  static func form(_ kind: CriticalKind) -> MarkerShape {
    switch kind {
    case .minimum: .cross
    case .maximum: .triangle
    case .saddle: .diamond
    case .degenerate: .square
    }
  }

  static func phrase(_ kind: CriticalKind) -> PlacePhrase {
    switch kind {
    case .minimum: .minimum
    case .maximum: .summit
    case .saddle: .saddle
    case .degenerate: .flatPoint
    }
  }
}
