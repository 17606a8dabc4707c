import Drawing
import Optimization
import Plotting
import Wording

/// Findings where they happened, on a map: a ring in the colour of warnings and the word for it; at the end of the
/// run the word for how it ended, beside the point where it stands.
enum FindingMarks {
  /// The findings of a run that have a place and can be known at an iteration, the latest first.
  static func shown(_ run: ShownRun, at iteration: Int) -> [Finding] {
    run.findings(upTo: iteration).filter { finding in
      finding.position?.count == 2 && finding.kind != .stableRate
        && (!finding.kind.isVerdict || iteration < run.lastIteration)
    }.reversed()
  }

  /// The verdict on a run that has ended, where it can be marked.
  private static func verdict(_ run: ShownRun, at iteration: Int) -> Finding? {
    guard iteration >= run.lastIteration else { return nil }
    return run.findings.first { $0.kind.isVerdict && $0.kind != .budgetSpent && $0.position?.count == 2 }
  }

  static func shapes(
    _ run: ShownRun, at iteration: Int, area: PlotArea, placer: inout LabelPlacer, input: PanelInput
  ) -> [Shape] {
    let theme = input.theme
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
        RichText(plain: finding.kind.text(in: input.language)),
        style: theme.text(.label, color: theme.warning, weight: .semibold))
      if let text = placer.place(block, at: place, distance: radius + theme.tickSize * 0.4, halo: theme.rim) {
        shapes.append(.text(text))
      }
    }
    if let verdict = verdict(run, at: iteration), let here = run.step(at: iteration)?.position {
      let block = TextBlock(
        RichText(plain: verdict.kind.text(in: input.language)),
        style: theme.text(
          .label, color: verdict.kind.tone == .good ? theme.accentText : theme.warning, weight: .semibold))
      let place = area.point(here[0], here[1])
      if area.frame.contains(place),
        let text = placer.place(
          block, at: place, distance: theme.pointRadius + theme.tickSize * 0.4, halo: theme.rim)
      {
        shapes.append(.text(text))
      }
    }
    return shapes
  }
}
