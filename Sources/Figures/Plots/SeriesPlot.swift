import Drawing
import NumberText
import Plotting

/// A plot of numbers against iterations: axes that stand still, lines that grow with the frames, direct labels
/// at their ends.
struct SeriesPlot: PanelPicture {
  /// What the plot shows.
  struct Content: Sendable {
    /// The heading, in markup.
    var heading: String
    /// The quantity in words, for the description.
    var quantity: QuantityPhrase
    var series: [PlotSeries]
    var choice: PlotRange.Choice = .automatic
    /// The name of the x axis; that of the iterations unless told.
    var xName: String?
    /// Lines behind the others, thin and pale: the noise of which they are the mean.
    var background: [PlotSeries] = []
    /// A value at which a line is drawn across by others; the number at the end of a line keeps off it.
    var level: Double?
    /// Bands behind all lines.
    var bands: [PlotBand] = []
    /// Places on the x axis that are marked.
    var rules: [PlotRule] = []
    /// A quiet remark beside the heading.
    var note: String?
    /// How far a line has grown in a frame (by their indices), on the x axis.
    var reached: @Sendable (_ frame: Int, _ line: Int) -> Double
    var xEnd: Double
    /// What is written behind numbers: ` %`.
    var unit = ""
    /// Whether the axis may be cut where a run climbs far above its start, as costs do that diverge.
    var cuts = true
    /// The range of heights on the map, beyond which the axis of the cost need not go.
    var ground: ValueRange?
    /// Where the x axis begins: 0, or ½ on a logarithmic one, where iteration 0 stands.
    var xStart = 0.0
    /// Whether x counts whole things.
    var isWhole = true
    /// Whether findings on the run are marked on its line.
    var marksFindings = false
  }

  let fixed: Group
  private let xName: String
  private let content: Content
  private let input: PanelInput
  let area: PlotArea
  private let range: PlotRange
  private let lines: [PlotLine]
  private let background: [PlotLine]
  private let labelSize: TextStyle
  private let findings: PlotFindings?
  /// The distance of the axis's ticks, by which numbers show their digits; 0 on an axis of decades.
  private let tickStep: Double
  /// The width kept for the names at the ends of lines.
  private let nameRoom: Double

  init(_ content: Content, input: PanelInput, rect: Rect) {
    let theme = input.theme
    self.content = content
    xName = content.xName ?? input.say(PlotPhrase.iteration)
    self.input = input
    range = PlotRange(
      content.series + content.background + content.bands.map { $0.extent }, choice: content.choice,
      cuts: content.cuts,
      ground: content.ground)
    let isSingle = content.series.count == 1
    labelSize = theme.text(.label, weight: .semibold)

    let heading = PanelHeading(
      content.heading, note: range.cutPhrase.map { input.say($0) } ?? content.note, input: input,
      rect: rect)
    // Names at the ends of lines need room on the right once the lines have arrived there.
    var labelWidth = 0.0
    var nameRoom = 0.0
    if !isSingle {
      for line in content.series {
        labelWidth = Swift.max(labelWidth, input.fitting.width(line.label, labelSize))
      }
      labelWidth = Swift.min(labelWidth, rect.width * 0.36)
      nameRoom = labelWidth
      labelWidth += theme.tickSize * 1.1
    }
    self.nameRoom = nameRoom
    let room = Rect(
      x: rect.x, y: heading.bottom, width: rect.width - labelWidth, height: rect.bottom - heading.bottom)
    let axes = SeriesPlot.axes(content, xName: xName, range: range, room: room, input: input)
    area = axes.area
    let tickStep = SeriesPlot.tickStep(axes)
    self.tickStep = tickStep
    fixed = Group(
      "plot", [.group(axes.grid), .group(axes.group), .group(Group("heading", heading.shapes))])
    let area = axes.area
    lines = content.series.map { PlotLine($0, area: area) }
    background = content.background.map { PlotLine($0, area: area) }
    if content.marksFindings, isSingle, let run = input.runs.first, let line = lines.first {
      let end = PlotEnd(line.series, at: content.xEnd, in: area)
      let kept = end.map { SeriesPlot.valueLabel($0, on: line, content, area, tickStep, input).rect }
      findings = PlotFindings(
        run, line, kept: kept, area: area, start: content.xStart, input: input)
    } else {
      findings = nil
    }
  }

