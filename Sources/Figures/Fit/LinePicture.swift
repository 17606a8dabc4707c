import Drawing
import NumberText
import Optimization
import Plotting
import Vision

/// Points and the line, or the lines of a comparison, as they stand at each step.
struct LinePicture: PanelPicture {
  let fixed: Group
  private let input: PanelInput
  private let rect: Rect
  private let area: PlotArea
  private let points: PointTable
  private let showsDistances: Bool

  init(input: PanelInput, rect: Rect, points: PointTable) {
    let theme = input.theme
    self.input = input
    self.rect = rect
    self.points = points
    showsDistances = input.flag("distances", default: points.count <= 200) && input.runs.count == 1
    // The equation is written anew at each step; any text keeps its room.
    let heading = PanelHeading("<i>y</i>", input: input, rect: rect)
    let scenario = input.runs.first?.fit?.scenario
    let room = rect.inset(top: heading.bottom - rect.y)
    let axes = PointAxes.axes(
      points, isStandardized: (scenario?.isStandardized ?? false, false), room: room, input: input)
    area = axes.area
    var shapes: [Shape] = [.group(axes.group)]
    if input.flag("best", default: true), let best = scenario?.minimum?.position {
      let stroke = Stroke(theme.quiet, width: theme.hairline * 1.6, dash: [6, 4], cap: .butt)
      shapes += LinePicture.line(best, area).map { .path($0, stroke: stroke) }
    }
    fixed = Group("fit", shapes)
  }

  /// The part of y = a + b x inside the plot.
  private static func line(_ position: [Double], _ area: PlotArea) -> [Path] {
    guard position.count == 2, position[0].isFinite, position[1].isFinite else { return [] }
    let x = area.x.domain
    let ends = [x.lower, x.upper].map { area.point($0, position[0] + position[1] * $0) }
    guard ends.allSatisfy({ $0.y.isFinite }) else { return [] }
    return clipped(ends, to: area.frame).map { Path(through: $0) }
  }

  func moving(_ frame: Int) -> Group {
    let theme = input.theme
    let iteration = input.iterations[frame]
    var shapes: [Shape] = []
    let isSingle = input.runs.count == 1
    if isSingle, let step = input.runs[0].step(at: iteration) {
      shapes +=
        PanelHeading(
          "<i>y</i> = <i>a</i> + <i>b x</i> = " + PointAxes.line(step.position), input: input, rect: rect
        ).shapes
      if showsDistances { shapes.append(contentsOf: distances(step.position)) }
    } else {
      shapes += PanelHeading("<i>y</i> = <i>a</i> + <i>b x</i>", input: input, rect: rect).shapes
    }
    shapes.append(.group(Group("points", pointShapes(iteration))))
    var ends: [(label: TextBlock, y: Double)] = []
    for (index, run) in input.runs.enumerated() {
      guard let step = run.step(at: iteration) else { continue }
      let style = theme.seriesStyle(index)
      for path in LinePicture.line(step.position, area) {
        let stroke =
          isSingle ? Stroke(theme.accent, width: theme.pathWidth * 1.3) : style.stroke(width: theme.pathWidth)
        shapes.append(.path(path, stroke: stroke, halo: theme.rim))
        if !isSingle, let end = path.bounds {
          let block = input.fitting.line(
            RichText(markup: run.label), theme.text(.label, color: style.textColor, weight: .semibold),
            width: area.frame.width * 0.4)
          ends.append((block, step.position[1] < 0 ? end.bottom : end.top))
        }
      }
    }
    shapes += labels(ends)
    return Group("line", shapes)
  }

  /// All points, those of the step's batch in the accent's colour.
  private func pointShapes(_ iteration: Int) -> [Shape] {
    let theme = input.theme
    var plain = Path()
    var chosen = Path()
    let batch = batch(iteration)
    let radius = PointAxes.radius(points.count, theme: theme)
    for index in 0..<points.count {
      let place = area.point(points.x[index], points.y[index])
      if batch.contains(index) {
        chosen.elements += Path(circle: place, radius: radius * 1.25).elements
      } else {
        plain.elements += Path(circle: place, radius: radius).elements
      }
    }
    let rim = Stroke(theme.background, width: theme.hairline * 0.7)
    var shapes: [Shape] = [
      .path(plain, fill: .color(theme.ink.mixed(with: theme.background, 0.3)), stroke: rim)
    ]
    if !chosen.elements.isEmpty { shapes.append(.path(chosen, fill: .color(theme.gradient), stroke: rim)) }
    return shapes
  }

  /// The points that the step leaving `iteration` sees, where it does not see all.
  private func batch(_ iteration: Int) -> Set<Int> {
    guard input.runs.count == 1, let scenario = input.runs[0].fit?.scenario, !scenario.seesAll,
      iteration < input.runs[0].lastIteration
    else { return [] }
    let epoch = iteration / scenario.batches.updatesPerEpoch(points.count)
    let range = scenario.batches.range(iteration: iteration, of: points.count)
    guard let order = scenario.batches.permutation(epoch: epoch, of: points.count) else { return Set(range) }
    return Set(order[range])
  }

  /// What the cost squares: how far each point is above or below the line.
  private func distances(_ position: [Double]) -> [Shape] {
    guard position.count == 2, position.allSatisfy({ $0.isFinite }) else { return [] }
    let theme = input.theme
    var path = Path()
    for index in 0..<points.count {
      let ends = [
        area.point(points.x[index], points.y[index]),
        area.point(points.x[index], position[0] + position[1] * points.x[index]),
      ]
      guard ends[1].y.isFinite else { continue }
      for part in clipped(ends, to: area.frame) { path.append(part) }
    }
    let color = theme.gradient.mixed(with: theme.background, 0.45)
    return [.path(path, stroke: Stroke(color, width: theme.hairline))]
  }

  /// The names of several lines at their right ends, moved apart.
  private func labels(_ ends: [(label: TextBlock, y: Double)]) -> [Shape] {
    let heights = ends.map { input.measuring.measure($0.label).height }
    let frame = area.frame
    let places = spread(ends.map { $0.y }, sizes: heights, in: ValueRange(frame.top, frame.bottom))
    return ends.indices.map { index in
      .text(
        PlacedText(
          ends[index].label, at: Point(frame.right - input.theme.tickSize * 0.4, places[index]),
          anchor: TextAnchor(.right, .middle), halo: input.theme.rim))
    }
  }

  func description(_ frame: Int) -> String {
    var text = input.say(DataPhrase.points, "\(points.count)", points.yName, points.xName)
    for run in input.runs {
      guard let step = run.step(at: input.iterations[frame]) else { continue }
      text += " "
      text += input.say(
        run.label.isEmpty ? DataPhrase.line : .lineOf, RichText(markup: PointAxes.line(step.position)).plain,
        RichText(markup: run.label).plain)
    }
    return text
  }
}
