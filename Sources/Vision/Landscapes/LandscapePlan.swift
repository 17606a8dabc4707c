import Optimization

/// Which plane of weight space is to be measured after a training, and how finely.
public struct LandscapePlan: Sendable, Hashable {
  /// How the two directions are chosen.
  public enum Directions: Sendable, Hashable {
    /// Random, filter by filter as long as the last weights.
    case random(seed: UInt64)
    /// The directions in which the path stretches most.
    case principal
    /// Two single weights, by their places in the flat list.
    case weights(Int, Int)
  }

  /// How the two directions are chosen.
  public var directions: Directions
  /// The size of the grid.
  public var columns: Int
  /// See `columns`.
  public var rows: Int
  /// The box of u and v around the last weights; `nil` for one that holds the path.
  public var domain: Domain?
  /// How many single examples of a batch get an arrow of their own.
  public var arrows: Int

  /// A grid of 60 × 60 that holds the path unless told otherwise.
  public init(
    directions: Directions, columns: Int = 60, rows: Int = 60, domain: Domain? = nil, arrows: Int = 50
  ) {
    self.directions = directions
    self.columns = columns
    self.rows = rows
    self.domain = domain
    self.arrows = arrows
  }

  /// The cost of the training set over the plane, with the kept steps of the run as its path; `nil` where the run
  /// has no path to choose directions from, or its weights are not finite.
  ///
  /// - Parameter runner: works on several steps of the path, and rows of the grid, at the same time; the numbers do not
  ///   depend on it.
  public func measure(_ record: TrainingRecord, runner: ConcurrentRunner? = nil) -> LossLandscape? {
    let steps = record.trajectory.steps.filter { step in step.position.allSatisfy { $0.isFinite } }
    guard let last = steps.last, let network = try? record.scenario.makeNetwork() else { return nil }
    let plane: LandscapePlane?
    var box = domain
    switch directions {
    case .random(let seed):
      plane = .random(model: record.model, around: last.position, seed: seed)
      // The path's shadow is short in a random plane; what is around the end is what one wants to see.
      if box == nil, let plane { box = Self.unitBox(holding: steps, in: plane) }
    case .principal:
      plane = .principalComponents(of: steps.map { $0.position })
    case .weights(let first, let second):
      plane = .weights(first, second, around: last.position)
    }
    guard let plane else { return nil }
    var landscape = LossLandscape(
      network: network, plane: plane, columns: columns, rows: rows, domain: box, path: steps, runner: runner)
    landscape.arrows = arrows
    return landscape
  }

  /// ±1 in both directions, more where the path's shadow goes further.
  private static func unitBox(holding steps: [Step], in plane: LandscapePlane) -> Domain {
    var (u, v) = (1.0, 1.0)
    for step in steps {
      let shadow = plane.shadow(of: step.position)
      u = max(u, 1.1 * abs(shadow.u))
      v = max(v, 1.1 * abs(shadow.v))
    }
    return Domain(x: Domain.Interval(-u, u), y: Domain.Interval(-v, v))
  }
}