  private static func axes(
    _ content: Content, xName: String, range: PlotRange, room: Rect, input: PanelInput
  ) -> Axes {
    let x = AxisRequest(
      ValueRange(content.xStart, Swift.max(content.xEnd, content.isWhole ? 1 : content.xEnd)),
      kind: content.xStart > 0 ? .logarithmic : .linear,
      name: RichText(markup: xName),
      look: .numbers, namePlace: .end, isWhole: content.isWhole)
    let y = AxisRequest(range.range, kind: range.kind, isNice: true, look: .grid)
    return PlotFrame.axes(x: x, y: y, room: room, input: input)
  }

  /// The distance of the numbers that stand beside the plot; 0 where they are decades.
  private static func tickStep(_ axes: Axes) -> Double {
    let domain = axes.area.y.domain
    guard axes.area.y.kind == .linear || domain.upper < domain.lower * 10 else { return 0 }
    let values = axes.yTicks.map { $0.value }
    return zip(values.dropFirst(), values).map { abs($0 - $1) }.min() ?? domain.tickStep
  }

  /// As many digits as tell a number from its neighbours on the axis; of one outside it those of the footer.
  private static func digits(_ value: Double, least: Int, _ area: PlotArea, _ tickStep: Double) -> Int {
    area.y.domain.contains(value)
      ? tellingDigits(value, step: tickStep, least: least) : Swift.max(least, 4)
  }

  func moving(_ frame: Int) -> Group {
    let theme = input.theme
    let isSingle = lines.count == 1
    var shapes: [Shape] = []
    for band in content.bands {
      if let shape = band.shape(upTo: content.reached(frame, band.line), in: area, theme: theme) {
        shapes.append(shape)
      }
    }
    for rule in content.rules where content.reached(frame, 0) >= rule.known {
      shapes += rule.shapes(in: area, input: input)
    }
    for (index, line) in background.enumerated() {
      let path = line.path(upTo: content.reached(frame, index), in: area)
      let color = (line.series.style?.color ?? theme.ink).mixed(with: theme.background, 0.68)
      if !path.elements.isEmpty {
        shapes.append(.path(path, stroke: Stroke(color, width: theme.hairline, join: .bevel)))
      }
    }
    var ends: [(end: PlotEnd, line: Int)] = []
    for (index, line) in lines.enumerated() {
      let x = content.reached(frame, index)
      let style = line.series.style
      let stroke = style?.stroke(width: theme.lineWidth) ?? Stroke(theme.ink, width: theme.lineWidth)
      let path = line.path(upTo: x, in: area)
      if !path.elements.isEmpty { shapes.append(.path(path, stroke: stroke)) }
      if let end = PlotEnd(line.series, at: x, in: area) {
        if end.way.count > 1 { shapes.append(.path(Path(through: end.way), stroke: stroke)) }
        ends.append((end, index))
      }
    }
    var drawn: [Shape] = []
    for (end, line) in ends where area.frame.inset(by: -1).contains(end.point) {
      let style = lines[line].series.style
      if let side = end.beyond {
        drawn.append(
          PlotEnd.wedge(
            at: end.point, side, radius: isSingle ? theme.pointRadius * 0.75 : theme.markRadius * 1.4,
            color: isSingle ? theme.accent : style?.color ?? theme.ink, halo: theme.rim))
      } else if isSingle {
        drawn.append(
          .path(
            Path(circle: end.point, radius: theme.pointRadius * 0.75), fill: .color(theme.accent),
            stroke: Stroke(theme.halo, width: theme.haloWidth)))
      } else if let style {
        drawn.append(
          marker(
            style.marker, at: end.point, radius: theme.markRadius * 1.25, color: style.color,
            rim: Halo(theme.halo, width: theme.haloWidth * 0.6)))
      }
    }
    let label =
      isSingle
      ? ends.first.map {
        SeriesPlot.valueLabel($0.end, on: lines[$0.line], content, area, tickStep, input)
      } : nil
    let marks =
      findings?.shapes(at: input.iterations[frame], free: label?.rect) ?? (behind: [], before: [])
    shapes = [
      .group(Group("lines", marks.behind + shapes, clip: Path(area.frame.inset(by: -theme.lineWidth))))
    ]
    shapes += marks.before + drawn
    if let label {
      shapes.append(.text(label.text))
    } else if !isSingle {
      shapes += endLabels(ends)
    }
    return Group("lines", shapes)
  }

