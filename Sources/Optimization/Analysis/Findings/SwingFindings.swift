import CMaths
import Calculus

extension RunView {
  /// Positions that repeat, swings to and fro, and zigzags across a ravine.
  mutating func addSwinging(to found: inout [Finding], isAtRest: Bool) {
    if !isAtRest, let cycle = cycle() {
      let from = steps[cycle.from].iteration
      found.append(
        Finding(
          .oscillation, from...last.iteration, at: last.position,
          evidence: [
            Evidence("period", Double(cycle.period)), Evidence("amplitude", cycle.amplitude),
            Evidence("factor", 1),
          ],
          markup: sentence(cycle.period, cycle.amplitude)))
      return
    }
    // A swing that halves each time is over before it is seen.
    guard let swing = longestReversal(), swing.factor > 0.55 else { return }
    let stretch = steps[swing.from].iteration...(steps[swing.to].iteration + 1)
    let factor = swing.factor
    let place = steps[swing.from].position
    let values = minimumCurvature(near: steps[swing.to].position)
    if let values, let condition = Self.condition(values), condition >= 5, condition.isFinite,
      first.position.count > 1
    {
      let range = agreed(.zigzag, stretch)
      found.append(
        Finding(
          .zigzag, range, at: place,
          evidence: [
            Evidence("condition-number", condition), Evidence("eigenvalues", values),
            Evidence("factor", factor),
          ],
          markup: say(
            SwingPhrase.zigzag, "\(range.lowerBound)", "\(range.upperBound)", show(condition))))
      return
    }
    let range = agreed(.oscillation, stretch)
    found.append(
      Finding(
        .oscillation, range, at: place,
        evidence: [
          Evidence("period", 2), Evidence("factor", factor), Evidence("amplitude", length(swing.from)),
        ],
        markup: say(
          swing.trend, "\(range.lowerBound)", "\(range.upperBound)", show(factor, apartFrom: 1))))
  }

  private func sentence(_ period: Int, _ amplitude: Double) -> String {
    if period > 2 { return say(SwingPhrase.cycle, "\(period)") }
    let one = show(steps[steps.count - 2].position)
    let other = show(last.position)
    return one == other
      ? say(SwingPhrase.jumpsOver, one, show(amplitude)) : say(SwingPhrase.jumpsBetween, one, other)
  }

  /// The shortest period at which the positions repeat to the end, while the steps stay long.
  private func cycle() -> (period: Int, from: Int, amplitude: Double)? {
    guard isFinite, steps.count >= 12 else { return nil }
    for period in 2...8 {
      let count = max(3 * period, 10)
      guard steps.count > count + period else { break }
      let start = steps.count - count
      var longest = 0.0
      var shortest = Double.infinity
      for index in (start - period)..<(steps.count - 1) {
        guard isFollowed(index) else { return nil }
        longest = max(longest, length(index))
        shortest = min(shortest, length(index))
      }
      // At rest nothing repeats that is worth the name.
      guard longest > 0.01 * scale, shortest > 1e-6 * longest else { continue }
      func repeats(_ index: Int) -> Bool {
        distance(steps[index].position, steps[index - period].position) <= 0.005 * longest
      }
      guard (start..<steps.count).allSatisfy(repeats) else { continue }
      var from = start
      while from > period && isFollowed(from - 1) && repeats(from - 1) { from -= 1 }
      guard let first = steadyStart(from - period, period, 0.01 * longest) else { continue }
      return (period, first, longest)
    }
    return nil
  }

  /// From where on the positions that repeat until the end are still those of the end; `nil` where they drift all the
  /// while, as those of a swing that fades or widens a little each time do.
  private func steadyStart(_ from: Int, _ period: Int, _ tolerance: Double) -> Int? {
    let end = steps.count - 1
    func drift(_ index: Int) -> Double {
      var longest = 0.0
      for place in index..<(index + period) {
        longest = max(longest, distance(steps[place + period].position, steps[place].position))
      }
      return longest
    }
    func isSteady(_ index: Int) -> Bool {
      distance(steps[index].position, steps[end - (end - index) % period].position) <= tolerance
    }
    if (from..<(from + period)).allSatisfy(isSteady) { return from }
    // A run that comes to a cycle drifts less and less.
    guard drift(end - 2 * period + 1) <= 0.1 * drift(from) else { return nil }
    var first = end
    while first > from && isSteady(first - 1) { first -= 1 }
    return first
  }

  /// The longest stretch of at least five steps each of which turns back on the one before.
  ///
  /// Its trend is that of all of it; of a swing that came to a steady width on the way, that of the steady part.
  func longestReversal() -> (from: Int, to: Int, factor: Double, trend: SwingPhrase)? {
    var best: (from: Int, to: Int)?
    var index = 0
    while index + 1 < steps.count {
      var end = index
      while end + 1 < steps.count && isFollowed(end) && isFollowed(end + 1) && cosine(end, end + 1) < -0.3
        && length(end) > 0.01 * scale
      {
        end += 1
      }
      if end - index >= 4 && end - index > (best.map { $0.to - $0.from } ?? 0) { best = (index, end) }
      index = max(end, index + 1)
    }
    guard let best else { return nil }
    let to = best.to
    var from = best.from
    while true {
      let change = CMaths.log(length(to) / length(from))
      let factor = CMaths.exp(change / Double(to - from))
      if abs(CMaths.exp(change) - 1) <= 0.02 { return (from, to, factor, .steady) }
      let middle = from + (to - from) / 2
      let late = CMaths.log(length(to) / length(middle))
      if to - middle >= 4 && abs(late) <= 0.1 * abs(change) {
        from = middle
        continue
      }
      return (from, to, factor, change < 0 ? .fades : .widens)
    }
  }

  /// The curvatures of the valley that a place belongs to: of the Hessian there, where it has both walls and
  /// floor, or at the critical point near it.
  private mutating func minimumCurvature(near position: [Double]) -> [Double]? {
    if let values = curvature(at: position)?.values, let smallest = values.first, smallest > 0 {
      return values
    }
    return criticalPoint(near: position).flatMap { $0.kind == .minimum ? $0.eigenvalues : nil }
  }
}
