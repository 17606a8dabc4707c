import Drawing
import NumberText
import Optimization
import Plotting

/// A small map inside the map that shows the end of a long path larger, with isolines of its own in the colours
/// of the map.
struct MapInset: Sendable {
  /// The small map without the paths.
  let fixed: Group
  /// Where it stands: labels keep away.
  let frame: Rect
  /// The lines from the part to the small map.
  let connections: [[Point]]
  private let area: PlotArea
  private let paths: [MapPath]
  private let theme: Theme

  /// `nil` where the paths do not gather in a small part of the map, for then nothing is gained.
  init?(_ surface: Surface, area map: PlotArea, colors: SurfaceSample, input: PanelInput) {
    let theme = input.theme
    let tail = input.runs.map { MapInset.tail($0, surface.domain) }.max { $0.count < $1.count } ?? []
    let marks = Landmarks.shown(surface).map { map.point($0.position[0], $0.position[1]) }
    let paths = input.runs.flatMap { MapInset.trace(MapPath($0, area: map, theme: theme).points) }
    guard tail.count > 3,
      let inset = Inset(on: tail, in: map, avoiding: marks + paths, theme: theme)
    else { return nil }
    frame = inset.frame
    connections = inset.connections
    let area = PlotArea(frame: inset.frame, x: inset.x, y: inset.y)
    self.area = area
    self.theme = theme
    var part = surface
    part.domain = Domain(
      x: .init(inset.x.lower, inset.x.upper), y: .init(inset.y.lower, inset.y.upper))
    var shapes: [Shape] = [.path(Path(inset.frame), fill: .color(theme.background))]
    if let sample = SurfaceSample(part, frame: inset.frame.size, levels: 8, theme: theme, diverging: false) {
      let heights = sample.ladder.levels
      let bands = (0...heights.count).map { band in
        // The colour that the map has at this height.
        colors.color(at: band < heights.count ? heights[band] : heights.last ?? 0)
      }
      let ground = ContourMark(
        sample.grid, in: inset.frame, levels: heights, colors: bands,
        stroke: theme.isolines(sample.ladder))
      shapes += [.group(ground.fills), .group(ground.lines)]
    }
    for point in Landmarks.shown(surface) where part.domain.contains(point.position) {
      shapes.append(
        marker(
          Landmarks.form(point.kind), at: area.point(point.position[0], point.position[1]),
          radius: theme.markRadius * 1.2, color: theme.ink, rim: theme.rim))
    }
    shapes.append(.group(inset.lines))
    let factor = map.x.domain.length * inset.frame.width / (inset.x.length * map.frame.width)
    let label = TextBlock(
      RichText(markup: input.say(PlacePhrase.larger, displayMarkup(factor, digits: 2))),
      style: theme.text(.tick, color: theme.ink))
    let inside = inset.frame.inset(by: theme.tickSize * 0.35)
    if input.measuring.measure(label).width < inside.width {
      shapes.append(
        .text(
          PlacedText(
            label, at: Point(inside.right, inside.bottom), anchor: TextAnchor(.right, .bottom),
            halo: theme.rim)))
    }
    fixed = Group("inset", shapes)
    self.paths = input.runs.map {
      MapPath($0, area: area, theme: theme, radius: theme.markRadius * 0.7)
    }
  }

  /// The paths up to their steps, each in its colour, and where they stand.
  func moving(steps: [Int], colors: [(line: Color, point: Color, dash: [Double])]) -> Group {
    var shapes: [Shape] = [.path(Path(frame), stroke: Stroke(theme.ink.opacity(0.6), width: theme.hairline))]
    for (index, path) in paths.enumerated() {
      shapes += path.shapes(
        upTo: steps[index], color: colors[index].line, dash: colors[index].dash, widthFactor: 0.8)
      guard let here = path.place(steps[index]) else { continue }
      shapes.append(
        .path(
          Path(circle: here, radius: theme.pointRadius * 0.65), fill: .color(colors[index].point),
          stroke: Stroke(theme.halo, width: theme.haloWidth * 0.8)))
    }
    return Group("inset-path", shapes, clip: Path(frame.inset(by: -theme.hairline)))
  }

  /// The last steps of a run, as many as stay within a small part of the map: the smallest that holds a dozen.
  private static func tail(_ run: ShownRun, _ domain: Domain) -> [(x: Double, y: Double)] {
    var tail: [(x: Double, y: Double)] = []
    for share in [0.03, 0.06, 0.1] {
      tail = self.tail(run, domain, share: share)
      if tail.count >= 12 { break }
    }
    return tail
  }

  private static func tail(_ run: ShownRun, _ domain: Domain, share: Double) -> [(x: Double, y: Double)] {
    var points: [(x: Double, y: Double)] = []
    var xs = ValueRange(0, 0)
    var ys = xs
    for step in run.trajectory.steps.reversed() {
      guard step.position.count == 2, domain.contains(step.position) else { break }
      let (x, y) = (step.position[0], step.position[1])
      if points.isEmpty { (xs, ys) = (ValueRange(x, x), ValueRange(y, y)) }
      xs.include(x)
      ys.include(y)
      if xs.length > domain.intervals[0].length * share || ys.length > domain.intervals[1].length * share {
        break
      }
      points.append((x, y))
    }
    return points
  }

  /// A path as points so near each other that a box which holds none of them does not cover it.
  private static func trace(_ points: [Point]) -> [Point] {
    zip(points.prefix(300), points.prefix(300).dropFirst()).flatMap { a, b in
      (0..<10).map { part in
        Point(a.x + (b.x - a.x) * Double(part) / 10, a.y + (b.y - a.y) * Double(part) / 10)
      }
    }
  }
}

extension SurfaceSample {
  /// The colour that the map has at a height.
  func color(at height: Double) -> Color {
    var band = 0
    while band < ladder.levels.count, ladder.levels[band] <= height { band += 1 }
    return colors[band]
  }
}
