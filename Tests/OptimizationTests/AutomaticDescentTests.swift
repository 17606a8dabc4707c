@testable import Optimization
import TestSupport
import Testing

/// The toy of `agd.jsonl`: f(x) = w₂ w₁ x, two 1 × 1 matrices. The networks there are tested with the networks.
@Suite struct AutomaticDescentTests {
  struct Row: Decodable {
    var id: String
    var x: [Double]
    var y: [Double]
    var w1: [Double]
    var w2: [Double]
    var costs: [Double]
    var etas: [Double]
    var tol: Double
  }

  @Test func followsItsAuthorsProgram() throws {
    let row = try #require(try Truth.rows("agd.jsonl", as: Maybe.self).compactMap(\.row).first)
    let xs = row.x
    let ys = row.y
    let cost = HandMade(
      dimension: 2,
      layers: [LayerShape(offset: 0, outputs: 1, inputs: 1), LayerShape(offset: 1, outputs: 1, inputs: 1)]
    ) { w, gradient in
      var sum = 0.0
      gradient = [0, 0]
      for (x, y) in zip(xs, ys) {
        let error = w[1] * w[0] * x - y
        sum += error * error / Double(xs.count)
        gradient[0] += 2 * error * w[1] * x / Double(xs.count)
        gradient[1] += 2 * error * w[0] * x / Double(xs.count)
      }
      return sum
    }
    let trajectory = try run(
      cost, from: [row.w1[0], row.w2[0]],
      RunSettings(method: MethodChoice("automatic-descent"), steps: row.etas.count))
    for (index, step) in trajectory.steps.enumerated() {
      #expect(agree(step.position[0], row.w1[index], tolerance: row.tol))
      #expect(agree(step.position[1], row.w2[index], tolerance: row.tol))
      #expect(agree(step.value, row.costs[index], tolerance: row.tol))
      if index < row.etas.count { #expect(agree(step.rate, row.etas[index], tolerance: row.tol)) }
    }
  }

  /// The rows of networks have no `w1`.
  struct Maybe: Decodable {
    var row: Row?
    init(from decoder: any Decoder) throws { row = try? Row(from: decoder) }
  }

  @Test func shapesAndKernels() {
    // A 4 × 1 layer, a 1 × 1 convolution of area 4, and a coordinate in no layer.
    let rule = AutomaticDescent(layers: [
      LayerShape(offset: 0, outputs: 4, inputs: 1),
      LayerShape(offset: 4, outputs: 1, inputs: 1, kernelArea: 4),
    ])
    let gradient: [Double] = [3, 0, 4, 0, 1, -2, 0, 4, 7]
    let (state, update) = rule.step(
      rule.begin(dimension: 9), gradient: gradient, position: gradient, rate: 0)
    // s = 2 and 1/2; norms 5; 1, 2, 0, 4: G = (2 · 5 + ½ · 7)/2.
    #expect(rule.quantities(state).map(\.values) == [[6.75], [5, 1, 2, 0, 4]])
    let eta = 1.146_052_752_263_147_8  // ln((1 + √28)/2)
    for (a, b) in zip(update, [-0.6, 0, -0.8, 0, -0.25, 0.25, 0, -0.25, 0]) {
      #expect(agree(a, b * eta, tolerance: 1e-12))
    }
  }

  @Test func aSurfaceHasNoLayers() {
    #expect(throws: ChoiceError.unsuitable("automatic-descent", reason: .needsLayers)) {
      try run(.bowl([1, 1]), from: [1, 1], RunSettings(method: MethodChoice("automatic-descent")))
    }
  }
}
