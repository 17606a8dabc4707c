/// A method of descent as its equation stands: a pure function from (state, gradient) to (state, update),
/// in n dimensions.
///
/// A rule is an immutable configuration; what it remembers from step to step is a state that it is handed and
/// hands back, so equal inputs give equal outputs and a run can be stopped, copied and compared.
protocol UpdateRule: Sendable, Hashable {
  /// What the method remembers between steps: velocities, moments, the step number.
  associatedtype State: Sendable, Hashable

  /// The state before the first step, for n coordinates.
  func begin(dimension: Int) -> State

  /// One step: brings `state` forward by the gradient (n numbers) and writes x_{t+1} − x_t to `update`.
  ///
  /// - Parameters:
  ///   - position: x_t, for methods that use it (weight decay); n numbers.
  ///   - value: f(x_t), for methods that use it (Polyak's step).
  ///   - rate: the learning rate η_t of the schedule.
  /// - Returns: the rate in force: `rate`, unless the method finds its own.
  func update(
    _ state: inout State, gradient: [Double], position: [Double], value: Double, rate: Double,
    into update: inout [Double]
  ) -> Double

  /// The inner numbers after the step that ends in `state`, by name, for the record.
  func quantities(_ state: State) -> [Quantity]

  /// Whether the gradient is taken elsewhere than at x_t.
  var looksAhead: Bool { get }

  /// The point at which the next gradient is to be taken (n numbers); asked for only if `looksAhead`.
  func lookAhead(_ state: State, from position: [Double]) -> [Double]
}

extension UpdateRule {
  func quantities(_ state: State) -> [Quantity] { [] }
  var looksAhead: Bool { false }
  func lookAhead(_ state: State, from position: [Double]) -> [Double] { position }

  /// The step as the pure function that it is: (state, gradient) → (state, update).
  func step(
    _ state: State, gradient: [Double], position: [Double], value: Double = .nan, rate: Double
  ) -> (state: State, update: [Double]) {
    var state = state
    var result = [Double](repeating: 0, count: gradient.count)
    _ = update(
      &state, gradient: gradient, position: position, value: value, rate: rate, into: &result)
    return (state, result)
  }
}
