import Calculus
import Optimization

/// A cost that is a mean over examples, so that a step may look at all of them or at a few.
public protocol ExampleCost: Objective {
  /// The number of examples.
  var exampleCount: Int { get }

  /// The mean over the examples at these places, and its gradient written to `gradient`.
  func evaluate<Indices: Collection<Int>>(
    at position: [Double], gradient: inout [Double], over examples: Indices
  ) -> Double
}

extension ExampleCost {
  /// The cost over all examples, and its gradient.
  public mutating func evaluate(at position: [Double], gradient: inout [Double]) -> Double {
    evaluate(at: position, gradient: &gradient, over: 0..<exampleCount)
  }

  /// The cost over all examples.
  public mutating func value(at position: [Double]) -> Double {
    var gradient = [Double](repeating: 0, count: dimension)
    return evaluate(at: position, gradient: &gradient, over: 0..<exampleCount)
  }
}

/// A cost over examples of which each step sees one batch.
public struct BatchedCost<Cost: ExampleCost>: Objective {
  /// The cost over all examples.
  public private(set) var whole: Cost
  private let batches: Batches
  /// The order of the epoch, and what of it the step sees; `nil` for the order of the data.
  private var order: [Int]?
  private var epoch = -1
  private var range: Range<Int>

  /// The cost of one batch after another; of the first until `prepare` is called.
  public init(_ cost: Cost, batches: Batches) {
    whole = cost
    self.batches = batches
    range = batches.range(iteration: 0, of: cost.exampleCount)
  }

  /// The coordinates of the cost.
  public var dimension: Int { whole.dimension }
  /// Second derivatives are those of all examples.
  public var hasHessian: Bool { whole.hasHessian }

  /// Chooses the batch of an iteration.
  public mutating func prepare(iteration: Int) {
    let count = whole.exampleCount
    let epoch = iteration / batches.updatesPerEpoch(count)
    if epoch != self.epoch {
      self.epoch = epoch
      order = batches.permutation(epoch: epoch, of: count)
    }
    range = batches.range(iteration: iteration, of: count)
  }

  /// The mean over the batch, and its gradient.
  public mutating func evaluate(at position: [Double], gradient: inout [Double]) -> Double {
    guard let order else { return whole.evaluate(at: position, gradient: &gradient, over: range) }
    return whole.evaluate(at: position, gradient: &gradient, over: order[range])
  }

  /// The mean over the batch.
  public mutating func value(at position: [Double]) -> Double {
    var gradient = [Double](repeating: 0, count: dimension)
    return evaluate(at: position, gradient: &gradient)
  }

  /// The second derivatives over all examples.
  public mutating func hessian(at position: [Double]) -> Matrix? { whole.hessian(at: position) }
}
