import CMaths

/// When a run counts as having arrived: its cost has come within a share of the whole way down.
public struct CostTolerance: Sendable, Hashable {
  /// The cost at the bottom: of the lowest minimum known, or the lowest that any compared run has reached.
  public var best: Double
  /// The share of the way from the start's cost to `best` that may be left.
  public var share: Double

  /// A tolerance; a thousandth of the way is the usual one.
  public init(best: Double, share: Double = 1e-3) {
    self.best = best
    self.share = share
  }

  /// The tolerance for runs from different starts on one surface: measured from the lowest known minimum, or,
  /// without one, from the lowest cost of the runs.
  public init(for runs: [Trajectory], minimum: Double?, share: Double = 1e-3) {
    var lowest = minimum ?? .infinity
    for run in runs {
      for bucket in run.cost.buckets where bucket.minimum < lowest { lowest = bucket.minimum }
    }
    self.init(best: lowest, share: share)
  }

  /// The cost at which a run from this first cost has arrived.
  public func threshold(from start: Double) -> Double { best + share * (start - best) }

  /// The first iteration at which a run has arrived; `nil` if it never did.
  ///
  /// Exact while the series keeps every iteration. Of a longer run the bucket is exact, and the iteration within
  /// it follows from the cost at its two ends, as if what is left shrank by the same factor at every step; for a run
  /// whose cost falls evenly that is right to a step. A run that only dips below counts from the start of its bucket.
  public func steps(of run: Trajectory) -> Int? {
    guard let start = run.cost.buckets.first?.first, start.isFinite else { return nil }
    let threshold = threshold(from: start)
    let length = run.cost.bucketLength
    for bucket in run.cost.buckets where bucket.minimum <= threshold {
      let last = min(bucket.start + length, run.cost.count) - 1
      guard bucket.first > threshold, bucket.last <= threshold, last > bucket.start else {
        return bucket.start
      }
      let ends = ((bucket.first - best) / (threshold - best), (bucket.last - best) / (threshold - best))
      let share = ends.1 > 0 ? CMaths.log(ends.0) / (CMaths.log(ends.0) - CMaths.log(ends.1)) : 1
      let steps = (share * Double(last - bucket.start)).rounded(.up)
      return bucket.start + Int(max(1, min(steps, Double(last - bucket.start))))
    }
    return nil
  }
}
