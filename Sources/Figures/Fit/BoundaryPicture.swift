import Drawing
import NumberText
import Optimization
import Plotting
import Vision

/// Points of two classes on the shades of the model's probabilities, the boundary between them, and rings round the
/// points that lie on the wrong side.
struct BoundaryPicture: PanelPicture {
  let fixed: Group
  private let input: PanelInput
  private let record: FitRecord
  private let regression: LogisticRegression
  private let area: PlotArea
  private let points: [Shape]
  private let colors: [Color]

  /// The probabilities at which one shade ends and the next begins.
  private static let levels = [0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9]

  init(input: PanelInput, rect: Rect, record: FitRecord, regression: LogisticRegression) {
    let theme = input.theme
    self.input = input
    self.record = record
    self.regression = regression
    let table = record.scenario.points
    let styles = [theme.seriesStyle(0), theme.seriesStyle(1)]
    let heading = PanelHeading("<i>p</i>", input: input, rect: rect)
    let axes = PointAxes.axes(
      table, isStandardized: (record.scenario.isStandardized, record.scenario.isStandardized),
      room: rect.inset(top: heading.bottom - rect.y), input: input)
    area = axes.area
    // From the first class's colour through the page to the second's.
    let shades = BoundaryPicture.levels.count + 1
    colors = (0..<shades).map { index in
      let side = (Double(index) + 0.5) / Double(shades) * 2 - 1
      return styles[side < 0 ? 0 : 1].color.mixed(with: theme.background, 1 - 0.5 * abs(side))
    }
    let radius = PointAxes.radius(table.count, theme: theme) * 1.15
    let area = axes.area
    points = table.labels.indices.map { index in
      let style = styles[table.labels[index]]
      return marker(
        style.marker, at: area.point(table.x[index], table.y[index]), radius: radius, color: style.color,
        rim: Halo(theme.halo, width: theme.hairline))
    }
    fixed = Group(
      "fit",
      [
        .group(axes.group),
        .group(Group("legend", BoundaryPicture.legend(table.classNames, styles, input: input, rect: rect))),
      ])
  }

  /// `● versicolor  ▲ virginica  ◯ on the wrong side`, in the place of a heading.
  private static func legend(_ names: [String], _ styles: [SeriesStyle], input: PanelInput, rect: Rect)
    -> [Shape]
  {
    let theme = input.theme
    var shapes: [Shape] = []
    var x = rect.x
    let entries: [(name: String, color: Color, mark: (Point) -> Shape)] = [
      (
        names.first ?? "", styles[0].textColor,
        { marker(styles[0].marker, at: $0, radius: theme.markRadius * 1.2, color: styles[0].color) }
      ),
      (
        names.count > 1 ? names[1] : "", styles[1].textColor,
        { marker(styles[1].marker, at: $0, radius: theme.markRadius * 1.2, color: styles[1].color) }
      ),
      (
        input.say(PlacePhrase.wrongSide), theme.ink,
        {
          .path(
            Path(circle: $0, radius: theme.markRadius * 1.9),
            stroke: Stroke(theme.ink, width: theme.pathWidth * 0.6))
        }
      ),
    ]
    let gap = theme.tickSize * 0.6
    let markWidth = theme.markRadius * 4
    let free = rect.width - 3 * (markWidth + gap) - 2 * gap
    for entry in entries {
      let block = input.fitting.line(
        RichText(plain: entry.name), theme.text(.label, color: entry.color, weight: .semibold),
        width: free / 3, least: 0.6)
      let extent = input.measuring.measure(block)
      shapes.append(entry.mark(Point(x + markWidth / 2, rect.y + extent.height / 2)))
      x += markWidth + gap * 0.6
      shapes.append(.text(PlacedText(block, at: Point(x, rect.y), anchor: TextAnchor(.left, .top))))
      x += extent.width + gap * 1.6
    }
    return shapes
  }

