import Optimization

/// What a way of descent keeps in memory, in bytes.
public struct MemoryUse: Sendable, Hashable {
  /// All training images, as they are held: the same for every way.
  public var data: Int
  /// The weights.
  public var weights: Int
  /// One gradient, as long as the weights.
  public var gradient: Int
  /// What the method remembers from step to step, such as velocities and moments.
  public var state: Int
  /// The images of one batch, as doubles.
  public var batch: Int
  /// What the layers make of a batch on the way forward and back. A large batch goes through in blocks.
  public var activations: Int

  /// Everything but the data: what the choice of the batch and the method costs.
  public var step: Int { weights + gradient + state + batch + activations }
}

extension TrainingScenario {
  /// What a run keeps in memory at one step. Throws `TrainingError` where it could not be run.
  public func memoryUse() throws(TrainingError) -> MemoryUse {
    let network = try makeNetwork()
    let weights = 8 * network.dimension
    let length = batches.length(of: training.count)
    let held =
      switch training.storage {
      case .doubles(let values): 8 * values.count
      case .bytes(let values, _): values.count
      }
    let state: Int
    do throws(ChoiceError) {
      state = try method.makeStepper(
        for: MethodTarget(dimension: network.dimension, layers: network.layers)
      ).stateBytes
    } catch {
      throw .choice(error)
    }
    return MemoryUse(
      data: held, weights: weights, gradient: weights, state: state,
      batch: 8 * length * training.shape.count, activations: network.workingBytes - weights)
  }
}
