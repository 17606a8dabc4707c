import Drawing

/// Measures labels, finds ticks whose labels have room, and draws the axes.
struct AxesLayout {
  let x: AxisRequest
  let y: AxisRequest
  let theme: Theme
  let measuring: TextMeasuring
  private(set) var area: PlotArea
  private(set) var xTicks: [Tick] = []
  private(set) var yTicks: [Tick] = []

  init(x: AxisRequest, y: AxisRequest, theme: Theme, measuring: TextMeasuring) {
    self.x = x
    self.y = y
    self.theme = theme
    self.measuring = measuring
    area = PlotArea(frame: Rect(x: 0, y: 0, width: 1, height: 1), x: x.range, y: y.range)
  }

  /// From the frame or the end of a mark to the number.
  private var pad: Double { theme.tickSize * 0.4 }

  /// The same for the numbers of y, which a point on the left edge of a plot must not cover.
  private var yPad: Double { y.look == .grid ? max(pad, theme.plotPointReach) : pad }

  /// From the frame to the numbers of x: below the lowest number of y too, for wide numbers reach under it.
  private var xDrop: Double {
    max(pad + (x.look == .marks ? theme.tickLength : 0), y.look == .bare ? 0 : yTickHalf + pad * 0.4)
  }

  /// Moves the plot to a frame and keeps its ticks.
  mutating func move(to frame: Rect) {
    area = PlotArea(
      frame: frame, x: area.x.domain, y: area.y.domain, xKind: area.x.kind, yKind: area.y.kind)
  }

  mutating func chooseTicks(in frame: Rect) {
    area = PlotArea(frame: frame, x: x.range, y: y.range, xKind: x.kind, yKind: y.kind)
    let size = theme.tickSize
    func need(_ tick: Tick) -> Double { measure(tick).width + size * 0.9 }
    (area.x, xTicks) = fittedTicks(x, area.x, wanted: area.x.length / (7 * size), most: 9, need: need)
    let all = xTicks
    xTicks = all.filter { staysInside($0) }
    for count in 3...7 where xTicks.count < min(2, all.count) {
      let others = area.x.ticks(count: count).filter { staysInside($0) }
      if others.count > 1, fits(others, area.x, need) { xTicks = others }
    }
    (area.y, yTicks) = fittedTicks(y, area.y, wanted: area.y.length / (4.4 * size), most: 6) { tick in
      measure(tick).height * 1.15
    }
  }

  /// The most ticks, up to the number wanted, of which no two labels come nearer than they need; two at least
  /// where they have room, for one number tells nothing of the scale.
  private func fittedTicks(
    _ request: AxisRequest, _ scale: Scale, wanted: Double, most: Int, need: (Tick) -> Double
  ) -> (Scale, [Tick]) {
    let aim = max(2, min(most, Int(wanted.rounded())))
    let chosen = fittedTicks(request, scale, aim: aim, need: need)
    if request.isNice, request.kind == .linear, chosen.0.domain.length > 1.6 * scale.domain.length {
      // Few round numbers would widen the range so far that the line lies flat: finer ones, not all of them marked.
      for count in aim...(aim + 6) {
        let tight = scale.nice(count: count)
        guard tight.domain.length <= 1.6 * scale.domain.length else { continue }
        let all = tight.ticks(count: count)
        let step = all.count > 1 ? all[1].value - all[0].value : 1
        for stride in 1...5 {
          let some = all.filter { Int(($0.value / step).rounded()) % stride == 0 }
          if some.count >= 2, some.count <= aim + 2, fits(some, tight, need) { return (tight, some) }
        }
      }
    }
    guard chosen.1.count < 2, !request.isWhole, request.look != .bare else { return chosen }
    for count in (aim + 1)...(aim + 3) {
      let more = request.isNice ? scale.nice(count: count) : scale
      let ticks = more.ticks(count: count)
      if ticks.count >= 2, fits(ticks, more, need) { return (more, ticks) }
    }
    return chosen
  }

  private func fittedTicks(
    _ request: AxisRequest, _ scale: Scale, aim: Int, need: (Tick) -> Double
  ) -> (Scale, [Tick]) {
    // Whole numbers are a step of 1 apart at least.
    var count = request.isWhole ? max(1, min(aim, Int(min(1e6, scale.domain.length)))) : aim
    while true {
      let scale = request.isNice ? scale.nice(count: count) : scale
      var ticks = scale.ticks(count: count)
      if request.isWhole { ticks.removeAll { $0.value != $0.value.rounded() } }
      // A 1-2-5 step may give half as many again as asked for; few ticks are wanted.
      let isFew = ticks.count <= aim + 2 || count < 3
      if request.look == .bare || (isFew && fits(ticks, scale, need)) { return (scale, ticks) }
      count -= 1
      // What is left when even two do not fit: the first alone.
      if count < 1 { return (scale, Array(ticks.prefix(1))) }
    }
  }

  /// Whether the number of a tick of x keeps clear of the plots beside this one.
  private func staysInside(_ tick: Tick) -> Bool {
    let (half, place) = (measure(tick).width / 2, area.x.position(of: tick.value))
    return max(half - (place - area.frame.left), half - (area.frame.right - place)) <= x.overhang
  }

  private func fits(_ ticks: [Tick], _ scale: Scale, _ need: (Tick) -> Double) -> Bool {
    for (a, b) in zip(ticks, ticks.dropFirst()) {
      let distance = abs(scale.position(of: b.value) - scale.position(of: a.value))
      if distance < (need(a) + need(b)) / 2 { return false }
    }
    return true
  }

  // MARK: Room

