/// The smallest and the largest of some numbers; always finite, `lower` ≤ `upper`.
public struct ValueRange: Sendable, Hashable {
  /// The smallest number.
  public private(set) var lower: Double
  /// The largest number.
  public private(set) var upper: Double

  /// The range between two numbers in either order; numbers that are not finite count as 0.
  public init(_ a: Double, _ b: Double) {
    let (a, b) = (a.isFinite ? a : 0, b.isFinite ? b : 0)
    lower = Swift.min(a, b)
    upper = Swift.max(a, b)
  }

  /// The range of the finite ones among some numbers; `nil` where there are none.
  public init?(of values: some Sequence<Double>) {
    var range: ValueRange?
    for value in values where value.isFinite {
      if range == nil { range = ValueRange(value, value) }
      range?.include(value)
    }
    guard let range else { return nil }
    self = range
  }

  /// The difference of its ends; not finite where they lie further apart than the largest number.
  public var length: Double { upper - lower }

  /// The middle.
  public var center: Double { lower / 2 + upper / 2 }

  /// Whether a number lies between the ends or on one.
  public func contains(_ value: Double) -> Bool { value >= lower && value <= upper }

  /// Widens the range to a number; one that is not finite is passed over.
  public mutating func include(_ value: Double) {
    guard value.isFinite else { return }
    lower = Swift.min(lower, value)
    upper = Swift.max(upper, value)
  }

  /// The range of both.
  public func union(_ other: ValueRange) -> ValueRange {
    ValueRange(Swift.min(lower, other.lower), Swift.max(upper, other.upper))
  }

  /// The range made longer at both ends by a fraction of its length.
  public func padded(by fraction: Double) -> ValueRange {
    ValueRange(lower - length * fraction, upper + length * fraction)
  }

  /// The range itself where it can be shown; else one round it: a single number, or a span below what
  /// doubles can tell apart, gets a neighbourhood of a tenth of its size (1 round 0), and a span beyond
  /// 10³⁰⁰ is cut.
  public var shown: ValueRange {
    let limit = 1e300
    let low = Swift.max(-limit, Swift.min(limit, lower))
    let high = Swift.max(-limit, Swift.min(limit, upper))
    let size = Swift.max(abs(low), abs(high))
    guard high - low <= Swift.max(size * 1e-12, 1e-290) else { return ValueRange(low, high) }
    let half = size < 1e-290 ? 1 : size / 10
    let middle = low / 2 + high / 2
    return ValueRange(middle - half, middle + half)
  }
}
