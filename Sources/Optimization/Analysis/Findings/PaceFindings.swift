import Calculus

extension RunView {
  /// A run that ended on its way: how far it has come, and how many more steps it would take.
  mutating func addPace(to found: inout [Finding]) {
    guard case .budgetSpent(let budget) = trajectory.stop, budget > 0 else { return }
    let from = max(0, last.iteration - 1)
    let slope = norm(last.gradient)
    var evidence = [Evidence("gradient-norm", slope), Evidence("cost", last.value)]
    let state = ["\(budget)", Self.gradientNorm, show(slope)]
    switch stepsToGo() {
    case .steps(let steps):
      evidence.append(Evidence("steps-to-go", Double(steps)))
      if steps > 2 * budget && !isNearBottom {
        found.append(
          Finding(
            .crawling, from...last.iteration, at: last.position, evidence: evidence,
            markup: say(PacePhrase.crawls, filling: state + [moreSteps(steps)])))
      } else {
        found.append(
          Finding(
            .budgetSpent, from...last.iteration, at: last.position, evidence: evidence,
            markup: steps == 1
              ? say(PacePhrase.stoppedShortByOne, filling: state)
              : say(PacePhrase.stoppedShort, filling: state + [moreSteps(steps)])))
      }
    case .moreThan(let steps):
      evidence.append(Evidence("least-steps-to-go", Double(steps)))
      found.append(
        Finding(
          .crawling, from...last.iteration, at: last.position, evidence: evidence,
          markup: say(
            PacePhrase.crawls, filling: state + [say(PacePhrase.timesAsMany, "\((budget + steps) / budget)")])
        ))
    case .never:
      evidence.append(Evidence("steps-to-go", .infinity))
      let hovers = hoversAbout()
      if let hovers { evidence.append(Evidence("hovers-about", hovers.position)) }
      found.append(
        Finding(
          .unsettled, from...last.iteration, at: hovers?.position ?? last.position, evidence: evidence,
          markup: hovers.map {
            say(PacePhrase.hovers, show($0.position), show(length(max(0, steps.count - 2))))
          } ?? say(PacePhrase.restless, filling: state)))
    case .unknown:
      found.append(
        Finding(
          .budgetSpent, from...last.iteration, at: last.position, evidence: evidence,
          markup: say(PacePhrase.spent, filling: state)))
    }
  }

  /// The known minimum that the run is near to, in place and in cost.
  private func hoversAbout() -> CriticalPoint? {
    for point in context.criticalPoints where point.kind == .minimum {
      let isLow = last.value - point.value < 0.05 * (first.value - point.value)
      if isLow && distance(point.position, last.position) <= 0.2 * scale { return point }
    }
    return nil
  }

  /// Whether most of the way down is behind the run, which then settles rather than crawls.
  private var isNearBottom: Bool {
    guard let best = context.lowestMinimum?.value, first.value > best else { return false }
    return last.value - best < 0.05 * (first.value - best)
  }

  /// How many more steps the same run takes until the slope is a thousandth of the steepest that it has met, by
  /// taking it further, up to a hundred times the budget.
  func stepsToGo() -> StepsToGo {
    guard var scenario = context.scenario, scenario.noise == nil, scenario.schedule == .constant else {
      return .unknown
    }
    let budget = max(1, scenario.steps)
    let limit = min(100 * budget, max(200_000, 2 * budget))
    scenario.steps = limit
    scenario.stopping = .none
    guard var descent = try? scenario.makeDescent() else { return .unknown }
    var steepest = 0.0
    var cost = Double.infinity
    var isFalling = true
    while descent.advance() {
      guard descent.gradientNorm.isFinite else { return .never }
      steepest = max(steepest, descent.gradientNorm)
      guard descent.iteration > budget else { continue }
      if descent.gradientNorm <= 1e-3 * steepest { return .steps(descent.iteration - budget) }
      if descent.value >= cost { isFalling = false }
      cost = descent.value
    }
    return isFalling ? .moreThan(limit - budget) : .never
  }

  /// `1 more step`, `35 more steps`.
  func moreSteps(_ steps: Int) -> String {
    steps == 1 ? say(PacePhrase.oneMoreStep) : say(PacePhrase.moreSteps, count(steps))
  }

  /// A number of steps, rounded to what matters.
  func count(_ steps: Int) -> String {
    steps < 1000 ? "\(steps)" : say(PacePhrase.about, show(Double(steps), digits: 2))
  }
}

/// How many more steps a run takes until it settles.
enum StepsToGo {
  /// It cannot be taken further as it is.
  case unknown
  case steps(Int)
  /// Its cost still fell at every step when these had been taken.
  case moreThan(Int)
  /// It came no nearer to rest.
  case never
}
