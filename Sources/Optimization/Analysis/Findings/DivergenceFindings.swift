import CMaths
import Calculus

extension RunView {
  /// Steps that grow without end, numbers that are no longer finite; true if the run was lost.
  mutating func addDivergence(to found: inout [Finding]) -> Bool {
    let grows = growth() ?? wideningSwing()
    var isLost = false
    if let grows, costGrows() {
      isLost = true
      found.append(
        Finding(
          .diverging, grows.from...last.iteration, at: steps[grows.index].position,
          evidence: [
            Evidence("growth-factor", grows.factor), Evidence("step-length", length(grows.lastIndex)),
            Evidence("cost", last.value),
          ],
          markup: grows.factor > 10
            ? say(DivergencePhrase.growsManyfold, "\(grows.from)", show(last.value))
            : say(DivergencePhrase.grows, show(grows.factor, apartFrom: 1), show(last.value))))
    } else if leftDownhill, grows != nil || !slopeFallsOutside {
      isLost = true
      var evidence = [Evidence("cost", last.value)]
      var phrase = DivergencePhrase.falls
      if let grows {
        evidence.append(Evidence("growth-factor", grows.factor))
        phrase = grows.factor > 10 ? .fallsManyfold : .fallsFaster
      }
      found.append(
        Finding(
          .fallsWithoutBound, (grows?.from ?? max(0, last.iteration - 1))...last.iteration,
          at: grows.map { steps[$0.index].position } ?? last.position, evidence: evidence,
          markup: say(phrase, grows.map { show($0.factor, apartFrom: 1) } ?? "")))
    }
    if case .notFinite(let iteration) = trajectory.stop {
      found.append(
        Finding(
          .notFinite, iteration...iteration, at: last.position,
          evidence: [
            Evidence("iteration", Double(iteration)), Evidence("last-finite-cost", last.value),
            Evidence("last-finite-iteration", Double(last.iteration)),
          ],
          markup: say(DivergencePhrase.notFinite, "\(iteration)", show(last.value))))
      isLost = true
    }
    return isLost
  }

  /// The growth of the step lengths over the last half of the run, if they grow all the while.
  private func growth() -> (factor: Double, from: Int, index: Int, lastIndex: Int)? {
    var lengths: [(index: Int, length: Double)] = []
    for index in steps.indices where steps[index].update != nil {
      let length = length(index)
      guard length.isFinite, length > 0 else { continue }
      lengths.append((index, length))
    }
    let count = lengths.count
    guard count >= 3 else { return nil }
    let quarter = max(1, count / 4)
    func largest(_ part: Int) -> Double {
      var value = 0.0
      for entry in lengths[max(0, count - (part + 1) * quarter)..<(count - part * quarter)] {
        value = max(value, entry.length)
      }
      return value
    }
    let iterations = Double(
      steps[lengths[count - 1].index].iteration - steps[lengths[count - 1 - quarter].index].iteration)
    let late = largest(0)
    let middle = largest(1)
    let early = largest(2)
    guard late > 1.05 * middle, middle > 1.05 * early, iterations > 0 else { return nil }
    for entry in lengths where entry.length > late { return nil }
    let factor = CMaths.exp(CMaths.log(late / middle) / iterations)
    // Noise makes steps longer by chance.
    guard factor > (context.isNoisy ? 1.003 : 1) else { return nil }
    // From the last iteration on which the steps were shorter than they had been.
    var from = count - 1
    while from > 0 && lengths[from - 1].length < lengths[from].length { from -= 1 }
    let index = lengths[from].index
    return (factor, steps[index].iteration, index, lengths[count - 1].index)
  }

  /// Whether the highest costs of the run stand at its end.
  private func costGrows() -> Bool {
    let quarter = max(1, steps.count / 4)
    var before = -Double.infinity
    for step in steps.dropLast(quarter) { before = max(before, step.value) }
    var late = -Double.infinity
    for step in steps.suffix(quarter) { late = max(late, step.value) }
    return late > before && late > first.value
  }

  /// A swing to and fro that has widened from the first step to the last, however little each time.
  private func wideningSwing() -> (factor: Double, from: Int, index: Int, lastIndex: Int)? {
    guard !context.isNoisy, let swing = longestReversal(), swing.from == 0, swing.to == steps.count - 2,
      swing.trend == .widens
    else { return nil }
    return (swing.factor, steps[0].iteration, 0, swing.to)
  }

  /// Whether the slope is less steep outside the picture than where the run left it: the cost may then be bounded.
  private var slopeFallsOutside: Bool {
    guard let domain = context.domain, let inside = steps.lastIndex(where: { domain.contains($0.position) })
    else { return false }
    let outside = steps.count - 1 - inside
    guard outside > 0 else { return false }
    return steepest(steps.suffix((outside + 1) / 2).map { $0.gradient }) < 0.999
      * norm(steps[inside].gradient)
  }

  /// Whether the run has left the picture downhill, below every minimum that is known.
  var leftDownhill: Bool {
    guard let domain = context.domain, !domain.contains(last.position) else { return false }
    let lowest = context.lowestMinimum?.value ?? .infinity
    return last.value < first.value && last.value < lowest
  }
}
