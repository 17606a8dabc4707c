import Optimization

/// A part of the flat list of weights: the matrix or the biases of one layer.
public struct ParameterBlock: Sendable, Hashable {
  /// What the numbers are.
  public enum Kind: Sendable, Hashable {
    /// W, `rows` × `columns` × `positions` numbers, row by row.
    case weights
    /// b, `rows` numbers.
    case biases
  }

  /// Weights or biases.
  public var kind: Kind
  /// The layer's place in the model's list.
  public var layer: Int
  /// The number of the layer among those with weights, from 1 on, as in W₁ and b₁.
  public var number: Int
  /// Where the numbers stand in the flat list.
  public var range: Range<Int>
  /// Outputs, or filters.
  public var rows: Int
  /// Inputs, or input channels; 1 for biases.
  public var columns: Int
  /// Kernel positions of a convolution; 1 for a dense layer.
  public var positions: Int
  /// How many inputs each output sums: columns · positions of the layer's weights.
  public var fanIn: Int
  /// How many outputs of its layer each input reaches: rows · positions.
  public var fanOut: Int

  /// `W1`, `b1`, `W2`, ….
  public var name: String { (kind == .weights ? "W" : "b") + "\(number)" }
}

/// What can be wrong with a list of layers.
public enum ModelError: Error, Sendable, Hashable {
  case noLayers
  case emptyInput(ImageShape)
  case sizeNotPositive(layer: Int, name: String, setting: String, value: Int)
  /// A layer that slides over an image came after one that gives a list.
  case needsImage(layer: Int, name: String)
  case windowTooLarge(layer: Int, name: String, size: Int, input: ImageShape)
  case noWeights
  case tooManyWeights(layer: Int, limit: Int)
  /// An image has too many values on its way through the layers.
  case tooManyValues(layer: Int, limit: Int)

  /// One sentence; layers are counted from 1.
  public var message: String {
    switch self {
    case .noLayers: "the model has no layers"
    case .emptyInput(let shape): "an image of \(shape.text) has no pixels"
    case .sizeNotPositive(let layer, let name, let setting, let value):
      "layer \(layer + 1) (\(name)): \(setting) is \(value), but must be at least "
        + (setting == "padding" ? "0" : "1")
    case .needsImage(let layer, let name):
      "layer \(layer + 1) (\(name)) slides over an image, but the layer before it gives a list of numbers"
    case .windowTooLarge(let layer, let name, let size, let input):
      "layer \(layer + 1) (\(name)): a window of \(size) × \(size) does not fit an image of \(input.text)"
    case .noWeights: "the model has no layer with weights: give it a dense layer"
    case .tooManyWeights(let layer, let limit):
      "layer \(layer + 1) brings the model past \(limit) weights"
    case .tooManyValues(let layer, let limit):
      "layer \(layer + 1) brings the values that one image becomes past \(limit); pool earlier or use fewer filters"
    }
  }
}

/// A network's plan: its layers, the shape after each, and where each layer's weights stand in one flat list
/// (layer by layer, W before b, each row by row).
public struct Model: Sendable, Hashable {
  /// The shape of the images.
  public let input: ImageShape
  /// The layers, from the image to the scores.
  public let layers: [Layer]
  /// The shape before each layer and after the last: `layers.count + 1` of them. A list of n numbers has the
  /// shape n channels of one pixel.
  public let shapes: [ImageShape]
  /// Where each layer's weights and biases stand, in order.
  public let parameters: [ParameterBlock]
  /// The number of weights and biases.
  public let parameterCount: Int

  /// More weights than this are refused: 256 MB of doubles.
  public static let weightLimit = 32_000_000

  /// More values of one image, all layers together, are refused: 32 MB of doubles for each image worked on.
  public static let valueLimit = 4_000_000

