import Drawing
import Optimization
import Plotting

/// A run's path on a map, in scene coordinates: what is drawn of it in each frame.
struct MapPath: Sendable {
  /// The place of every kept step; not finite where the step is not.
  let points: [Point]
  /// Whether a step gets a mark of its own: those that would touch the mark before them do not.
  private let isMarked: [Bool]
  private let markRadius: Double
  private let area: PlotArea
  private let theme: Theme

  /// - Parameter radius: of the marks of steps.
  init(_ run: ShownRun, area: PlotArea, theme: Theme, radius: Double? = nil) {
    let points = run.trajectory.steps.map { step in
      step.position.count >= 2 ? area.point(step.position[0], step.position[1]) : Point(.nan, .nan)
    }
    self.init(points, area: area, theme: theme, radius: radius)
  }

  /// A path through places of the page, one for each kept step.
  init(_ points: [Point], area: PlotArea, theme: Theme, radius: Double? = nil) {
    self.area = area
    self.theme = theme
    self.points = points
    let crowding = points.count > 200 ? 0.45 : points.count > 60 ? 0.72 : 1
    let markRadius = radius ?? theme.markRadius * crowding
    self.markRadius = markRadius
    var isMarked: [Bool] = []
    var last: Point?
    for point in points {
      let isApart = last.map { MapPath.distance($0, point) > markRadius * 2.7 } ?? true
      let shown = isApart && area.frame.contains(point)
      isMarked.append(shown)
      if shown { last = point }
    }
    self.isMarked = isMarked
  }

  /// The path up to a kept step: a dark line with a rim, and marks for the steps that were left.
  func shapes(upTo index: Int, color: Color, dash: [Double] = [], widthFactor: Double = 1)
    -> [Shape]
  {
    guard index >= 0, index < points.count else { return [] }
    var line = Path()
    for part in clipped(Array(points[0...index]), to: area.frame) {
      line.append(simplified(part, tolerance: 0.06))
    }
    var shapes: [Shape] = []
    if !line.elements.isEmpty {
      let width = theme.pathWidth * widthFactor
      let stroke = Stroke(
        color, width: width, dash: dash.map { $0 * width },
        cap: dash.isEmpty ? .round : .butt)
      shapes.append(.path(line, stroke: stroke, halo: theme.rim))
    }
    var marks = Path()
    for place in 0..<index where isMarked[place] {
      marks.elements += Path(circle: points[place], radius: markRadius).elements
    }
    if !marks.elements.isEmpty {
      shapes.append(
        .path(
          marks, fill: .color(color), stroke: Stroke(color, width: 0.2),
          halo: Halo(theme.halo, width: theme.haloWidth * 0.6)))
    }
    return shapes
  }

  /// The point at which the run stands, where the map holds it.
  func place(_ index: Int) -> Point? {
    guard points.indices.contains(index), area.frame.contains(points[index]) else { return nil }
    return points[index]
  }

  /// Where the line from the map's middle to a step outside leaves the map, and its direction; `nil` for a
  /// step inside or without a place.
  func exit(_ index: Int) -> (point: Point, direction: Point)? {
    guard points.indices.contains(index), place(index) == nil else { return nil }
    let target = points[index]
    let center = area.frame.center
    guard target.x.isFinite, target.y.isFinite,
      let (_, edge) = clippedSegment(center, target, to: area.frame)
    else { return nil }
    let length = MapPath.distance(center, edge)
    guard length > 0 else { return nil }
    return (edge, Point((edge.x - center.x) / length, (edge.y - center.y) / length))
  }

  static func distance(_ a: Point, _ b: Point) -> Double {
    ((a.x - b.x) * (a.x - b.x) + (a.y - b.y) * (a.y - b.y)).squareRoot()
  }
}
