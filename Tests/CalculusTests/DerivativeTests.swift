import Calculus
import Foundation
import Testing

/// Derivatives against differences, against dual numbers, and at the edges of functions.
struct DerivativeTests {
  static let formulas = [
    "x^2 + y^2", "3*(1-x)^2*exp(-x^2-(y+1)^2) - 10*(x/5-x^3-y^5)*exp(-x^2-y^2) - (1/3)*exp(-(x+1)^2-y^2)",
    "sin(x)cos(y)", "tan(x/2) y", "asin(x/4) + acos(y/4)", "atan(x y)", "sinh(x) - cosh(y)", "tanh(x + y)",
    "asinh(x) y", "acosh(x + 4)", "atanh(x/4)", "exp(x)/(1 + y^2)", "expm1(x) log1p(x + 2)", "ln(x^2 + 1)",
    "log10(x + 4) log2(y + 4)", "sqrt(1 + x^2 + y^2)", "cbrt(x + 4)", "abs(x) y", "sign(x) x",
    "sigmoid(3x - y)",
    "atan2(y, x)", "hypot(x, y)", "min(x, y^2)", "max(x, y, x y)", "select(x, y, x^2, y^2)", "(x + 3)^y",
    "2^x*3^y", "x^3/(1 + y^2)", "x^-3 + y^-1", "(x + 4)^2.5", "x/y/(x + 5)", "e^(x y)", "powln(x + 4, y)",
    "x sin(x)^2 exp(y)/sqrt(4 + x)", "x y x y x y x y x", "(x+1)(x+2)(x+3)(y+1)(y+2)(y+3)(x-y)(x+y)",
    "-20*exp(-0.2*sqrt(0.5*(x^2+y^2)))-exp(0.5*(cos(2*pi*x)+cos(2*pi*y)))+e+20", "(x/(1+x^2))^3",
    "1/(1/x + 1/y)",
    "step(x) x^2", "x^(1/3) y", "sqrt(sqrt(2x + 8)) sqrt(2x + 8)^3",
  ]
  static let points: [[Double]] = [[0.7, 1.3], [1.1, 0.4], [0.3, 0.6], [1.7, 2.1]]

  /// Central differences with one step of Richardson's extrapolation: error about h⁴.
  private func difference(_ f: (Double) -> Double, at x: Double) -> Double {
    let h = 1e-3
    let coarse = (f(x + h) - f(x - h)) / (2 * h)
    let fine = (f(x + h / 2) - f(x - h / 2)) / h
    return (4 * fine - coarse) / 3
  }

  @Test(arguments: formulas) func gradientAndHessianFollowDifferences(source: String) throws {
    var evaluator = Evaluator(try Formula(source, variables: ["x", "y"]))
    for point in Self.points {
      var gradient = [0.0, 0]
      let value = evaluator.evaluate(at: point, gradient: &gradient)
      #expect(value.isFinite)
      let hessian = evaluator.hessian(at: point)
      for axis in 0..<2 {
        func moved(_ coordinate: Double) -> [Double] {
          var moved = point
          moved[axis] = coordinate
          return moved
        }
        let slope = difference({ evaluator.value(at: moved($0)) }, at: point[axis])
        #expect(agree(gradient[axis], slope), "\(source) at \(point), axis \(axis)")
        for other in 0..<2 {
          let second = difference(
            {
              var slopes = [0.0, 0]
              _ = evaluator.evaluate(at: moved($0), gradient: &slopes)
              return slopes[other]
            }, at: point[axis])
          #expect(agree(hessian[other, axis], second), "\(source) at \(point), \(other) by \(axis)")
        }
      }
    }
  }

  private func agree(_ a: Double, _ b: Double) -> Bool { Swift.abs(a - b) <= 1e-7 * max(1, Swift.abs(b)) }

