import Calculus
import Optimization
import TestSupport
import Testing
import Vision

@Suite struct SameBits {
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
