import Drawing

/// The axes of a plot, laid out: where data go, and the shapes round them. No frame, few ticks, thin lines.
public struct Axes: Sendable, Hashable {
  /// Where data go.
  public let area: PlotArea
  /// The ticks of x, such that no two labels touch.
  public let xTicks: [Tick]
  /// The ticks of y, such that no two labels touch.
  public let yTicks: [Tick]
  /// Grid lines, to be drawn below the data; in the group `grid`.
  public let grid: Group
  /// Marks, numbers and names; in the group `axes`.
  public let group: Group

  /// Lays a plot out in the room that it may fill, labels and names included.
  ///
  /// - Parameter equalUnits: a unit of x as long as a unit of y, as maps need; the plot then may leave room
  ///   free on the right or below.
  public init(
    in room: Rect, x: AxisRequest, y: AxisRequest, equalUnits: Bool = false, theme: Theme,
    measuring: TextMeasuring
  ) {
    var layout = AxesLayout(x: x, y: y, theme: theme, measuring: measuring)
    // Labels need room, room decides on ticks, ticks on labels: some rounds settle it. The last frame is
    // measured for the last ticks, so that their labels surely have room.
    var frame = room.inset(left: 40, top: 10, right: 10, bottom: 40)
    for _ in 0..<3 {
      layout.chooseTicks(in: frame)
      frame = layout.frame(in: room)
      if equalUnits {
        let fitted = PlotArea.equalUnits(in: frame, x: x.range, y: y.range)
        frame = Rect(x: frame.x, y: frame.y, width: fitted.width, height: fitted.height)
      }
    }
    layout.move(to: frame)
    self.init(layout)
  }

  /// Axes round a frame that is already known, as in grids of plots.
  public init(frame: Rect, x: AxisRequest, y: AxisRequest, theme: Theme, measuring: TextMeasuring) {
    var layout = AxesLayout(x: x, y: y, theme: theme, measuring: measuring)
    layout.chooseTicks(in: frame)
    self.init(layout)
  }

  private init(_ layout: AxesLayout) {
    area = layout.area
    xTicks = layout.xTicks
    yTicks = layout.yTicks
    grid = Group("grid", layout.gridShapes())
    group = Group("axes", layout.axisShapes())
  }
}
