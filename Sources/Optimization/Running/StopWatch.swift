/// Asks the stopping rules at each iteration; keeps the costs of the window.
struct StopWatch: Sendable {
  let isOn: Bool
  private let rules: StoppingRules
  /// The last window + 1 costs, in a ring.
  private var costs: [Double] = []

  init(_ rules: StoppingRules) {
    self.rules = rules
    isOn = !rules.areNone
  }

  /// The reason to stop at this iteration. `update` is the step that led here.
  mutating func look(
    _ iteration: Int, _ position: [Double], _ value: Double, _ gradientNorm: Double, _ update: [Double]
  ) -> StopReason? {
    if let tolerance = rules.gradientNorm, gradientNorm <= tolerance {
      return .gradientSmall(norm: gradientNorm, tolerance: tolerance)
    }
    if let tolerance = rules.residual {
      let length = (2 * value).squareRoot()
      if length <= tolerance { return .residualSmall(length: length, tolerance: tolerance) }
    }
    if let bounds = rules.bounds, !bounds.contains(position) {
      return .leftBounds(iteration: iteration)
    }
    if let tolerance = rules.stepLength, iteration > 0 {
      let length = euclideanNorm(update)
      if length <= tolerance { return .stepSmall(length: length, tolerance: tolerance) }
    }
    if let tolerance = rules.valueChange { return lookBack(iteration, value, tolerance) }
    return nil
  }

  /// Whether a rule may end the run at this iteration of one or two coordinates; `look` then tells. If none can,
  /// the iteration counts as looked at.
  mutating func mayStop(
    _ iteration: Int, _ point: PlanePoint, _ value: Double, squaredNorm: Double, isLine: Bool
  ) -> Bool {
    // Squares are compared, a little wider than the rules, so that rounding decides nothing.
    if let tolerance = rules.gradientNorm, squaredNorm <= tolerance * tolerance * 1.000_001 { return true }
    if let tolerance = rules.residual, 2 * value <= tolerance * tolerance * 1.000_001 { return true }
    if let intervals = rules.bounds?.intervals {
      guard intervals.count == (isLine ? 1 : 2), intervals[0].contains(point.x),
        isLine || intervals[1].contains(point.y)
      else { return true }
    }
    if let tolerance = rules.stepLength {
      let square = point.dx * point.dx + point.dy * point.dy
      if square <= tolerance * tolerance * 1.000_001 || !isPlainSquare(square) { return true }
    }
    if let tolerance = rules.valueChange {
      guard costs.count == max(1, rules.window) + 1 else { return true }
      if abs(costs[(iteration + 1) % costs.count] - value) <= tolerance { return true }
      costs[iteration % costs.count] = value
    }
    return false
  }

  private mutating func lookBack(_ iteration: Int, _ value: Double, _ tolerance: Double) -> StopReason? {
    let window = max(1, rules.window)
    if costs.count <= window {
      costs.append(value)
    } else {
      costs[iteration % (window + 1)] = value
    }
    guard costs.count == window + 1 else { return nil }
    // The oldest is the next to be replaced; it alone usually tells that the cost still moves.
    guard abs(costs[(iteration + 1) % (window + 1)] - value) <= tolerance else { return nil }
    var lowest = value
    var highest = value
    for cost in costs {
      lowest = min(lowest, cost)
      highest = max(highest, cost)
    }
    guard highest - lowest <= tolerance else { return nil }
    return .valueFlat(change: highest - lowest, tolerance: tolerance, window: window)
  }
}
