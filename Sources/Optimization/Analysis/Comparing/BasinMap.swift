import Calculus

/// How a start of a basin map ended.
public enum BasinOutcome: Sendable, Hashable {
  /// At the minimum of this index, after so many steps (the whole budget if it was only near).
  case minimum(Int, steps: Int)
  /// At no minimum: on its way, at a saddle, or swinging.
  case unsettled
  /// Out of all bounds, or not finite.
  case lost
}

/// A part of a basin map: some of its rows, computed by one worker.
public struct BasinStrip: Sendable, Hashable {
  /// Which rows, the lowest y first.
  public var rows: Range<Int>
  /// The index of the minimum, −1 for unsettled, −2 for lost; row by row.
  public var basins: [Int32]
  /// The step of arrival, row by row.
  public var steps: [Int32]
}

/// Which minimum plain descent reaches from each start of a grid, and in how many steps.
public struct BasinMap: Sendable, Hashable {
  /// The minima, as the indices count them.
  public let minima: [CriticalPoint]
  /// The box; starts stand at its edges and evenly between.
  public let domain: Domain
  /// The number of starts along x.
  public let columns: Int
  /// The number of starts along y; 1 for a curve.
  public let rows: Int
  /// The index of the minimum, −1 for unsettled, −2 for lost; row by row, the lowest y first.
  public private(set) var basins: [Int32]
  /// The step of arrival, likewise; 0 where there was none.
  public private(set) var steps: [Int32]

  /// The whole map from strips in any order; what no strip covers counts as unsettled.
  public init(_ plan: BasinPlan, strips: [BasinStrip]) {
    minima = plan.minima
    domain = plan.domain
    columns = plan.columns
    rows = plan.rows
    basins = [Int32](repeating: -1, count: columns * rows)
    steps = [Int32](repeating: 0, count: columns * rows)
    for strip in strips {
      for (offset, basin) in strip.basins.enumerated() {
        basins[strip.rows.lowerBound * columns + offset] = basin
        steps[strip.rows.lowerBound * columns + offset] = strip.steps[offset]
      }
    }
  }

  /// How the start in a column and row ended.
  public func outcome(column: Int, row: Int) -> BasinOutcome {
    let index = row * columns + column
    switch basins[index] {
    case -2: return .lost
    case -1: return .unsettled
    default: return .minimum(Int(basins[index]), steps: Int(steps[index]))
    }
  }

  /// The share of the starts that end at each minimum.
  public var shares: [Double] {
    var counts = [Int](repeating: 0, count: minima.count)
    for basin in basins where basin >= 0 { counts[Int(basin)] += 1 }
    return counts.map { Double($0) / Double(max(1, basins.count)) }
  }
}

/// A basin map to be computed: plain gradient descent with a constant rate from every start of a grid.
///
/// The rows are independent of each other: any number of workers may compute ranges of them, and the numbers
/// are the same.
public struct BasinPlan: Sendable {
  /// The cost.
  public let formula: Formula
  /// The box; starts stand at its edges and evenly between.
  public let domain: Domain
  /// The number of starts along x, at least 2.
  public let columns: Int
  /// The number of starts along y, at least 2; 1 for a curve.
  public let rows: Int
  /// η.
  public let rate: Double
  /// The budget of each run.
  public let budget: Int
  /// The minima that starts can reach.
  public let minima: [CriticalPoint]
  private let compiled: CompiledFormula
  /// A run has arrived this near a minimum, if the rate is stable there.
  private let nearSquared: Double
  /// A run this near at the end of its budget counts as heading there.
  private let closeSquared: Double
  /// The square of the steepest slope that there is so near to a minimum.
  private let gentleSquared: Double

  /// A plan over a surface's domain; its minima are searched for, in a box a fifth wider.
  public init(
    _ formula: Formula, domain: Domain, columns: Int = 400, rows: Int = 400, rate: Double, steps: Int = 200
  ) {
    self.formula = formula
    self.domain = domain
    self.columns = max(2, columns)
    self.rows = domain.dimension == 1 ? 1 : max(2, rows)
    self.rate = rate
    budget = max(0, steps)
    let wide = Domain(
      domain.intervals.map { Domain.Interval($0.lower - 0.1 * $0.length, $0.upper + 0.1 * $0.length) })
    var found: [CriticalPoint] = []
    for point in findCriticalPoints(of: formula, in: wide) where point.kind == .minimum {
      found.append(point)
    }
    minima = found
    compiled = CompiledFormula(formula)
    let diagonal = norm(domain.intervals.map { $0.length })
    let near = 1e-3 * diagonal
    nearSquared = near * near
    closeSquared = 400 * near * near
    var steepest = 0.0
    for point in found where point.eigenvalues.allSatisfy({ $0.isFinite }) {
      steepest = max(steepest, 2 * near * (point.eigenvalues.last ?? 0))
    }
    gentleSquared = steepest * steepest
  }

