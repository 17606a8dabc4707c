import Calculus
import Optimization
import TestSupport
import Testing
import Vision

@Suite struct AutomaticDescentTruth {
  struct Row: Decodable {
    struct Anything: Decodable {}
    var id: String
    var dataset: String?
    var rows: Int?
    var sizes: [Int]?
    var `init`: String?
    var loss: String
    var gain: Double?
    var batch: Int?
    var costs: [Double]
    var etas: [Double]
    var correct: [Int]?
    var final_norms: [Double]?
    var tol: Double
  }

  @Test func networksTrainWithoutALearningRate() throws {
    for row in try Truth.rows("agd.jsonl", as: Row.self) {
      guard let name = row.dataset, let sizes = row.sizes, let rows = row.rows else { continue }
      let data = try TruthData.named(name, rows: rows)
      var layers: [Layer] = []
      for (index, size) in sizes.dropFirst().enumerated() {
        layers.append(.dense(outputs: size, bias: false))
        if index < sizes.count - 2 { layers.append(.activation(.scaledRelu)) }
      }
      let scenario = TrainingScenario(
        training: data, layers: layers,
        loss: row.loss == "mse"
          ? .squaredError(target: Double(sizes[sizes.count - 1]).squareRoot()) : .crossEntropy,
        initial: row.`init` == "householder" ? .householder : .sine(scale: 2.0.squareRoot()),
        batches: Batches(.examples(row.batch ?? rows)),
        method: MethodChoice("automatic-descent", settings: ["gain": .number(row.gain ?? 1)]),
        budget: .epochs(row.costs.count - 1))
      let record = try scenario.run()
      expectAgreement(record.measurements.map(\.training.cost), row.costs, tolerance: row.tol, row.id)
      if let correct = row.correct { #expect(record.measurements.map(\.training.correct) == correct) }
      if let norms = row.final_norms {
        let found = record.model.parameters.map { norm(Array(record.finalWeights[$0.range])) }
        expectAgreement(found, norms, tolerance: row.tol, row.id)
      }
    }
  }
}
