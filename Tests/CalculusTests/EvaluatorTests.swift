import Calculus
import Foundation
import Testing

struct EvaluatorTests {
  /// The loop as one writes it in C; the digits must be the same to the last bit all the way.
  @Test func descentOnRosenbrockHasTheDigitsOfC() throws {
    var evaluator = Evaluator(try Formula("(1-x)^2+100*(y-x^2)^2"))
    var (x, y) = (-1.2, 1.0)
    var (p, q) = (-1.2, 1.0)
    for step in 0..<20_000 {
      let result = evaluator.evaluate(x: x, y: y)
      let u = 1 - p
      let v = q - p * p
      let cost = u * u + 100 * (v * v)
      let gx = -2 * u - 400 * p * v
      let gy = 200 * v
      guard result.value == cost, result.dx == gx, result.dy == gy else {
        Issue.record("step \(step): \(result), expected \(cost), \(gx), \(gy)")
        return
      }
      x -= 1e-3 * result.dx
      y -= 1e-3 * result.dy
      p -= 1e-3 * gx
      q -= 1e-3 * gy
    }
    #expect(x == p && y == q)
  }

  /// Values are rounded in the order in which the formula reads.
  @Test func valuesAreRoundedAsTheFormulaReads() throws {
    var random = RandomGenerator(seed: 1)
    var sum = Evaluator(try Formula("0.1x + 0.2y + 0.3 - x*y/3"))
    var product = Evaluator(try Formula("x*0.1*y*0.7/3*x"))
    var square = Evaluator(try Formula("(x + 0.1)^3 - (y/7)^4 + y^5"))
    for _ in 0..<1_000 {
      let (x, y) = (random.normal(), random.normal())
      let s1 = 0.1 * x + 0.2 * y
      #expect(sum.value(x: x, y: y) == s1 + 0.3 - x * y / 3)
      #expect(product.value(x: x, y: y) == x * 0.1 * y * 0.7 / 3 * x)
      let (u, v) = (x + 0.1, y / 7)
      let (v2, y2) = (v * v, y * y)
      #expect(square.value(x: x, y: y) == u * u * u - v2 * v2 + y2 * y2 * y)
    }
  }

  @Test func allWaysToAskAgree() throws {
    var evaluator = Evaluator(try Formula("x^3 sin(y) - 2/(1 + x^2 y^2)"))
    var random = RandomGenerator(seed: 2)
    for _ in 0..<100 {
      let position = [random.normal(), random.normal()]
      var gradient: [Double] = []
      let value = evaluator.evaluate(at: position, gradient: &gradient)
      let fast = evaluator.evaluate(x: position[0], y: position[1])
      #expect(fast.value == value && [fast.dx, fast.dy] == gradient)
      #expect(evaluator.value(at: position) == value)
      #expect(evaluator.value(x: position[0], y: position[1]) == value)
      let hessian = evaluator.hessian(at: position)
      #expect(hessian[0, 1] == hessian[1, 0])
    }
  }

  @Test func oneVariable() throws {
    var evaluator = Evaluator(try Formula("x^2"))
    let result = evaluator.evaluate(x: 3)
    #expect(result.value == 9 && result.dx == 6 && result.dy == 0)
    #expect(evaluator.hessian(at: [3])[0, 0] == 2)
    #expect(evaluator.values(x: [1, 2, 3]) == [1, 4, 9])
  }

