/// What can be said of a run that is still under way: what happened up to an iteration, counted up to it, and
/// nothing that only its end will tell.
///
/// - Parameters:
///   - iteration: the last one that is looked at; from the run's last on, all findings are given.
///   - known: the findings of the whole run; what turns out to be a false alarm is left out.
public func findings(
  of trajectory: Trajectory, upTo iteration: Int, in context: RunContext, known: [Finding]
) -> [Finding] {
  guard iteration < trajectory.iterations else { return known }
  let part = trajectory.cut(at: iteration)
  guard part.steps.count > 1, var run = RunView(part, context) else { return [] }
  run.known = known
  var found: [Finding] = []
  let isLost = run.addDivergence(to: &found)
  if !isLost {
    run.addHalts(to: &found)
    // As if at rest: whether a swing goes on for ever is not known yet.
    if !context.isNoisy { run.addSwinging(to: &found, isAtRest: true) }
  }
  if !context.isNoisy {
    run.addOvershoot(to: &found)
    if !isLost { run.addCostIncrease(to: &found) }
  }
  let swings: [FindingKind] = [.zigzag, .oscillation, .unsettled]
  return found.filter { finding in
    known.contains { $0.kind == finding.kind || swings.contains($0.kind) && swings.contains(finding.kind) }
  }
}

extension RunView {
  /// The iterations of a finding so far: those that the whole run shows, where it has such a finding there, so that
  /// the beginning does not change from frame to frame; none are later than the last that is looked at.
  func agreed(_ kind: FindingKind, _ range: ClosedRange<Int>) -> ClosedRange<Int> {
    for finding in known where finding.kind == kind && finding.iterations.overlaps(range) {
      let from = finding.iterations.lowerBound
      return from...max(from, min(finding.iterations.upperBound, last.iteration))
    }
    return range
  }
}

extension Trajectory {
  /// The part up to an iteration, as if the run had ended there. Its series hold the kept steps only.
  func cut(at iteration: Int) -> Trajectory {
    var kept: [Step] = []
    for step in steps {
      guard step.iteration <= iteration else { break }
      kept.append(step)
    }
    if !kept.isEmpty { kept[kept.count - 1].update = nil }
    var costs = Series()
    for step in kept { costs.append(step.value) }
    return Trajectory(
      steps: kept, cost: costs, gradientNorm: Series(), rate: Series(), stop: .budgetSpent(steps: iteration),
      iterations: iteration)
  }
}
