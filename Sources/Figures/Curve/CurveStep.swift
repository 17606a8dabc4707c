import Calculus
import Drawing
import Optimization
import Plotting

/// A step that was taken, as an arrow. One that goes on down the same slope runs along the curve, a little above it;
/// one that crosses a valley or a hill is a straight line, for arrows along the curve would lie on each other.
struct CurveStep: Sendable {
  var line: [Point]
  /// Three corners; none where the step is hardly longer than its head.
  var head: [Point]?

  /// The steps of a run between the `points` where it stood; `nil` for those that the marks of their ends hide.
  static func all(_ run: ShownRun, points: [Point], sample: CurveSample, area: PlotArea, theme: Theme)
    -> [CurveStep?]
  {
    let steps = run.trajectory.steps
    var evaluator = Evaluator(sample.formula)
    return zip(steps.indices, zip(points, points.dropFirst())).map { index, ends in
      let (a, b) = ends
      let reach = MapPath.distance(a, b)
      guard reach > theme.markRadius * 2.4, reach.isFinite,
        let from = steps[index].position.first, let to = steps[index + 1].position.first,
        let slope = steps[index].gradient.first, let nextSlope = steps[index + 1].gradient.first
      else { return nil }
      var way = [a, b]
      if slope * nextSlope >= 0 {
        let count = Int(Swift.max(4, Swift.min(60, reach / 4)))
        way = (0...count).map { part in
          let x = from + (to - from) * Double(part) / Double(count)
          return area.point(x, evaluator.value(x: x))
        }
        way = raised(way, by: theme.markRadius * 1.9)
      }
      return CurveStep(way, area: area, theme: theme)
    }
  }

  private init?(_ way: [Point], area: PlotArea, theme: Theme) {
    guard let inside = clipped(way, to: area.frame).first, inside.count > 1,
      inside.allSatisfy({ $0.x.isFinite && $0.y.isFinite })
    else { return nil }
    let size = theme.pathWidth * 3
    let gap = theme.markRadius * 1.5
    let length = polylineLength(inside)
    guard length > 2 * gap + 2 else { return nil }
    // From the rim of one mark to the rim of the next; an arrow that leaves the plot has no head.
    let leaves = inside.last != way.last
    let isLong = length > 2 * gap + size * 1.2 && !leaves
    let trimmed = CurveStep.part(inside, from: gap, to: leaves ? length : length - gap)
    guard trimmed.count > 1, let tip = trimmed.last else { return nil }
    line = simplified(trimmed, tolerance: 0.08)
    guard isLong, let base = CurveStep.part(inside, from: 0, to: length - gap - size).last else { return }
    let reach = MapPath.distance(base, tip)
    guard reach > 0 else { return }
    head = arrowHead(at: tip, dx: (tip.x - base.x) / reach, dy: (tip.y - base.y) / reach, size: size)
    // The line ends inside the head.
    line = simplified(
      CurveStep.part(inside, from: gap, to: length - gap - size * 0.7), tolerance: 0.08)
  }

  /// The part of a line between two distances along it.
  private static func part(_ line: [Point], from start: Double, to end: Double) -> [Point] {
    var result: [Point] = []
    var walked = 0.0
    for (a, b) in zip(line, line.dropFirst()) {
      let length = MapPath.distance(a, b)
      guard length > 0 else { continue }
      func at(_ place: Double) -> Point {
        let t = (place - walked) / length
        return Point(a.x + t * (b.x - a.x), a.y + t * (b.y - a.y))
      }
      if result.isEmpty, walked + length > start { result.append(at(Swift.max(walked, start))) }
      if walked + length >= end {
        if end > start { result.append(at(end)) }
        break
      }
      if walked + length > start { result.append(b) }
      walked += length
    }
    return result
  }

  /// A line moved away from the curve below it, at right angles.
  private static func raised(_ line: [Point], by distance: Double) -> [Point] {
    line.indices.map { index in
      let (a, b) = (line[Swift.max(0, index - 1)], line[Swift.min(line.count - 1, index + 1)])
      let (dx, dy) = (b.x - a.x, b.y - a.y)
      let length = (dx * dx + dy * dy).squareRoot()
      guard length > 0, length.isFinite else { return line[index] }
      // The side that is up on the page.
      let side = dx >= 0 ? distance / length : -distance / length
      return Point(line[index].x + dy * side, line[index].y - dx * side)
    }
  }
}
