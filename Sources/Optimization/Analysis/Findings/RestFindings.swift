import CMaths
import Calculus

extension RunView {
  /// Where the run came to rest: at a minimum, or at a place that looks like one. True if it did.
  mutating func addRest(to found: inout [Finding]) -> Bool {
    if addBalance(to: &found) { return true }
    guard isFinite, let point = restPoint() else { return false }
    let iterations = arrival(at: point.position)...trajectory.iterations
    var evidence = [
      Evidence("position", point.position), Evidence("cost", point.value),
      Evidence("kind", word: point.kind.rawValue), Evidence("eigenvalues", point.eigenvalues),
      Evidence("distance", distance(last.position, point.position)),
      Evidence("gradient-norm", norm(last.gradient)),
    ]
    let isMinimum =
      point.kind == .minimum || (point.kind == .degenerate && isLowest(point.position))
    if isMinimum {
      addConverged(point, iterations, &evidence, to: &found)
      return true
    }
    if point.kind == .maximum {
      found.append(
        Finding(
          .stuckAtMaximum, iterations, at: point.position, evidence: evidence,
          markup: say(RestPhrase.summit, show(point.position))))
      return true
    }
    if point.kind == .degenerate, isHighest(point.position) {
      found.append(
        Finding(
          .stuckAtMaximum, iterations, at: point.position, evidence: evidence,
          markup: say(RestPhrase.ridge, show(point.position))))
      return true
    }
    let escape = escapeDirection(point)
    if let escape { evidence.append(Evidence("escape-direction", escape)) }
    let text =
      point.kind == .saddle
      ? say(
        RestPhrase.saddle, show(point.position), show(point.eigenvalues.first ?? 0),
        show(point.eigenvalues.last ?? 0))
      : say(RestPhrase.flatSaddle, show(point.position))
    found.append(
      Finding(
        .stuckAtSaddle, iterations, at: point.position, evidence: evidence,
        markup: text + (escape.map { " " + say(RestPhrase.wayOut, show($0)) } ?? "")))
    return true
  }

  /// The critical point at which the run ended: near it, next to the way that it came, and not leaving.
  private mutating func restPoint() -> CriticalPoint? {
    guard let point = criticalPoint(near: last.position) else { return nil }
    let away = distance(last.position, point.position)
    let isNear =
      away <= 2e-3 * scale
      || (away <= 0.1 * scale && point.kind != .saddle && point.kind != .maximum
        && last.value - point.value <= 1e-5 * (first.value - point.value)
        && norm(last.gradient) <= 1e-3 * norm(first.gradient))
    guard isNear else { return nil }
    if hasStopped(at: point) { return point }
    // A run that only passes by moves faster and faster, or still makes long steps.
    var longest = 0.0
    for index in steps.indices.suffix(6) where steps[index].update != nil {
      longest = max(longest, length(index))
    }
    guard longest <= max(0.02 * min(extent, scale), 2e-3 * scale) else { return nil }
    if point.kind != .minimum, steps.count > 8 {
      let before = distance(steps[steps.count - 5].position, point.position)
      if away > before * (1 + 1e-9) && away > 1e-12 * scale { return nil }
    }
    return point
  }

  /// Whether the run stands on the point and its last step led nowhere, as after a step of Newton's method that met
  /// the minimum: however long the steps before it were, it does not pass by. A last step that was short, to where
  /// the slope of a minimum is negligible, led nowhere else either.
  private func hasStopped(at point: CriticalPoint) -> Bool {
    guard steps.count > 1 else { return false }
    let away = distance(last.position, point.position)
    let step = length(steps.count - 2)
    if away <= 1e-12 * scale && step <= 1e-12 * scale { return true }
    guard point.kind == .minimum, away <= 1e-6 * scale, step <= 2e-3 * scale else { return false }
    return norm(last.gradient) <= 1e-6 * steepest(steps.map { $0.gradient })
  }

  /// Rest where the slope and the pull of an L2 penalty are in balance, beside the cost's own minimum: at the minimum
  /// of the cost with the penalty. True if the run came to rest there.
  private mutating func addBalance(to found: inout [Finding]) -> Bool {
    guard isFinite, penalty > 0, steps.count > 2 else { return false }
    let steepest = steepest(steps.map(pull))
    let left = norm(pull(last))
    // Where the cost's own slope is as small, the run rests at a critical point of the cost.
    guard left <= 1e-4 * steepest, norm(last.gradient) > 100 * left else { return false }
    var longest = 0.0
    for index in steps.indices.suffix(6) { longest = max(longest, length(index)) }
    guard longest <= 2e-3 * scale, let values = curvature(at: last.position)?.values,
      values.allSatisfy({ $0 + penalty > 0 })
    else { return false }
    let size = norm(last.position)
    let whole = last.value + 0.5 * penalty * size * size
    found.append(
      Finding(
        .converged, arrival(at: last.position)...trajectory.iterations, at: last.position,
        evidence: [
          Evidence("position", last.position), Evidence("cost", last.value),
          Evidence("penalised-cost", whole), Evidence("kind", word: CriticalKind.minimum.rawValue),
          Evidence("eigenvalues", values), Evidence("gradient-norm", norm(last.gradient)),
          Evidence("penalised-gradient-norm", left),
        ],
        markup: say(
          RestPhrase.balance, show(last.position), show(last.value, digits: 4), show(whole, digits: 4))))
    return true
  }

  private func arrival(at place: [Double]) -> Int {
    let near = max(2e-3 * scale, distance(last.position, place))
    var arrival = last.iteration
    for step in steps.reversed() {
      guard distance(step.position, place) <= near * 1.000001 else { break }
      arrival = step.iteration
    }
    return arrival
  }

