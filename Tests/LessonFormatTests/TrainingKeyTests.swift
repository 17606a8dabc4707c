import Foundation
import Optimization
import TestSupport
import Testing
import Vision

@testable import LessonFormat

@Suite("The keys of a training")
struct TrainingKeyTests {
  private static let start = """
    title: A
    seed: 3
    scenes:
      - data: digits
        examples: 100
        model: [{dense: 6}, tanh, dense]
        learning-rate: 0.2
        batch: 10
        epochs: 2

    """

  private func scenario(_ keys: String) throws -> TrainingScenario {
    let lesson = try lesson(Self.start + keys.split(separator: "\n").map { "    \($0)\n" }.joined())
    guard case .training(let scenario)? = lesson.scenes.first?.runs.first?.kind else {
      throw UnexpectedMistakes()
    }
    return scenario
  }

  @Test func `the targets of squared error`() throws {
    #expect(try scenario("loss: squared-error").loss == .squaredError(target: 1))
    #expect(try scenario("loss: {name: squared-error, target: 2.5}").loss == .squaredError(target: 2.5))
    #expect(
      try scenario("loss: {name: squared-error, target: root-classes}").loss
        == .squaredError(target: 10.0.squareRoot()))
    #expect(try scenario("loss: {name: cross-entropy}").loss == .crossEntropy)
  }

  @Test func `the first weights`() throws {
    #expect(try scenario("initial: sine").initial == .sine())
    #expect(
      try scenario("initial: {name: sine, scale: 1.4142135623730951}").initial
        == .sine(scale: 2.0.squareRoot()))
    #expect(try scenario("initial: {name: he}").initial == .he(seed: 3))
  }

  @Test func `how often all examples are measured`() throws {
    #expect(try scenario("").recording.measuring == .epochs(1))
    #expect(try scenario("measure: step").recording.measuring == .updates(1))
    #expect(try scenario("measure: 7").recording.measuring == .updates(7))
    // Ten steps an epoch.
    #expect(try scenario("measure: 0.2").recording.measuring == .updates(2))
    #expect(try scenario("measure: 0.01").recording.measuring == .updates(1))
    #expect(try scenario("measure: ends").recording.measuring == .ends)
    #expect(try scenario("schedule-unit: epoch").scheduleUnit == .epoch)
    #expect(try scenario("").scheduleUnit == .update)
  }

  @Test func `a plane of weight space`() throws {
    func plan(_ keys: String) throws -> LandscapePlan? {
      try lesson(Self.start + "    landscape: \(keys)\n").scenes.first?.landscape
    }
    #expect(try plan("principal") == LandscapePlan(directions: .principal))
    #expect(try plan("random") == LandscapePlan(directions: .random(seed: 3)))
    #expect(
      try plan("{directions: random, seed: 9, resolution: 20, arrows: 0}")
        == LandscapePlan(directions: .random(seed: 9), columns: 20, rows: 20, arrows: 0))
    // W1 has 6 rows of 64, then 6 biases, then W2 with 10 rows of 6.
    #expect(
      try plan("{weights: [\"W1[2, 5]\", \"W2[3, 1]\"], range: [1, 2]}")
        == LandscapePlan(
          directions: .weights(2 * 64 + 5, 6 * 64 + 6 + 3 * 6 + 1),
          domain: Domain(x: .init(-1, 1), y: .init(-2, 2))))
    #expect(
      try plan("{weights: [\"b1[5]\", \"b2[9]\"]}")?.directions == .weights(6 * 64 + 5, 6 * 65 + 60 + 9))
  }

  private static let mistakes: [(String, String)] = [
    ("loss: {name: cross-entropy, target: 2}", "'cross-entropy' has no setting 'target'"),
    ("loss: {name: squared-error, target: root}", "'root' where a number or root-classes is expected"),
    ("loss: {target: 2}", "the key 'name' is missing"),
    ("initial: {name: he, scale: 2}", "'he' has no setting 'scale'"),
    ("initial: hee", "'hee' is not an initialisation"),
    ("measure: often", "'often' where step, epoch, ends or a number is expected"),
    ("measure: 1.5", "1.5 is neither a number of steps nor a share of an epoch"),
    ("schedule-unit: update", "'update' is not step or epoch"),
    ("landscape: {directions: random, weights: [\"b1[0]\", \"b1[1]\"]}", "both 'weights' and 'directions'"),
    ("landscape: {weights: [\"b1[0]\", \"b1[0]\"]}", "the same weight is named twice"),
    ("landscape: {weights: [\"W3[0, 0]\", \"b1[0]\"]}", "the model has no weights 'W3'"),
    ("landscape: {weights: [\"W1[6, 0]\", \"b1[0]\"]}", "'W1[6, 0]' names no weight"),
    ("landscape: {weights: [\"W1\", \"b1[0]\"]}", "'W1' names no weight"),
    ("landscape: {directions: principal, seed: 4}", "only random directions need a seed"),
  ]

  @Test(arguments: mistakes) func `mistakes are named`(key: String, message: String) {
    let found = LessonFormatTests.mistakes(in: Self.start + "    \(key)\n").map(\.message)
    let isNamed = found.contains { $0.contains(message) }
    #expect(isNamed, "\(key): \(found)")
  }

  @Test func `a landscape belongs to one run`() {
    let text =
      Self.start.replacing("    learning-rate: 0.2\n", with: "")
      + "    landscape: random\n    compare: {learning-rate: [1, 2]}\n"
    let found = LessonFormatTests.mistakes(in: text).map(\.message)
    #expect(found == ["a landscape shows the path of one run, and 2 are compared"])
  }

  @Test func `training keys are refused on a surface`() {
    let text = goodLesson.replacing("steps: 40", with: "steps: 40\n    measure: step\n    landscape: random")
    let found = LessonFormatTests.mistakes(in: text).map(\.message)
    #expect(found.contains("'measure' is for scenes with data"))
    #expect(found.contains("'landscape' is for scenes with data"))
  }

  struct Row: Decodable {
    var id: String
    var lesson: String
    var costs: [Double]
    var correct: [Int]
    var rates: [Double]
  }

  /// Whole lessons against the costs that PyTorch finds for the same models, data, order and settings.
  @Test func `lessons give the numbers of PyTorch`() throws {
    let rows: [Row] = try Truth.rows("training_lessons.jsonl")
    #expect(rows.count >= 8)
    for row in rows {
      let scene = try #require(lesson(row.lesson).scenes.first)
      let record = try #require(scene.run().first?.record)
      let measured = record.measurements
      #expect(measured.count == row.costs.count, "\(row.id)")
      for (own, cost) in zip(measured, row.costs) {
        #expect(abs(own.training.cost - cost) <= 1e-11 * cost, "\(row.id), step \(own.iteration)")
      }
      let right: [Int] = measured.map { $0.training.correct }
      #expect(right == row.correct, "\(row.id)")
      for (own, rate) in zip(record.trajectory.rate.buckets, row.rates) {
        #expect(abs(own.first - rate) <= 1e-11 * rate, "\(row.id): the rate that the method finds by itself")
      }
    }
  }
}
