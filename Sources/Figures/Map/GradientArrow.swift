import Drawing
import Optimization
import Plotting

/// The arrow of −∇f on a map: it shows the true direction on the page, and by its length how steep the ground is
/// beside the steepest step of the run.
struct GradientArrow: Sendable {
  private let area: PlotArea
  private let theme: Theme
  /// Points of arrow for a unit of slope.
  private let unit: Double
  private let shortest: Double

  init(_ runs: [ShownRun], area: PlotArea, theme: Theme) {
    self.area = area
    self.theme = theme
    var steepest = 0.0
    for run in runs {
      for step in run.trajectory.steps {
        guard step.position.count >= 2, step.gradient.count >= 2,
          area.frame.contains(area.point(step.position[0], step.position[1]))
        else { continue }
        let (dx, dy) = GradientArrow.onPage(step.gradient, area)
        let length = (dx * dx + dy * dy).squareRoot()
        if length.isFinite { steepest = Swift.max(steepest, length) }
      }
    }
    let longest = Swift.min(area.frame.width, area.frame.height) * 0.27
    unit = steepest > 0 ? longest / steepest : 0
    shortest = theme.pointRadius * 3.4
  }

  /// −∇f as a vector on the page, in points for a unit of slope.
  private static func onPage(_ gradient: [Double], _ area: PlotArea) -> (Double, Double) {
    let perX = area.frame.width / area.x.domain.length
    let perY = area.frame.height / area.y.domain.length
    // Descent on the page: the direction in which the coordinates change, each in its own scale.
    return (-gradient[0] * perX, gradient[1] * perY)
  }

  /// The tip of the arrow from a point; `nil` where the ground is level or the slope has no number. An arrow
  /// whose head would fall on the ring of the next point ends before it or beyond it.
  func tip(from start: Point, gradient: [Double], next: Point?, ring: Double) -> Point? {
    guard gradient.count >= 2 else { return nil }
    let (dx, dy) = GradientArrow.onPage(gradient, area)
    let length = (dx * dx + dy * dy).squareRoot()
    // On ground a hundredth as steep as the steepest an arrow would say more than there is.
    guard length > 0, length.isFinite, length * unit > shortest * 0.1 else { return nil }
    let (ux, uy) = (dx / length, dy / length)
    var reach = Swift.max(shortest, length * unit)
    if let next {
      let along = (next.x - start.x) * ux + (next.y - start.y) * uy
      let beside = abs((next.x - start.x) * uy - (next.y - start.y) * ux)
      let head = theme.arrowWidth * 4.4
      if beside < ring + head * 0.4, reach > along - ring - 1, reach - head < along + ring {
        let before = along - ring - 1
        reach = before >= shortest ? before : along + ring + head + 2
      }
    }
    let end = Point(start.x + ux * reach, start.y + uy * reach)
    return clippedSegment(start, end, to: area.frame)?.1
  }
}
