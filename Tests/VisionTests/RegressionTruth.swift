import Calculus
import Optimization
import TestSupport
import Testing
import Vision

@Suite struct RegressionTruth {
  struct Row: Decodable, CustomTestStringConvertible {
    var id: String
    var x: String
    var lr: Double
    var intercepts: [Double]
    var slopes: [Double]
    var costs: [Double]
    var least_squares: [Double]
    var lr_limit_2_over_L: Double
    var tol: Double
    var testDescription: String { id }
  }

  @Test(arguments: try Truth.rows("linear_regression.jsonl", as: Row.self))
  func theDescentOfTheReference(_ row: Row) throws {
    guard row.id.hasPrefix("iris") else { return }
    let points = try TruthData.irisPetals()
    let regression = try LinearRegression(x: points.x, y: points.y, standardized: row.x == "standardised")
    var descent = try Descent(
      regression, start: [0, 0], settings: RunSettings(learningRate: row.lr, steps: row.costs.count - 1))
    let run = descent.run(recording: .everything)
    expectAgreement(run.steps.map { $0.position[0] }, row.intercepts, tolerance: row.tol, "intercepts")
    expectAgreement(run.steps.map { $0.position[1] }, row.slopes, tolerance: row.tol, "slopes")
    expectAgreement(run.steps.map(\.value), row.costs, tolerance: row.tol, "costs")
    expectAgreement(
      [regression.leastSquares.intercept, regression.leastSquares.slope], row.least_squares, tolerance: 1e-12,
      "least squares")
    let largest = try #require(symmetricEigen(regression.curvature).values.last)
    #expect(agree(2 / largest, row.lr_limit_2_over_L, tolerance: 1e-12))
  }

  @Test func theFormulaIsTheCost() throws {
    let points = try TruthData.irisPetals()
    for standardized in [false, true] {
      var regression = try LinearRegression(x: points.x, y: points.y, standardized: standardized)
      let formula = try Formula(regression.formulaSource, variables: ["a", "b"])
      var evaluator = Evaluator(CompiledFormula(formula))
      for place in [[0.0, 0], [-1, 2], [3, -0.5]] {
        #expect(agree(evaluator.value(at: place), regression.value(at: place), tolerance: 1e-12))
      }
    }
  }

  @Test func mistakesAreNamed() {
    #expect(throws: RegressionError.noSpread) { try LinearRegression(x: [1, 1], y: [1, 2]) }
    #expect(throws: RegressionError.differentCounts(x: 2, y: 1)) { try LinearRegression(x: [1, 2], y: [1]) }
    #expect(throws: RegressionError.tooFewPoints(1)) { try LinearRegression(x: [1], y: [1]) }
    #expect(throws: RegressionError.labelNotBinary(2)) {
      try LogisticRegression(points: [.zero, .one], labels: [0, 2])
    }
  }
}

@Suite struct LogisticRegressionTests {
  @Test func gradientAndHessianAgainstDifferences() throws {
    let clouds = LogisticRegression.clouds(seed: 4)
    var regression = try LogisticRegression(points: clouds.points, labels: clouds.labels, penalty: 0.1)
    let place = [0.7, -0.4, 0.2]
    var gradient = [0.0, 0, 0]
    let value = regression.evaluate(at: place, gradient: &gradient)
    #expect(value == regression.value(at: place))
    let matrix = regression.hessian(at: place)
    let hessian = try #require(matrix)
    for i in 0..<3 {
      var (up, down) = (place, place)
      up[i] += 1e-5
      down[i] -= 1e-5
      #expect(abs((regression.value(at: up) - regression.value(at: down)) / 2e-5 - gradient[i]) < 1e-9)
      var (gradientUp, gradientDown) = (gradient, gradient)
      _ = regression.evaluate(at: up, gradient: &gradientUp)
      _ = regression.evaluate(at: down, gradient: &gradientDown)
      for j in 0..<3 { #expect(abs((gradientUp[j] - gradientDown[j]) / 2e-5 - hessian[i, j]) < 1e-9) }
    }
  }

  @Test func descentSeparatesTheClouds() throws {
    let clouds = LogisticRegression.clouds(seed: 1)
    let regression = try LogisticRegression(points: clouds.points, labels: clouds.labels)
    var descent = try Descent(
      regression, start: [0, 0, 0], settings: RunSettings(learningRate: 0.5, steps: 200))
    let run = descent.run()
    #expect(agree(run.steps[0].value, 0.6931471805599453, tolerance: 1e-15))
    #expect(Double(regression.correct(at: run.steps[run.steps.count - 1].position)) >= 0.9 * 120)
  }

  @Test func stableForAnyWeights() throws {
    var regression = try LogisticRegression(points: [SIMD2(1000, 0), SIMD2(-1000, 0)], labels: [0, 1])
    var gradient = [0.0, 0, 0]
    #expect(regression.evaluate(at: [1, 0, 0], gradient: &gradient) == 1000)
    #expect(gradient == [1000, 0, 0])
    #expect(regression.evaluate(at: [-1, 0, 0], gradient: &gradient) == 0)
  }
}
