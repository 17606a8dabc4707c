import Calculus
import TestSupport
import Testing

/// Values, gradients and Hessians against sympy at 50 digits.
struct TruthPointTests {
  struct Row: Decodable {
    let function: String
    let formula: String
    let x, y, f, gx, gy, hxx, hxy, hyy: Double
  }

  @Test func valueGradientAndHessianAgreeWithSympy() throws {
    let rows = try Truth.rows("points.jsonl", as: Row.self)
    #expect(rows.count >= 100)
    for row in rows {
      var evaluator = Evaluator(try Formula(row.formula))
      var gradient = [0.0, 0.0]
      let value = evaluator.evaluate(at: [row.x, row.y], gradient: &gradient)
      let hessian = evaluator.hessian(at: [row.x, row.y])
      let found = [
        value, gradient[0], gradient[1], hessian[0, 0], hessian[1, 0], hessian[0, 1], hessian[1, 1],
      ]
      let expected = [row.f, row.gx, row.gy, row.hxx, row.hxy, row.hxy, row.hyy]
      for (a, b) in zip(found, expected) {
        #expect(agree(a, b, tolerance: 1e-12), "\(row.formula) at (\(row.x), \(row.y)): \(a), expected \(b)")
      }
      #expect(evaluator.value(at: [row.x, row.y]) == value)
    }
  }
}