  /// Computes some of the rows.
  public func strip(rows range: Range<Int>) -> BasinStrip {
    var evaluator = Evaluator(compiled)
    var strip = BasinStrip(rows: range, basins: [], steps: [])
    strip.basins.reserveCapacity(range.count * columns)
    strip.steps.reserveCapacity(range.count * columns)
    for row in range {
      var walkers = BasinRow(count: columns)
      let y = domain.dimension == 1 ? 0 : coordinate(row, of: rows, domain.intervals[1])
      for column in 0..<columns {
        walkers.xs[column] = coordinate(column, of: columns, domain.intervals[0])
        walkers.ys[column] = y
      }
      walk(&walkers, &evaluator)
      strip.basins += walkers.basins
      strip.steps += walkers.steps
    }
    return strip
  }

  /// The whole map, by one worker.
  public func map() -> BasinMap { BasinMap(self, strips: [strip(rows: 0..<rows)]) }

  private func coordinate(_ index: Int, of count: Int, _ interval: Domain.Interval) -> Double {
    interval.lower + interval.length * Double(index) / Double(count - 1)
  }

  private func walk(_ row: inout BasinRow, _ evaluator: inout Evaluator) {
    for step in 0..<budget {
      if row.xs.isEmpty { return }
      evaluator.evaluateBatch(xs: row.xs, ys: row.ys, dx: &row.dx, dy: &row.dy)
      row.move(rate: rate, gentle: gentleSquared)
      // From the back, so that a walker that is moved into a gap has been looked at already.
      for index in row.candidates.reversed() {
        settle(index, step, &row)
      }
    }
    for index in row.xs.indices.reversed() {
      row.finish(index, basin: nearest(row.xs[index], row.ys[index], within: closeSquared), step: budget)
    }
  }

  /// Takes a walker out whose slope is gentle, if it is at a minimum where the rate is stable, or whose numbers
  /// are lost.
  private func settle(_ index: Int, _ step: Int, _ row: inout BasinRow) {
    let x = row.xs[index]
    let y = row.ys[index]
    guard x.isFinite, y.isFinite else {
      row.finish(index, basin: -2, step: 0)
      return
    }
    let basin = nearest(x, y, within: nearSquared)
    guard basin >= 0, let largest = minima[basin].eigenvalues.last, rate * largest < 2 else { return }
    row.finish(index, basin: basin, step: step + 1)
  }

  /// The minimum next to a place, −1 if none is so near, −2 for a place that is not finite.
  private func nearest(_ x: Double, _ y: Double, within limit: Double) -> Int {
    guard x.isFinite, y.isFinite else { return -2 }
    var best = -1
    var least = limit
    for (index, point) in minima.enumerated() {
      let dx = x - point.position[0]
      let dy = point.position.count > 1 ? y - point.position[1] : 0
      let square = dx * dx + dy * dy
      if square <= least {
        least = square
        best = index
      }
    }
    return best
  }
}

/// The walkers of a row that are still on their way, packed together, and how the others ended.
private struct BasinRow {
  var xs: [Double]
  var ys: [Double]
  var dx: [Double]
  var dy: [Double]
  /// Which column each walker started in.
  private var columns: [Int32]
  /// The walkers to be looked at after a move: on gentle ground, or lost.
  private(set) var candidates: [Int] = []
  private(set) var basins: [Int32]
  private(set) var steps: [Int32]

  init(count: Int) {
    xs = [Double](repeating: 0, count: count)
    ys = xs
    dx = xs
    dy = xs
    columns = (0..<Int32(count)).map { $0 }
    basins = [Int32](repeating: -1, count: count)
    steps = [Int32](repeating: 0, count: count)
  }

  /// One step of all walkers.
  mutating func move(rate: Double, gentle: Double) {
    candidates.removeAll(keepingCapacity: true)
    let count = xs.count
    // Unsafe, since bounds checks would keep this loop, the hottest but one, from becoming vector
    // instructions; all four arrays hold at least `count` numbers.
    xs.withUnsafeMutableBufferPointer { xs in
      ys.withUnsafeMutableBufferPointer { ys in
        dx.withUnsafeBufferPointer { dx in
          dy.withUnsafeBufferPointer { dy in
            for index in 0..<count {
              xs[index] -= rate * dx[index]
              ys[index] -= rate * dy[index]
              let square = dx[index] * dx[index] + dy[index] * dy[index]
              // False for NaN and infinity, which are to be looked at too.
              if !(square > gentle && square < 1e300) { candidates.append(index) }
            }
          }
        }
      }
    }
  }

  /// Takes a walker out; the last one takes its place.
  mutating func finish(_ index: Int, basin: Int, step: Int) {
    let column = Int(columns[index])
    basins[column] = Int32(basin)
    steps[column] = basin >= 0 ? Int32(step) : 0
    let last = xs.count - 1
    xs[index] = xs[last]
    ys[index] = ys[last]
    columns[index] = columns[last]
    xs.removeLast()
    ys.removeLast()
    columns.removeLast()
  }
}
