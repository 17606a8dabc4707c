import Drawing

/// Thins a line whose x never falls to what its picture needs. The picture is as if all points were drawn, to
/// half a column: within a column of pixels a line can but cover the span from its lowest to its highest point.
///
/// A column keeps its first, lowest, highest and last point, in their order. Where it goes to and fro and its span
/// touches those of both neighbours, the span alone stays, upright in the middle, and spans are drawn up and down by
/// turns: every further way through a column costs as much to draw as the span itself and shows nothing. Takes
/// points one by one; memory is four points a column.
public struct ColumnDecimator {
  /// The parts of the line so far; a point without a place parts it.
  private var parts: [[Point]] = []
  private var part: [Point] = []
  private let columnsPerPoint: Double
  private var column = 0.0
  /// The column that takes points, and the one before it, which ends as the next begins.
  private var open: Column?
  private var previous: Column?

  private struct Column {
    let first: Point
    var low: (point: Point, order: Int)
    var high: (point: Point, order: Int)
    var last: (point: Point, order: Int)
    /// Whether the line comes in from within the span.
    var entersWithin = false

    init(_ point: Point) {
      first = point
      (low, high, last) = ((point, 0), (point, 0), (point, 0))
    }

    mutating func add(_ point: Point) {
      last = (point, last.order + 1)
      if point.y < low.point.y { low = last }
      if point.y > high.point.y { high = last }
    }

    func touches(_ other: Column) -> Bool {
      low.point.y <= other.high.point.y && other.low.point.y <= high.point.y
    }

    /// What is drawn, after a point and into a neighbour.
    func shown(after before: Point?, leavesWithin: Bool) -> [Point] {
      let extremes = low.order < high.order ? [low, high] : [high, low]
      let between = extremes.filter { $0.order > 0 && $0.order < last.order }.map { $0.point }
      guard let before, entersWithin, leavesWithin, !between.isEmpty, last.order > 3 else {
        return [first] + between + (last.order > 0 ? [last.point] : [])
      }
      // In the middle of its points, so that the span stands out to neither side.
      let x = first.x + (last.point.x - first.x) / 2
      let (bottom, top) = (Point(x, low.point.y), Point(x, high.point.y))
      return abs(before.y - bottom.y) <= abs(before.y - top.y) ? [bottom, top] : [top, bottom]
    }
  }

  /// A thinner for columns of 1 / `columnsPerPoint` points in width; 2 suits screens of double density.
  public init(columnsPerPoint: Double = 2) {
    self.columnsPerPoint = columnsPerPoint
  }

  /// Takes the next point. One that is not finite, or lies left of its predecessor, begins a new part.
  public mutating func add(_ point: Point) {
    guard point.x.isFinite, point.y.isFinite else {
      finishPart()
      return
    }
    let itsColumn = (point.x * columnsPerPoint).rounded(.down)
    if let last = open?.last.point, point.x < last.x { finishPart() }
    if open != nil, itsColumn == column {
      open?.add(point)
    } else {
      closeColumn()
      column = itsColumn
      open = Column(point)
    }
  }

  /// The thinned line. A part of one point stays one point.
  public mutating func finish() -> [[Point]] {
    finishPart()
    defer { parts = [] }
    return parts
  }

  private mutating func finishPart() {
    closeColumn()
    if let previous { part += previous.shown(after: part.last, leavesWithin: false) }
    previous = nil
    if !part.isEmpty { parts.append(part) }
    part = []
  }

  /// Ends the column that takes points, and writes the one before it.
  private mutating func closeColumn() {
    guard var column = open else { return }
    if let previous {
      let touches = column.touches(previous)
      column.entersWithin = touches
      part += previous.shown(after: part.last, leavesWithin: touches)
    }
    previous = column
    open = nil
  }
}

/// A line of values at iterations 0, 1, 2, …, thinned for a plot: see `ColumnDecimator`.
public func decimated(_ values: [Double], in area: PlotArea, columnsPerPoint: Double = 2) -> [[Point]] {
  var decimator = ColumnDecimator(columnsPerPoint: columnsPerPoint)
  for (index, value) in values.enumerated() { decimator.add(area.point(Double(index), value)) }
  return decimator.finish()
}