  func moving(_ frame: Int) -> Group {
    let theme = input.theme
    guard let step = input.runs.first?.step(at: input.iterations[frame]), step.position.count == 3,
      step.position.allSatisfy({ $0.isFinite })
    else { return Group("boundary", points) }
    let corners = [
      Point(area.frame.left, area.frame.top), Point(area.frame.right, area.frame.top),
      Point(area.frame.right, area.frame.bottom), Point(area.frame.left, area.frame.bottom),
    ]
    // Nested areas p ≥ level, the lowest first: no hairlines where shades meet.
    var shapes: [Shape] = [.path(Path(through: corners, closed: true), fill: .color(colors[0]))]
    for (index, level) in BoundaryPicture.levels.enumerated() {
      let part = above(LogisticRegression.score(ofProbability: level), step.position, corners)
      if part.count > 2 {
        shapes.append(.path(Path(through: part, closed: true), fill: .color(colors[index + 1])))
      }
    }
    let edge = crossing(step.position, corners)
    if edge.count == 2 {
      shapes.append(
        .path(
          Path(through: edge), stroke: Stroke(theme.ink, width: theme.pathWidth * 1.2), halo: theme.rim))
    }
    shapes = [.group(Group("probabilities", shapes, clip: area.clip))] + points
    shapes.append(.group(Group("mistakes", wrong(step.position))))
    return Group("boundary", shapes)
  }

  /// z at a place of the page.
  private func score(_ point: Point, _ position: [Double]) -> Double {
    position[0] * area.x.value(at: point.x) + position[1] * area.y.value(at: point.y) + position[2]
  }

  /// The part of a polygon where z is at least `level`; z is linear on the page, so edges are cut by proportion.
  private func above(_ level: Double, _ position: [Double], _ polygon: [Point]) -> [Point] {
    var kept: [Point] = []
    for index in polygon.indices {
      let (a, b) = (polygon[index], polygon[(index + 1) % polygon.count])
      let (p, q) = (score(a, position) - level, score(b, position) - level)
      if p >= 0 { kept.append(a) }
      if (p >= 0) != (q >= 0), let cut = BoundaryPicture.cut(a, b, p, q) { kept.append(cut) }
    }
    return kept
  }

  /// Where the boundary enters and leaves the plot.
  private func crossing(_ position: [Double], _ polygon: [Point]) -> [Point] {
    var ends: [Point] = []
    for index in polygon.indices {
      let (a, b) = (polygon[index], polygon[(index + 1) % polygon.count])
      let (p, q) = (score(a, position), score(b, position))
      if (p >= 0) != (q >= 0), let cut = BoundaryPicture.cut(a, b, p, q) { ends.append(cut) }
    }
    return ends
  }

  private static func cut(_ a: Point, _ b: Point, _ p: Double, _ q: Double) -> Point? {
    let share = p / (p - q)
    guard share.isFinite else { return nil }
    return Point(a.x + share * (b.x - a.x), a.y + share * (b.y - a.y))
  }

  /// Rings round the points on the wrong side.
  private func wrong(_ position: [Double]) -> [Shape] {
    let theme = input.theme
    let table = record.scenario.points
    var rings = Path()
    let radius = PointAxes.radius(table.count, theme: theme) * 2.1
    for index in table.labels.indices where !regression.isRight(index, at: position) {
      rings.elements += Path(circle: area.point(table.x[index], table.y[index]), radius: radius).elements
    }
    guard !rings.elements.isEmpty else { return [] }
    return [
      .path(
        rings, stroke: Stroke(theme.ink, width: theme.pathWidth * 0.6),
        halo: Halo(theme.halo, width: theme.haloWidth * 0.5))
    ]
  }

  func description(_ frame: Int) -> String {
    let table = record.scenario.points
    var text = input.say(
      DataPhrase.classes, "\(table.count)", input.joined(table.classNames),
      input.joined([table.xName, table.yName]), table.classNames.last ?? "")
    if let step = input.runs.first?.step(at: input.iterations[frame]),
      record.correct.indices.contains(step.iteration)
    {
      let right = record.correct[step.iteration]
      text += " " + input.say(DataPhrase.rightSide, "\(step.iteration)", "\(right)")
    }
    return text
  }
}
