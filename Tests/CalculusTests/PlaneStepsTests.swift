import Testing

@testable import Calculus

@Suite struct PlaneStepsTests {
  /// Descent by single evaluations, beside the steps of one program.
  private func check(_ text: String, variables: [String]? = nil, x: Double, y: Double, rate: Double) throws {
    var evaluator = Evaluator(try Formula(text))
    let count = 21
    var numbers = [[Double]](repeating: [Double](repeating: .nan, count: count), count: 4)
    let made = evaluator.planeSteps()
    let steps = try #require(made)
    var (xs, ys, values, squares) = (numbers[0], numbers[1], numbers[2], numbers[3])
    xs.withUnsafeMutableBufferPointer { xs in
      ys.withUnsafeMutableBufferPointer { ys in
        values.withUnsafeMutableBufferPointer { values in
          squares.withUnsafeMutableBufferPointer { squares in
            steps.walk(x: x, y: y, rate: rate, xs: xs, ys: ys, values: values, squares: squares)
          }
        }
      }
    }
    numbers = [xs, ys, values, squares]
    var here = (x: x, y: y)
    for step in 0..<count {
      let single = evaluator.evaluate(x: here.x, y: here.y)
      let expected = [here.x, here.y, single.value, single.dx * single.dx + single.dy * single.dy]
      for (number, expected) in zip(numbers, expected) {
        let isSame =
          number[step].bitPattern == expected.bitPattern || number[step].isNaN && expected.isNaN
        #expect(isSame, "\(text), step \(step)")
      }
      here.x += -(rate * single.dx)
      here.y += -(rate * single.dy)
    }
  }

  /// Slopes that are computed, that are a variable, a constant, the same for both, and of one variable.
  @Test(arguments: [
    "(1-x)^2 + 100*(y-x^2)^2", "x^2/2 + y^2/2", "3*x - 2*y", "(x+y)^2", "x*y", "x^4 - 3*x^2*y + y^2 - x",
    "x^2",
    "x^2/2", "5*x", "x^4/4 - x^2 + x/(1+x^2)", "y^2", "sqrt(1 + x^2 + y^2)", "abs(x) + max(y, x)",
  ])
  func `many steps at a time are the single ones to the last bit`(_ text: String) throws {
    try check(text, x: -1.2, y: text.contains("y") ? 1 : 0, rate: 1e-3)
    try check(text, x: 0.3, y: text.contains("y") ? -0.7 : 0, rate: 0.05)
  }

  /// The kernels of a batch for these functions are our own, and may differ in the last place.
  @Test(arguments: ["sin(x) + y", "e^x", "x*cos(y)", "ln(x)"])
  func `functions with kernels of their own go one step at a time`(_ text: String) throws {
    var evaluator = Evaluator(try Formula(text))
    let steps = evaluator.planeSteps()
    #expect(steps == nil)
  }
}
