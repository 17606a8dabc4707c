import Calculus
import Optimization

/// A plane through weight space: origin + u · first + v · second.
///
/// A network's cost has as many dimensions as weights; a plane shows two. What lies beside it is not seen, so the
/// cost at a path's shadow on the plane is not the path's own cost: `LossLandscape` gives both.
public struct LandscapePlane: Sendable, Hashable {
  /// How the directions were chosen.
  public enum Kind: Sendable, Hashable {
    /// Random, filter by filter as long as the weights. H. Li et al., Visualizing the loss landscape of neural nets,
    /// NeurIPS 2018, section 4.
    case random(seed: UInt64)
    /// The first two principal components of a path; each explains a share of its variance, 0 to 1.
    case principalComponents(explained: [Double])
    /// Two single weights.
    case weights(Int, Int)
  }

  /// The weights at u = v = 0.
  public var origin: [Double]
  /// The direction of u.
  public var first: [Double]
  /// The direction of v.
  public var second: [Double]
  /// How the directions were chosen.
  public var kind: Kind

  /// The weights at (u, v).
  public func weights(u: Double, v: Double) -> [Double] {
    axpy(u, first, axpy(v, second, origin))
  }

  /// The point of the plane nearest to `weights`, whatever the angle and lengths of the directions.
  public func shadow(of weights: [Double]) -> (u: Double, v: Double) {
    coordinates(ofDirection: axpy(-1, origin, weights))
  }

  /// The part of a direction that lies in the plane, such as a gradient's.
  public func coordinates(ofDirection direction: [Double]) -> (u: Double, v: Double) {
    let (a, b, c) = (dot(first, first), dot(first, second), dot(second, second))
    let (p, q) = (dot(first, direction), dot(second, direction))
    let determinant = a * c - b * b
    guard determinant != 0 else { return (a > 0 ? p / a : 0, 0) }
    return ((c * p - b * q) / determinant, (a * q - b * p) / determinant)
  }

  /// How far `weights` are from the plane.
  public func distance(of weights: [Double]) -> Double {
    let near = shadow(of: weights)
    return Calculus.distance(self.weights(u: near.u, v: near.v), weights)
  }

  /// Two random directions around `weights`: normal numbers, each output's row of weights (a filter) scaled to the
  /// length of that row, so that a unit of u or v matters alike in every layer; biases stay.
  public static func random(model: Model, around weights: [Double], seed: UInt64) -> LandscapePlane {
    var generator = RandomGenerator(seed: seed)
    func direction() -> [Double] {
      var result = [Double](repeating: 0, count: weights.count)
      for block in model.parameters where block.kind == .weights {
        let length = block.columns * block.positions
        for row in 0..<block.rows {
          let range = block.range.lowerBound + row * length..<block.range.lowerBound + (row + 1) * length
          for index in range { result[index] = generator.normal() }
          let own = norm(Array(result[range]))
          let wanted = norm(Array(weights[range]))
          for index in range { result[index] *= own > 0 ? wanted / own : 0 }
        }
      }
      return result
    }
    guard weights.count == model.parameterCount else {
      return LandscapePlane(origin: weights, first: weights, second: weights, kind: .random(seed: seed))
    }
    let first = direction()
    return LandscapePlane(origin: weights, first: first, second: direction(), kind: .random(seed: seed))
  }

  /// The two directions in which a path of weights stretches most, seen from its last point: eigenvectors of the
  /// path's covariance, of length 1. A path of more than 300 points is thinned evenly.
  ///
  /// The path has fewer points than weights, so the eigenvectors come from the small matrix of the points' dot
  /// products, which has the same eigenvalues.
  public static func principalComponents(of path: [[Double]]) -> LandscapePlane? {
    guard let last = path.last, path.count >= 2 else { return nil }
    let stride = max(1, (path.count + 299) / 300)
    var points: [[Double]] = []
    for index in path.indices where index % stride == 0 || index == path.count - 1 {
      points.append(path[index])
    }
    var mean = [Double](repeating: 0, count: last.count)
    for point in points { mean = axpy(1 / Double(points.count), point, mean) }
    let centred = points.map { axpy(-1, mean, $0) }
    var gram = Matrix(rows: points.count, columns: points.count)
    for i in points.indices {
      for j in 0...i {
        gram[i, j] = dot(centred[i], centred[j])
        gram[j, i] = gram[i, j]
      }
    }
    let (values, vectors) = symmetricEigen(gram)
    let total = values.reduce(0) { $0 + max(0, $1) }
    func component(_ rank: Int) -> [Double] {
      var direction = [Double](repeating: 0, count: last.count)
      let index = values.count - 1 - rank
      guard index >= 0, values[index] > 0 else { return direction }
      for (share, point) in zip(vectors[index], centred) { direction = axpy(share, point, direction) }
      let length = norm(direction)
      return length > 0 ? direction.map { $0 / length } : direction
    }
    let explained = (0..<2).map { rank -> Double in
      let index = values.count - 1 - rank
      return index >= 0 && total > 0 ? max(0, values[index]) / total : 0
    }
    return LandscapePlane(
      origin: last, first: component(0), second: component(1),
      kind: .principalComponents(explained: explained))
  }

  /// Two single weights, all others held.
  public static func weights(_ first: Int, _ second: Int, around weights: [Double]) -> LandscapePlane? {
    guard weights.indices.contains(first), weights.indices.contains(second), first != second else {
      return nil
    }
    var u = [Double](repeating: 0, count: weights.count)
    var v = u
    u[first] = 1
    v[second] = 1
    return LandscapePlane(origin: weights, first: u, second: v, kind: .weights(first, second))
  }
}
