import Calculus

extension RunView {
  /// A run that ended on its way: how far it has come, and how many more steps it would take.
  mutating func addPace(to found: inout [Finding]) {
    if addWayOut(to: &found) { return }
    guard case .budgetSpent(let budget) = trajectory.stop, budget > 0 else { return }
    let slope = norm(pull(last))
    var evidence = [Evidence("gradient-norm", slope), Evidence("cost", last.value)]
    let state = [
      stepsTaken(budget), penalty > 0 ? Self.penalisedNorm : Self.gradientNorm, show(slope),
    ]
    if hasNoRateLeft(slope) {
      evidence.append(Evidence("rate", last.rate))
      addPace(.crawling, evidence, say(PacePhrase.rateSpent, filling: state + [show(last.rate)]), to: &found)
      return
    }
    let (togo, goal) = stepsToGo()
    switch togo {
    case .steps(let steps):
      evidence.append(Evidence("steps-to-go", Double(steps)))
      if steps == 0 {
        let text =
          goal.map { say(PacePhrase.nearlyThere, state[0], show($0.position)) }
          ?? say(PacePhrase.levelled, filling: state)
        addPace(.budgetSpent, evidence, text, to: &found)
      } else if steps / 2 > budget && !isNear(goal) {
        let phrase = goal == nil ? PacePhrase.crawlsToLevel : .crawls
        addPace(.crawling, evidence, say(phrase, filling: state + [moreSteps(steps)]), to: &found)
      } else if goal == nil {
        let text = say(PacePhrase.stoppedShortOfLevel, filling: state + [moreSteps(steps)])
        addPace(.budgetSpent, evidence, text, to: &found)
      } else {
        let text =
          steps == 1
          ? say(PacePhrase.stoppedShortByOne, filling: state)
          : say(PacePhrase.stoppedShort, filling: state + [moreSteps(steps)])
        addPace(.budgetSpent, evidence, text, to: &found)
      }
    case .moreThan(let steps):
      evidence.append(Evidence("least-steps-to-go", Double(steps)))
      let times = say(PacePhrase.timesAsMany, "\(1 + steps / budget)")
      let phrase = goal == nil ? PacePhrase.crawlsToLevel : .crawls
      addPace(.crawling, evidence, say(phrase, filling: state + [times]), to: &found)
    case .never:
      evidence.append(Evidence("steps-to-go", .infinity))
      let hovers = hoversAbout()
      if let hovers { evidence.append(Evidence("hovers-about", hovers.position)) }
      let text =
        hovers.map { say(PacePhrase.hovers, show($0.position), show(length(max(0, steps.count - 2)))) }
        ?? say(PacePhrase.restless, filling: state)
      addPace(.unsettled, evidence, text, at: hovers?.position, to: &found)
    case .unknown:
      addPace(.budgetSpent, evidence, say(PacePhrase.spent, filling: state), to: &found)
    }
  }

  private func addPace(
    _ kind: FindingKind, _ evidence: [Evidence], _ text: String, at position: [Double]? = nil,
    to found: inout [Finding]
  ) {
    found.append(
      Finding(
        kind, max(0, last.iteration - 1)...last.iteration, at: position ?? last.position, evidence: evidence,
        markup: text))
  }

  /// A run that left the picture downhill, to where nothing is known; true if it did.
  private func addWayOut(to found: inout [Finding]) -> Bool {
    guard isFinite, leftDownhill else { return false }
    let slope = norm(last.gradient)
    addPace(
      .budgetSpent, [Evidence("gradient-norm", slope), Evidence("cost", last.value)],
      say(PacePhrase.leadsOut, stepsTaken(last.iteration), Self.gradientNorm, show(slope)), to: &found)
    return true
  }

  /// Whether a falling rate has become so small that steps lead nowhere, although the ground slopes.
  private func hasNoRateLeft(_ slope: Double) -> Bool {
    guard let settings = context.settings, settings.schedule != .constant, extent > 0, steps.count > 1,
      last.rate < 1e-3 * first.rate
    else { return false }
    return slope > 1e-3 * steepest(steps.map(pull)) && last.rate * slope <= 1e-9 * extent
      && length(steps.count - 2) <= 1e-9 * extent
  }

  /// The known minimum that the run is near to, in place and in cost.
  private func hoversAbout() -> CriticalPoint? {
    for point in context.criticalPoints where point.kind == .minimum {
      let isLow = last.value - point.value < 0.05 * (first.value - point.value)
      if isLow && distance(point.position, last.position) <= 0.2 * scale { return point }
    }
    return nil
  }

  /// Whether most of the way to the goal is behind the run, in cost and in place, which then settles rather than
  /// crawls.
  private func isNear(_ goal: CriticalPoint?) -> Bool {
    guard let goal, first.value > goal.value else { return false }
    return last.value - goal.value < 0.05 * (first.value - goal.value)
      && distance(last.position, goal.position) < 0.2 * distance(first.position, goal.position)
  }

