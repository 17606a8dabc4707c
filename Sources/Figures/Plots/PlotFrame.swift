import Drawing
import Plotting

/// Axes of plots whose left edge is the panel's where the gutter has room for the numbers.
enum PlotFrame {
  /// - Parameters:
  ///   - left: where the frame must begin, as in plots that stand above each other; `nil` finds the best.
  ///   - right: where it must end.
  static func axes(
    x: AxisRequest, y: AxisRequest, room: Rect, input: PanelInput, left: Double? = nil, right: Double? = nil
  ) -> Axes {
    let theme = input.theme
    let tick = input.measuring.measure(TextBlock(RichText(plain: "0"), style: theme.text(.tick))).height
    let name = input.measuring.measure(TextBlock(RichText(plain: "i"), style: theme.text(.axisName))).height
    let mark = x.look == .marks ? theme.tickLength : 0
    let below = tick + (x.name == nil ? 0 : name) + theme.tickSize * 0.7 + mark
    var frame = room.inset(top: tick * 0.6, right: tick * 0.4, bottom: below)
    if let left {
      frame = Rect(x: left, y: frame.y, width: (right ?? frame.right) - left, height: frame.height)
    }
    let hung = Axes(frame: frame, x: x, y: y, theme: theme, measuring: input.measuring)
    if left != nil { return hung }
    var widest = 0.0
    for tick in hung.yTicks {
      let label = TextBlock(RichText(markup: tick.label), style: theme.text(.tick))
      widest = Swift.max(widest, input.measuring.measure(label).width)
    }
    if widest + Swift.max(theme.tickSize * 0.4, theme.plotPointReach) <= input.gutter * 0.95 { return hung }
    return Axes(in: room, x: x, y: y, theme: theme, measuring: input.measuring)
  }
}
