/// How one example moves one weight of a softmax regression: every number on the way, so that it can be followed
/// with a pencil.
///
///     scores zⱼ = Σ Wⱼᵢ xᵢ + bⱼ,  p = softmax(z),  ∂/∂W_ki = (p_k − t_k) xᵢ,  W_ki ← W_ki − η (p_k − t_k) xᵢ
public struct WeightArithmetic: Sendable, Hashable {
  /// The example's place in the data.
  public var example: Int
  /// Its class.
  public var label: Int
  /// k: the weight belongs to this class's score.
  public var output: Int
  /// i: it multiplies this pixel, counted channel by channel, row by row.
  public var pixel: Int
  /// xᵢ.
  public var pixelValue: Double
  /// z.
  public var scores: [Double]
  /// p.
  public var probabilities: [Double]
  /// t_k: 1 for the true class, else 0.
  public var target: Double
  /// p_k − t_k.
  public var error: Double
  /// (p_k − t_k) xᵢ.
  public var gradient: Double
  /// η.
  public var rate: Double
  /// W_ki before.
  public var before: Double
  /// W_ki after.
  public var after: Double
  /// −ln p of the true class.
  public var loss: Double
}

extension Evaluation {
  /// The arithmetic of one weight's update by one example; `nil` for a model that is not a single dense layer, or
  /// places that do not exist.
  public mutating func arithmetic(of weights: [Double], example: Int, output: Int, pixel: Int, rate: Double)
    -> WeightArithmetic?
  {
    guard model.layers.count == 1, case .dense = model.layers[0], let block = model.weights(ofLayer: 0),
      weights.count == model.parameterCount, data.labels.indices.contains(example), output >= 0,
      output < block.rows, pixel >= 0, pixel < block.columns
    else { return nil }
    let scores = scores(of: weights, example: example)
    let probabilities = softmax(scores)
    let label = data.labels[example]
    let target = output == label ? 1.0 : 0
    let value = data.values(example)[pixel]
    let error = probabilities[output] - target
    let before = weights[block.range.lowerBound + output * block.columns + pixel]
    return WeightArithmetic(
      example: example, label: label, output: output, pixel: pixel, pixelValue: value, scores: scores,
      probabilities: probabilities, target: target, error: error, gradient: error * value, rate: rate,
      before: before, after: before - rate * (error * value),
      loss: Loss.crossEntropy.evaluate(scores: scores, label: label).loss)
  }
}
