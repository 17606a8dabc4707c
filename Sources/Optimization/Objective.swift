import Calculus

/// A cost to be made small: a number for every position in n dimensions, and its gradient.
///
/// Evaluation is `mutating` so that an objective may keep scratch memory between calls; the numbers that it
/// gives depend on the position and on the example batch alone, never on the history of calls.
public protocol Objective: Sendable {
  /// The number of coordinates n.
  var dimension: Int { get }

  /// The cost at `position`, and its gradient written to `gradient` (n numbers each). Outside the cost's
  /// domain the numbers are NaN; nothing traps.
  mutating func evaluate(at position: [Double], gradient: inout [Double]) -> Double

  /// The cost alone.
  mutating func value(at position: [Double]) -> Double

  /// The matrix of second derivatives (n × n), or `nil` for a cost that has none to give.
  mutating func hessian(at position: [Double]) -> Matrix?

  /// Called before each iteration, from 0 on: a cost over examples chooses its batch here.
  mutating func prepare(iteration: Int)
}

extension Objective {
  public mutating func hessian(at position: [Double]) -> Matrix? { nil }
  public mutating func prepare(iteration: Int) {}
}
