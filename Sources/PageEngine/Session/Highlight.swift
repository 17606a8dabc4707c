import Calculus
import Drawing
import Figures
import NumberText
import Optimization
import Plotting

/// The arrow of one line of the arithmetic, shown strongly while the learner points at it.
enum Highlight {
  /// The vector of a line's name at a step, as a movement from its position: the step itself for `position`; the
  /// way down for a gradient and for what a method makes of gradients, since steps go against them.
  static func vector(_ name: String, of step: Step) -> [Double]? {
    switch name {
    case "position", "update": return step.update
    case "gradient": return step.gradient.map { -$0 * step.rate }
    default:
      guard let values = step.quantity(name), values.count == step.position.count else { return nil }
      return values.map { -$0 * step.rate }
    }
  }

  /// The arrow in a plot; nothing where the line has no vector.
  static func group(_ name: String, of step: Step, in plot: PlotArea, theme: Theme) -> Group {
    guard let vector = vector(name, of: step), let first = step.position.first else {
      return Group("highlight")
    }
    let isPlane = step.position.count == 2
    let start = plot.point(first, isPlane ? step.position[1] : step.value)
    let end =
      isPlane
      ? plot.point(first + vector[0], step.position[1] + vector[1])
      : plot.point(first + vector[0], step.value)
    let (dx, dy) = (end.x - start.x, end.y - start.y)
    let length = (dx * dx + dy * dy).squareRoot()
    guard plot.frame.contains(start), length > 1e-9, length.isFinite else { return Group("highlight") }
    // Long enough to be seen, short enough to stay in the picture; the direction is the true one.
    let longest = Swift.min(plot.frame.width, plot.frame.height) * 0.45
    let shown = Swift.max(theme.pointRadius * 4, Swift.min(longest, length))
    let tip = Point(start.x + dx / length * shown, start.y + dy / length * shown)
    let color = name == "gradient" ? theme.gradient : theme.accent
    return Group(
      "highlight",
      arrow(
        from: start, to: tip, color: color, width: theme.arrowWidth * 1.7,
        halo: Halo(theme.halo, width: theme.haloWidth * 1.2)),
      clip: plot.clip)
  }
}