  /// The number beside the point, in the accent's colour: to its right, where no line is yet; near the end of the
  /// plot above or below the line.
  private static func valueLabel(
    _ end: PlotEnd, on line: PlotLine, _ content: Content, _ area: PlotArea, _ tickStep: Double,
    _ input: PanelInput
  ) -> (text: PlacedText, rect: Rect) {
    let theme = input.theme
    let frame = area.frame
    let digits = digits(end.value, least: 3, area, tickStep)
    let block = TextBlock(
      RichText(markup: displayMarkup(end.value, digits: digits) + content.unit),
      style: theme.text(.label, color: theme.accentText, weight: .semibold))
    let extent = input.measuring.measure(block)
    let gap = theme.pointRadius * 0.75 + theme.tickSize * 0.5
    if end.beyond != nil {
      let rect = end.labelRect(extent, on: line, radius: theme.pointRadius * 0.75, gap: gap, in: frame)
      let place = PlacedText(
        block, at: Point(rect.x, rect.y), anchor: TextAnchor(.left, .top), halo: theme.rim)
      return (place, rect)
    }
    let inside = Point(
      Swift.max(frame.left, Swift.min(frame.right, end.point.x)),
      Swift.max(frame.top, Swift.min(frame.bottom, end.point.y)))
    var place = Point(inside.x + gap, inside.y - extent.height / 2 - theme.tickSize * 0.45)
    place.y = Swift.max(frame.top - extent.height * 0.3, Swift.min(frame.bottom - extent.height, place.y))
    if place.x + extent.width > frame.right {
      let x = frame.right - extent.width
      let reach = line.reach(from: x - gap, to: frame.right) ?? (inside.y, inside.y)
      let (above, below) = (reach.top - extent.height - gap * 0.9, reach.bottom + gap * 0.9)
      // Above or below all of the line over its width, whichever is nearer to the point and inside the plot.
      let y = nearest([above, below], height: extent.height, to: inside.y) {
        $0 >= frame.top - extent.height * 0.3 && $0 + extent.height <= frame.bottom
      }
      place = Point(x, y ?? Swift.max(frame.top - extent.height * 0.3, inside.y - extent.height - gap * 0.8))
    }
    if let level = content.level.map({ area.y.position(of: $0) }) {
      let clear = theme.hairline * 2
      if place.y < level + clear, place.y + extent.height > level - clear {
        // Beside the point, or off the line and off the point's disc.
        let disc = theme.pointRadius * 0.75
        let reach = place.x > inside.x ? nil : line.reach(from: place.x, to: frame.right)
        let tops = [
          level - clear - extent.height, level + clear,
          inside.y - disc - extent.height, inside.y + disc,
        ]
        let y = nearest(tops, height: extent.height, to: inside.y) { y in
          y >= frame.top - extent.height * 0.3 && y + extent.height <= frame.bottom + extent.height * 0.3
            && (y + extent.height <= level - clear * 0.99 || y >= level + clear * 0.99)
            && reach.map {
              y + extent.height <= min($0.top, inside.y - disc) || y >= max($0.bottom, inside.y + disc)
            } ?? true
        }
        place.y = y ?? place.y
      }
    }
    return (
      PlacedText(block, at: place, anchor: TextAnchor(.left, .top), halo: theme.rim),
      Rect(x: place.x, y: place.y, width: extent.width, height: extent.height)
    )
  }

  /// Of places for the upper edge of a text the free one whose middle is nearest to a height.
  private static func nearest(
    _ tops: [Double], height: Double, to middle: Double, where isFree: (Double) -> Bool
  ) -> Double? {
    tops.filter(isFree).min { abs($0 + height / 2 - middle) < abs($1 + height / 2 - middle) }
  }

