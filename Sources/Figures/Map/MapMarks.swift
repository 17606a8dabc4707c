import Drawing
import Optimization
import Plotting

/// The marks that a map shares with others: the next point, a run that has left the map.
enum MapMarks {
  static func ringRadius(_ theme: Theme) -> Double { theme.pointRadius * 0.95 }

  /// Where the next point lies on the page; `nil` where there is none or it would fall on the current point.
  static func next(_ step: Step, area: PlotArea, from here: Point, theme: Theme) -> Point? {
    guard let update = step.update, update.count >= 2, step.position.count >= 2 else { return nil }
    let point = area.point(step.position[0] + update[0], step.position[1] + update[1])
    guard point.x.isFinite, point.y.isFinite, MapPath.distance(point, here) > theme.pointRadius * 0.6 else {
      return nil
    }
    return point
  }

  /// The next point as a dashed ring on a light ground, drawn over the arrow so that it stays visible.
  static func ring(at point: Point, theme: Theme, color: Color? = nil) -> [Shape] {
    let radius = ringRadius(theme)
    let width = theme.pathWidth * 0.9
    // Eight equal dashes, so that the ring closes without a seam.
    let part = 2 * 3.141_592_653_589_793 * radius / 8
    return [
      .path(
        Path(circle: point, radius: radius), fill: .color(theme.halo.opacity(0.82)),
        stroke: Stroke(theme.halo, width: width + theme.haloWidth)),
      .path(
        Path(circle: point, radius: radius),
        stroke: Stroke(color ?? theme.accent, width: width, dash: [part * 0.62, part * 0.38], cap: .butt)),
    ]
  }

  /// A wedge at the map's edge that points to where the run has gone.
  static func outside(
    _ exit: (point: Point, direction: Point), theme: Theme, frame: Rect, color: Color? = nil
  )
    -> [Shape]
  {
    let color = color ?? theme.accent
    let size = theme.pointRadius * 1.25
    let d = exit.direction
    let tip = Point(exit.point.x - d.x * 3, exit.point.y - d.y * 3)
    let base = Point(tip.x - d.x * size * 1.5, tip.y - d.y * size * 1.5)
    let wedge = Path(
      through: [
        tip, Point(base.x - d.y * size * 0.8, base.y + d.x * size * 0.8),
        Point(base.x + d.y * size * 0.8, base.y - d.x * size * 0.8),
      ], closed: true)
    return [
      .path(
        wedge, fill: .color(color), stroke: Stroke(color, width: 1),
        halo: Halo(theme.halo, width: theme.haloWidth))
    ]
  }
}
