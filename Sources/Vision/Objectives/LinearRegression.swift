import Calculus
import NumberText
import Optimization

/// The line y = a + b x that fits points best, as a bowl over intercept a and slope b:
///
///     f(a, b) = 1/n Σ (a + b xᵢ − yᵢ)²,  ∂f/∂a = 2/n Σ eᵢ,  ∂f/∂b = 2/n Σ eᵢ xᵢ,  eᵢ = a + b xᵢ − yᵢ
///
/// The factor is 2/n; with a cost of 1/(2n) the same steps need twice the rate. Coordinates: (a, b).
///
/// Standardised, x is (x − mean) ∕ population standard deviation: then the bowl is round and one rate suits both
/// directions; raw, it is as narrow as x lies far from zero.
public struct LinearRegression: ExampleCost, Hashable {
  /// The xᵢ that the line is fitted to, standardised if asked for.
  public let x: [Double]
  /// The yᵢ.
  public let y: [Double]
  /// The mean of the xᵢ as given, and their population standard deviation; standardised x = (x − mean) ∕ deviation.
  public let mean: Double
  /// See `mean`.
  public let deviation: Double
  /// Whether `x` is standardised.
  public let isStandardized: Bool

  /// A fit to the points (xᵢ, yᵢ). Throws `RegressionError` without two different xᵢ.
  public init(x: [Double], y: [Double], standardized: Bool = false) throws(RegressionError) {
    guard x.count == y.count else { throw .differentCounts(x: x.count, y: y.count) }
    guard x.count >= 2 else { throw .tooFewPoints(x.count) }
    let scale = Standardization(of: x)
    guard scale.deviation > 0, scale.deviation < .infinity else { throw .noSpread }
    mean = scale.mean
    deviation = scale.deviation
    self.x = standardized ? x.map(scale.apply) : x
    self.y = y
    isStandardized = standardized
  }

  /// 2: intercept and slope.
  public var dimension: Int { 2 }

  /// The number of points.
  public var exampleCount: Int { x.count }

  /// f and its gradient at (a, b) over the points at `examples`.
  public func evaluate<Indices: Collection<Int>>(
    at position: [Double], gradient: inout [Double], over examples: Indices
  ) -> Double {
    guard position.count == 2, gradient.count == 2 else { return .nan }
    let (a, b) = (position[0], position[1])
    var squares = 0.0
    var errors = 0.0
    var products = 0.0
    for index in examples {
      let error = a + b * x[index] - y[index]
      squares += error * error
      errors += error
      products += error * x[index]
    }
    let n = Double(examples.count)
    gradient[0] = 2 * errors / n
    gradient[1] = 2 * products / n
    return squares / n
  }

  /// True: the second derivatives are known.
  public var hasHessian: Bool { true }

  /// The second derivatives, the same everywhere: 2/n (n, Σx; Σx, Σx²).
  public mutating func hessian(at position: [Double]) -> Matrix? { curvature }

  /// The matrix of second derivatives.
  public var curvature: Matrix {
    let n = Double(x.count)
    let sum = x.reduce(0, +)
    let squares = x.reduce(0) { $0 + $1 * $1 }
    var matrix = Matrix(rows: 2, columns: 2)
    matrix[0, 0] = 2
    matrix[0, 1] = 2 * sum / n
    matrix[1, 0] = 2 * sum / n
    matrix[1, 1] = 2 * squares / n
    return matrix
  }

  /// The bottom of the bowl: intercept and slope of least squares.
  public var leastSquares: (intercept: Double, slope: Double) {
    let n = Double(x.count)
    let meanX = x.reduce(0, +) / n
    let meanY = y.reduce(0, +) / n
    var covariance = 0.0
    var variance = 0.0
    for (x, y) in zip(x, y) {
      covariance += (x - meanX) * (y - meanY)
      variance += (x - meanX) * (x - meanX)
    }
    let slope = covariance / variance
    return (meanY - slope * meanX, slope)
  }

  /// The smallest cost: what is left at the bottom of the bowl.
  public var leastCost: Double {
    var copy = self
    let best = leastSquares
    return copy.value(at: [best.intercept, best.slope])
  }

  /// The same cost as a formula in a (the intercept) and b (the slope), for maps: the smallest cost plus two
  /// squares, (a − â + m (b − b̂))² + v (b − b̂)², m and v the mean and variance of the xᵢ.
  public var formulaSource: String {
    let n = Double(x.count)
    let m = x.reduce(0, +) / n
    let v = x.reduce(0) { $0 + ($1 - m) * ($1 - m) } / n
    let best = leastSquares
    let text = { (value: Double) in "(" + shortestText(value) + ")" }
    let slope = "(b - \(text(best.slope)))"
    return
      "\(text(leastCost)) + (a - \(text(best.intercept)) + \(text(m))*\(slope))^2 + \(text(v))*\(slope)^2"
  }
}

/// Mean and population standard deviation of a column of numbers, and numbers measured by them.
public struct Standardization: Sendable, Hashable {
  /// The mean.
  public let mean: Double
  /// √(1/n Σ (x − mean)²).
  public let deviation: Double

  /// Of at least one number.
  public init(of values: [Double]) {
    let n = Double(values.count)
    let mean = values.reduce(0, +) / n
    self.mean = mean
    deviation = (values.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / n).squareRoot()
  }

  /// (x − mean) ∕ deviation.
  public func apply(_ value: Double) -> Double { (value - mean) / deviation }
}

/// What can be wrong with the points of a regression.
public enum RegressionError: Error, Sendable, Hashable {
  case differentCounts(x: Int, y: Int)
  case tooFewPoints(Int)
  /// All x are equal, or one is not finite.
  case noSpread
  case labelNotBinary(Double)

  /// One sentence.
  public var message: String {
    switch self {
    case .differentCounts(let x, let y): "there are \(x) values of x but \(y) of y"
    case .tooFewPoints(let count): "a fit needs at least 2 points, but there are \(count)"
    case .noSpread: "all values of x are equal, or one is not a finite number: no line can be fitted"
    case .labelNotBinary(let label): "a label is \(shortestText(label)), but must be 0 or 1"
    }
  }
}
