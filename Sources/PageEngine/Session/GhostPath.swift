import Calculus
import Drawing
import Figures
import NumberText
import Optimization
import Plotting

/// An earlier run, pale behind the present one, so that a learner sees what a change did.
enum GhostPath {
  /// The way up to an iteration and a ring where it stands.
  static func group(_ run: ShownRun, upTo iteration: Int, in plot: PlotArea, theme: Theme) -> Group {
    let last = run.stepIndex(at: iteration)
    let points = run.trajectory.steps.prefix(last + 1).map { step -> Point in
      switch step.position.count {
      case 1: plot.point(step.position[0], step.value)
      case 2: plot.point(step.position[0], step.position[1])
      default: Point(.nan, .nan)
      }
    }
    var line = Path()
    for part in clipped(points, to: plot.frame) { line.append(simplified(part, tolerance: 0.06)) }
    let color = theme.quiet.opacity(0.75)
    let width = theme.pathWidth
    var shapes: [Shape] = [
      .path(
        line, stroke: Stroke(color, width: width, dash: [width * 2, width * 1.6], cap: .butt),
        halo: Halo(theme.halo.opacity(0.5), width: theme.haloWidth * 0.6))
    ]
    if let here = points.last, plot.frame.contains(here) {
      shapes.append(
        .path(
          Path(circle: here, radius: theme.pointRadius * 0.8), fill: .color(theme.halo.opacity(0.6)),
          stroke: Stroke(color, width: width)))
    }
    return Group("ghost", shapes)
  }
}