  /// Source, position, and the partial derivative by x.
  static let edges: [(String, Double, Double)] = [
    ("x^2", -3.0, -6.0), ("x^3", -2, 12), ("x^-1", -2, -0.25), ("x^2", 0, 0), ("x^0", 0, 0), ("x^1", 0, 1),
    ("0*x", 5, 0), ("abs(x)", 0, 0), ("abs(x)", -2, -1), ("sign(x)", 1, 0), ("max(x, 0)", 0, 0.5),
    ("max(x, 0)", 1, 1),
    ("max(0, x)", -1, 0), ("min(x, 1)", 2, 0), ("min(x, 1)", 1, 0.5), ("max(x, 2x, 3x)", 1, 3),
    ("cbrt(x)", -8, 1.0 / 12),
    ("x^2 ln(2)", 0, 0), ("2^x", 0, 0.6931471805599453), ("0^x", 1, 0), ("x^(2+0)", -1, -2),
    ("x^n, n = 3", -1, 3),
    ("sqrt(x)^2", 4, 1), ("sqrt(x)sqrt(x)", 0.25, 1), ("exp(ln(x))", 3, 1), ("x/x", 2, 0),
    ("ln(abs(x))", -2, -0.5),
    ("asin(x)", 0.9999999999, 70710.67519510884),
    ("tanh(x)", 20, 1.6993417021166355e-17),
    ("sigmoid(x)", 40, 4.248354255291589e-18), ("hypot(x, 1e200)", 1e200, 0.7071067811865476),
  ]

  @Test(arguments: edges)
  func atTheEdges(source: String, x: Double, slope: Double) throws {
    var evaluator = Evaluator(try Formula(source, variables: ["x"]))
    var gradient = [0.0]
    _ = evaluator.evaluate(at: [x], gradient: &gradient)
    #expect(Swift.abs(gradient[0] - slope) <= 1e-14 * Swift.abs(slope), "\(source): \(gradient[0])")
  }

  @Test func powersOfTwoVariablesAtZero() throws {
    var evaluator = Evaluator(try Formula("x^y"))
    var gradient = [0.0, 0]
    // 0^2 = 0; by x 2 · 0 = 0; by y 0² ln 0, whose limit is 0.
    #expect(evaluator.evaluate(at: [0, 2], gradient: &gradient) == 0)
    #expect(gradient == [0, 0])
    // (−2)³ has a slope in x; the slope in y does not exist.
    #expect(evaluator.evaluate(at: [-2, 3], gradient: &gradient) == -8)
    #expect(gradient[0] == 12 && gradient[1].isNaN)
    #expect(evaluator.value(at: [0, 0]) == 1)
    #expect(evaluator.value(at: [-2, 0.5]).isNaN)
  }

  @Test func ackleysTipHasNoGradient() throws {
    var evaluator = Evaluator(
      try Formula("-20*exp(-0.2*sqrt(0.5*(x^2+y^2)))-exp(0.5*(cos(2*pi*x)+cos(2*pi*y)))+20+e"))
    var gradient = [0.0, 0]
    #expect(Swift.abs(evaluator.evaluate(at: [0, 0], gradient: &gradient)) < 1e-14)
    #expect(gradient[0].isNaN && gradient[1].isNaN)
  }

  /// Outside a function's domain everything is NaN, though the rules give numbers.
  @Test(arguments: [
    "ln(x)", "sqrt(x)", "acosh(x)", "log10(x)", "log2(x)", "x^0.5", "asin(x - 2)", "atanh(x - 1)", "log1p(x)",
  ])
  func outsideTheDomainAllIsNaN(source: String) throws {
    var evaluator = Evaluator(try Formula(source))
    var gradient = [0.0]
    #expect(evaluator.evaluate(at: [-3], gradient: &gradient).isNaN)
    #expect(gradient[0].isNaN)
    #expect(evaluator.hessian(at: [-3])[0, 0].isNaN)
    #expect(evaluator.evaluate(x: -3).dx.isNaN)
    var dx = [0.0]
    var dy = [0.0]
    evaluator.evaluateBatch(xs: [-3], ys: [0], dx: &dx, dy: &dy)
    #expect(dx[0].isNaN)
  }
}
