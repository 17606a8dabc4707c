/// A network at rest: scores, probabilities and accuracy of any weights on any data, and what each layer and
/// each pixel has to do with them. Nothing here trains.
public struct Evaluation: Sendable {
  /// The layers and where their weights stand.
  public let model: Model
  /// The examples that are looked at.
  public let data: DataSet
  /// What a wrong answer costs.
  public let loss: Loss
  /// Does pieces of work at the same time; the numbers do not depend on it.
  public var runner: ConcurrentRunner?
  private let plan: NetworkPlan
  private let examples: Examples
  private var scratch = Scratch()

  /// An evaluation of `model` on `data`, whose shape and classes must be the model's; the numbers are NaN
  /// otherwise.
  public init(model: Model, data: DataSet, loss: Loss = .crossEntropy, runner: ConcurrentRunner? = nil) {
    self.model = model
    self.data = data
    self.loss = loss
    self.runner = runner
    plan = NetworkPlan(model)
    examples = Examples(data)
  }

  private func fits(_ weights: [Double]) -> Bool {
    weights.count == model.parameterCount && data.shape == model.input && data.classes <= model.outputs
      && data.count > 0
  }

  /// Mean loss and right answers on all of the data, without the penalty.
  public mutating func score(of weights: [Double]) -> Score {
    guard fits(weights) else { return Score(cost: .nan, correct: 0, count: data.count) }
    let mean = scratch.mean(
      plan: plan, loss: loss, examples: examples, order: nil, range: 0..<data.count, weights: weights,
      runner: runner)
    return Score(cost: mean.cost, correct: mean.correct, count: data.count)
  }

  /// The scores of every example, `model.outputs` of them each, example after example.
  public mutating func scores(of weights: [Double]) -> [Double] {
    var scores = [Double](repeating: .nan, count: data.count * model.outputs)
    guard fits(weights) else { return scores }
    scores.withUnsafeMutableBufferPointer { scores in
      _ = scratch.pass(
        plan: plan, loss: loss, examples: examples, order: nil, range: 0..<data.count, weights: weights,
        runner: runner, gradient: nil, scores: scores.baseAddress, inputGradient: nil)
    }
    return scores
  }

  /// The scores of one example.
  public mutating func scores(of weights: [Double], example: Int) -> [Double] {
    var scores = [Double](repeating: .nan, count: model.outputs)
    guard fits(weights), example >= 0, example < data.count else { return scores }
    scores.withUnsafeMutableBufferPointer { scores in
      _ = scratch.pass(
        plan: plan, loss: loss, examples: examples, order: nil, range: example..<example + 1,
        weights: weights,
        runner: nil, gradient: nil, scores: scores.baseAddress, inputGradient: nil)
    }
    return scores
  }

  /// The gradient of one example's loss with respect to the weights: what it alone would have the step do.
  public mutating func gradient(of weights: [Double], example: Int) -> [Double] {
    var gradient = [Double](repeating: .nan, count: model.parameterCount)
    guard fits(weights), example >= 0, example < data.count else { return gradient }
    _ = scratch.mean(
      plan: plan, loss: loss, examples: examples, order: nil, range: example..<example + 1, weights: weights,
      runner: nil, gradient: &gradient)
    return gradient
  }

  /// The gradient of one example's loss with respect to its pixels: which pixel, made brighter, makes the answer
  /// worse (above zero) or better (below).
  public mutating func pixelGradient(of weights: [Double], example: Int) -> Image {
    pixelGradient(of: weights, example: example, scoreOnly: nil)
  }

  /// The gradient of one class's score with respect to the pixels of an example: which pixel votes for the class
  /// (above zero) or against it.
  public mutating func pixelVotes(of weights: [Double], example: Int, class number: Int) -> Image {
    guard number >= 0, number < model.outputs else { return Image(shape: data.shape, filledWith: .nan) }
    return pixelGradient(of: weights, example: example, scoreOnly: number)
  }

  private mutating func pixelGradient(of weights: [Double], example: Int, scoreOnly: Int?) -> Image {
    var image = Image(shape: data.shape, filledWith: .nan)
    guard fits(weights), example >= 0, example < data.count else { return image }
    image.values.withUnsafeMutableBufferPointer { pixels in
      _ = scratch.pass(
        plan: plan, loss: loss, examples: examples, order: nil, range: example..<example + 1,
        weights: weights, runner: nil, gradient: nil, scores: nil, inputGradient: pixels.baseAddress,
        scoreOnly: scoreOnly)
    }
    return image
  }

  /// The answers: for each example the class of the largest score, the lowest where several are equal.
  public mutating func answers(of weights: [Double]) -> [Int] {
    let scores = scores(of: weights)
    return (0..<data.count).map { example in
      indexOfLargest(Array(scores[example * model.outputs..<(example + 1) * model.outputs]))
    }
  }

  /// `matrix[true class][answer]` counts the examples.
  public mutating func confusion(of weights: [Double]) -> [[Int]] {
    var matrix = [[Int]](repeating: [Int](repeating: 0, count: model.outputs), count: data.classes)
    for (label, answer) in zip(data.labels, answers(of: weights)) { matrix[label][answer] += 1 }
    return matrix
  }

  /// The examples that are classified wrongly, the most confident mistake first: by ascending probability of the
  /// true class, then by place.
  public mutating func worstMistakes(of weights: [Double], limit: Int) -> [Mistake] {
    let scores = scores(of: weights)
    var mistakes: [Mistake] = []
    for example in 0..<data.count {
      let row = Array(scores[example * model.outputs..<(example + 1) * model.outputs])
      let answer = indexOfLargest(row)
      let label = data.labels[example]
      guard answer != label else { continue }
      let probabilities = softmax(row)
      mistakes.append(
        Mistake(
          example: example, label: label, answer: answer, confidence: probabilities[answer],
          probabilityOfTruth: probabilities[label]))
    }
    mistakes.sort { ($0.probabilityOfTruth, $0.example) < ($1.probabilityOfTruth, $1.example) }
    return Array(mistakes.prefix(max(0, limit)))
  }
}

/// An example that a network classifies wrongly.
public struct Mistake: Sendable, Hashable {
  /// Its place in the data.
  public var example: Int
  /// The true class.
  public var label: Int
  /// The class of the largest score.
  public var answer: Int
  /// The probability that the network gives its answer.
  public var confidence: Double
  /// The probability that the network gives the true class.
  public var probabilityOfTruth: Double
}
