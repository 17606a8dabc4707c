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

  /// Whether `evaluate(x:y:)` may stand for `evaluate(at:gradient:)`: two coordinates and no batches.
  var isPlane: Bool { get }

  /// The cost of two coordinates and its slopes, without arrays, for long runs; NaN if not `isPlane`.
  mutating func evaluate(x: Double, y: Double) -> (value: Double, dx: Double, dy: Double)

  /// The cost alone.
  mutating func value(at position: [Double]) -> Double

  /// Whether `hessian` gives a matrix.
  var hasHessian: Bool { get }

  /// The matrix of second derivatives (n × n), or `nil` for a cost that has none to give.
  mutating func hessian(at position: [Double]) -> Matrix?

  /// The layers of weights among the coordinates, for methods that look at matrices; empty for a surface.
  var layers: [LayerShape] { get }

  /// The smallest value that the cost is known to take, for Polyak's step.
  var knownMinimum: Double? { get }

  /// Called before each iteration, from 0 on: a cost over examples chooses its batch here.
  mutating func prepare(iteration: Int)
}

extension Objective {
  /// Arrays are used.
  public var isPlane: Bool { false }
  /// NaN, since it is not asked for.
  public mutating func evaluate(x: Double, y: Double) -> (value: Double, dx: Double, dy: Double) {
    (.nan, .nan, .nan)
  }
  /// None.
  public var hasHessian: Bool { false }
  /// None.
  public mutating func hessian(at position: [Double]) -> Matrix? { nil }
  /// None.
  public var layers: [LayerShape] { [] }
  /// Unknown.
  public var knownMinimum: Double? { nil }
  /// Nothing to prepare.
  public mutating func prepare(iteration: Int) {}
}
