/// The gradient made smaller where it is too large, before the method sees it. It is never on by itself, and
/// the record of a step carries the gradient both before and after.
public enum Clipping: Sendable, Hashable {
  /// g · min(1, c / (‖g‖ + 10⁻⁶)): PyTorch's `clip_grad_norm_`. R. Pascanu, T. Mikolov, Y. Bengio, On the
  /// difficulty of training recurrent neural networks, ICML 2013, algorithm 1.
  case norm(Double)
  /// Every coordinate moved into [−c, c].
  case value(Double)

  /// Clips `gradient` in place.
  public func apply(to gradient: inout [Double]) {
    switch self {
    case .norm(let limit):
      let factor = limit / (euclideanNorm(gradient) + 1e-6)
      if factor < 1 { for i in gradient.indices { gradient[i] *= factor } }
    case .value(let limit):
      // NaN stays: both comparisons are false.
      for i in gradient.indices {
        if gradient[i] > limit { gradient[i] = limit } else if gradient[i] < -limit { gradient[i] = -limit }
      }
    }
  }
}

extension Clipping {
  /// The same for a gradient of one or two coordinates, of which the second is then 0.
  func apply(_ x: Double, _ y: Double) -> (x: Double, y: Double) {
    switch self {
    case .norm(let limit):
      let squares = x * x + y * y
      let norm = isPlainSquare(squares) ? squares.squareRoot() : euclideanNorm([x, y])
      let factor = limit / (norm + 1e-6)
      return factor < 1 ? (x * factor, y * factor) : (x, y)
    case .value(let limit):
      return (
        x > limit ? limit : x < -limit ? -limit : x, y > limit ? limit : y < -limit ? -limit : y
      )
    }
  }
}

/// Noise on the gradient, a picture of what sampling does: g + σ ξ with ξ from the standard normal
/// distribution, one number for each coordinate and step, by seed.
public struct GradientNoise: Sendable, Hashable {
  /// σ, in the units of the gradient.
  public var deviation: Double

  /// Noise of a standard deviation.
  public init(deviation: Double) {
    self.deviation = deviation
  }
}
