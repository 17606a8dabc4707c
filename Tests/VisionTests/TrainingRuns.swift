import Calculus
import Optimization
import TestSupport
import Testing
import Vision

@Suite struct TrainingRuns {
  private func spots(_ change: (inout TrainingScenario) -> Void = { _ in }) -> TrainingScenario {
    var scenario = TrainingScenario(
      title: "spots", training: DataSet.spots(count: 50),
      test: DataSet.spots(count: 60).subset([51, 53, 58]),
      layers: [.dense(outputs: 7), .activation(.tanh), .dense(outputs: 3)], initial: .sine(),
      batches: Batches(.examples(16), order: .shuffled(seed: 3)), learningRate: 0.3, budget: .epochs(3))
    change(&scenario)
    return scenario
  }

  @Test func costsAndRightAnswersOfTheReferenceRuns() throws {
    for row in try Truth.rows("softmax.jsonl", as: SoftmaxRegressionTruth.Row.self) {
      let data = try TruthData.named(row.dataset, rows: row.rows)
      let record = try TrainingScenario(
        training: data, layers: [.dense(outputs: row.classes)], initial: .zeros,
        batches: Batches(.examples(row.batch)), learningRate: row.hyper.lr,
        budget: .epochs(row.costs.count - 1)
      ).run()
      expectAgreement(record.measurements.map(\.training.cost), row.costs, tolerance: row.tol, row.id)
      #expect(record.measurements.map(\.training.correct) == row.correct)
      expectAgreement(
        Array(record.finalWeights.suffix(row.classes)), row.final_bias, tolerance: row.tol, row.id)
    }
  }

