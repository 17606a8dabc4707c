import Drawing
import Plotting

/// A band behind the lines of a plot: between two numbers over each of some stretches of the x axis.
struct PlotBand: Sendable {
  /// One stretch.
  struct Part: Sendable {
    var start: Double
    var end: Double
    var low: Double
    var high: Double
  }

  var parts: [Part]
  var style: SeriesStyle
  /// The line by whose progress the band grows.
  var line: Int

  /// The band as a line with extremes, from which the range of the axis is chosen.
  var extent: PlotSeries {
    var series = PlotSeries(label: RichText(plain: ""), points: [], style: style)
    series.samples = parts.map { part in
      var sample = PlotSample(part.start, part.low)
      sample.end = part.end
      sample.last = part.high
      sample.lowest = part.low
      sample.highest = part.high
      return sample
    }
    return series
  }

  /// The band as far as a place on the x axis: along its upper edge and back along the lower one.
  func shape(upTo x: Double, in area: PlotArea, theme: Theme) -> Shape? {
    let shown = parts.prefix { $0.start <= x }
    guard !shown.isEmpty else { return nil }
    var upper: [Point] = []
    var lower: [Point] = []
    for part in shown {
      // Through the middle of each stretch, so that the band has no steps.
      let middle = Swift.min((part.start + part.end) / 2, x)
      upper.append(area.point(middle, part.high))
      lower.append(area.point(middle, part.low))
    }
    if let first = shown.first, let last = shown.last {
      upper.insert(area.point(first.start, first.high), at: 0)
      lower.insert(area.point(first.start, first.low), at: 0)
      upper.append(area.point(Swift.min(last.end, x), last.high))
      lower.append(area.point(Swift.min(last.end, x), last.low))
    }
    let outline = (upper + lower.reversed()).filter { $0.x.isFinite && $0.y.isFinite }
    guard outline.count > 2 else { return nil }
    return .path(
      Path(through: outline, closed: true),
      fill: .color(style.color.mixed(with: theme.background, 0.62).opacity(0.55)))
  }
}

/// A place on the x axis that is marked once the lines have passed it: a dashed upright line with a word.
struct PlotRule: Sendable {
  /// Where it stands.
  var x: Double
  /// From where on the x axis it can be known.
  var known: Double
  /// What it marks, in markup.
  var label: String
  /// Whether its word stands at the foot of the plot, where the lines run at its top.
  var isLow = false

  /// The line, and its word on the side where there is more room.
  func shapes(in area: PlotArea, input: PanelInput) -> [Shape] {
    let theme = input.theme
    let frame = area.frame
    let place = area.x.position(of: x)
    guard place >= frame.left - 1, place <= frame.right + 1 else { return [] }
    let style = theme.text(.tick, color: theme.accentText, weight: .semibold)
    let isLeft = place - frame.left > frame.right - place
    let room = isLeft ? place - frame.left : frame.right - place
    let block = input.fitting.line(
      RichText(markup: label), style, width: room - theme.tickSize * 0.6, least: 0.6)
    let gap = theme.tickSize * 0.4
    return [
      .path(
        Path(through: [Point(place, frame.top), Point(place, frame.bottom)]),
        stroke: Stroke(
          theme.accent, width: theme.hairline * 1.4, dash: [theme.tickSize * 0.4, theme.tickSize * 0.3],
          cap: .butt)),
      .text(
        PlacedText(
          block, at: Point(isLeft ? place - gap : place + gap, isLow ? frame.bottom - gap : frame.top),
          anchor: TextAnchor(isLeft ? .right : .left, isLow ? .bottom : .top), halo: theme.rim)),
    ]
  }
}
