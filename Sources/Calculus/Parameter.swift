/// A named number in a formula, such as the `a` and `b` of (a − x)² + b(y − x²)².
public struct Parameter: Sendable, Hashable {
  /// The name as it stands in the formula.
  public var name: String
  /// A finite number.
  public var value: Double

  /// A parameter with its value.
  public init(_ name: String, _ value: Double) {
    self.name = name
    self.value = value
  }
}
