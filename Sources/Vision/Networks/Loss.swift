import CMaths
import CVision

/// What a wrong answer costs: one number for the scores of an example, averaged over the examples.
public enum Loss: Sendable, Hashable {
  /// −ln pₖ of the true class k, with p = softmax of the scores (natural logarithm).
  case crossEntropy
  /// The mean over the scores of (score − t)², t = `target` for the true class and 0 for the others
  /// (PyTorch's `MSELoss` on one-hot targets; automatic gradient descent takes √classes as its target).
  case squaredError(target: Double = 1)

  /// The name in lessons.
  public var name: String {
    switch self {
    case .crossEntropy: "cross-entropy"
    case .squaredError: "squared-error"
    }
  }

  /// The loss of one example, and its derivative by each score.
  public func evaluate(scores: [Double], label: Int) -> (loss: Double, gradient: [Double]) {
    guard scores.indices.contains(label) else { return (.nan, scores.map { _ in .nan }) }
    var gradient = scores
    // The kernel wants pointers; both arrays have `scores.count` numbers.
    let loss = gradient.withUnsafeMutableBufferPointer { delta -> Double in
      guard let delta = delta.baseAddress else { return .nan }
      return evaluate(delta, count: scores.count, label: label, share: 1)
    }
    return (loss, gradient)
  }

  /// The loss of the scores in `delta`, which become share · ∂loss/∂score.
  ///
  /// Stable for any scores: the largest is subtracted before exp, and the loss is
  /// ln Σ exp(zᵢ − m) + m − zₖ, never the logarithm of a p that became 0.
  @inline(__always)
  func evaluate(_ delta: UnsafeMutablePointer<Double>, count: Int, label: Int, share: Double) -> Double {
    switch self {
    case .crossEntropy:
      let score = delta[label]
      var maximum = 0.0
      let sum = vk_softmax(delta, delta, count, &maximum)
      delta[label] -= 1
      if share != 1 { for index in 0..<count { delta[index] *= share } }
      return log(sum) + (maximum - score)
    case .squaredError(let target):
      var sum = 0.0
      let factor = 2 * share / Double(count)
      for index in 0..<count {
        let error = delta[index] - (index == label ? target : 0)
        sum += error * error
        delta[index] = factor * error
      }
      return sum / Double(count)
    }
  }
}

/// exp(zᵢ) ∕ Σ exp(zⱼ), the largest score subtracted first, so that no score is too large.
public func softmax(_ scores: [Double]) -> [Double] {
  guard !scores.isEmpty else { return [] }
  var result = scores
  // The kernel wants pointers; in place, `scores.count` numbers.
  result.withUnsafeMutableBufferPointer { p in
    guard let p = p.baseAddress else { return }
    var maximum = 0.0
    _ = vk_softmax(p, p, scores.count, &maximum)
  }
  return result
}

/// The place of the largest number; the lowest place where several are equal.
public func indexOfLargest(_ numbers: [Double]) -> Int {
  var best = 0
  for index in numbers.indices where numbers[index] > numbers[best] { best = index }
  return best
}