  /// How many more steps the same run takes until it has arrived, and where; by taking it further, up to a hundred
  /// times the steps that it took.
  ///
  /// It has arrived at the known minimum that it is then nearest to when a thousandth of the way down to it is left
  /// at most, and a tenth of the way there; without a known minimum (`nil`), when the slope is a thousandth of the
  /// steepest that it has met. Either must stay so for as long as a dip of a swing can last, and the run must come
  /// to rest: its slope falls to a thousandth of the steepest.
  mutating func stepsToGo() -> (StepsToGo, goal: CriticalPoint?) {
    guard var scenario = context.scenario, scenario.noise == nil, scenario.schedule == .constant else {
      return (.unknown, nil)
    }
    let budget = max(1, min(scenario.steps, trajectory.iterations, Int.max / 256))
    let limit = min(100 * budget, max(200_000, 2 * budget))
    let dip = max(50, budget / 10)
    scenario.steps = limit + dip
    scenario.stopping = .none
    guard var descent = try? scenario.makeDescent() else { return (.unknown, nil) }
    var goal = NearestMinimum(knownMinima())
    var steepest = 0.0
    var cost = Double.infinity
    var isFalling = true
    var isLevel = false
    var arrival: Int?
    while descent.advance() {
      let slope =
        penalty > 0
        ? norm(axpy(penalty, descent.position, descent.gradient)) : descent.gradientNorm
      guard slope.isFinite else { return (.never, goal.point) }
      steepest = max(steepest, slope)
      guard descent.iteration >= budget else { continue }
      if slope <= 1e-3 * steepest { isLevel = true }
      goal.look(from: descent.position)
      let target = goal.point.flatMap { isBelow($0, descent.value) ? nil : $0 }
      let hasArrived =
        target.map { isArrival(descent.value, descent.position, at: $0) } ?? (slope <= 1e-3 * steepest)
      if !hasArrived {
        arrival = nil
      } else if arrival == nil {
        arrival = descent.iteration
      }
      if let arrival, isLevel, descent.iteration - arrival >= dip {
        return (.steps(arrival - budget), target)
      }
      if descent.value >= cost { isFalling = false }
      cost = descent.value
      if descent.iteration >= limit && arrival == nil { break }
    }
    let target = goal.point.flatMap { isBelow($0, cost) ? nil : $0 }
    if let arrival, isFalling, descent.iteration - arrival >= dip {
      return (.steps(arrival - budget), target)
    }
    return (isFalling ? .moreThan(limit - budget) : .never, target)
  }

  /// The known minima of what is made small, flat ones too; none where a penalty moves them.
  private mutating func knownMinima() -> [CriticalPoint] {
    guard penalty == 0 else { return [] }
    var minima: [CriticalPoint] = []
    for point in context.criticalPoints
    where point.kind == .minimum || (point.kind == .degenerate && isLowest(point.position)) {
      minima.append(point)
    }
    return minima
  }

  /// Whether a cost is less than that of a minimum, which is then none of those that the run can come to.
  private func isBelow(_ goal: CriticalPoint, _ cost: Double) -> Bool {
    cost < goal.value - 1e-6 * abs(first.value - goal.value)
  }

  private func isArrival(_ value: Double, _ position: [Double], at goal: CriticalPoint) -> Bool {
    first.value > goal.value && value - goal.value <= 1e-3 * (first.value - goal.value)
      && distance(position, goal.position) <= 0.1 * distance(first.position, goal.position)
  }

  /// `1 more step`, `35 more steps`.
  func moreSteps(_ steps: Int) -> String {
    steps == 1 ? say(PacePhrase.oneMoreStep) : say(PacePhrase.moreSteps, count(steps))
  }

  /// `1 step`, `35 steps`.
  func stepsTaken(_ steps: Int) -> String {
    steps == 1 ? say(PacePhrase.oneStep) : say(PacePhrase.someSteps, "\(steps)")
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
  /// 0 for a run that has arrived.
  case steps(Int)
  /// Its cost still fell at every step when these had been taken.
  case moreThan(Int)
  /// It came no nearer to rest.
  case never
}

/// The known minimum that is nearest to a place which moves little by little.
private struct NearestMinimum {
  private let minima: [CriticalPoint]
  private(set) var point: CriticalPoint?
  /// Where it was looked for, and how far from there it is the nearest for certain.
  private var anchor: [Double] = []
  private var reach = -1.0

  init(_ minima: [CriticalPoint]) {
    self.minima = minima
  }

  mutating func look(from position: [Double]) {
    guard !minima.isEmpty, reach < 0 || (reach < .infinity && distance(position, anchor) > reach) else {
      return
    }
    anchor = position
    var (nearest, second) = (Double.infinity, Double.infinity)
    for minimum in minima {
      let away = distance(minimum.position, position)
      if away < nearest {
        (nearest, second) = (away, nearest)
        point = minimum
      } else {
        second = min(second, away)
      }
    }
    // Each of the two distances changes by at most what the place has moved.
    reach = (second - nearest) / 2
  }
}
