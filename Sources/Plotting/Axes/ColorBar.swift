import Drawing

/// The key of a colour map: a slim upright bar with numbers on its right.
public struct ColorBar: Sendable, Hashable {
  /// The bar and its numbers; in the group `color-bar`.
  public let group: Group
  /// The room that it takes, numbers included.
  public let bounds: Rect

  /// The key of a contour map: its bands, equally high, with the level written where two bands meet. Labels
  /// that would touch are left out evenly.
  ///
  /// - Parameter colors: one more than there are levels, from low to high.
  public init(
    _ ladder: LevelLadder, colors: [Color], in rect: Rect, name: RichText? = nil, theme: Theme,
    measuring: TextMeasuring
  ) {
    var shapes: [Shape] = []
    let bar = ColorBar.bar(in: rect, hasName: name != nil, theme)
    let height = bar.height / Double(max(1, colors.count))
    // From the bottom up and each over all that is left, so that no hairline shows between bands.
    for (index, color) in colors.enumerated() {
      let rest = Rect(x: bar.x, y: bar.y, width: bar.width, height: bar.height - Double(index) * height)
      shapes.append(.path(Path(rest), fill: .color(color)))
    }
    let places = ladder.levels.indices.map { bar.bottom - Double($0 + 1) * height }
    let ticks = zip(ladder.levels, ladder.labels).map { Tick($0, label: $1) }
    (group, bounds) = ColorBar.finish(
      shapes, bar: bar, ticks: ticks, places: places, name: name, theme, measuring)
  }

  /// The key of a continuous map over a range.
  public init(
    _ map: ColorMap, range: ValueRange, in rect: Rect, name: RichText? = nil, theme: Theme,
    measuring: TextMeasuring
  ) {
    let bar = ColorBar.bar(in: rect, hasName: name != nil, theme)
    let stops = (0...16).map { GradientStop(offset: Double($0) / 16, color: map.color(at: Double($0) / 16)) }
    let paint = Paint.linearGradient(
      from: Point(bar.x, bar.bottom), to: Point(bar.x, bar.top), stops: stops)
    let scale = Scale(.linear, domain: range, from: bar.bottom, to: bar.top)
    let ticks = scale.ticks(count: max(2, Int(bar.height / (5 * theme.tickSize))))
    (group, bounds) = ColorBar.finish(
      [.path(Path(bar), fill: paint)], bar: bar, ticks: ticks,
      places: ticks.map { scale.position(of: $0.value) }, name: name, theme, measuring)
  }

  /// The width that a bar with such labels takes.
  public static func width(of labels: [String], theme: Theme, measuring: TextMeasuring) -> Double {
    let widest = labels.map { measuring.measure(block($0, theme)).width }.max() ?? 0
    return theme.tickSize * 1.5 + widest
  }

  private static func bar(in rect: Rect, hasName: Bool, _ theme: Theme) -> Rect {
    let head = hasName ? theme.labelSize * 1.8 : 0
    return Rect(x: rect.x, y: rect.y + head, width: theme.tickSize, height: rect.height - head)
  }

  private static func block(_ label: String, _ theme: Theme) -> TextBlock {
    TextBlock(RichText(markup: label), style: theme.text(.tick))
  }

  private static func finish(
    _ bar: [Shape], bar rect: Rect, ticks: [Tick], places: [Double], name: RichText?, _ theme: Theme,
    _ measuring: TextMeasuring
  ) -> (Group, Rect) {
    var shapes = bar
    let extents = ticks.map { measuring.measure(block($0.label, theme)) }
    var bounds = rect
    for index in shownLabels(places, heights: extents.map { $0.height }) {
      let text = PlacedText(
        block(ticks[index].label, theme), at: Point(rect.right + theme.tickSize * 0.5, places[index]),
        anchor: TextAnchor(.left, .middle))
      shapes.append(.text(text))
      bounds.width = max(bounds.width, text.position.x + extents[index].width - rect.x)
    }
    if let name {
      let block = TextBlock(name, style: theme.text(.axisName))
      let extent = measuring.measure(block)
      shapes.append(
        .text(
          PlacedText(
            block, at: Point(rect.x, rect.y - theme.labelSize * 0.5), anchor: TextAnchor(.left, .bottom))))
      let top = rect.y - theme.labelSize * 0.5 - extent.height
      bounds = Rect(
        x: bounds.x, y: top, width: max(bounds.width, extent.width), height: bounds.bottom - top)
    }
    return (Group("color-bar", shapes), bounds)
  }

  /// Every label, or every second, third, … such that no two touch.
  static func shownLabels(_ places: [Double], heights: [Double]) -> [Int] {
    guard places.count > 1 else { return Array(places.indices) }
    let need = (heights.max() ?? 0) * 1.15
    for stride in 1...places.count {
      let shown = places.indices.filter { $0 % stride == (places.count - 1) % stride / 2 }
      let isFree = zip(shown, shown.dropFirst()).allSatisfy { abs(places[$0] - places[$1]) >= need }
      if isFree { return shown }
    }
    return []
  }
}
