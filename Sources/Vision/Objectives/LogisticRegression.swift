import CMaths
import Calculus
import Optimization

/// Two classes of points in the plane and the straight boundary between them: the probability of class 1 is
/// p = 1/(1 + exp(−z)), z = w₁x₁ + w₂x₂ + b, and the boundary is where z = 0.
///
///     f(w₁, w₂, b) = −1/n Σ ln p(true class) + ½ λ (w₁² + w₂²)
///
/// Coordinates: (w₁, w₂, b). Stable for any z: the loss is max(0, ∓z) + ln(1 + exp(−|z|)).
public struct LogisticRegression: ExampleCost, Hashable {
  /// The points.
  public let points: [SIMD2<Double>]
  /// 0 or 1 for each point.
  public let labels: [Int]
  /// λ.
  public let penalty: Double

  /// A regression on labelled points. Throws `RegressionError`.
  public init(points: [SIMD2<Double>], labels: [Int], penalty: Double = 0) throws(RegressionError) {
    guard points.count == labels.count else { throw .differentCounts(x: points.count, y: labels.count) }
    guard points.count >= 2 else { throw .tooFewPoints(points.count) }
    for label in labels where label != 0 && label != 1 { throw .labelNotBinary(Double(label)) }
    self.points = points
    self.labels = labels
    self.penalty = penalty
  }

  /// 3: two weights and the bias.
  public var dimension: Int { 3 }

  /// The number of points.
  public var exampleCount: Int { points.count }

  /// f and its gradient, 1/n Σ (p − label) (x₁, x₂, 1) + λ (w₁, w₂, 0), over the points at `examples`.
  public func evaluate<Indices: Collection<Int>>(
    at position: [Double], gradient: inout [Double], over examples: Indices
  ) -> Double {
    guard position.count == 3, gradient.count == 3 else { return .nan }
    var loss = 0.0
    var slope = SIMD3<Double>.zero
    for index in examples {
      let point = points[index]
      let z = position[0] * point.x + position[1] * point.y + position[2]
      loss += Self.loss(z, labels[index])
      slope += (Self.probability(z) - Double(labels[index])) * SIMD3(point, 1)
    }
    let n = Double(examples.count)
    gradient[0] = slope.x / n + penalty * position[0]
    gradient[1] = slope.y / n + penalty * position[1]
    gradient[2] = slope.z / n
    return loss / n + penalty / 2 * (position[0] * position[0] + position[1] * position[1])
  }

  /// True: the second derivatives are known.
  public var hasHessian: Bool { true }

  /// The second derivatives, 1/n Σ p(1 − p) x xᵀ with x = (x₁, x₂, 1), plus λ for the weights.
  public mutating func hessian(at position: [Double]) -> Matrix? {
    guard position.count == 3 else { return nil }
    var matrix = Matrix(rows: 3, columns: 3)
    let n = Double(points.count)
    for point in points {
      let p = Self.probability(position[0] * point.x + position[1] * point.y + position[2])
      let x = SIMD3(point, 1)
      for row in 0..<3 {
        for column in 0..<3 { matrix[row, column] += p * (1 - p) * x[row] * x[column] / n }
      }
    }
    matrix[0, 0] += penalty
    matrix[1, 1] += penalty
    return matrix
  }

  /// p = 1/(1 + exp(−z)), without overflow.
  public static func probability(_ z: Double) -> Double {
    let e = exp(-abs(z))
    return z >= 0 ? 1 / (1 + e) : e / (1 + e)
  }

  /// The z at which the probability is `p`: ln(p/(1 − p)).
  public static func score(ofProbability p: Double) -> Double { log(p / (1 - p)) }

  private static func loss(_ z: Double, _ label: Int) -> Double {
    let wrong = label == 1 ? -z : z
    return max(0, wrong) + log1p(exp(-abs(z)))
  }

  /// How many points lie on their side of the boundary; a point on it counts as class 0.
  public func correct(at position: [Double]) -> Int {
    points.indices.reduce(0) { $0 + (isRight($1, at: position) ? 1 : 0) }
  }

  /// Whether a point lies on its side of the boundary.
  public func isRight(_ index: Int, at position: [Double]) -> Bool {
    guard position.count == 3 else { return false }
    let z = position[0] * points[index].x + position[1] * points[index].y + position[2]
    return (z > 0 ? 1 : 0) == labels[index]
  }

  /// Two clouds of points by seed, `count` in each, normal with the given deviation around (±distance ∕ 2, 0)
  /// turned by 30°.
  public static func clouds(count: Int = 60, distance: Double = 3, deviation: Double = 0.9, seed: UInt64 = 1)
    -> (
      points: [SIMD2<Double>], labels: [Int]
    )
  {
    var generator = RandomGenerator(seed: seed)
    let axis = SIMD2(cos(.pi / 6), sin(.pi / 6))
    var points: [SIMD2<Double>] = []
    var labels: [Int] = []
    for index in 0..<2 * max(1, count) {
      let label = index % 2
      let centre = axis * ((label == 1 ? 0.5 : -0.5) * distance)
      points.append(centre + deviation * SIMD2(generator.normal(), generator.normal()))
      labels.append(label)
    }
    return (points, labels)
  }
}
