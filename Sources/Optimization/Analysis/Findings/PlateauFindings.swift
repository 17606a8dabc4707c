import Calculus

extension RunView {
  /// Almost level ground at the end of the run, far from any minimum.
  mutating func addPlateau(to found: inout [Finding]) {
    guard isFinite, let level = levelness(last), level.isLevel else { return }
    var from = last.iteration
    for step in steps.reversed() {
      guard let there = levelness(step), there.isLevel else { break }
      from = step.iteration
    }
    var evidence = [
      Evidence("gradient-norm", norm(last.gradient)), Evidence("cost", last.value),
      Evidence("average-slope", level.averageSlope),
    ]
    if let values = curvature(at: last.position)?.values { evidence.append(Evidence("eigenvalues", values)) }
    var pace = ""
    let (togo, goal) = stepsToGo()
    if case .steps(let steps) = togo, steps > 0, goal != nil {
      evidence.append(Evidence("steps-to-go", Double(steps)))
      pace = " " + say(PacePhrase.plateauPace, moreSteps(steps))
    }
    found.append(
      Finding(
        .stuckOnPlateau, from...last.iteration, at: last.position, evidence: evidence,
        markup: say(
          PacePhrase.plateau, Self.gradientNorm, show(norm(last.gradient)), show(last.position),
          show(last.value),
          show(level.minimum.value), show(level.minimum.position)) + pace))
  }

  /// Whether the ground at a step is a plateau: its slope is less than a tenth of the average slope down to the
  /// lowest known minimum, and it bends less than a twentieth as much as there.
  private mutating func levelness(_ step: Step) -> (
    isLevel: Bool, averageSlope: Double, minimum: CriticalPoint
  )? {
    guard let minimum = context.lowestMinimum, minimum.eigenvalues.allSatisfy({ $0.isFinite }) else {
      return nil
    }
    let away = distance(step.position, minimum.position)
    let height = step.value - minimum.value
    guard away > 0, height > 0 else { return nil }
    let slope = height / away
    guard norm(step.gradient) < 0.1 * slope else { return (false, slope, minimum) }
    let bend = (curvature(at: step.position)?.values ?? [.infinity]).map { abs($0) }.max() ?? .infinity
    return (bend < 0.05 * (minimum.eigenvalues.last ?? 0), slope, minimum)
  }

  /// Saddles and plateaus near which the run halted before it went on: the slope fell to a tenth of what it
  /// was before and was to be after.
  mutating func addHalts(to found: inout [Finding]) {
    let norms = steps.map { norm($0.gradient) }
    guard norms.count >= 10 else { return }
    var highestBefore = [Double](repeating: 0, count: norms.count)
    var highestAfter = highestBefore
    for index in 1..<norms.count { highestBefore[index] = max(highestBefore[index - 1], norms[index - 1]) }
    for index in (0..<(norms.count - 1)).reversed() {
      highestAfter[index] = max(highestAfter[index + 1], norms[index + 1])
    }
    var index = 1
    while index < norms.count - 1 {
      let limit = 0.1 * min(highestBefore[index], highestAfter[index])
      guard norms[index] < limit else {
        index += 1
        continue
      }
      // The whole stretch on which the slope stays small, and its smallest place.
      var end = index
      var lowest = index
      while end + 1 < norms.count && norms[end + 1] < 2 * limit {
        end += 1
        if norms[end] < norms[lowest] { lowest = end }
      }
      if end + 1 < norms.count, steps[end].iteration - steps[index].iteration >= 4 {
        addHalt(index...end, lowest, to: &found)
      }
      index = end + 1
    }
  }

  private mutating func addHalt(_ stretch: ClosedRange<Int>, _ lowest: Int, to found: inout [Finding]) {
    let halt = steps[stretch.lowerBound].iteration...steps[stretch.upperBound].iteration
    let place = steps[lowest].position
    let smallest = norm(steps[lowest].gradient)
    if let point = criticalPoint(near: place), distance(point.position, place) < 0.1 * scale {
      // A minimum passed at small slope is no halt: it was the goal, or was swung through.
      guard point.kind == .saddle || (point.kind == .degenerate && !isLowest(point.position)) else { return }
      let range = agreed(.passedSaddle, halt)
      found.append(
        Finding(
          .passedSaddle, range, at: point.position,
          evidence: [
            Evidence("position", point.position), Evidence("eigenvalues", point.eigenvalues),
            Evidence("gradient-norm", smallest),
          ],
          markup: say(
            PacePhrase.passedSaddle, "\(range.lowerBound)", "\(range.upperBound)", show(point.position))))
      return
    }
    guard let there = levelness(steps[lowest]), there.isLevel else { return }
    let range = agreed(.crossedPlateau, halt)
    found.append(
      Finding(
        .crossedPlateau, range, at: place,
        evidence: [Evidence("gradient-norm", smallest), Evidence("average-slope", there.averageSlope)],
        markup: say(
          PacePhrase.crossedPlateau, "\(range.lowerBound)", "\(range.upperBound)", Self.gradientNorm,
          show(smallest))))
  }
}
