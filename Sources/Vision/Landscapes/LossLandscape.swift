import Optimization

/// The cost over a plane of weight space, on a grid, with a training path and its shadow.
public struct LossLandscape: Sendable, Hashable {
  /// A point of the path as the plane sees it.
  public struct PathPoint: Sendable, Hashable {
    /// The iteration of the step.
    public var iteration: Int
    /// The nearest point of the plane.
    public var u: Double
    /// See `u`.
    public var v: Double
    /// The cost where the path is.
    public var cost: Double
    /// The cost at its shadow on the plane.
    public var shadowCost: Double
    /// How far it is from the plane.
    public var distance: Double
  }

  /// The plane.
  public var plane: LandscapePlane
  /// The grid's u, ascending.
  public var u: [Double]
  /// The grid's v, ascending.
  public var v: [Double]
  /// The costs, row by row: `costs[row * u.count + column]` at (u[column], v[row]).
  public var costs: [Double]
  /// The path.
  public var path: [PathPoint]
  /// How many single examples of a batch get an arrow of their own in figures.
  public var arrows = 50

  /// Measures the cost over a plane.
  ///
  /// - Parameters:
  ///   - columns, rows: the size of the grid, each at least 2.
  ///   - domain: the box of u and v that is shown; `nil` for one that holds the path with a margin.
  ///   - path: steps of training, in order; may be empty.
  ///   - runner: works on several steps of the path, and rows of the grid, at the same time; the numbers do not depend
  ///     on it.
  public init(
    network: Network, plane: LandscapePlane, columns: Int = 60, rows: Int = 60, domain: Domain? = nil,
    path: [Step] = [], runner: ConcurrentRunner? = nil
  ) {
    self.plane = plane
    var own = network
    own.runner = nil
    let start = own
    var points = path.map {
      PathPoint(iteration: $0.iteration, u: 0, v: 0, cost: 0, shadowCost: 0, distance: 0)
    }
    // Some steps at a time, since each piece has a network of its own; each writes to its own part of the points.
    let length = 8
    points.withUnsafeMutableBufferPointer { buffer in
      guard let base = buffer.baseAddress else { return }
      let target = Target(start: base)
      let measure: @Sendable (Int) -> Void = { piece in
        var network = start
        for index in piece * length..<min(path.count, (piece + 1) * length) {
          let position = path[index].position
          let near = plane.shadow(of: position)
          target.start[index].u = near.u
          target.start[index].v = near.v
          target.start[index].cost = network.score(of: position).cost
          target.start[index].shadowCost = network.score(of: plane.weights(u: near.u, v: near.v)).cost
          target.start[index].distance = plane.distance(of: position)
        }
      }
      Self.each((path.count + length - 1) / length, runner, measure)
    }
    self.path = points
    let (across, up) = Self.box(domain, self.path)
    let columns = max(2, columns)
    let rows = max(2, rows)
    let u = (0..<columns).map { across.lower + across.length * Double($0) / Double(columns - 1) }
    let v = (0..<rows).map { up.lower + up.length * Double($0) / Double(rows - 1) }
    self.u = u
    self.v = v
    var costs = [Double](repeating: 0, count: columns * rows)
    // Rows are worked on at the same time; each writes to its own part of the costs.
    costs.withUnsafeMutableBufferPointer { buffer in
      guard let base = buffer.baseAddress else { return }
      let target = Target(start: base)
      let fill: @Sendable (Int) -> Void = { row in
        var network = start
        for column in 0..<columns {
          target.start[row * columns + column] =
            network.score(of: plane.weights(u: u[column], v: v[row])).cost
        }
      }
      Self.each(rows, runner, fill)
    }
    self.costs = costs
  }

  /// `@unchecked Sendable`: each place is written by one worker, and nobody reads before all are done.
  private struct Target<Value>: @unchecked Sendable {
    var start: UnsafeMutablePointer<Value>
  }

  private static func each(_ count: Int, _ runner: ConcurrentRunner?, _ body: @Sendable (Int) -> Void) {
    if let runner { runner(count, body) } else { for piece in 0..<count { body(piece) } }
  }

  /// The box given, or the path's with a quarter of its size around it, both sides at least a tenth of the longer.
  private static func box(_ domain: Domain?, _ path: [PathPoint]) -> (Domain.Interval, Domain.Interval) {
    if let domain, domain.dimension == 2 { return (domain.intervals[0], domain.intervals[1]) }
    func bounds(_ value: (PathPoint) -> Double) -> (Double, Double) {
      var (low, high) = (0.0, 0.0)
      for point in path {
        low = min(low, value(point))
        high = max(high, value(point))
      }
      return (low, high)
    }
    let (u0, u1) = bounds { $0.u }
    let (v0, v1) = bounds { $0.v }
    let longest = max(u1 - u0, v1 - v0)
    guard longest > 0 else { return (Domain.Interval(-1, 1), Domain.Interval(-1, 1)) }
    func widened(_ low: Double, _ high: Double) -> Domain.Interval {
      let margin = max(0.25 * (high - low), 0.1 * longest)
      return Domain.Interval(low - margin, high + margin)
    }
    return (widened(u0, u1), widened(v0, v1))
  }
}

extension Evaluation {
  /// The gradients of single examples at `weights` as arrows in a plane, and their mean: what the members of a
  /// mini-batch pull at, and what they agree on. Arrows point along the gradient; descent goes the other way.
  public mutating func arrows(of weights: [Double], examples: [Int], in plane: LandscapePlane) -> (
    each: [(u: Double, v: Double)], mean: (u: Double, v: Double)
  ) {
    var each: [(u: Double, v: Double)] = []
    var mean = (u: 0.0, v: 0.0)
    for example in examples {
      let arrow = plane.coordinates(ofDirection: gradient(of: weights, example: example))
      each.append(arrow)
      mean.u += arrow.u / Double(examples.count)
      mean.v += arrow.v / Double(examples.count)
    }
    return (each, mean)
  }
}
