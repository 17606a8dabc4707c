import Benchmark
import Calculus
import Optimization
import Vision

/// One epoch of training on 1,437 images of 8 × 8, in the batch sizes of the three descents.
func trainingBenchmarks() {
  let softmax: [Layer] = [.dense(outputs: 10)]
  let perceptron: [Layer] = [.dense(outputs: 32), .activation(.tanh), .dense(outputs: 10)]
  for (name, layers) in [("softmax regression", softmax), ("perceptron 64–32–10", perceptron)] {
    for (batch, size) in [("1", Batches.Size.examples(1)), ("32", .examples(32)), ("all", .all)] {
      Benchmark("an epoch of \(name), batch \(batch)") { benchmark in
        let scenario = TrainingScenario(
          training: try images(count: 1437), layers: layers, initial: .xavier(seed: 1),
          batches: Batches(size), learningRate: 0.1, budget: .epochs(1))
        benchmark.startMeasurement()
        blackHole(try scenario.run())
      }
    }
  }
}

/// Random images with random labels: the time does not depend on what they show.
private func images(count: Int) throws -> DataSet {
  var random = RandomGenerator(seed: 1)
  let shape = ImageShape(height: 8, width: 8, channels: 1)
  return try DataSet(
    name: "random", shape: shape, values: (0..<count * 64).map { _ in random.uniform() },
    labels: (0..<count).map { _ in random.below(10) }, classNames: (0..<10).map { "\($0)" })
}