  /// A model of `layers` for images of `input`.
  public init(input: ImageShape, layers: [Layer]) throws(ModelError) {
    guard !layers.isEmpty else { throw .noLayers }
    guard input.height > 0, input.width > 0, input.channels > 0 else { throw .emptyInput(input) }
    var shape = input
    var shapes = [input]
    var blocks: [ParameterBlock] = []
    var count = 0
    var number = 0
    var isImage = true
    var values = input.count

    func positive(_ index: Int, _ setting: String, _ value: Int, _ least: Int = 1) throws(ModelError) {
      if value < least {
        throw .sizeNotPositive(layer: index, name: layers[index].name, setting: setting, value: value)
      }
    }
    func add(_ index: Int, _ rows: Int, _ columns: Int, _ positions: Int, bias: Bool) throws(ModelError) {
      let (product, overflow) = rows.multipliedReportingOverflow(by: columns * positions)
      guard !overflow, product <= Model.weightLimit - count else {
        throw .tooManyWeights(layer: index, limit: Model.weightLimit)
      }
      number += 1
      let fans = (columns * positions, rows * positions)
      blocks.append(
        ParameterBlock(
          kind: .weights, layer: index, number: number, range: count..<count + product, rows: rows,
          columns: columns, positions: positions, fanIn: fans.0, fanOut: fans.1))
      count += product
      if bias {
        blocks.append(
          ParameterBlock(
            kind: .biases, layer: index, number: number, range: count..<count + rows, rows: rows, columns: 1,
            positions: 1, fanIn: fans.0, fanOut: fans.1))
        count += rows
      }
    }

    for (index, layer) in layers.enumerated() {
      switch layer {
      case .dense(let outputs, let bias):
        try positive(index, "outputs", outputs)
        try add(index, outputs, shape.count, 1, bias: bias)
        shape = ImageShape(height: 1, width: 1, channels: outputs)
        isImage = false
      case .convolution(let filters, let kernel, let padding):
        guard isImage else { throw .needsImage(layer: index, name: layer.name) }
        try positive(index, "filters", filters)
        try positive(index, "kernel", kernel)
        try positive(index, "padding", padding, 0)
        // Padding past the kernel only adds outputs that are the bias, and huge numbers must not overflow.
        guard kernel <= 10_000, padding < kernel, kernel <= shape.height + 2 * padding,
          kernel <= shape.width + 2 * padding
        else {
          throw .windowTooLarge(layer: index, name: layer.name, size: kernel, input: shape)
        }
        try add(index, filters, shape.channels, kernel * kernel, bias: true)
        shape = ImageShape(
          height: shape.height + 2 * padding - kernel + 1, width: shape.width + 2 * padding - kernel + 1,
          channels: filters)
      case .maximumPool(let size), .averagePool(let size):
        guard isImage else { throw .needsImage(layer: index, name: layer.name) }
        try positive(index, "size", size)
        guard size <= shape.height, size <= shape.width else {
          throw .windowTooLarge(layer: index, name: layer.name, size: size, input: shape)
        }
        shape = ImageShape(
          height: shape.height / size, width: shape.width / size, channels: shape.channels)
      case .flatten:
        shape = ImageShape(height: 1, width: 1, channels: shape.count)
        isImage = false
      case .activation:
        break
      }
      shapes.append(shape)
      values += shape.count
      if values > Model.valueLimit { throw .tooManyValues(layer: index, limit: Model.valueLimit) }
    }
    guard count > 0 else { throw .noWeights }
    self.input = input
    self.layers = layers
    self.shapes = shapes
    parameters = blocks
    parameterCount = count
  }

  /// The number of scores that the last layer gives.
  public var outputs: Int { shapes[shapes.count - 1].count }

  /// The weights of the layer at `layer`, if it has any.
  public func weights(ofLayer layer: Int) -> ParameterBlock? {
    parameters.first { $0.layer == layer && $0.kind == .weights }
  }

  /// The biases of the layer at `layer`, if it has any.
  public func biases(ofLayer layer: Int) -> ParameterBlock? {
    parameters.first { $0.layer == layer && $0.kind == .biases }
  }

  /// The layers of weights, for methods that look at matrices.
  public var layerShapes: [LayerShape] {
    parameters.filter { $0.kind == .weights }.map {
      LayerShape(
        offset: $0.range.lowerBound, outputs: $0.rows, inputs: $0.columns, kernelArea: $0.positions)
    }
  }

  /// Multiplications of one image's way forward; about a third of a training step's.
  public var multiplications: Int {
    parameters.reduce(0) { sum, block in
      guard block.kind == .weights else { return sum }
      let output = shapes[block.layer + 1]
      return sum + block.range.count * output.height * output.width
    }
  }
}

extension Model {
  /// Softmax regression: one dense layer, scores = W x + b.
  public static func softmaxRegression(input: ImageShape, classes: Int) throws(ModelError) -> Model {
    try Model(input: input, layers: [.dense(outputs: classes)])
  }

  /// A multi-layer perceptron: dense layers of the `hidden` sizes, each followed by `activation`, then one of
  /// `classes`.
  public static func perceptron(
    input: ImageShape, hidden: [Int], activation: Activation, classes: Int, bias: Bool = true
  ) throws(ModelError) -> Model {
    var layers: [Layer] = []
    for size in hidden {
      layers.append(.dense(outputs: size, bias: bias))
      layers.append(.activation(activation))
    }
    layers.append(.dense(outputs: classes, bias: bias))
    return try Model(input: input, layers: layers)
  }
}
