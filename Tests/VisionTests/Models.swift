import Testing
import Vision

@Suite struct Models {
  private let image = ImageShape(height: 8, width: 8)

  @Test func shapesAndPlacesOfTheWeights() throws {
    let model = try Model(
      input: ImageShape(height: 8, width: 8, channels: 3),
      layers: [
        .convolution(filters: 4, kernel: 3), .activation(.relu), .maximumPool(size: 2), .flatten,
        .dense(outputs: 10),
      ])
    #expect(model.shapes.map(\.count) == [192, 144, 144, 36, 36, 10])
    #expect(model.parameters.map(\.name) == ["W1", "b1", "W2", "b2"])
    #expect(model.parameters.map(\.range) == [0..<108, 108..<112, 112..<472, 472..<482])
    #expect(model.parameterCount == 482 && model.outputs == 10)
    #expect(model.multiplications == 108 * 36 + 360)
    #expect(model.weights(ofLayer: 4)?.fanIn == 36)
    #expect(model.biases(ofLayer: 1) == nil)
    #expect(model.layerShapes.map(\.offset) == [0, 112])
    #expect(model.layerShapes[0].kernelArea == 9 && model.layerShapes[0].inputs == 3)
  }

  @Test func mistakesAreNamed() {
    let cases: [(ModelError, ImageShape, [Layer])] = [
      (.noLayers, image, []),
      (.emptyInput(ImageShape(height: 0, width: 8)), ImageShape(height: 0, width: 8), [.dense(outputs: 1)]),
      (.sizeNotPositive(layer: 0, name: "dense", setting: "outputs", value: 0), image, [.dense(outputs: 0)]),
      (
        .sizeNotPositive(layer: 0, name: "convolution", setting: "padding", value: -1), image,
        [.convolution(filters: 1, kernel: 3, padding: -1)]
      ),
      (.needsImage(layer: 1, name: "max-pool"), image, [.dense(outputs: 4), .maximumPool(size: 2)]),
      (.needsImage(layer: 1, name: "convolution"), image, [.flatten, .convolution(filters: 1, kernel: 1)]),
      (
        .windowTooLarge(layer: 0, name: "convolution", size: 9, input: image), image,
        [.convolution(filters: 1, kernel: 9)]
      ),
      (
        .windowTooLarge(layer: 0, name: "average-pool", size: 9, input: image), image, [.averagePool(size: 9)]
      ),
      (.noWeights, image, [.activation(.tanh)]),
      (.tooManyWeights(layer: 0, limit: Model.weightLimit), image, [.dense(outputs: 1_000_000)]),
      (.tooManyWeights(layer: 0, limit: Model.weightLimit), image, [.dense(outputs: .max)]),
      (
        .tooManyValues(layer: 0, limit: Model.valueLimit), ImageShape(height: 2000, width: 2000),
        [.convolution(filters: 8, kernel: 3)]
      ),
    ]
    for (expected, shape, layers) in cases {
      #expect(throws: expected) { try Model(input: shape, layers: layers) }
      #expect(!expected.message.isEmpty)
    }
    #expect(
      ModelError.needsImage(layer: 1, name: "max-pool").message
        == "layer 2 (max-pool) slides over an image, but the layer before it gives a list of numbers")
  }

  @Test func startWeights() throws {
    let model = try Model.perceptron(input: image, hidden: [20], activation: .relu, classes: 10)
    let he = try Initialization.he(seed: 3).weights(for: model)
    let block = model.parameters[0]
    let variance = he[block.range].reduce(0) { $0 + $1 * $1 } / Double(block.range.count)
    #expect(abs(variance * 64 / 2 - 1) < 0.1)
    let xavier = try Initialization.xavier(seed: 3).weights(for: model)
    let limit = (6.0 / 84).squareRoot()
    #expect(
      xavier[block.range].allSatisfy { abs($0) <= limit } && (xavier[block.range].max() ?? 0) > 0.98 * limit)
    for block in model.parameters where block.kind == .biases {
      #expect(he[block.range].allSatisfy { $0 == 0 } && xavier[block.range].allSatisfy { $0 == 0 })
    }
    #expect(try Initialization.he(seed: 3).weights(for: model) == he)
    #expect(try Initialization.he(seed: 4).weights(for: model) != he)
    #expect(throws: NetworkError.wrongNumberOfWeights(found: 1, expected: 1510)) {
      try Initialization.values([1]).weights(for: model)
    }
  }

  /// Large images are worked on in small blocks, with the same numbers.
  @Test func largeImages() throws {
    let shape = ImageShape(height: 300, width: 200)
    let data = try randomData(shape: shape, count: 9, classes: 2, seed: 1)
    let model = try Model(
      input: shape, layers: [.convolution(filters: 2, kernel: 5), .averagePool(size: 20), .dense(outputs: 2)])
    let weights = try Initialization.he(seed: 1).weights(for: model)
    var all = try Network(model: model, data: data)
    var sum = 0.0
    for example in 0..<9 {
      var one = try Network(model: model, data: data.subset([example]))
      sum += one.value(at: weights)
    }
    #expect(abs(all.value(at: weights) - sum / 9) < 1e-12)
    #expect(all.workingBytes < 300_000_000)
  }
}
