import Calculus

extension RunView {
  /// Steps that crossed the valley: the slope along the step changes its sign and is at least half as steep on
  /// the other side.
  mutating func addOvershoot(to found: inout [Finding]) {
    guard context.memory == .none else { return }
    var count = 0
    var firstIndex: Int?
    var share = 0.0
    var reach = 0.0
    for index in steps.indices {
      reach = max(reach, distance(steps[index].position, first.position))
      guard isFollowed(index), let update = steps[index].update,
        length(index) > 0.02 * max(reach, length(index))
      else { continue }
      let before = dot(pull(steps[index]), update)
      let after = dot(pull(steps[index + 1]), update)
      guard before < 0, after > -0.5 * before else { continue }
      count += 1
      if firstIndex == nil {
        firstIndex = index
        // Where the slope along the step would be zero if it changed evenly.
        share = before / (before - after)
      }
    }
    guard let index = firstIndex, index + 1 < steps.count else { return }
    let step = steps[index]
    let next = steps[index + 1]
    let times =
      count == 1
      ? say(StepPhrase.oneOvershoots, "\(step.iteration + 1)")
      : say(StepPhrase.someOvershoot, "\(count)", "\(step.iteration + 1)")
    let place =
      share < 0.01 ? say(StepPhrase.atOnce) : say(StepPhrase.afterShare, show(100 * share, digits: 2))
    let effect =
      next.value > step.value
      ? say(StepPhrase.risesBeyond, show(step.value), show(next.value)) : say(StepPhrase.climbs)
    found.append(
      Finding(
        .overshoot, step.iteration...(step.iteration + 1), at: next.position,
        evidence: [
          Evidence("count", Double(count)), Evidence("valley-floor-share", share),
          Evidence("step-length", length(index)),
        ],
        markup: say(StepPhrase.overshoot, times, place, effect)))
  }

  /// Steps that led uphill.
  mutating func addCostIncrease(to found: inout [Finding]) {
    let range = first.value - lowestCost
    var count = 0
    var pairs = 0
    var firstIndex: Int?
    for index in steps.indices where isFollowed(index) {
      pairs += 1
      let rise = steps[index + 1].value - steps[index].value
      // Rounding errors and the last tremor around a minimum are no news.
      guard rise > 1e-4 * range, rise > 1e-12 * abs(steps[index].value) else { continue }
      count += 1
      if firstIndex == nil { firstIndex = index }
    }
    guard let index = firstIndex else { return }
    let k = steps[index + 1].iteration
    let rise = [show(steps[index].value, digits: 4), show(steps[index + 1].value, digits: 4)]
    let why =
      switch context.memory {
      case _ where isPulledUp(index): say(StepPhrase.pulledUp)
      case .none: say(StepPhrase.tooLong)
      case .velocity: say(StepPhrase.velocity)
      case .gradientSize: say(StepPhrase.divided)
      }
    found.append(
      Finding(
        .costIncrease, (k - 1)...k, at: steps[index + 1].position,
        evidence: [
          Evidence("step", Double(k)), Evidence("before", steps[index].value),
          Evidence("after", steps[index + 1].value), Evidence("count", Double(count)),
        ],
        markup: count == 1
          ? say(StepPhrase.costRose, filling: ["\(k)"] + rise + [why])
          : say(StepPhrase.costRoseOften, filling: ["\(count)", "\(pairs)", "\(k)"] + rise + [why])))
  }

  /// Whether a step led downhill on the cost with its penalty, though not on the cost alone.
  private func isPulledUp(_ index: Int) -> Bool {
    guard penalty > 0 else { return false }
    let (before, after) = (norm(steps[index].position), norm(steps[index + 1].position))
    let fall = 0.5 * penalty * (before * before - after * after)
    return fall >= steps[index + 1].value - steps[index].value
  }
}
