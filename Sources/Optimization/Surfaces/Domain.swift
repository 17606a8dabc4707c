/// The box over which a surface is shown: one closed interval for each coordinate.
public struct Domain: Sendable, Hashable {
  /// A closed interval.
  public struct Interval: Sendable, Hashable {
    /// The lower end.
    public var lower: Double
    /// The upper end.
    public var upper: Double

    /// From `lower` to `upper`.
    public init(_ lower: Double, _ upper: Double) {
      self.lower = lower
      self.upper = upper
    }

    /// Upper less lower end.
    public var length: Double { upper - lower }
    /// The middle.
    public var center: Double { lower + (upper - lower) / 2 }
    /// Whether `value` lies in it, ends included.
    public func contains(_ value: Double) -> Bool { value >= lower && value <= upper }
  }

  /// One interval a coordinate.
  public var intervals: [Interval]

  /// A box of any dimension.
  public init(_ intervals: [Interval]) {
    self.intervals = intervals
  }

  /// The domain of a curve.
  public init(x: Interval) { self.init([x]) }

  /// The domain of a surface.
  public init(x: Interval, y: Interval) { self.init([x, y]) }

  /// The number of coordinates.
  public var dimension: Int { intervals.count }

  /// Whether `position` lies in the box, edges included.
  public func contains(_ position: [Double]) -> Bool {
    position.count == intervals.count && zip(intervals, position).allSatisfy { $0.contains($1) }
  }
}
