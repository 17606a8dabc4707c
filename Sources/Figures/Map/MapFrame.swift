import Calculus
import Drawing
import Optimization
import Plotting

/// The place of a map: its frame with axes round it. Where the gutter has room for the numbers, the map's left
/// edge is the panel's.
struct MapFrame: Sendable {
  let axes: Axes
  var frame: Rect { axes.area.frame }

  /// A unit of x is as long as a unit of y unless one side of the map would be more than four times the other,
  /// so that the gradient stands at right angles to the isolines.
  static func hasEqualUnits(_ x: ValueRange, _ y: ValueRange) -> Bool {
    let ratio = x.length / y.length
    return Swift.max(ratio, 1 / ratio) <= 4
  }

  init(
    x: ValueRange, y: ValueRange, in rect: Rect, names: (x: RichText?, y: RichText?),
    look: AxisRequest.Look = .marks, input: PanelInput
  ) {
    let theme = input.theme
    let xAxis = AxisRequest(x, name: names.x, look: look)
    let yAxis = AxisRequest(y, name: names.y, look: look)
    let equal = MapFrame.hasEqualUnits(x, y)
    let below = MapFrame.belowHeight(input)
    let overhang = theme.tickSize * 0.5
    var frame = rect.inset(top: overhang, bottom: below)
    if equal {
      let fitted = PlotArea.equalUnits(in: frame, x: x, y: y)
      frame = Rect(
        x: frame.x + MapFrame.lead(fitted.width, in: frame.width), y: frame.y, width: fitted.width,
        height: fitted.height)
    }
    let hanging = Axes(frame: frame, x: xAxis, y: yAxis, theme: theme, measuring: input.measuring)
    var needed = theme.tickLength + theme.tickSize * 0.4
    var widest = 0.0
    for tick in hanging.yTicks {
      let label = TextBlock(RichText(markup: tick.label), style: theme.text(.tick))
      widest = Swift.max(widest, input.measuring.measure(label).width)
    }
    needed += widest
    if let name = names.y {
      let extent = input.measuring.measure(TextBlock(name, style: theme.text(.axisName)))
      needed += theme.tickSize * 0.6 + Swift.min(extent.width, 3 * theme.labelSize)
    }
    if needed <= input.gutter {
      axes = hanging
    } else {
      let lead = equal ? MapFrame.lead(frame.width + needed, in: rect.width) : 0
      axes = Axes(
        in: rect.inset(left: lead), x: xAxis, y: yAxis, equalUnits: equal, theme: theme,
        measuring: input.measuring)
    }
  }

  /// How far a map is moved to the right: to the middle where it would leave a third of its room empty, as when it
  /// is alone on a page.
  private static func lead(_ width: Double, in room: Double) -> Double {
    room - width > room / 3 ? (room - width) / 2 : 0
  }

  /// The height that the numbers and the name of the x axis take below a map.
  static func belowHeight(_ input: PanelInput) -> Double {
    let theme = input.theme
    let tick = input.measuring.measure(TextBlock(RichText(plain: "0"), style: theme.text(.tick))).height
    let name = input.measuring.measure(TextBlock(RichText(plain: "x"), style: theme.text(.axisName))).height
    return theme.tickLength + theme.tickSize * 0.8 + tick + name
  }

  /// The width that the colour bar takes on the right of a map, where the lesson wants one.
  static func barWidth(_ input: PanelInput) -> Double {
    input.flag("color-bar", default: false) ? input.theme.tickSize * 6.5 : 0
  }

  /// The room that a map wants: its domain's aspect, with its axes below it.
  static func room(_ surface: Surface, _ input: PanelInput) -> PanelRoom {
    guard surface.domain.dimension == 2 else { return .flexible }
    let (x, y) = (surface.domain.intervals[0], surface.domain.intervals[1])
    let ranges = (ValueRange(x.lower, x.upper), ValueRange(y.lower, y.upper))
    guard hasEqualUnits(ranges.0, ranges.1) else { return .flexible }
    return .aspect(
      x.length / y.length, marginWidth: input.theme.tickSize + barWidth(input),
      marginHeight: belowHeight(input) + input.theme.tickSize * 0.5)
  }

  /// The names of the axes: the formula's variables in italics.
  static func names(_ surface: Surface) -> (x: RichText?, y: RichText?) {
    let names = surface.formula.variables.map { RichText(runs: [RichText.Run($0, italic: true)]) }
    return (names.first, names.count > 1 ? names[1] : nil)
  }
}
