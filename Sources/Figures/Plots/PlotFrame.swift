import Drawing
import Plotting

/// Axes of plots whose left edge is the panel's where the gutter has room for the numbers.
enum PlotFrame {
  /// One plot in a room.
  static func axes(x: AxisRequest, y: AxisRequest, room: Rect, input: PanelInput) -> Axes {
    let theme = input.theme
    let tick = input.measuring.measure(TextBlock(RichText(plain: "0"), style: theme.text(.tick))).height
    let name = input.measuring.measure(TextBlock(RichText(plain: "i"), style: theme.text(.axisName))).height
    let mark = x.look == .marks ? theme.tickLength : 0
    let below = tick + (x.name == nil ? 0 : name) + theme.tickSize * 0.7 + mark
    let frame = room.inset(top: tick * 0.6, right: tick * 0.4, bottom: below)
    let hung = Axes(frame: frame, x: x, y: y, theme: theme, measuring: input.measuring)
    var widest = 0.0
    for tick in hung.yTicks {
      let label = TextBlock(RichText(markup: tick.label), style: theme.text(.tick))
      widest = Swift.max(widest, input.measuring.measure(label).width)
    }
    if widest + Swift.max(theme.tickSize * 0.4, theme.plotPointReach) <= input.gutter * 0.95 { return hung }
    // A mark at the end of a line needs its half outside the frame.
    return Axes(
      in: room.inset(right: Swift.max(tick * 0.4, theme.plotPointReach)), x: x, y: y, theme: theme,
      measuring: input.measuring)
  }

  /// Plots above each other that share an x: the one with the widest numbers decides where all begin and end.
  static func stacked(_ plots: [(x: AxisRequest, y: AxisRequest, room: Rect)], input: PanelInput) -> [Axes] {
    let single = plots.map { axes(x: $0.x, y: $0.y, room: $0.room, input: input) }
    guard single.count > 1 else { return single }
    let left = single.map { $0.area.frame.left }.max() ?? 0
    let right = single.map { $0.area.frame.right }.min() ?? 0
    return zip(plots, single).map { plot, axes in
      let frame = axes.area.frame
      return Axes(
        frame: Rect(x: left, y: frame.y, width: right - left, height: frame.height), x: plot.x, y: plot.y,
        theme: input.theme, measuring: input.measuring)
    }
  }
}