  @Test func manyVariables() throws {
    let names = (0..<20).map { "w\($0)" }
    let source = (1..<20).map { "(w\($0) - w\($0 - 1)^2)^2" }.joined(separator: " + ")
    var evaluator = Evaluator(try Formula(source, variables: names))
    let position = (0..<20).map { 0.1 * Double($0) }
    var gradient: [Double] = []
    _ = evaluator.evaluate(at: position, gradient: &gradient)
    let hessian = evaluator.hessian(at: position)
    for index in 0..<20 {
      var expected = 0.0
      if index > 0 { expected += 2 * (position[index] - position[index - 1] * position[index - 1]) }
      if index < 19 {
        expected -= 4 * position[index] * (position[index + 1] - position[index] * position[index])
      }
      #expect(abs(gradient[index] - expected) < 1e-13)
      if index > 1 { #expect(hessian[index, index - 2] == 0) }
      if index > 0 { #expect(abs(hessian[index, index - 1] + 4 * position[index - 1]) < 1e-13) }
    }
    #expect(evaluator.evaluate(x: 0, y: 0).value.isNaN)
  }

  @Test func aPositionOfTheWrongSizeGivesNaN() throws {
    var evaluator = Evaluator(try Formula("x + y"))
    var gradient = [1.0]
    #expect(evaluator.value(at: [1]).isNaN)
    #expect(evaluator.evaluate(at: [1, 2, 3], gradient: &gradient).isNaN)
    #expect(gradient.count == 2 && gradient.allSatisfy(\.isNaN))
    let hessian = evaluator.hessian(at: [])
    #expect(hessian.elements.allSatisfy { $0.isNaN })
  }

  @Test func copiesDoNotDisturbEachOther() async throws {
    var evaluator = Evaluator(try Formula("x^2 + y"))
    #expect(evaluator.value(at: [1, 1]) == 2)
    _ = evaluator.hessian(at: [1, 1])
    let original = evaluator
    let results = await withTaskGroup(of: Bool.self) { group in
      for task in 0..<8 {
        group.addTask {
          var own = original
          for k in 0..<2_000 {
            let x = Double(task * 10_000 + k)
            if own.value(at: [x, 1]) != x * x + 1 || own.evaluate(x: x, y: 0).dx != 2 * x { return false }
            if own.values(x: [x], y: [0]) != [x * x] { return false }
          }
          return true
        }
      }
      var all = true
      for await result in group where !result { all = false }
      return all
    }
    #expect(results)
  }

  @Test func valuesThatAreNotNumbersPassThrough() throws {
    var evaluator = Evaluator(try Formula("min(x, 1) + max(y, 1)"))
    #expect(evaluator.value(at: [.nan, 0]).isNaN)
    #expect(evaluator.value(at: [0, .nan]).isNaN)
    #expect(evaluator.value(at: [0, .infinity]) == .infinity)
    var huge = Evaluator(try Formula("x^2"))
    #expect(huge.evaluate(x: 1e200).value == .infinity)
    #expect(huge.evaluate(x: 1e200).dx == 2e200)
  }
}

/// Many points at once against one at a time.
struct BatchTests {
  static let formulas = [
    "3*(1-x)^2*exp(-x^2-(y+1)^2) - 10*(x/5-x^3-y^5)*exp(-x^2-y^2) - (1/3)*exp(-(x+1)^2-y^2)",
    "20+x^2-10*cos(2*pi*x)+y^2-10*sin(2*pi*y)", "ln(x^2 + y^2)", "sqrt(x) + y/x",
    "max(x, y, abs(x y)) - min(x, 1)",
    "tanh(x) sigmoid(y) + atan2(y, x) + x^2.5 + cbrt(y)", "-x - (x y)(x + y) x y - 3", "7",
    "select(x, y, x^2, y)",
  ]

  private func close(_ a: Double, _ b: Double) -> Bool {
    a == b || (a.isNaN && b.isNaN) || abs(a - b) <= 1e-13 * max(1, abs(b))
  }

  @Test(arguments: formulas) func gridsAndBatchesAgreeWithPoints(source: String) throws {
    var evaluator = Evaluator(try Formula(source, variables: ["x", "y"]))
    var points = evaluator
    // Sizes that fill no chunk, one, and several with a rest; values out of the kernels' ranges among them.
    for (columns, rows) in [(1, 1), (7, 3), (64, 1), (13, 11), (1, 130)] {
      let x = (0..<columns).map { Double($0) * 0.37 - 2 }
      let y = (0..<rows).map { $0 == 2 ? 1e9 : Double($0) * 0.23 - 1 }
      let grid = evaluator.values(x: x, y: y)
      #expect(grid.count == columns * rows)
      var xs: [Double] = []
      var ys: [Double] = []
      for j in 0..<rows {
        for i in 0..<columns {
          let expected = points.value(x: x[i], y: y[j])
          #expect(close(grid[j * columns + i], expected), "\(source) at \(x[i]), \(y[j])")
          xs.append(x[i])
          ys.append(y[j])
        }
      }
      var values = xs
      var dx = xs
      var dy = xs
      var ex = xs
      var ey = xs
      evaluator.evaluateBatch(xs: xs, ys: ys, values: &values, dx: &dx, dy: &dy)
      evaluator.evaluateBatch(xs: xs, ys: ys, dx: &ex, dy: &ey)
      for index in xs.indices {
        let expected = points.evaluate(x: xs[index], y: ys[index])
        #expect(close(values[index], expected.value))
        #expect(close(dx[index], expected.dx), "\(source) at \(xs[index]), \(ys[index])")
        #expect(close(dy[index], expected.dy))
        #expect(close(ex[index], expected.dx))
        #expect(close(ey[index], expected.dy))
      }
    }
  }

  /// One point at a time, a result is handed to the next operation in the processor where it can; the batch
  /// machine goes through memory always. On polynomials both must give the same bits.
  @Test func theWayOfAResultChangesNoBit() throws {
    var random = RandomGenerator(seed: 11)
    func term(_ depth: Int) -> String {
      switch depth == 0 ? random.below(3) : 3 + random.below(5) {
      case 0: return "x"
      case 1: return "y"
      case 2: return "\(1 + random.below(9)).3"
      case 3: return "(\(term(depth - 1)) + \(term(depth - 1)))"
      case 4: return "(\(term(depth - 1)) - \(term(depth - 1)))"
      case 5: return "(\(term(depth - 1)) * \(term(depth - 1)))"
      case 6: return "(\(term(depth - 1)))^2"
      default: return "(-\(term(depth - 1)) * \(term(depth - 1)) + \(term(depth - 1)))"
      }
    }
    for _ in 0..<200 {
      let source = term(4)
      var evaluator = Evaluator(try Formula(source, variables: ["x", "y"]))
      let (xs, ys) = ([0.7, -1.3], [1.1, 0.4])
      var (values, dx, dy) = (xs, xs, xs)
      evaluator.evaluateBatch(xs: xs, ys: ys, values: &values, dx: &dx, dy: &dy)
      for index in xs.indices {
        let one = evaluator.evaluate(x: xs[index], y: ys[index])
        let isSame = one.value == values[index] && one.dx == dx[index] && one.dy == dy[index]
        #expect(isSame, "\(source) at \(xs[index]), \(ys[index])")
      }
    }
  }

  @Test func numbersOutsideTheKernelsGoToTheLibrary() throws {
    var evaluator = Evaluator(try Formula("exp(x)"))
    let x = [-1e4, -745, -708.5, -700, 0, 709.5, 710, 1e4, -.infinity, .infinity, .nan]
    for (a, b) in zip(evaluator.values(x: x), x.map { exp($0) }) { #expect(close(a, b)) }
    var sine = Evaluator(try Formula("sin(x)"))
    for (a, b) in zip(sine.values(x: [1e7, 1e300, 2, -1e6]), [1e7, 1e300, 2, -1e6].map { sin($0) }) {
      #expect(close(a, b))
    }
    #expect(sine.values(x: [.infinity])[0].isNaN)
    var logarithm = Evaluator(try Formula("ln(x)"))
    let y = [0, -0.0, -1, 5e-324, 1e-310, 1, .infinity]
    for (a, b) in zip(logarithm.values(x: y), y.map { log($0) }) { #expect(close(a, b)) }
  }

  @Test func emptyAndUnequalArrays() throws {
    var evaluator = Evaluator(try Formula("x + y"))
    #expect(evaluator.values(x: [], y: [1]).isEmpty)
    #expect(evaluator.values(x: [1], y: []).isEmpty)
    var dx = [0.0, 9]
    var dy = [0.0]
    evaluator.evaluateBatch(xs: [1, 2], ys: [1, 2], dx: &dx, dy: &dy)
    #expect(dx == [1, 9] && dy == [1])
    var three = Evaluator(try Formula("u + v + w", variables: ["u", "v", "w"]))
    #expect(three.values(x: [1], y: [1])[0].isNaN)
  }
}
