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
    let from = steps[swing.from].iteration
    let to = steps[swing.to].iteration + 1
    let factor = swing.factor
    let place = steps[swing.from].position
    let values = minimumCurvature(near: steps[swing.to].position)
    if let values, let condition = Self.condition(values), condition >= 5, first.position.count > 1 {
      found.append(
        Finding(
          .zigzag, from...to, at: place,
          evidence: [
            Evidence("condition-number", condition), Evidence("eigenvalues", values),
            Evidence("factor", factor),
          ],
          markup: say(SwingPhrase.zigzag, "\(from)", "\(to)", show(condition))))
      return
    }
    found.append(
      Finding(
        .oscillation, from...to, at: place,
        evidence: [
          Evidence("period", 2), Evidence("factor", factor), Evidence("amplitude", length(swing.from)),
        ],
        markup: say(
          factor < 0.98 ? SwingPhrase.fades : factor < 1.02 ? .steady : .widens, "\(from)", "\(to)",
          show(factor))))
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
      return (period, from - period, longest)
    }
    return nil
  }

  /// The longest stretch of at least five steps each of which turns back on the one before.
  private func longestReversal() -> (from: Int, to: Int, factor: Double)? {
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
    let ratio = length(best.to) / length(best.from)
    return (best.from, best.to, CMaths.exp(CMaths.log(ratio) / Double(best.to - best.from)))
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
