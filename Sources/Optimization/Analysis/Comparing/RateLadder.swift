import CMaths

/// What came of a run on a rung of a rate ladder.
public enum LadderOutcome: Sendable, Hashable {
  /// It came within the tolerance after so many steps.
  case reached(steps: Int)
  /// It was on its way when the budget ended, or swings for ever.
  case notReached
  /// The numbers grew beyond all bounds.
  case diverged
}

/// How many steps a run takes to the tolerance at one learning rate.
public struct LadderRung: Sendable, Hashable {
  /// η.
  public var rate: Double
  /// What came of it.
  public var outcome: LadderOutcome
}

/// Steps to tolerance against the learning rate: the same scenario at many rates, evenly spaced on a logarithmic
/// axis, with the largest stable rate marked.
public struct RateLadder: Sendable, Hashable {
  /// The scenario whose rate is varied; its budget bounds every run.
  public var scenario: Scenario
  /// The rates, ascending.
  public var rates: [Double]
  /// The stable rates at the minimum that the scenario's surface has lowest; `nil` where there is no such rule.
  public var stable: StableRates?
  /// What counts as having arrived: the cost within a share of the way down to the lowest known minimum.
  public var tolerance: CostTolerance

  /// A ladder. Without `rates`, `count` of them from a thousandth of the stable limit to twice the limit (from
  /// 10⁻⁴ to 10 where there is no limit).
  ///
  /// The bottom is the lowest known minimum of the surface, or of those that a search of its domain finds; a
  /// surface without a minimum gives rungs that are not reached.
  public init(_ scenario: Scenario, rates: [Double]? = nil, count: Int = 61, share: Double = 1e-3) {
    let context = RunContext(scenario)
    let minimum = context.lowestMinimum
    stable = minimum.flatMap { StableRates(method: scenario.method, eigenvalues: $0.eigenvalues) }
    tolerance = CostTolerance(best: minimum?.value ?? -.infinity, share: share)
    self.scenario = scenario
    if let rates {
      self.rates = rates
    } else {
      let upper = stable.map { 2 * $0.limit } ?? 10
      let lower = stable.map { $0.limit / 1000 } ?? 1e-4
      let growth = CMaths.log(upper / lower) / Double(max(1, count - 1))
      self.rates = (0..<max(0, count)).map { lower * CMaths.exp(growth * Double($0)) }
    }
  }

  /// Climbs one rung; several workers may climb one each.
  public func rung(_ index: Int) throws(ScenarioError) -> LadderRung {
    var scenario = scenario
    scenario.learningRate = rates[index]
    scenario.stopping = .none
    var descent = try scenario.makeDescent()
    var threshold = -Double.infinity
    var start = Double.nan
    while descent.advance() {
      if descent.iteration == 0 {
        start = descent.value
        threshold = tolerance.threshold(from: start)
      }
      if descent.value <= threshold {
        return LadderRung(rate: rates[index], outcome: .reached(steps: descent.iteration))
      }
    }
    if case .notFinite = descent.stop { return LadderRung(rate: rates[index], outcome: .diverged) }
    // Far above the start at the end, measured by the way down: it would have become infinite.
    let isLost = descent.value - tolerance.best > 1e3 * max(start - tolerance.best, 1e-300)
    return LadderRung(rate: rates[index], outcome: isLost ? .diverged : .notReached)
  }

  /// Climbs all rungs.
  public func climb() throws(ScenarioError) -> [LadderRung] {
    var rungs: [LadderRung] = []
    for index in rates.indices { rungs.append(try rung(index)) }
    return rungs
  }
}
