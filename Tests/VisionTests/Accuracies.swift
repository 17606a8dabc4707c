import Calculus
import Optimization
import TestSupport
import Testing
import Vision

/// Networks must learn, and to the same bits everywhere.
@Suite struct Accuracies {
  private func test(_ data: DataSet, _ layers: [Layer], _ change: (inout TrainingScenario) -> Void) throws
    -> Double
  {
    let (training, test) = try data.split(.stratified(testShare: 0.2, seed: 1))
    var scenario = TrainingScenario(
      training: training, test: test, layers: layers, initial: .he(seed: 1),
      batches: Batches(.standard, order: .shuffled(seed: 1)), learningRate: 0.3, budget: .epochs(20),
      recording: TrainingRecording(measuring: .ends))
    change(&scenario)
    return try scenario.run().measurements.last?.test?.accuracy ?? 0
  }

  @Test func softmaxRegressionOnDigits() throws {
    let accuracy = try test(TruthData.digits(), [.dense(outputs: 10)]) {
      $0.initial = .zeros
      $0.learningRate = 0.5
      $0.budget = .epochs(30)
    }
    #expect(accuracy >= 0.95)
  }

  @Test func perceptronOnDigits() throws {
    let accuracy = try test(
      TruthData.digits(), [.dense(outputs: 32), .activation(.tanh), .dense(outputs: 10)]
    ) {
      $0.initial = .xavier(seed: 1)
      $0.budget = .epochs(40)
    }
    #expect(accuracy >= 0.96)
  }

  @Test func convolutionsOnDigits() throws {
    let accuracy = try test(
      TruthData.digits(),
      [
        .convolution(filters: 12, kernel: 3, padding: 1), .activation(.relu), .maximumPool(size: 2),
        .convolution(filters: 24, kernel: 3, padding: 1), .activation(.relu), .maximumPool(size: 2), .flatten,
        .dense(outputs: 10),
      ]
    ) {
      $0.method = MethodChoice("momentum")
      $0.learningRate = 0.03
      $0.budget = .epochs(12)
    }
    #expect(accuracy >= 0.97)
  }

  @Test func convolutionsOnSigns() throws {
    let accuracy = try test(
      DataSet.signs(count: 1000),
      [
        .convolution(filters: 8, kernel: 3), .activation(.relu), .maximumPool(size: 2),
        .convolution(filters: 16, kernel: 3), .activation(.relu), .maximumPool(size: 2), .dense(outputs: 5),
      ]
    ) {
      $0.batches.size = .examples(20)
      $0.learningRate = 0.1
      $0.budget = .epochs(8)
    }
    #expect(accuracy >= 0.95)
  }

  /// The bits of the weights after training, the same for every instruction set. Nothing here calls a function of
  /// the C library that may differ between machines.
  @Test func theSameBitsOnEveryMachine() throws {
    let data = try randomData(
      shape: ImageShape(height: 7, width: 9, channels: 2), count: 45, classes: 4, seed: 1)
    let layers: [Layer] = [
      .convolution(filters: 5, kernel: 3, padding: 1), .activation(.tanh), .maximumPool(size: 2),
      .convolution(filters: 6, kernel: 2), .activation(.sigmoid), .dense(outputs: 21), .activation(.tanh),
      .dense(outputs: 4),
    ]
    let record = try TrainingScenario(
      training: data, layers: layers, initial: .xavier(seed: 1),
      batches: Batches(.examples(19), order: .shuffled(seed: 2)),
      learningRate: 0.3, budget: .epochs(4)
    ).run()
    let sum = record.finalWeights.reduce(UInt64(0)) { $0 &* 31 &+ $1.bitPattern }
    #expect(sum == 13_965_741_872_431_379_838)
  }
}
