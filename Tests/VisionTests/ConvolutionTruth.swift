import TestSupport
import Testing
import Vision

@Suite struct ConvolutionTruth {
  typealias Row = NetworkRow<Convolution>

  struct Convolution: Decodable {
    struct Gradient: Decodable {
      var conv_W: [[Double]]
      var conv_b: [Double]
      var fc_W_row0: [Double]
      var fc_b: [Double]
    }
    var filters: Int
    var classes: Int
    var activation: String
    var pool: String
    var logits_first_row_at_start: [Double]
    var first_batch_gradient: Gradient
    var final_conv_filter0: [Double]
  }

  @Test(arguments: try Truth.rows("cnn.jsonl", as: Row.self))
  func costsAndGradient(_ row: Row) throws {
    let data = try TruthData.named(row.dataset, rows: row.rows)
    let activation = try #require(Activation(rawValue: row.activation))
    let model = try Model(
      input: data.shape,
      layers: [
        .convolution(filters: row.filters, kernel: 3), .activation(activation),
        row.pool == "max" ? .maximumPool(size: 2) : .averagePool(size: 2), .flatten,
        .dense(outputs: row.classes),
      ])
    var network = try Network(model: model, data: data, batches: Batches(.examples(row.batch)))
    let start = try Initialization.sine().weights(for: model)

    var evaluation = Evaluation(model: model, data: data)
    expectAgreement(
      evaluation.scores(of: start, example: 0), row.logits_first_row_at_start, tolerance: row.tol,
      "first scores")
    var gradient = [Double](repeating: .nan, count: model.parameterCount)
    _ = network.evaluate(at: start, gradient: &gradient)
    let blocks = model.parameters.map { Array(gradient[$0.range]) }
    let expected = row.first_batch_gradient
    expectAgreement(blocks[0], expected.conv_W.flatMap { $0 }, tolerance: row.tol, "kernels")
    expectAgreement(blocks[1], expected.conv_b, tolerance: row.tol, "kernel biases")
    expectAgreement(
      Array(blocks[2].prefix(expected.fc_W_row0.count)), expected.fc_W_row0, tolerance: row.tol, "dense row 0"
    )
    expectAgreement(blocks[3], expected.fc_b, tolerance: row.tol, "dense biases")

    let run = descend(&network, from: start, rate: row.hyper.lr, epochs: row.costs.count - 1)
    expectAgreement(run.costs, row.costs, tolerance: row.tol, "costs")
    #expect(run.correct == row.correct)
    expectAgreement(
      Array(run.weights.prefix(9)), row.final_conv_filter0, tolerance: row.tol, "filter 0 at the end")
  }
}