  /// The largest frame whose labels and names stay inside a room.
  func frame(in room: Rect) -> Rect {
    var (left, top, right, bottom) = (0.0, 0.0, 0.0, 0.0)
    let mark = theme.tickLength
    if y.look != .bare {
      left = (yTicks.map { measure($0).width }.max() ?? 0) + yPad + (y.look == .marks ? mark : 0)
      let half = (yTicks.map { measure($0).height }.max() ?? 0) / 2
      (top, bottom) = (half, half)
    }
    if x.look != .bare {
      let height = xTicks.map { measure($0).height }.max() ?? 0
      bottom = max(bottom, height + xDrop)
      // A label stands out where its tick is near an end.
      for tick in xTicks {
        let (half, place) = (measure(tick).width / 2, area.x.position(of: tick.value))
        right = max(right, half - (area.frame.right - place))
        left = max(left, half - (place - area.frame.left))
      }
    }
    if let name = x.name { bottom += measuring.measure(block(name)).height + pad }
    if let name = y.name {
      let extent = measuring.measure(block(name))
      switch y.namePlace {
      case .middle: left += (isTurned(extent) ? extent.height : extent.width) + pad * 1.5
      case .end: top = max(top, extent.height + yTickHalf + pad)
      }
    }
    return room.inset(left: left, top: top, right: right, bottom: bottom)
  }

  private var yTickHalf: Double { (yTicks.map { measure($0).height }.max() ?? 0) / 2 }

  // MARK: Shapes

  func gridShapes() -> [Shape] {
    let stroke = Stroke(theme.grid, width: theme.hairline, cap: .butt)
    var shapes: [Shape] = []
    let frame = area.frame
    if y.look == .grid {
      for tick in yTicks {
        let place = area.y.position(of: tick.value)
        shapes.append(
          .path(Path(through: [Point(frame.left, place), Point(frame.right, place)]), stroke: stroke))
      }
    }
    return shapes
  }

  func axisShapes() -> [Shape] {
    var shapes: [Shape] = []
    let frame = area.frame
    let stroke = Stroke(theme.axis, width: theme.hairline, cap: .butt)
    let xMark = x.look == .marks ? theme.tickLength : 0
    let yMark = y.look == .marks ? theme.tickLength : 0
    var lowest = frame.bottom
    if x.look != .bare {
      for tick in xTicks {
        let place = area.x.position(of: tick.value)
        if xMark > 0 {
          shapes.append(
            .path(
              Path(through: [Point(place, frame.bottom), Point(place, frame.bottom + xMark)]), stroke: stroke)
          )
        }
        let text = PlacedText(
          block(tick), at: Point(place, frame.bottom + xDrop), anchor: TextAnchor(.center, .top))
        shapes.append(.text(text))
        lowest = max(lowest, text.position.y + measure(tick).height)
      }
    }
    var leftmost = frame.left
    if y.look != .bare {
      for tick in yTicks {
        let place = area.y.position(of: tick.value)
        if yMark > 0 {
          shapes.append(
            .path(
              Path(through: [Point(frame.left - yMark, place), Point(frame.left, place)]), stroke: stroke))
        }
        let text = PlacedText(
          block(tick), at: Point(frame.left - yMark - yPad, place), anchor: TextAnchor(.right, .middle))
        shapes.append(.text(text))
        leftmost = min(leftmost, text.position.x - measure(tick).width)
      }
    }
    if let marks = minorMarks() { shapes.append(.path(marks, stroke: stroke)) }
    if let name = x.name {
      let isEnd = x.namePlace == .end
      shapes.append(
        .text(
          PlacedText(
            block(name), at: Point(isEnd ? frame.right : frame.center.x, lowest + pad * 0.5),
            anchor: TextAnchor(isEnd ? .right : .center, .top))))
    }
    if let name = y.name { shapes.append(.text(yName(name, leftmost: leftmost))) }
    return shapes
  }

  /// The small marks of logarithmic axes, outside the frame, where the numbers leave room.
  private func minorMarks() -> Path? {
    var path = Path()
    let frame = area.frame
    let size = theme.tickLength * 0.6
    let spacing = theme.hairline * 2.5
    if x.look != .bare {
      for value in area.x.minorTicks(beside: xTicks, spacing: spacing) {
        let place = area.x.position(of: value)
        path.append([Point(place, frame.bottom), Point(place, frame.bottom + size)])
      }
    }
    if y.look != .bare {
      for value in area.y.minorTicks(beside: yTicks, spacing: spacing) {
        let place = area.y.position(of: value)
        path.append([Point(frame.left - size, place), Point(frame.left, place)])
      }
    }
    return path.elements.isEmpty ? nil : path
  }

  private func yName(_ name: RichText, leftmost: Double) -> PlacedText {
    let frame = area.frame
    switch y.namePlace {
    case .end:
      return PlacedText(
        block(name), at: Point(frame.left, frame.top - yTickHalf - pad * 0.5),
        anchor: TextAnchor(.left, .bottom))
    case .middle:
      let extent = measuring.measure(block(name))
      if isTurned(extent) {
        return PlacedText(
          block(name), at: Point(leftmost - pad * 1.5, frame.center.y), anchor: TextAnchor(.center, .bottom),
          rotation: -90)
      }
      return PlacedText(
        block(name), at: Point(leftmost - pad * 1.5, frame.center.y), anchor: TextAnchor(.right, .middle))
    }
  }

  // MARK: Texts

  /// A name of more than some letters would take the plot's width.
  private func isTurned(_ extent: TextExtent) -> Bool { extent.width > 3 * theme.labelSize }

  private func block(_ tick: Tick) -> TextBlock {
    TextBlock(RichText(markup: tick.label), style: theme.text(.tick))
  }

  private func block(_ name: RichText) -> TextBlock { TextBlock(name, style: theme.text(.axisName)) }

  private func measure(_ tick: Tick) -> TextExtent { measuring.measure(block(tick)) }
}
