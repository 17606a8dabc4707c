import Drawing

/// Thins a line whose x never falls to what its picture needs: in every column of pixels the first, the
/// lowest, the highest and the last point, in their order. The picture is as if all points were drawn, for
/// within a column a line can but cover the span from its lowest to its highest point, and it enters and
/// leaves by the first and the last. Takes points one by one; memory is four points a column.
public struct ColumnDecimator {
  /// The parts of the line so far; a point without a place parts it.
  private var parts: [[Point]] = []
  private var part: [Point] = []
  private let columnsPerPoint: Double
  private var column = 0.0
  private var order = 0
  private var first: Entry?
  private var low: Entry?
  private var high: Entry?
  private var last: Entry?

  private struct Entry {
    var point: Point
    var order: Int
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
    let entry = Entry(point: point, order: order)
    order += 1
    guard let low, let high, let last, itsColumn == column, point.x >= last.point.x else {
      if let last, point.x < last.point.x { finishPart() } else { finishColumn() }
      column = itsColumn
      (first, self.low, self.high, self.last) = (entry, entry, entry, entry)
      return
    }
    if point.y < low.point.y { self.low = entry }
    if point.y > high.point.y { self.high = entry }
    self.last = entry
  }

  /// The thinned line. A part of one point stays one point.
  public mutating func finish() -> [[Point]] {
    finishPart()
    defer { parts = [] }
    return parts
  }

  private mutating func finishPart() {
    finishColumn()
    if !part.isEmpty { parts.append(part) }
    part = []
  }

  private mutating func finishColumn() {
    guard let first, let low, let high, let last else { return }
    part.append(first.point)
    let (a, b) = low.order < high.order ? (low, high) : (high, low)
    if a.order > first.order, a.order < last.order { part.append(a.point) }
    if b.order > a.order, b.order > first.order, b.order < last.order { part.append(b.point) }
    if last.order > first.order { part.append(last.point) }
    self.first = nil
    self.low = nil
    self.high = nil
    self.last = nil
  }
}

/// A line of values at iterations 0, 1, 2, …, thinned for a plot: see `ColumnDecimator`.
public func decimated(_ values: [Double], in area: PlotArea, columnsPerPoint: Double = 2) -> [[Point]] {
  var decimator = ColumnDecimator(columnsPerPoint: columnsPerPoint)
  for (index, value) in values.enumerated() { decimator.add(area.point(Double(index), value)) }
  return decimator.finish()
}
