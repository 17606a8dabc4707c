import NumberText
import Optimization
import Wording

/// Everything noteworthy about a restoration, the verdict first: what the costs and steps show, the rate in use
/// beside the limit, and where the error to the true image was smallest.
public func findings(of record: RestorationRecord, language: Language = .english) -> [Finding] {
  var found = findings(
    of: record.trajectory, in: RunContext(settings: record.scenario.settings, language: language))
  // With thousands of coordinates a place says nothing, and a step that crosses a valley is too fine a matter.
  found.removeAll { $0.kind == .overshoot || $0.kind == .zigzag || $0.kind == .stableRate }
  let isLost = found.contains { $0.kind.tone == .failure }
  if let arrival = arrivalAtNoise(record, language) { found.insert(arrival, at: 0) }
  if let turn = turningPoint(record, language) { found.append(turn) }
  if let rate = stableRate(record, isLost: isLost, language) { found.append(rate) }
  return found
}

/// The run was told to stop where the residual is that of the noise.
private func arrivalAtNoise(_ record: RestorationRecord, _ language: Language) -> Finding? {
  guard case .residualSmall(let length, let tolerance) = record.trajectory.stop else { return nil }
  let last = record.trajectory.iterations
  return Finding(
    .stoppedAtNoise, last...last,
    evidence: [
      Evidence("residual", length), Evidence("tolerance", tolerance),
      Evidence("noise", record.scenario.noiseNorm),
    ],
    markup: RestorationPhrase.arrivedAtNoise.text(
      in: language, "\(last)", displayMarkup(length, digits: 3),
      displayMarkup(record.scenario.noiseNorm, digits: 3)))
}

/// The error has a minimum inside the run: semi-convergence.
private func turningPoint(_ record: RestorationRecord, _ language: Language) -> Finding? {
  let best = record.bestIteration
  guard best > 0, best < record.relativeErrors.count - 1, let last = record.relativeErrors.last,
    last.isFinite, last > record.relativeErrors[best] * 1.001,
    // A run that diverges is another matter.
    let lastCost = record.costs.last, lastCost < record.costs[best]
  else { return nil }
  let least = record.relativeErrors[best]
  let isBlurred = record.scenario.blur != nil
  return Finding(
    .errorTurned, best...record.trajectory.iterations,
    evidence: [
      Evidence("best-iteration", Double(best)), Evidence("best-error", least), Evidence("last-error", last),
    ],
    markup: (isBlurred ? RestorationPhrase.turnedToNoise : .turnedTooSmooth).text(
      in: language, "\(best)", displayMarkup(100 * least, digits: 3)))
}

private func stableRate(_ record: RestorationRecord, isLost: Bool, _ language: Language) -> Finding? {
  let settings = record.scenario.settings
  let largest = record.largestCurvature
  guard settings.schedule == .constant, settings.clipping == nil, let rate = try? settings.baseRate(),
    largest > 0
  else { return nil }
  var isBound = false
  var symbol = StableRates.largestCurvatureSymbol
  switch record.scenario.goal {
  case .deblur: symbol = "‖<i>K</i>‖²"
  case .smooth(.quadratic, _): break
  case .smooth(.edgePreserving, _): isBound = true
  }
  guard
    let stable = StableRates(method: settings.method, eigenvalues: [largest, largest], symbol: symbol)
  else { return nil }
  var text = (isBound ? RatePhrase.stableForCertain : .stableAnywhere).text(
    in: language, stable.formula, displayMarkup(stable.limit, digits: 3), symbol,
    displayMarkup(largest, digits: 3))
  text += stable.relation(of: rate).text(in: language, displayMarkup(rate, digits: 3))
  text += rate > stable.limit && isLost ? RatePhrase.diverged.text(in: language) : "."
  return Finding(
    .stableRate, 0...0,
    evidence: [
      Evidence("rate", rate), Evidence("limit", stable.limit), Evidence("largest-curvature", largest),
      Evidence("prediction", word: rate < stable.limit ? "settles" : "does not settle"),
    ], markup: text)
}
