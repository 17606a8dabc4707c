import Calculus

/// The learning rates at which a method settles in a round or oval bowl with the given curvatures: below
/// `limit`; the fastest at `best` (`nil` where no simple formula gives it).
///
/// Gradient descent: 2/λmax and 2/(λmin + λmax) (Y. Nesterov, "Lectures on Convex Optimization", 2018, theorem
/// 2.1.15). Heavy ball in PyTorch's form: 2 (1 + β)/λmax (B. T. Polyak, 1964); Nesterov's in PyTorch's form:
/// 2 (1 + β)/((1 + 2β) λmax), both from the roots of the recurrence on a quadratic. The penalty of a weight decay λ
/// curves the cost by λ more in every direction: λmax + λ and λmin + λ stand in their places.
public struct StableRates: Sendable, Hashable {
  /// λmin, the smallest curvature.
  public var smallestCurvature: Double
  /// λmax, the largest.
  public var largestCurvature: Double
  /// The rates below settle.
  public var limit: Double
  /// The fastest rate.
  public var best: Double?
  /// The formula of the limit in markup: `2/<i>λ</i><sub>max</sub>`.
  public var formula: String

  /// λmax in markup.
  public static let largestCurvatureSymbol = "<i>λ</i><sub>max</sub>"

  /// The stable rates of a method at a minimum with these eigenvalues (ascending, all positive); `nil` for
  /// methods whose stability does not depend on the rate in this way. `symbol` stands for the largest curvature
  /// in the formula.
  public init?(
    method: MethodChoice, eigenvalues: [Double], symbol: String = StableRates.largestCurvatureSymbol
  ) {
    guard let smallest = eigenvalues.first, let largest = eigenvalues.last, smallest > 0, largest.isFinite,
      let settings = try? method.resolved()
    else { return nil }
    smallestCurvature = smallest
    largestCurvature = largest
    let decay = method.penalty(settings)
    let steepest = largest + decay
    let curvature = decay > 0 ? "(" + symbol + " + <i>λ</i>)" : symbol
    switch method.name {
    case "gradient-descent":
      limit = 2 / steepest
      best = 2 / (smallest + decay + steepest)
      formula = "2/" + curvature
    case "momentum" where settings.number("dampening") == 0:
      let beta = settings.number("momentum")
      let isAverage = settings.text("convention") == "ema"
      limit = 2 * (1 + beta) / steepest / (isAverage ? 1 - beta : 1)
      best = nil
      formula = isAverage ? "2(1 + <i>β</i>)/((1 − <i>β</i>) \(curvature))" : "2(1 + <i>β</i>)/" + curvature
    case "nesterov" where settings.number("dampening") == 0:
      let beta = settings.number("momentum")
      limit = 2 * (1 + beta) / ((1 + 2 * beta) * steepest)
      best = nil
      formula = "2(1 + <i>β</i>)/((1 + 2<i>β</i>) \(curvature))"
    default: return nil
    }
  }

  /// How a rate stands to the limit, in words.
  public func relation(of rate: Double) -> RatePhrase {
    abs(rate - limit) <= 1e-9 * limit ? .atLimit : rate < limit ? .below : .above
  }
}

extension RunView {
  /// The largest stable rate at the minimum that the run was heading for, beside the rate in use.
  mutating func addStableRate(to found: inout [Finding]) {
    guard let settings = context.settings, settings.schedule == .constant, settings.clipping == nil,
      let rate = try? settings.baseRate(), let minimum = goal(found),
      let stable = StableRates(method: settings.method, eigenvalues: minimum.eigenvalues)
    else { return }
    let isStable = rate < stable.limit
    let end = verdict(of: found)?.kind
    switch end {
    case .stuckAtMaximum, .stuckAtSaddle, .fallsWithoutBound: return
    default: break
    }
    var evidence = [
      Evidence("rate", rate), Evidence("limit", stable.limit),
      Evidence("eigenvalues", minimum.eigenvalues), Evidence("position", minimum.position),
      Evidence("prediction", word: isStable ? "settles" : "does not settle"),
    ]
    if let best = stable.best { evidence.append(Evidence("best-rate", best)) }
    // The rate and the limit with as many digits as tell them apart, unless the rate counts as just at the limit.
    let relation = stable.relation(of: rate)
    let isAtLimit = relation == .atLimit
    let limit = isAtLimit ? show(stable.limit) : show(stable.limit, apartFrom: rate)
    var text = say(
      RatePhrase.stable, show(minimum.position), stable.formula, limit, Self.largestCurvature,
      show(stable.largestCurvature))
    if let best = stable.best, show(best) != show(stable.limit) {
      text += say(RatePhrase.fastest, show(best))
    }
    text += say(relation, isAtLimit ? show(rate) : show(rate, apartFrom: stable.limit))
    switch (isStable, end) {
    case (true, .converged): text += say(RatePhrase.settled)
    case (false, .diverging), (false, .notFinite): text += say(RatePhrase.diverged)
    case (false, .oscillation), (false, .unsettled): text += say(RatePhrase.neverSettles)
    case (true, .diverging), (true, .notFinite): text += say(RatePhrase.yetDiverged)
    case (false, .converged): text += say(RatePhrase.yetRested)
    default: text += "."
    }
    found.append(
      Finding(.stableRate, 0...0, at: minimum.position, evidence: evidence, markup: text))
  }

  /// The minimum that the run reached, or would have: the one at its end, or the nearest known one.
  private func goal(_ found: [Finding]) -> CriticalPoint? {
    var nearest: CriticalPoint?
    let end = verdict(of: found)
    let isLost = end?.kind == .diverging || end?.kind == .notFinite || end?.kind == .fallsWithoutBound
    let place = isLost ? first.position : end?.position ?? last.position
    for point in context.criticalPoints where point.kind == .minimum {
      guard let known = nearest else {
        nearest = point
        continue
      }
      if distance(point.position, place) < distance(known.position, place) { nearest = point }
    }
    if end?.kind == .converged, let values = end?.evidence.first(where: { $0.name == "eigenvalues" })?.values
    {
      return CriticalPoint(
        position: end?.position ?? last.position, value: end?.number("cost") ?? last.value, kind: .minimum,
        eigenvalues: values)
    }
    return nearest
  }
}
