import Calculus
import Optimization
import Testing
import Vision

/// Models that use every kind of layer, odd sizes and odd numbers of examples, so that every tail of every
/// kernel is met.
let checkedModels: [(name: String, shape: ImageShape, layers: [Layer])] = [
  ("dense", ImageShape(height: 3, width: 3), [.dense(outputs: 3)]),
  ("dense without bias", ImageShape(height: 4, width: 3), [.dense(outputs: 3, bias: false)]),
  (
    "tanh", ImageShape(height: 5, width: 3),
    [.dense(outputs: 13), .activation(.tanh), .dense(outputs: 3)]
  ),
  (
    "sigmoid", ImageShape(height: 2, width: 7),
    [.dense(outputs: 5), .activation(.sigmoid), .dense(outputs: 9), .activation(.tanh), .dense(outputs: 3)]
  ),
  (
    "relu", ImageShape(height: 5, width: 5),
    [.dense(outputs: 11), .activation(.relu), .dense(outputs: 3)]
  ),
  (
    "scaled relu", ImageShape(height: 5, width: 5),
    [.dense(outputs: 17, bias: false), .activation(.scaledRelu), .dense(outputs: 3, bias: false)]
  ),
  (
    "activations in a row, and first", ImageShape(height: 3, width: 4),
    [.activation(.tanh), .dense(outputs: 6), .activation(.sigmoid), .activation(.tanh), .dense(outputs: 3)]
  ),
  (
    "convolution", ImageShape(height: 5, width: 6),
    [.convolution(filters: 5, kernel: 3), .activation(.tanh), .dense(outputs: 3)]
  ),
  (
    "colours, padding, even kernel", ImageShape(height: 5, width: 4, channels: 3),
    [.convolution(filters: 3, kernel: 2, padding: 1), .activation(.sigmoid), .flatten, .dense(outputs: 3)]
  ),
  (
    "two convolutions, both pools", ImageShape(height: 9, width: 7, channels: 2),
    [
      .convolution(filters: 4, kernel: 3, padding: 1), .activation(.tanh), .maximumPool(size: 2),
      .convolution(filters: 6, kernel: 3, padding: 2), .averagePool(size: 2), .activation(.sigmoid),
      .dense(outputs: 7), .activation(.tanh), .dense(outputs: 3),
    ]
  ),
  (
    "pool first, large window", ImageShape(height: 7, width: 8),
    [.averagePool(size: 3), .dense(outputs: 3)]
  ),
  (
    "no dense layer", ImageShape(height: 4, width: 4),
    [.convolution(filters: 3, kernel: 4)]
  ),
]

func randomData(shape: ImageShape, count: Int, classes: Int, seed: UInt64) throws -> DataSet {
  var generator = RandomGenerator(seed: seed)
  let values = (0..<count * shape.count).map { _ in generator.uniform() }
  let labels = (0..<count).map { _ in generator.below(classes) }
  return try DataSet(
    name: "random", shape: shape, values: values, labels: labels, classNames: (0..<classes).map { "\($0)" })
}

@Suite struct GradientChecks {
  @Test(arguments: checkedModels.indices, [1, 3, 8, 21])
  func weightsAgainstDifferences(_ index: Int, _ count: Int) throws {
    let (name, shape, layers) = checkedModels[index]
    let model = try Model(input: shape, layers: layers)
    let data = try randomData(shape: shape, count: count, classes: 3, seed: 5)
    for loss in [Loss.crossEntropy, .squaredError()] {
      var network = try Network(model: model, data: data, loss: loss, penalty: 0.3)
      let weights = try Initialization.xavier(seed: 3).weights(for: model)
      var gradient = [Double](repeating: .nan, count: model.parameterCount)
      let value = network.evaluate(at: weights, gradient: &gradient)
      #expect(value == network.value(at: weights))
      for place in stride(from: 0, to: weights.count, by: max(1, weights.count / 40)) {
        let slope = difference(weights, place) { network.value(at: $0) }
        #expect(
          abs(slope - gradient[place]) <= 2e-8 * max(1, abs(slope)),
          "\(name), \(count) examples, weight \(place): \(gradient[place]) should be \(slope)")
      }
    }
  }

  @Test(arguments: checkedModels.indices)
  func pixelsAgainstDifferences(_ index: Int) throws {
    let (name, shape, layers) = checkedModels[index]
    let model = try Model(input: shape, layers: layers)
    let data = try randomData(shape: shape, count: 3, classes: 3, seed: 6)
    let weights = try Initialization.xavier(seed: 4).weights(for: model)
    var evaluation = Evaluation(model: model, data: data)
    let pixels = evaluation.pixelGradient(of: weights, example: 1).values
    for place in pixels.indices {
      let slope = try difference(data.values(1), place) { values in
        let one = try DataSet(
          name: "one", shape: shape, values: values, labels: [data.labels[1]], classNames: data.classNames)
        var single = Evaluation(model: model, data: one)
        return single.score(of: weights).cost
      }
      #expect(
        abs(slope - pixels[place]) <= 2e-8, "\(name), pixel \(place): \(pixels[place]) should be \(slope)")
    }
  }

  @Test func gradientOfExamplesAveragesToTheBatch() throws {
    let (_, shape, layers) = checkedModels[9]
    let model = try Model(input: shape, layers: layers)
    let data = try randomData(shape: shape, count: 5, classes: 3, seed: 7)
    let weights = try Initialization.he(seed: 4).weights(for: model)
    var network = try Network(model: model, data: data)
    var gradient = [Double](repeating: 0, count: model.parameterCount)
    _ = network.evaluate(at: weights, gradient: &gradient)
    var evaluation = Evaluation(model: model, data: data)
    var mean = [Double](repeating: 0, count: model.parameterCount)
    for example in 0..<5 {
      mean = axpy(0.2, evaluation.gradient(of: weights, example: example), mean)
    }
    #expect(distance(mean, gradient) < 1e-14)
  }

  /// The slope along one coordinate by central differences of fourth order.
  private func difference(_ position: [Double], _ place: Int, _ f: ([Double]) throws -> Double) rethrows
    -> Double
  {
    let h = 1e-4
    func at(_ factor: Double) throws -> Double {
      var moved = position
      moved[place] += factor * h
      return try f(moved)
    }
    return (try 8 * (at(1) - at(-1)) - (at(2) - at(-2))) / (12 * h)
  }
}
