/// What one layer makes of an image: feature maps, hidden units or scores.
public struct LayerOutput: Sendable, Hashable {
  /// The layer's place in the model.
  public var layer: Int
  /// The numbers, channel by channel; a list has one pixel a channel.
  public var image: Image
}

extension Evaluation {
  /// What every layer makes of one example, in order.
  public func layerOutputs(of weights: [Double], example: Int) -> [LayerOutput] {
    guard weights.count == model.parameterCount, example >= 0, example < data.count else { return [] }
    var outputs: [LayerOutput] = []
    let one = data.subset([example]).unlabelled()
    for layer in model.layers.indices {
      // The first layers are a network of their own, whose weights stand first in the list.
      let part = Model(model, prefix: layer + 1)
      var evaluation = Evaluation(model: part, data: one, loss: loss)
      let values = evaluation.scores(of: Array(weights.prefix(part.parameterCount)))
      if let image = Image(shape: model.shapes[layer + 1], values: values) {
        outputs.append(LayerOutput(layer: layer, image: image))
      }
    }
    return outputs
  }
}

extension Model {
  /// The first layers of a model, perhaps without weights.
  init(_ model: Model, prefix: Int) {
    input = model.input
    layers = Array(model.layers.prefix(prefix))
    shapes = Array(model.shapes.prefix(prefix + 1))
    parameters = model.parameters.filter { $0.layer < prefix }
    parameterCount = parameters.last?.range.upperBound ?? 0
  }
}

extension DataSet {
  /// The same images, all of one class: for networks whose outputs are no classes.
  func unlabelled() -> DataSet {
    DataSet(
      checked: name, shape: shape, storage: storage, labels: [Int](repeating: 0, count: count),
      classNames: ["0"], normalization: normalization)
  }
}
