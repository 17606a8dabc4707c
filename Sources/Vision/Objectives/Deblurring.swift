import CMaths
import Calculus
import Optimization

/// An image x to be found from its blurred picture y: f(x) = ½ ‖K x − y‖², ∇f = Kᵀ(K x − y). The coordinates are the
/// pixels. Plain descent is x ← x + η Kᵀ(y − K x), the Landweber iteration; it diverges for η above 2 ∕ ‖K‖².
public struct Deblurring: Objective, Hashable {
  /// K.
  public let blur: BlurOperator
  /// y.
  public let observed: [Double]

  /// The objective of `observed`, an image of the blur's shape.
  public init(blur: BlurOperator, observed: Image) {
    self.blur = blur
    self.observed = observed.values
  }

  /// The number of pixel values.
  public var dimension: Int { blur.shape.count }

  /// f and its gradient.
  public mutating func evaluate(at position: [Double], gradient: inout [Double]) -> Double {
    guard position.count == dimension, gradient.count == dimension else { return .nan }
    let residual = residual(at: position)
    gradient = blur.applyTransposed(residual)
    return residual.reduce(0) { $0 + $1 * $1 } / 2
  }

  /// f.
  public mutating func value(at position: [Double]) -> Double {
    residual(at: position).reduce(0) { $0 + $1 * $1 } / 2
  }

  /// K x − y.
  public func residual(at position: [Double]) -> [Double] {
    zip(blur.apply(position), observed).map { $0 - $1 }
  }
}

/// An image x near a noisy one y whose neighbouring pixels are alike: a cost that one designs.
///
///     f(x) = ½ ‖x − y‖² + λ Σ s(difference of neighbours across and down)
///
/// with s(d) = ½ d², which smooths edges too, or s(d) = √(d² + ε²) − ε, which keeps them.
public struct Denoising: Objective, Hashable {
  /// What a difference of neighbours costs.
  public enum Smoothness: Sendable, Hashable {
    /// ½ d².
    case quadratic
    /// √(d² + ε²) − ε (P. Charbonnier et al., Deterministic edge-preserving regularization, IEEE Transactions on
    /// Image Processing 6, 1997).
    case edgePreserving(epsilon: Double)
  }

  /// y.
  public let observed: Image
  /// λ.
  public let weight: Double
  /// s.
  public let smoothness: Smoothness

  /// The objective of a noisy image.
  public init(observed: Image, weight: Double, smoothness: Smoothness) {
    self.observed = observed
    self.weight = weight
    self.smoothness = smoothness
  }

  /// The number of pixel values.
  public var dimension: Int { observed.shape.count }

  /// f and its gradient.
  public mutating func evaluate(at position: [Double], gradient: inout [Double]) -> Double {
    guard position.count == dimension, gradient.count == dimension else { return .nan }
    var cost = 0.0
    for index in position.indices {
      let error = position[index] - observed.values[index]
      cost += error * error / 2
      gradient[index] = error
    }
    forEachPair { near, far in
      let difference = position[far] - position[near]
      let slope: Double
      switch smoothness {
      case .quadratic:
        cost += weight * difference * difference / 2
        slope = weight * difference
      case .edgePreserving(let epsilon):
        let length = (difference * difference + epsilon * epsilon).squareRoot()
        cost += weight * (length - epsilon)
        slope = length > 0 ? weight * difference / length : 0
      }
      gradient[far] += slope
      gradient[near] -= slope
    }
    return cost
  }

  /// f.
  public mutating func value(at position: [Double]) -> Double {
    var gradient = [Double](repeating: 0, count: dimension)
    return evaluate(at: position, gradient: &gradient)
  }

  private func forEachPair(_ body: (_ near: Int, _ far: Int) -> Void) {
    let (height, width) = (observed.shape.height, observed.shape.width)
    for channel in 0..<observed.shape.channels {
      for row in 0..<height {
        for column in 0..<width {
          let index = (channel * height + row) * width + column
          if column + 1 < width { body(index, index + 1) }
          if row + 1 < height { body(index, index + width) }
        }
      }
    }
  }

  /// The largest eigenvalue of the second derivatives, 1 + λ (4 + 2 cos(π ∕ h) + 2 cos(π ∕ w)), exact for the
  /// quadratic term; for the edge-preserving one an upper bound, with λ ∕ ε in place of λ. Plain descent settles for
  /// rates below 2 ∕ this.
  public var largestCurvature: Double {
    let differences =
      4 + 2 * cos(.pi / Double(observed.shape.height)) + 2 * cos(.pi / Double(observed.shape.width))
    switch smoothness {
    case .quadratic: return 1 + weight * differences
    case .edgePreserving(let epsilon): return 1 + weight * differences / max(epsilon, 1e-300)
    }
  }
}
