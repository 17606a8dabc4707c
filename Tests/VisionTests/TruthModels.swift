import Calculus
import Optimization
import TestSupport
import Testing
import Vision

/// Plain descent on a network; the cost of all rows and the right answers at iteration 0 and after each epoch.
func descend(_ network: inout Network, from start: [Double], rate: Double, epochs: Int) -> (
  costs: [Double], correct: [Int], weights: [Double]
) {
  var weights = start
  var gradient = [Double](repeating: 0, count: weights.count)
  var costs: [Double] = []
  var correct: [Int] = []
  let updates = network.batches.updatesPerEpoch(network.data.count)
  for iteration in 0...epochs * updates {
    if iteration % updates == 0 {
      let score = network.score(of: weights)
      costs.append(score.cost)
      correct.append(score.correct)
    }
    if iteration == epochs * updates { break }
    network.prepare(iteration: iteration)
    _ = network.evaluate(at: weights, gradient: &gradient)
    for index in weights.indices { weights[index] -= rate * gradient[index] }
  }
  return (costs, correct, weights)
}

/// What every row of reference numbers about a network states, and what its own file adds.
@dynamicMemberLookup
struct NetworkRow<Own: Decodable & Sendable>: Decodable, Sendable, CustomTestStringConvertible {
  struct Shared: Decodable, Sendable {
    struct Hyper: Decodable, Sendable { var lr: Double }
    var id: String
    var dataset: String
    var rows: Int
    var hyper: Hyper
    var batch: Int
    var costs: [Double]
    var correct: [Int]
    var tol: Double
  }
  private let shared: Shared
  private let own: Own

  init(from decoder: any Decoder) throws {
    shared = try Shared(from: decoder)
    own = try Own(from: decoder)
  }

  subscript<Value>(dynamicMember path: KeyPath<Shared, Value>) -> Value { shared[keyPath: path] }
  subscript<Value>(dynamicMember path: KeyPath<Own, Value>) -> Value { own[keyPath: path] }

  var testDescription: String { shared.id }
}

/// Expects two lists to agree number by number.
func expectAgreement(_ found: [Double], _ expected: [Double], tolerance: Double, _ what: String) {
  #expect(found.count == expected.count, "\(what)")
  for (index, (a, b)) in zip(found, expected).enumerated() where !agree(a, b, tolerance: tolerance) {
    Issue.record("\(what) at \(index): \(a) should be \(b)")
    return
  }
}

@Suite struct SoftmaxRegressionTruth {
  typealias Row = NetworkRow<Softmax>

  struct Softmax: Decodable {
    var classes: Int
    var final_bias: [Double]
    var final_weight_norm: Double
    var final_weight_row0_rows2to3: [Double]
  }

  @Test(arguments: try Truth.rows("softmax.jsonl", as: Row.self))
  func costsAndWeights(_ row: Row) throws {
    let data = try TruthData.named(row.dataset, rows: row.rows)
    let model = try Model.softmaxRegression(input: data.shape, classes: row.classes)
    var network = try Network(model: model, data: data, batches: Batches(.examples(row.batch)))
    let run = try descend(
      &network, from: Initialization.zeros.weights(for: model), rate: row.hyper.lr,
      epochs: row.costs.count - 1)
    expectAgreement(run.costs, row.costs, tolerance: row.tol, "costs")
    #expect(run.correct == row.correct)
    let matrix = Array(run.weights.prefix(64 * row.classes))
    expectAgreement(Array(run.weights.suffix(row.classes)), row.final_bias, tolerance: row.tol, "bias")
    expectAgreement(Array(matrix[16..<32]), row.final_weight_row0_rows2to3, tolerance: row.tol, "weights")
    #expect(agree(norm(matrix), row.final_weight_norm, tolerance: row.tol))
  }
}

@Suite struct PerceptronTruth {
  typealias Row = NetworkRow<Perceptron>

  struct Perceptron: Decodable {
    struct Gradient: Decodable {
      var W1_row0_first20: [Double]
      var b1: [Double]
      var W_last_row0: [Double]
      var b_last: [Double]
      var norms: [Double]
    }
    var sizes: [Int]
    var activation: String
    var first_batch_gradient: Gradient
    var final_b_last: [Double]
  }

  @Test(arguments: try Truth.rows("mlp.jsonl", as: Row.self))
  func costsAndGradient(_ row: Row) throws {
    let data = try TruthData.named(row.dataset, rows: row.rows)
    let activation = try #require(Activation(rawValue: row.activation))
    let classes = row.sizes[row.sizes.count - 1]
    let model = try Model.perceptron(
      input: data.shape, hidden: Array(row.sizes[1..<row.sizes.count - 1]), activation: activation,
      classes: classes)
    var network = try Network(model: model, data: data, batches: Batches(.examples(row.batch)))
    let start = try Initialization.sine().weights(for: model)

    var gradient = [Double](repeating: .nan, count: model.parameterCount)
    _ = network.evaluate(at: start, gradient: &gradient)
    let blocks = model.parameters.map { Array(gradient[$0.range]) }
    let expected = row.first_batch_gradient
    expectAgreement(Array(blocks[0].prefix(20)), expected.W1_row0_first20, tolerance: row.tol, "W1")
    expectAgreement(blocks[1], expected.b1, tolerance: row.tol, "b1")
    expectAgreement(
      Array(blocks[blocks.count - 2].prefix(expected.W_last_row0.count)), expected.W_last_row0,
      tolerance: row.tol,
      "last W")
    expectAgreement(blocks[blocks.count - 1], expected.b_last, tolerance: row.tol, "last b")
    expectAgreement(blocks.map { norm($0) }, expected.norms, tolerance: row.tol, "norms")

    let run = descend(&network, from: start, rate: row.hyper.lr, epochs: row.costs.count - 1)
    expectAgreement(run.costs, row.costs, tolerance: row.tol, "costs")
    #expect(run.correct == row.correct)
    expectAgreement(
      Array(run.weights.suffix(classes)), row.final_b_last, tolerance: row.tol, "last b at the end")
  }
}

@Suite struct SoftmaxExtremes {
  struct Row: Decodable {
    var logits: [Double]
    var label: Int
    var loss: Double
    var softmax: [Double]
    var gradient: [Double]
  }

  @Test func stableForAnyScores() throws {
    for row in try Truth.rows("softmax_extremes.jsonl", as: Row.self) {
      let found = Loss.crossEntropy.evaluate(scores: row.logits, label: row.label)
      #expect(agree(found.loss, row.loss, tolerance: 1e-15), "\(row.logits)")
      expectAgreement(softmax(row.logits), row.softmax, tolerance: 1e-15, "softmax \(row.logits)")
      expectAgreement(found.gradient, row.gradient, tolerance: 1e-15, "gradient \(row.logits)")
    }
  }
}
