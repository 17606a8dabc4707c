import Foundation
import Optimization
import TestSupport
import Testing

/// y = a + bx on real data against the reference, and the closed form behind it.
@Suite struct LinearRegressionTests {
  struct Row: Decodable {
    var lr: Double
    var intercepts: [Double]
    var slopes: [Double]
    var costs: [Double]
    var lr_limit_2_over_L: Double
    var tol: Double
  }

  static func irisPetals() throws -> (x: [Double], y: [Double]) {
    let file = Truth.packageFolder.appendingPathComponent("Lessons/data/iris_petal.csv")
    let rows = try String(contentsOf: file, encoding: .utf8).split(whereSeparator: \.isNewline)
      .map { $0.split(separator: ",").map { Double($0.trimmingCharacters(in: .whitespaces)) } }
      .filter { $0.count >= 2 && $0[0] != nil && $0[1] != nil }
    return (rows.compactMap { $0[0] }, rows.compactMap { $0[1] })
  }

  static func cost() throws -> HandMade {
    let (xs, ys) = try irisPetals()
    let n = Double(xs.count)
    return HandMade(dimension: 2) { w, gradient in
      var sum = 0.0
      gradient = [0, 0]
      for (x, y) in zip(xs, ys) {
        let error = w[0] + w[1] * x - y
        sum += error * error / n
        gradient[0] += 2 * error / n
        gradient[1] += 2 * error * x / n
      }
      return sum
    }
  }

  @Test func followsTheReference() throws {
    let row = try #require(try Truth.rows("linear_regression.jsonl", as: Row.self).first)
    let trajectory = try run(
      try Self.cost(), from: [0, 0], RunSettings(learningRate: row.lr, steps: row.costs.count - 1))
    for (index, step) in trajectory.steps.enumerated() {
      #expect(agree(step.position[0], row.intercepts[index], tolerance: row.tol))
      #expect(agree(step.position[1], row.slopes[index], tolerance: row.tol))
      #expect(agree(step.value, row.costs[index], tolerance: row.tol))
    }
  }

  @Test func divergesBeyondTheLimit() throws {
    let limit = try #require(try Truth.rows("linear_regression.jsonl", as: Row.self).first).lr_limit_2_over_L
    for (share, grows) in [(0.99, false), (1.01, true)] {
      let trajectory = try run(
        try Self.cost(), from: [0, 0], RunSettings(learningRate: limit * share, steps: 2000))
      #expect((trajectory.cost.buckets.last?.last ?? 0 > 10) == grows)
    }
  }
}