  @Test func recordsEveryIteration() throws {
    let record = try spots().run()
    #expect(record.updatesPerEpoch == 4)
    #expect(record.trajectory.iterations == 12)
    #expect(record.trajectory.cost.count == 13)
    #expect(record.trajectory.steps.map(\.iteration) == Array(0...12))
    #expect(record.trajectory.isComplete)
    #expect(record.trajectory.steps[12].update == nil)
    #expect(record.trajectory.stop == .budgetSpent(steps: 12))
    #expect(record.measurements.map(\.iteration) == [0, 4, 8, 12])
    #expect(record.measurements.map(\.examplesSeen) == [0, 50, 100, 150])
    #expect(record.examplesSeen(at: 3) == 48)
    #expect(record.epochs(at: 6) == 1.5)
    for (step, next) in zip(record.trajectory.steps, record.trajectory.steps.dropFirst()) {
      #expect(axpy(1, step.update ?? [], step.position) == next.position)
      #expect(
        agree(
          norm(step.gradient), record.trajectory.gradientNorm.buckets[step.iteration].first, tolerance: 1e-14)
      )
    }
    #expect(record.weights(at: 12) == record.finalWeights)
    #expect(record.measurements[3].test?.count == 3)
  }

  /// Every example once an epoch, in an order that changes from epoch to epoch; the cost is that of the batch.
  @Test func batchesCoverTheData() throws {
    let record = try spots().run()
    for epoch in 0..<3 {
      let seen = (0..<4).flatMap { record.batch(at: epoch * 4 + $0) }
      #expect(seen.sorted() == Array(0..<50))
    }
    #expect(record.batch(at: 0) != record.batch(at: 4))
    #expect(record.batch(at: 3).count == 2)
    let step = record.trajectory.steps[5]
    var alone = try Network(model: record.model, data: record.scenario.training.subset(record.batch(at: 5)))
    var gradient = [Double](repeating: 0, count: record.model.parameterCount)
    #expect(agree(alone.evaluate(at: step.position, gradient: &gradient), step.value, tolerance: 1e-15))
    #expect(distance(gradient, step.gradient) < 1e-15)
  }

  @Test func methodsOfTheFamilyTrain() throws {
    for method in ["momentum", "adam", "rmsprop", "adagrad", "nesterov"] {
      let record = try spots {
        $0.method = MethodChoice(method)
        $0.learningRate = 0.01
        $0.budget = .epochs(10)
      }.run()
      let costs = record.measurements.map(\.training.cost)
      #expect(costs[10] < costs[0], "\(method)")
      let kept = record.trajectory.steps[5]
      #expect(!kept.quantities.isEmpty, "\(method)")
    }
  }

  /// The plain path leaves out the method's own step; the numbers must be those of the method.
  @Test func theShortWayIsTheMethod() throws {
    let short = try spots().run()
    let long = try spots { $0.clipping = .norm(1e300) }.run()
    #expect(short.finalWeights == long.finalWeights)
    #expect(short.trajectory == long.trajectory)
  }

  @Test func longRunsKeepABoundedSelection() throws {
    let record = try spots {
      $0.budget = .epochs(30)
      $0.recording = TrainingRecording(measuring: .epochs(10), iterations: [5, 77], numberLimit: 20_000)
    }.run()
    let kept = record.trajectory.steps.map(\.iteration)
    #expect(kept.count < 20)
    #expect(kept.contains(5) && kept.contains(77) && kept.first == 0 && kept.last == 120)
    #expect(record.trajectory.cost.count == 121)
    #expect(record.measurements.map(\.iteration) == [0, 5, 40, 77, 80, 120])
    #expect(record.regularMeasurements.map(\.iteration) == [0, 40, 80, 120])
    #expect(record.step(at: 76)?.iteration ?? 99 <= 76)
  }

  @Test func divergenceIsAResult() throws {
    let record = try spots {
      $0.loss = .squaredError()
      $0.layers = [.dense(outputs: 3)]
      $0.learningRate = 1e4
      $0.budget = .epochs(200)
    }.run()
    guard case .notFinite(let iteration) = record.trajectory.stop else {
      Issue.record("should diverge")
      return
    }
    #expect(record.trajectory.iterations == iteration)
    #expect(record.measurements.last?.iteration == iteration)
  }

  @Test func clockAndWorkersDoNotChangeTheNumbers() throws {
    let digits = try TruthData.digits(600)
    let scenario = TrainingScenario(
      training: digits, layers: [.dense(outputs: 64), .activation(.relu), .dense(outputs: 10)],
      initial: .he(seed: 1),
      batches: .all, learningRate: 0.5, budget: .updates(3))
    // Backwards: no order of the pieces may matter.
    let record = try scenario.run(
      runner: { count, body in for piece in (0..<count).reversed() { body(piece) } }, clock: { 1 })
    let plain = try scenario.run()
    #expect(record.trajectory == plain.trajectory)
    #expect(record.measurements.last?.seconds == 0)
    #expect(plain.measurements.last?.seconds == nil)
  }

  @Test func mistakesAreNamed() throws {
    let cases: [(TrainingError, (inout TrainingScenario) -> Void)] = [
      (.batchSizeNotPositive(0), { $0.batches.size = .examples(0) }),
      (.badLearningRate(-1), { $0.learningRate = -1 }),
      (.network(.wrongNumberOfScores(found: 4, classes: 3)), { $0.layers = [.dense(outputs: 4)] }),
      (
        .network(.model(.needsImage(layer: 1, name: "convolution"))),
        { $0.layers = [.dense(outputs: 4), .convolution(filters: 1, kernel: 3)] }
      ),
      (.network(.wrongNumberOfWeights(found: 1, expected: 7 * 65 + 24)), { $0.initial = .values([0]) }),
      (.testDoesNotFit, { $0.test = $0.test?.subset([]) }),
    ]
    for (expected, change) in cases {
      let scenario = spots(change)
      #expect(throws: expected) { try scenario.run() }
      #expect(!expected.message.isEmpty)
    }
    #expect(throws: TrainingError.self) { try spots { $0.method = MethodChoice("adm") }.run() }
  }
}
