import Benchmark
import Calculus
import Dispatch
import Optimization
import TrainingYardstick
import Vision

/// Training as in the lessons. Epochs have 1,437 images of 8 × 8; two hundred of them are timed together, so that the
/// start of a run and the clock's hundredths of a second do not count, and the loops in C train the same images in the
/// same order from the same weights. They call the scalar tanh of the C library; a compiler that has one for vectors
/// makes the perceptron in C two to three times as fast.
func trainingBenchmarks() {
  smallModels()
  Benchmark("5 epochs of a network of two convolutions, batch 32") { benchmark in
    let scenario = TrainingScenario(
      training: try images(count: 1437), layers: twoConvolutions, initial: .he(seed: 1),
      batches: Batches(.examples(32)), learningRate: 0.05, budget: .epochs(5),
      recording: TrainingRecording(measuring: .ends))
    benchmark.startMeasurement()
    blackHole(try scenario.run())
  }
  Benchmark("a loss landscape of 60 × 60, the perceptron on 1,797 images") { benchmark in
    let record = try TrainingScenario(
      training: try images(count: 1797), layers: perceptron, initial: .xavier(seed: 1),
      batches: Batches(.standard), learningRate: 0.3, budget: .epochs(2)
    ).run()
    benchmark.startMeasurement()
    blackHole(LandscapePlan(directions: .principal).measure(record, runner: concurrently))
  }
  Benchmark(
    "an epoch of 60,000 images of 28 × 28, perceptron 784–128–10, batch 50",
    configuration: .init(maxIterations: 3)
  ) { benchmark in
    let scenario = TrainingScenario(
      training: try largeImages(), layers: [.dense(outputs: 128), .activation(.relu), .dense(outputs: 10)],
      initial: .he(seed: 1), batches: Batches(.standard, order: .shuffled(seed: 1)), learningRate: 0.1,
      budget: .epochs(1),
      // Chosen steps are kept with all their numbers: weights, gradient, update.
      recording: TrainingRecording(measuring: .ends, iterations: [0, 1, 10, 100, 600]))
    benchmark.startMeasurement()
    let record = try scenario.run(runner: concurrently)
    benchmark.stopMeasurement()
    for iteration in [0, 1, 10, 100, 600, 1200]
    where !record.trajectory.steps.contains(where: { $0.iteration == iteration }) {
      benchmark.error("step \(iteration) was not kept")
    }
  }
}

private let perceptron: [Layer] = [.dense(outputs: 32), .activation(.tanh), .dense(outputs: 10)]
private let twoConvolutions: [Layer] = [
  .convolution(filters: 8, kernel: 3, padding: 1), .activation(.relu), .maximumPool(size: 2),
  .convolution(filters: 16, kernel: 3, padding: 1), .activation(.relu), .maximumPool(size: 2),
  .dense(outputs: 10),
]

private let epochs = 200

/// Softmax regression and the perceptron in the batch sizes of the three descents, each beside C.
private func smallModels() {
  let models: [(String, hidden: Int, layers: [Layer], initial: Initialization)] = [
    ("softmax regression", 0, [.dense(outputs: 10)], .zeros),
    ("perceptron 64–32–10", 32, perceptron, .sine()),
  ]
  for (name, hidden, layers, initial) in models {
    for (batch, size) in [("1", Batches.Size.examples(1)), ("32", .examples(32)), ("all", .all)] {
      let title = "\(epochs) epochs of \(name), batch \(batch)"
      Benchmark(title) { benchmark in
        let run = try smallRun(layers, initial, size)
        benchmark.startMeasurement()
        let record = try run.run()
        benchmark.stopMeasurement()
        let ours = record.measurements.last?.training.cost ?? .nan
        let theirs = try trainedInC(run, hidden: hidden).cost
        if !(abs(ours - theirs) <= 1e-6 * theirs) {
          benchmark.error("the cost is \(ours), but \(theirs) in C")
        }
      }
      Benchmark(title + ", in C") { benchmark in
        let run = try smallRun(layers, initial, size)
        blackHole(try trainedInC(run, hidden: hidden, benchmark))
      }
    }
  }
}

private func smallRun(_ layers: [Layer], _ initial: Initialization, _ size: Batches.Size) throws
  -> TrainingScenario
{
  TrainingScenario(
    training: try images(count: 1437), layers: layers, initial: initial, batches: Batches(size),
    learningRate: size == .examples(1) ? 0.02 : 0.3, budget: .epochs(epochs),
    recording: TrainingRecording(measuring: .ends))
}

/// The same training by the yardstick; only its own loops are timed.
private func trainedInC(_ run: TrainingScenario, hidden: Int, _ benchmark: Benchmark? = nil) throws -> (
  cost: Double, weights: [Double]
) {
  var weights = try run.initial.weights(for: run.makeModel())
  let values = (0..<run.training.count).flatMap { run.training.values($0) }
  let labels = run.training.labels
  benchmark?.startMeasurement()
  let cost = yardstick_training(
    values, labels, labels.count, hidden, run.batches.length(of: labels.count), epochs,
    run.learningRate ?? 0, &weights)
  benchmark?.stopMeasurement()
  return (cost, weights)
}

/// Images whose classes differ in their mean, under noise.
private func images(count: Int) throws -> DataSet {
  var random = RandomGenerator(seed: 1)
  let patterns = (0..<640).map { _ in random.uniform() }
  let labels = (0..<count).map { $0 % 10 }
  return try DataSet(
    name: "made up", shape: ImageShape(height: 8, width: 8, channels: 1),
    values: labels.flatMap { label in
      (0..<64).map { 0.5 * patterns[label * 64 + $0] + 0.5 * random.uniform() }
    }, labels: labels)
}

/// The shape of MNIST, as bytes.
private func largeImages() throws -> DataSet {
  var random = RandomGenerator(seed: 1)
  var bytes = [UInt8](repeating: 0, count: 60_000 * 784)
  for index in bytes.indices { bytes[index] = UInt8(truncatingIfNeeded: random.below(256)) }
  return try DataSet(
    name: "made up", shape: ImageShape(height: 28, width: 28, channels: 1),
    storage: .bytes(bytes, divisor: 255), labels: (0..<60_000).map { $0 % 10 },
    classNames: (0..<10).map { "\($0)" })
}

/// As the program does it: every piece on whatever core is free.
private let concurrently: ConcurrentRunner = { count, body in
  DispatchQueue.concurrentPerform(iterations: count, execute: body)
}
