import Optimization

extension TrainingRecord {
  /// How one example of a step's batch moves one weight of a softmax regression.
  ///
  /// - Parameters:
  ///   - iteration: the step; it must have been kept.
  ///   - example: a place in the training set; `nil` for the first of the step's batch.
  ///   - output, pixel: the weight's class and pixel; `nil` for the true class and the pixel of the largest slope.
  /// - Returns: `nil` for a model that is not a single dense layer with cross-entropy, a step that was not kept or
  ///   is not left, and places that do not exist.
  public func weightStep(iteration: Int, example: Int? = nil, output: Int? = nil, pixel: Int? = nil) -> (
    example: Int, output: Int, pixel: Int, step: SoftmaxStep
  )? {
    let batch = batch(at: iteration)
    guard scenario.loss == .crossEntropy, model.layers.count == 1, case .dense = model.layers[0],
      let block = model.weights(ofLayer: 0), let step = step(at: iteration), step.iteration == iteration,
      let update = step.update, let example = example ?? batch.first,
      scenario.training.labels.indices.contains(example)
    else { return nil }
    let label = scenario.training.labels[example]
    let output = output ?? label
    let values = scenario.training.values(example)
    let pixel = pixel ?? values.indices.max { values[$0] < values[$1] } ?? 0
    guard (0..<block.rows).contains(output), values.indices.contains(pixel) else { return nil }
    var evaluation = Evaluation(model: model, data: scenario.training.subset([example]), loss: scenario.loss)
    let place = block.range.lowerBound + output * block.columns + pixel
    return (
      example, output, pixel,
      SoftmaxStep(
        pixel: values[pixel], scores: evaluation.scores(of: step.position, example: 0), output: output,
        label: label, weight: step.position[place], batch: batch.count, batchGradient: step.gradient[place],
        rate: step.rate, update: update[place],
        isPlain: (try? scenario.isPlainDescent()) == true)
    )
  }
}
