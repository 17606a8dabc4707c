/// A finished run: the steps that were kept, the cost at every iteration in bounded memory, and why it
/// ended.
public struct Trajectory: Sendable, Hashable {
  /// The kept steps by ascending iteration: all of them for a short run; for a long one a bounded selection
  /// that always holds the first and the last. `isComplete` says which.
  public var steps: [Step]
  /// The cost at every iteration, with exact extremes for each bucket.
  public var cost: Series
  /// ‖∇f‖ at every iteration, likewise.
  public var gradientNorm: Series
  /// The learning rate at every iteration, likewise.
  public var rate: Series
  /// Why the run ended.
  public var stop: StopReason
  /// The number of steps taken; iterations run from 0 to `iterations`.
  public var iterations: Int

  /// A record from its parts; `Descent.run` makes one of a run.
  public init(
    steps: [Step], cost: Series, gradientNorm: Series, rate: Series, stop: StopReason, iterations: Int
  ) {
    self.steps = steps
    self.cost = cost
    self.gradientNorm = gradientNorm
    self.rate = rate
    self.stop = stop
    self.iterations = iterations
  }

  /// Whether every iteration has its step.
  public var isComplete: Bool { steps.count == iterations + 1 }
}
