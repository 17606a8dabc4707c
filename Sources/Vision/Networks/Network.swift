import Calculus
import Optimization

/// A network's cost over its training examples, as an objective whose coordinates are all weights in one list:
/// a step of descent moves them as it moves a point on a surface.
///
/// The cost at a position is the mean loss over the batch of the iteration, plus ½ λ ΣW² over the weights (not
/// the biases) when a penalty λ is set. Gradients come by backpropagation.
///
/// Two networks with the same parts give the same bits, on any machine and with any number of workers: sums are
/// added in an order that depends on the number of examples and the model alone.
public struct Network: Objective {
  /// The layers and where their weights stand.
  public let model: Model
  /// What a wrong answer costs.
  public let loss: Loss
  /// λ of the penalty ½ λ ΣW².
  public let penalty: Double
  /// Which examples each iteration sees.
  public let batches: Batches
  /// The training examples.
  public let data: DataSet
  /// Does pieces of work at the same time; `nil` for one after the other.
  public var runner: ConcurrentRunner?

  /// The iteration that `prepare` was last called with.
  public private(set) var iteration = 0
  /// How many examples of the batch the last `evaluate` classified rightly.
  public private(set) var batchCorrect = 0
  /// The order of the current epoch; `nil` for that of the data.
  private var permutation: [Int]?
  private var epoch = 0
  private var range: Range<Int>
  private let examples: Examples
  private let plan: NetworkPlan
  private var scratch = Scratch()

  /// A network of `model` over `data`.
  ///
  /// - Throws: `NetworkError` when the shapes, the number of classes or the number of examples do not fit.
  public init(
    model: Model, data: DataSet, loss: Loss = .crossEntropy, penalty: Double = 0, batches: Batches = .all,
    runner: ConcurrentRunner? = nil
  ) throws(NetworkError) {
    guard data.shape == model.input else { throw .wrongShape(data: data.shape, model: model.input) }
    guard data.count > 0 else { throw .noExamples }
    guard model.outputs == data.classes else {
      throw .wrongNumberOfScores(found: model.outputs, classes: data.classes)
    }
    self.model = model
    self.loss = loss
    self.penalty = penalty
    self.batches = batches
    self.data = data
    self.runner = runner
    examples = Examples(data)
    plan = NetworkPlan(model)
    range = batches.range(iteration: 0, of: data.count)
    permutation = batches.permutation(epoch: 0, of: data.count)
  }

  /// The number of weights and biases.
  public var dimension: Int { model.parameterCount }

  /// The layers of weights, for methods that look at matrices.
  public var layers: [LayerShape] { model.layerShapes }

  /// The examples of the current batch, as places in `data`.
  public var batch: [Int] {
    if let permutation { Array(permutation[range]) } else { Array(range) }
  }

  /// Chooses the batch of `iteration`; an epoch's order depends on the seed and the epoch alone.
  public mutating func prepare(iteration: Int) {
    self.iteration = iteration
    range = batches.range(iteration: iteration, of: data.count)
    let next = iteration / batches.updatesPerEpoch(data.count)
    if next != epoch {
      epoch = next
      if case .shuffled = batches.order { permutation = batches.permutation(epoch: next, of: data.count) }
    }
  }

  /// The cost of the current batch and its gradient; NaN where the numbers of coordinates do not fit.
  public mutating func evaluate(at position: [Double], gradient: inout [Double]) -> Double {
    guard position.count == dimension, gradient.count == dimension else { return .nan }
    let mean = scratch.mean(
      plan: plan, loss: loss, examples: examples, order: permutation, range: range, weights: position,
      runner: runner, gradient: &gradient)
    batchCorrect = mean.correct
    return mean.cost + addPenalty(position, &gradient)
  }

  /// The cost of the current batch.
  public mutating func value(at position: [Double]) -> Double {
    guard position.count == dimension else { return .nan }
    let mean = scratch.mean(
      plan: plan, loss: loss, examples: examples, order: permutation, range: range, weights: position,
      runner: runner)
    return mean.cost + penaltyCost(position)
  }

  /// The cost over all training examples, the penalty included, and how many are classified rightly (the lowest
  /// class wins where scores are equal).
  public mutating func score(of weights: [Double]) -> Score {
    guard weights.count == dimension else { return Score(cost: .nan, correct: 0, count: data.count) }
    let mean = scratch.mean(
      plan: plan, loss: loss, examples: examples, order: nil, range: 0..<data.count, weights: weights,
      runner: runner)
    return Score(cost: mean.cost + penaltyCost(weights), correct: mean.correct, count: data.count)
  }

  /// Bytes that one step keeps in memory beside the weights and the data: the activations of a block of examples,
  /// deltas and gradients. What a batch costs in memory.
  public var workingBytes: Int {
    let layout = PassLayout(plan, examples: batches.length(of: data.count))
    return 8 * (layout.size + dimension)
  }

  private func penaltyCost(_ weights: [Double]) -> Double {
    guard penalty != 0 else { return 0 }
    var sum = 0.0
    for range in plan.weightRanges {
      for index in range { sum += weights[index] * weights[index] }
    }
    return penalty / 2 * sum
  }

  private func addPenalty(_ weights: [Double], _ gradient: inout [Double]) -> Double {
    guard penalty != 0 else { return 0 }
    for range in plan.weightRanges {
      for index in range { gradient[index] += penalty * weights[index] }
    }
    return penaltyCost(weights)
  }
}

/// How well a set of weights does on a set of examples.
public struct Score: Sendable, Hashable {
  /// The mean loss, with the penalty for training examples.
  public var cost: Double
  /// Right answers.
  public var correct: Int
  /// Examples.
  public var count: Int

  /// A score with its numbers.
  public init(cost: Double, correct: Int, count: Int) {
    self.cost = cost
    self.correct = correct
    self.count = count
  }

  /// The share of right answers, 0 to 1.
  public var accuracy: Double { count > 0 ? Double(correct) / Double(count) : 0 }
}
