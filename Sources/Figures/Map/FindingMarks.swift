import Drawing
import Optimization
import Plotting

/// Findings where they happened, on a map: a ring in the colour of warnings and the word for it.
enum FindingMarks {
  /// The findings of a run that have a place and can be known at an iteration, the latest first.
  static func shown(_ run: ShownRun, at iteration: Int) -> [Finding] {
    run.findings.filter { finding in
      finding.position?.count == 2 && !finding.kind.isVerdict && finding.kind != .stableRate
        && run.known(finding) <= iteration
    }.reversed()
  }

  static func shapes(
    _ run: ShownRun, at iteration: Int, area: PlotArea, placer: inout LabelPlacer, theme: Theme
  ) -> [Shape] {
    var shapes: [Shape] = []
    for finding in shown(run, at: iteration).prefix(2) {
      guard let position = finding.position else { continue }
      let place = area.point(position[0], position[1])
      guard area.frame.contains(place) else { continue }
      let radius = theme.markRadius * 2
      shapes.append(
        .path(
          Path(circle: place, radius: radius), stroke: Stroke(theme.warning, width: theme.pathWidth * 0.8),
          halo: Halo(theme.halo, width: theme.haloWidth * 0.7)))
      placer.reserve(place, radius: radius)
      let block = TextBlock(
        RichText(plain: finding.kind.title),
        style: theme.text(.label, color: theme.warning, weight: .semibold))
      if let text = placer.place(block, at: place, distance: radius + theme.tickSize * 0.4, halo: theme.rim) {
        shapes.append(.text(text))
      }
    }
    return shapes
  }
}
