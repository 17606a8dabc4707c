import CMaths

/// How many significant digits tell a number from its neighbours on an axis: down to one decimal place below that of
/// the ticks' step. 4999.83 on an axis with a mark at every 0.1 needs six.
///
/// - Parameters:
///   - step: the distance between ticks; where it is not above 0, `least` digits are enough.
///   - least: the fewest digits.
public func tellingDigits(_ value: Double, step: Double, least: Int) -> Int {
  let size = abs(value)
  guard step > 0, step.isFinite, size > 0, size.isFinite else { return least }
  let last = Int((log10(step) + 1e-9).rounded(.down)) - 1
  let first = Int(log10(size).rounded(.down))
  // Beyond fifteen digits a double has none to show.
  return max(least, min(15, first - last + 1))
}

extension ValueRange {
  /// The distance between ticks of an axis that parts the range into about five; 0 where it has no finite length.
  public var tickStep: Double {
    length > 0 && length.isFinite ? TickStep(range: self, count: 5).size : 0
  }
}
