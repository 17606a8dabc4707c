import Drawing

/// Thins a line whose x never falls to what its picture needs. The picture is as if all points were drawn, to
/// half a column: within a column of pixels a line can but cover the span from its lowest to its highest point.
///
/// A column of at most four points keeps them. Of any other the span stays, upright in the middle, and the first
/// or the last point where the neighbouring column's span does not touch this one, so that the line crosses the
/// gap where it did. Spans are drawn up and down by turns: every further way through a column costs as much to
/// draw as the span itself and shows nothing. Takes points one by one; memory is four points a column.
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
    /// Its points while there are at most four of them.
    var points: [Point]
    var count = 1
    var low: Point
    var high: Point
    var last: Point
    /// Whether the line comes in from within the span.
    var entersWithin = false

    init(_ point: Point) {
      points = [point]
      (low, high, last) = (point, point, point)
    }

    mutating func add(_ point: Point) {
      count += 1
      if count <= 4 { points.append(point) }
      if point.y < low.y { low = point }
      if point.y > high.y { high = point }
      last = point
    }

    func touches(_ other: Column) -> Bool { low.y <= other.high.y && other.low.y <= high.y }

    /// What is drawn, after a point and into a neighbour.
    func shown(after before: Point?, leavesWithin: Bool) -> [Point] {
      guard count > 4 else { return points }
      var shown = entersWithin ? [] : [points[0]]
      let from = shown.last ?? before ?? low
      // In the middle of its points, so that the span stands out to neither side.
      let x = points[0].x + (last.x - points[0].x) / 2
      let ends = abs(from.y - low.y) <= abs(from.y - high.y) ? [low, high] : [high, low]
      for end in ends {
        let point = Point(x, end.y)
        if point != shown.last { shown.append(point) }
      }
      if !leavesWithin, last != shown.last { shown.append(last) }
      return shown
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
    if let last = open?.last, point.x < last.x { finishPart() }
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