  /// The direction in which the ground falls from a saddle, its largest coordinate positive.
  private mutating func escapeDirection(_ point: CriticalPoint) -> [Double]? {
    guard point.kind == .saddle, let (values, vectors) = curvature(at: point.position),
      let lowest = values.first, lowest < 0
    else { return nil }
    return vectors[0]
  }

  private mutating func addConverged(
    _ point: CriticalPoint, _ iterations: ClosedRange<Int>, _ evidence: inout [Evidence],
    to found: inout [Finding]
  ) {
    var (reached, began) = (RestPhrase.minimum, RestPhrase.beganAtMinimum)
    if let best = context.lowestMinimum {
      let slack = 1e-6 * max(abs(best.value), abs(first.value - best.value), 1e-300)
      var minima = 0
      for other in context.criticalPoints where other.kind == .minimum { minima += 1 }
      if point.value > best.value + slack {
        (reached, began) = (.localMinimum, .beganAtLocalMinimum)
        evidence += [
          Evidence("rank", word: "local"), Evidence("best-known", best.position),
          Evidence("best-known-cost", best.value),
        ]
      } else {
        if minima > 1 { (reached, began) = (.lowestMinimum, .beganAtLowestMinimum) }
        evidence.append(Evidence("rank", word: "best-known"))
      }
    }
    var sentences = say(reached, show(point.position), show(point.value, digits: 4))
    if let best = context.lowestMinimum, reached == .localMinimum {
      sentences += " " + say(RestPhrase.lowerOne, show(best.position), show(best.value, digits: 4))
    }
    if first.iteration == 0 && extent == 0 {
      sentences = say(began, show(point.position))
    } else if !context.isNoisy, let rate = convergenceRate(to: point) {
      evidence += rate.evidence
      sentences += " " + rate.sentence
    }
    if let domain = context.domain, !domain.contains(point.position) {
      sentences += " " + say(RestPhrase.outside)
    }
    found.append(
      Finding(.converged, iterations, at: point.position, evidence: evidence, markup: sentences))
  }

  /// How the distance to the point shrinks: by a factor at each step (linear), more and more slowly
  /// (sublinear), or with the digits doubling (quadratic). `nil` where the run shows no clear rate.
  private func convergenceRate(to point: CriticalPoint) -> (sentence: String, evidence: [Evidence])? {
    let distances = tail(to: point)
    guard distances.count >= 3 else { return nil }
    let logs = distances.map { CMaths.log($0.distance) }
    let times = distances.map { Double($0.iteration) }
    if isQuadratic(logs, times) {
      return (
        say(RestPhrase.quadratic),
        [Evidence("rate", word: "quadratic")]
      )
    }
    guard distances.count >= 8 else { return nil }
    let linear = fit(times, logs)
    let sublinear = fit(times.map { CMaths.log($0 + 1) }, logs)
    let factor = CMaths.exp(linear.slope)
    // A power of t bends where a factor per step is straight; it must fit clearly better.
    if sublinear.slope < 0 && sublinear.slope > -6 && sublinear.error < 0.2 * linear.error && factor > 0.9 {
      return (
        say(RestPhrase.sublinear, show(-sublinear.slope, digits: 2)),
        [Evidence("rate", word: "sublinear"), Evidence("exponent", -sublinear.slope)]
      )
    }
    guard factor < 0.99999, linear.error < 0.35 else { return nil }
    return (
      say(RestPhrase.linear, show(factor, digits: factor > 0.9995 ? 5 : 3)),
      [Evidence("rate", word: "linear"), Evidence("factor", factor)]
    )
  }

  /// The distances over the last part of the approach, above the rounding errors.
  private func tail(to point: CriticalPoint) -> [(iteration: Int, distance: Double)] {
    let floor = 1e-11 * max(scale, norm(point.position))
    var distances: [(iteration: Int, distance: Double)] = []
    for step in steps {
      let away = distance(step.position, point.position)
      if away <= floor { break }
      distances.append((step.iteration, away))
    }
    let start = distances.first?.distance ?? 0
    guard let near = distances.firstIndex(where: { $0.distance <= 0.3 * start }) else { return [] }
    return Array(distances[max(near, distances.count - 16)...])
  }

  private func isQuadratic(_ logs: [Double], _ times: [Double]) -> Bool {
    // Ratios of successive falls near 2, over the last steps that still fall.
    var falls: [Double] = []
    for index in 1..<logs.count where times[index] == times[index - 1] + 1 {
      falls.append(logs[index] - logs[index - 1])
    }
    let late = falls.suffix(3)
    guard late.count >= 2, late.allSatisfy({ $0 < -0.5 }) else { return false }
    return zip(late.dropFirst(), late).allSatisfy { $0 / $1 > 1.6 }
  }

  /// The straight line of least squares, and the root of its mean squared error.
  private func fit(_ x: [Double], _ y: [Double]) -> (slope: Double, error: Double) {
    let count = Double(x.count)
    let meanX = x.reduce(0, +) / count
    let meanY = y.reduce(0, +) / count
    var xx = 0.0
    var xy = 0.0
    for (p, q) in zip(x, y) {
      xx += (p - meanX) * (p - meanX)
      xy += (p - meanX) * (q - meanY)
    }
    guard xx > 0 else { return (0, .infinity) }
    let slope = xy / xx
    var error = 0.0
    for (p, q) in zip(x, y) {
      let residual = q - meanY - slope * (p - meanX)
      error += residual * residual
    }
    return (slope, (error / count).squareRoot())
  }
}
