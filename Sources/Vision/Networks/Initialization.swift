import CMaths
import Calculus

/// The weights before the first step.
public enum Initialization: Sendable, Hashable {
  /// All zero: right for softmax regression, useless for a network with hidden layers, whose units would stay
  /// alike.
  case zeros
  /// Uniform in ±√(6 ∕ (fan in + fan out)), biases zero. X. Glorot and Y. Bengio, Understanding the difficulty
  /// of training deep feedforward neural networks, AISTATS 2010, equation 16.
  case xavier(seed: UInt64)
  /// Normal with variance 2 ∕ fan in, biases zero. K. He, X. Zhang, S. Ren, J. Sun, Delving deep into
  /// rectifiers, ICCV 2015, equation 10.
  case he(seed: UInt64)
  /// By formula, the same in every program: the k-th weight of layer l (from 1 on), row by row, is
  /// sin(1 + 0.7k + l) ∕ √(fan in), the r-th bias 0.1 sin(2 + 1.3r + l). `scale` multiplies the weights.
  case sine(scale: Double = 1)
  /// Orthogonal by formula, for automatic gradient descent: of layer l with d × d′ weights the leading block of
  /// I − 2vvᵀ∕(vᵀv), vᵢ = sin(1 + i + l), times √(d∕d′), and for a convolution also ∕√(kernel positions) at each
  /// position; biases zero.
  case householder
  /// These weights, as many as the model has.
  case values([Double])

  /// The name in lessons.
  public var name: String {
    switch self {
    case .zeros: "zeros"
    case .xavier: "xavier"
    case .he: "he"
    case .sine: "sine"
    case .householder: "householder"
    case .values: "values"
    }
  }

  /// The flat list of weights for `model`.
  ///
  /// - Throws: `NetworkError.wrongNumberOfWeights` for `.values` of another length.
  public func weights(for model: Model) throws(NetworkError) -> [Double] {
    var weights = [Double](repeating: 0, count: model.parameterCount)
    switch self {
    case .zeros:
      break
    case .xavier(let seed):
      var generator = RandomGenerator(seed: seed)
      for block in model.parameters where block.kind == .weights {
        let limit = (6 / Double(block.fanIn + block.fanOut)).squareRoot()
        for index in block.range { weights[index] = limit * (2 * generator.uniform() - 1) }
      }
    case .he(let seed):
      var generator = RandomGenerator(seed: seed)
      for block in model.parameters where block.kind == .weights {
        let deviation = (2 / Double(block.fanIn)).squareRoot()
        for index in block.range { weights[index] = deviation * generator.normal() }
      }
    case .sine(let scale):
      for block in model.parameters {
        let layer = Double(block.number)
        for (k, index) in block.range.enumerated() {
          switch block.kind {
          case .weights:
            weights[index] = scale * sin(1 + 0.7 * Double(k) + layer) / Double(block.fanIn).squareRoot()
          case .biases:
            weights[index] = 0.1 * sin(2 + 1.3 * Double(k) + layer)
          }
        }
      }
    case .householder:
      for block in model.parameters where block.kind == .weights { Self.reflect(block, &weights) }
    case .values(let given):
      guard given.count == model.parameterCount else {
        throw .wrongNumberOfWeights(found: given.count, expected: model.parameterCount)
      }
      weights = given
    }
    return weights
  }

  private static func reflect(_ block: ParameterBlock, _ weights: inout [Double]) {
    let size = max(block.rows, block.columns)
    let vector = (0..<size).map { sin(1 + Double($0) + Double(block.number)) }
    let square = vector.reduce(0) { $0 + $1 * $1 }
    let scale = (Double(block.rows) / Double(block.columns) / Double(block.positions)).squareRoot()
    for row in 0..<block.rows {
      for column in 0..<block.columns {
        let identity = row == column ? 1.0 : 0
        let value = scale * (identity - 2 * vector[row] * vector[column] / square)
        let start = block.range.lowerBound + (row * block.columns + column) * block.positions
        for position in 0..<block.positions { weights[start + position] = value }
      }
    }
  }
}