  /// Where the number at the end of a single line stands in a frame.
  func numberRect(_ frame: Int) -> Rect? {
    guard lines.count == 1,
      let end = PlotEnd(lines[0].series, at: content.reached(frame, 0), in: area)
    else { return nil }
    return SeriesPlot.valueLabel(end, on: lines[0], content, area, tickStep, input).rect
  }

  /// The names of lines at their ends, moved apart so that none covers another.
  private func endLabels(_ lineEnds: [(end: PlotEnd, line: Int)]) -> [Shape] {
    let theme = input.theme
    let frame = area.frame
    // Of several beyond the same edge the name of the last stands at it, those of the earlier further inside, where they
    // do not run into the wedges of the later.
    let ends = lineEnds.map { end, line -> (Point, Int) in
      let inwards = (frame.right - end.point.x) * 1e-3
      return switch end.beyond {
      case .above: (Point(end.point.x, end.point.y + inwards), line)
      case .below: (Point(end.point.x, end.point.y - inwards), line)
      case nil: (end.point, line)
      }
    }
    let room = Swift.max(nameRoom, 1)
    // One size for all, so that no run looks less than another.
    let widest = lines.reduce(1) { Swift.max($0, input.fitting.width($1.series.label, labelSize)) }
    // In a low plot many names stand above each other only if they are small.
    let tallest = lines.reduce(0) { $0 + input.fitting.extent($1.series.label, labelSize).height }
    let size =
      labelSize.size * Swift.max(0.6, Swift.min(1, room / widest * 0.995))
      * Swift.max(0.5, Swift.min(1, (frame.height + 8) / tallest))
    let blocks = ends.map { _, line -> TextBlock in
      var style = labelSize
      style.size = size
      style.color = lines[line].series.style?.textColor ?? theme.ink
      return input.fitting.line(lines[line].series.label, style, width: room, least: 1)
    }
    let heights = blocks.map { input.measuring.measure($0).height }
    let places = spread(
      ends.map { Swift.max(frame.top, Swift.min(frame.bottom, $0.0.y)) }, sizes: heights,
      in: ValueRange(frame.top - 4, frame.bottom + 4))
    return ends.indices.map { index in
      let x = Swift.min(ends[index].0.x, frame.right) + theme.tickSize * 0.8
      return .text(
        PlacedText(
          blocks[index], at: Point(x, places[index]), anchor: TextAnchor(.left, .middle), halo: theme.rim))
    }
  }

  /// `The cost is 1.2 at first and −0.21 at iteration 2; its axis is logarithmic.`
  func description(_ frame: Int) -> String {
    var sentences: [String] = []
    for (index, line) in lines.enumerated() {
      let x = content.reached(frame, index)
      guard let first = line.series.samples.first, let now = line.series.value(at: x) else { continue }
      var name = input.say(content.quantity)
      let label = line.series.label.plain
      if !label.isEmpty { name = input.say(QuantityPhrase.of, name, label) }
      func text(_ value: Double) -> String {
        displayText(value, digits: SeriesPlot.digits(value, least: 4, area, tickStep)) + content.unit
      }
      let start = text(first.first)
      sentences.append(
        x > content.xStart
          ? input.say(
            QuantityPhrase.then, name, start, text(now.y), xName,
            displayText(now.x, digits: 7))
          : input.say(QuantityPhrase.only, name, start))
    }
    if let words = findings?.words(at: input.iterations[frame]), !words.isEmpty { sentences.append(words) }
    for rule in content.rules where content.reached(frame, 0) >= rule.known {
      sentences.append(
        input.say(
          QuantityPhrase.rule, RichText(markup: rule.label).plain, xName, displayText(rule.x, digits: 4)))
    }
    if range.cutPhrase != nil { sentences.append(input.say(QuantityPhrase.cut)) }
    if range.kind == .logarithmic { sentences.append(input.say(QuantityPhrase.logarithmic)) }
    return sentences.joined(separator: " ")
  }
}
