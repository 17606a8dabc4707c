import Calculus
import Drawing
import Optimization
import Plotting

/// What a map may carry besides: the numbers of its isolines, and the field of −∇f.
enum MapOverlays {
  /// The numbers of isolines, written along them where nothing else stands and no path will come.
  static func levelLabels(
    _ sample: SurfaceSample, area: PlotArea, placer: inout LabelPlacer, paths: [[Point]], input: PanelInput
  ) -> Group {
    // The labels to come avoid the numbers, but not the paths as strictly as the numbers do.
    var free = placer
    for path in paths { free.avoid(Array(path.prefix(400))) }
    let known = free.taken.count
    let labels = isolineLabels(
      contours(of: sample.grid, levels: sample.ladder.levels, areas: false), labels: sample.ladder.labels,
      grid: sample.grid, in: area.frame, placer: &free, theme: input.theme, measuring: input.measuring)
    for place in free.taken[known...] { placer.reserve(place) }
    return labels
  }

  /// The field of −∇f: small arrows, or lines that follow it.
  static func field(_ surface: Surface, style: String, area: PlotArea, theme: Theme) -> Group {
    var evaluator = Evaluator(surface.formula)
    func descent(_ x: Double, _ y: Double) -> (dx: Double, dy: Double) {
      let slope = evaluator.evaluate(x: x, y: y)
      return (-slope.dx, -slope.dy)
    }
    let color = theme.ink.opacity(0.5)
    return style == "streamlines"
      ? streamlineGroup(
        descent, in: area, spacing: theme.tickSize * 2.2, color: color, width: theme.hairline * 1.2)
      : arrowField(
        descent, in: area, spacing: theme.tickSize * 2.8, color: color, width: theme.hairline * 1.2)
  }
}
