import Calculus

/// Which examples each step of descent sees.
public struct Batches: Sendable, Hashable {
  /// How many examples a step sees.
  public enum Size: Sendable, Hashable {
    /// Every example at every step: batch descent.
    case all
    /// So many at a time; 1 is stochastic descent, more is mini-batch descent. The last batch of an epoch has
    /// what is left.
    case examples(Int)

    /// The size of a mini-batch where none is given.
    public static let standard = Size.examples(50)
  }

  /// In what order the examples come.
  public enum Order: Sendable, Hashable {
    /// As they stand in the data.
    case file
    /// In a new random order at each epoch. Epoch e's order depends on the seed and e alone.
    case shuffled(seed: UInt64)
  }

  /// How many examples a step sees.
  public var size: Size
  /// In what order they come.
  public var order: Order

  /// Batches of a size; in file order unless said otherwise.
  public init(_ size: Size, order: Order = .file) {
    self.size = size
    self.order = order
  }

  /// Every example at every step.
  public static let all = Batches(.all)

  /// The examples of a full batch out of `count`.
  public func length(of count: Int) -> Int {
    switch size {
    case .all: max(1, count)
    case .examples(let length): min(max(1, length), max(1, count))
    }
  }

  /// The steps that see every example once.
  public func updatesPerEpoch(_ count: Int) -> Int {
    let length = length(of: count)
    return max(1, (count + length - 1) / length)
  }

  /// The places in an epoch's order that the step of `iteration` (from 0) sees.
  public func range(iteration: Int, of count: Int) -> Range<Int> {
    let length = length(of: count)
    let start = (iteration % updatesPerEpoch(count)) * length
    return start..<min(start + length, count)
  }

  /// How many examples were seen before the step of `iteration`.
  public func examplesSeen(before iteration: Int, of count: Int) -> Int {
    let updates = updatesPerEpoch(count)
    return iteration / updates * count + (iteration % updates) * length(of: count)
  }

  /// The order of epoch `epoch` (from 0), or `nil` for the order of the data.
  public func permutation(epoch: Int, of count: Int) -> [Int]? {
    // The order of a single batch does not change what a step sees.
    guard case .shuffled(let seed) = order, length(of: count) < count else { return nil }
    var generator = RandomGenerator(seed: seed &+ UInt64(truncatingIfNeeded: epoch) &* 0x9e37_79b9_7f4a_7c15)
    var result = Array(0..<count)
    generator.shuffle(&result)
    return result
  }
}
