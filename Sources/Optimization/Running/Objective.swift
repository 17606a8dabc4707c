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

  /// The cost as a formula of one or two coordinates, for long runs: the same numbers as by
  /// `evaluate(at:gradient:)`, without arrays. To be used at once and not kept; `nil` for any other cost.
  mutating func plane() -> PlaneFormula?

  /// Plain descent on the cost, many steps at a time: the same numbers again. To be used at once and not kept; `nil`
  /// where there is none.
  mutating func planeSteps() -> PlaneSteps?

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
  /// None: arrays are used.
  public mutating func plane() -> PlaneFormula? { nil }
  /// None: one step at a time.
  public mutating func planeSteps() -> PlaneSteps? { nil }
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
