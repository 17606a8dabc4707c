/// Points of the plane with the names of their two columns, and their classes where they have some.
public struct PointTable: Sendable, Hashable {
  /// Where the points come from, such as `iris`.
  public var name: String
  /// The name of the first column.
  public var xName: String
  /// The name of the second column.
  public var yName: String
  /// The numbers of the first column.
  public var x: [Double]
  /// The numbers of the second, as many.
  public var y: [Double]
  /// 0 or 1 for each point; empty without classes.
  public var labels: [Int]
  /// What 0 and 1 stand for; empty without classes.
  public var classNames: [String]

  /// Points with or without classes.
  public init(
    name: String, xName: String, yName: String, x: [Double], y: [Double], labels: [Int] = [],
    classNames: [String] = []
  ) {
    self.name = name
    self.xName = xName
    self.yName = yName
    self.x = x
    self.y = y
    self.labels = labels
    self.classNames = classNames
  }

  /// The number of points.
  public var count: Int { x.count }

  /// The points with their columns measured in standard deviations from their means: x, and with `both` y too.
  public func standardized(both: Bool) -> PointTable {
    var result = self
    result.x = x.map(Standardization(of: x).apply)
    if both { result.y = y.map(Standardization(of: y).apply) }
    return result
  }
}
