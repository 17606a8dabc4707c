/// A method that treats all coordinates alike and each by itself, as most do: its equation for one coordinate.
///
/// What one coordinate remembers is a `Cell`; what all have in common at a step (the step number, the rate,
/// bias corrections) is `Shared` and computed once. `Coordinatewise` makes an `UpdateRule` of it.
protocol CoordinateRule: Sendable, Hashable {
  /// What the method remembers of one coordinate.
  associatedtype Cell: Sendable, Hashable
  /// What all coordinates share at one step.
  associatedtype Shared: Sendable, Hashable

  /// A coordinate's memory before the first step.
  var cell: Cell { get }
  /// The shared memory before the first step.
  var shared: Shared { get }

  /// Brings the shared memory to the next step, which is taken with the learning rate `rate`.
  func advance(_ shared: inout Shared, rate: Double)

  /// The equation: brings one coordinate's memory forward and returns its update x_{t+1} − x_t.
  func update(_ cell: inout Cell, gradient: Double, position: Double, _ shared: Shared) -> Double

  /// The inner numbers after a step, by name.
  func quantities(_ cells: [Cell], _ shared: Shared) -> [Quantity]

  /// Whether the gradient is taken elsewhere than at x_t.
  var looksAhead: Bool { get }

  /// The coordinate at which the next gradient is to be taken.
  func lookAhead(_ cell: Cell, from position: Double) -> Double

  /// The weight λ of an L2 penalty, whose gradient λx is added to the gradient, at the place where that is taken; 0
  /// for none.
  var weightDecay: Double { get }
}

extension CoordinateRule {
  func quantities(_ cells: [Cell], _ shared: Shared) -> [Quantity] { [] }
  var looksAhead: Bool { false }
  func lookAhead(_ cell: Cell, from position: Double) -> Double { position }
  var weightDecay: Double { 0 }
}

/// The memory of a method that remembers nothing.
struct Nothing: Sendable, Hashable {
  init() {}
}

/// The state of a coordinate-wise method.
struct CoordinateState<Rule: CoordinateRule>: Sendable, Hashable {
  /// One for each coordinate.
  var cells: [Rule.Cell]
  /// One for all.
  var shared: Rule.Shared
}

/// A coordinate-wise equation applied to every coordinate.
struct Coordinatewise<Rule: CoordinateRule>: UpdateRule {
  /// The equation for one coordinate.
  let rule: Rule

  /// The method of an equation.
  init(_ rule: Rule) {
    self.rule = rule
  }

  func begin(dimension: Int) -> CoordinateState<Rule> {
    CoordinateState(cells: [Rule.Cell](repeating: rule.cell, count: dimension), shared: rule.shared)
  }

  func update(
    _ state: inout CoordinateState<Rule>, gradient: [Double], position: [Double], value: Double,
    rate: Double, into update: inout [Double]
  ) -> Double {
    rule.advance(&state.shared, rate: rate)
    let shared = state.shared
    let decay = rule.weightDecay
    let count = min(gradient.count, position.count, update.count, state.cells.count)
    // The hottest loop of a training run: buffer pointers keep bounds checks out of it, so that it becomes
    // vector instructions. Every index is below the smallest of the four counts.
    state.cells.withUnsafeMutableBufferPointer { cells in
      update.withUnsafeMutableBufferPointer { update in
        gradient.withUnsafeBufferPointer { gradient in
          position.withUnsafeBufferPointer { position in
            if decay == 0 {
              for i in 0..<count {
                update[i] = rule.update(
                  &cells[i], gradient: gradient[i], position: position[i], shared)
              }
            } else {
              // The penalty is felt where the gradient is; a rule that does not look ahead gives the position itself.
              for i in 0..<count {
                let place = rule.lookAhead(cells[i], from: position[i])
                update[i] = rule.update(
                  &cells[i], gradient: gradient[i] + decay * place, position: position[i], shared)
              }
            }
          }
        }
      }
    }
    return rate
  }

  /// The same steps for one or two coordinates, many in one go and without arrays: moves `point` on while `next`
  /// gives the slopes at the place that is reached. A single coordinate is x; nothing moves along y then.
  @inline(__always)
  func walk(
    _ state: inout CoordinateState<Rule>, _ point: inout PlanePoint,
    next: (_ reached: PlanePoint) -> PlaneSlopes?
  ) {
    let count = state.cells.count
    guard count == 1 || count == 2 else { return }
    // As in `update`: without decay nothing is added, not even 0 · x.
    let decay = rule.weightDecay
    var cellX = state.cells[0]
    var cellY = count == 2 ? state.cells[1] : rule.cell
    var shared = state.shared
    while let slopes = next(point.moved) {
      point.x += point.dx
      point.y += point.dy
      rule.advance(&shared, rate: slopes.rate)
      let gx = decay == 0 ? slopes.dx : slopes.dx + decay * point.x
      point.dx = rule.update(&cellX, gradient: gx, position: point.x, shared)
      guard count == 2 else { continue }
      let gy = decay == 0 ? slopes.dy : slopes.dy + decay * point.y
      point.dy = rule.update(&cellY, gradient: gy, position: point.y, shared)
    }
    state.cells[0] = cellX
    if count == 2 { state.cells[1] = cellY }
    state.shared = shared
  }

  func quantities(_ state: CoordinateState<Rule>) -> [Quantity] {
    rule.quantities(state.cells, state.shared)
  }

  var looksAhead: Bool { rule.looksAhead }

  func lookAhead(_ state: CoordinateState<Rule>, from position: [Double]) -> [Double] {
    position.indices.map { rule.lookAhead(state.cells[$0], from: position[$0]) }
  }
}
