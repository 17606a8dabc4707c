import Calculus
import Optimization
import Testing
import Vision

/// What is said about a training beside its costs: bands, overfitting, memory, planes of weight space.
@Suite struct TrainingMeasures {
  private func run(
    _ method: MethodChoice = .gradientDescent, batch: Batches.Size = .examples(1), epochs: Int = 3
  ) throws -> TrainingRecord {
    let data = DataSet.spots(count: 40)
    return try TrainingScenario(
      training: data.first(30), test: data.subset(Array(30..<40)),
      layers: [.dense(outputs: 5), .activation(.tanh), .dense(outputs: 3)], initial: .sine(),
      batches: Batches(batch), method: method, learningRate: 0.1, budget: .epochs(epochs)
    ).run()
  }

  @Test func aBandHoldsEightOfTen() throws {
    let band = try #require(CostBand(start: 7, costs: [10, 1, 9, 2, 8, 3, 7, 4, 6, 5, 11]))
    #expect((band.start, band.end) == (7, 17))
    #expect((band.low, band.middle, band.high) == (2, 6, 10))
    #expect(CostBand(start: 0, costs: [1, .nan]) == nil)
    #expect(CostBand(start: 0, costs: []) == nil)
  }

  @Test func aBandIsThatOfTheSortedCosts() throws {
    var random = RandomGenerator(seed: 3)
    for count in 1...60 {
      // Equal ones too.
      let costs = (0..<count).map { _ in count % 2 == 0 ? random.uniform() : Double(random.below(5)) }
      let band = try #require(CostBand(start: 0, costs: costs))
      let sorted = costs.sorted()
      for (share, found) in [(0.1, band.low), (0.5, band.middle), (0.9, band.high)] {
        let place = share * Double(count - 1)
        let below = Int(place)
        let above = min(below + 1, count - 1)
        #expect(found == sorted[below] + (sorted[above] - sorted[below]) * (place - Double(below)))
      }
    }
  }

  @Test func bandsAreOfTheBatchCosts() throws {
    let record = try run()
    let costs = record.trajectory.cost.buckets.map { $0.first }
    #expect(record.trajectory.cost.bucketLength == 1)
    #expect(record.bands.first?.start == 0)
    #expect(record.bands.last?.end == record.trajectory.iterations || record.bands.count >= costs.count / 8)
    for band in record.bands {
      #expect(band == CostBand(start: band.start, costs: Array(costs[band.start...band.end])))
    }
    // A batch of all examples has no scatter.
    #expect(try run(batch: .all).bands.isEmpty)
  }

  @Test func overfittingBeginsWhereTheHeldOutCostIsLowest() throws {
    var record = try run()
    func measure(_ training: [Double], _ test: [Double]) {
      record.measurements = zip(training, test).enumerated().map { index, costs in
        Measurement(
          iteration: index * record.updatesPerEpoch, epochs: Double(index), examplesSeen: 0,
          training: Score(cost: costs.0, correct: 0, count: 30),
          test: Score(cost: costs.1, correct: 0, count: 10))
      }
    }
    measure([3, 2, 1, 0.5, 0.3], [3, 2.5, 2, 2.2, 2.4])
    #expect(record.overfitting?.best.epochs == 2)
    #expect(abs((record.overfitting?.rise ?? 0) - 1.2) < 1e-12)
    // A rise of a hundredth is none, nor one in which the training cost rises too.
    measure([3, 2, 1, 0.5, 0.3], [3, 2.5, 2, 2, 2.02])
    #expect(record.overfitting == nil)
    measure([3, 2, 1, 1.5, 1.8], [3, 2.5, 2, 2.2, 2.4])
    #expect(record.overfitting == nil)
  }

  @Test func memoryIsThatOfTheMethodAndTheBatch() throws {
    func use(_ method: String, _ batch: Batches.Size) throws -> MemoryUse {
      try run(MethodChoice(method), batch: batch, epochs: 1).scenario.memoryUse()
    }
    let parameters = 8 * (5 * 64 + 5 + 3 * 5 + 3)
    let plain = try use("gradient-descent", .examples(1))
    #expect((plain.weights, plain.gradient, plain.state) == (parameters, parameters, 0))
    #expect((plain.batch, plain.data) == (64 * 8, 30 * 64 * 8))
    #expect(try use("momentum", .examples(1)).state == parameters)
    #expect(try use("adam", .all).state == 2 * parameters)
    #expect(try use("adam", .all).batch == 30 * 64 * 8)
    #expect(try use("adam", .all).activations > plain.activations)
  }

  @Test func aMethodWithoutARateTellsItsOwn() throws {
    let data = DataSet.spots(count: 30)
    let record = try TrainingScenario(
      training: data, layers: [.dense(outputs: 3, bias: false)], initial: .householder, batches: .all,
      method: MethodChoice("automatic-descent"), budget: .updates(5)
    ).run()
    let rates = record.trajectory.rate.buckets.map { $0.first }
    #expect(rates.count == 6)
    for step in record.trajectory.steps where step.update != nil {
      #expect(rates[step.iteration] == step.rate)
      #expect(step.rate > 0 && step.rate < 1)
    }
    #expect(rates[5] == rates[4])
  }

  @Test func weightsHaveNames() throws {
    let model = try Model(
      input: ImageShape(height: 6, width: 6, channels: 3),
      layers: [.convolution(filters: 2, kernel: 3), .activation(.relu), .dense(outputs: 4)])
    #expect(model.weightName(0) == "W1[0, 0]")
    #expect(model.weightName(27 + 5) == "W1[1, 5]")
    #expect(model.weightName(54 + 1) == "b1[1]")
    #expect(model.weightName(56 + 32 + 3) == "W2[1, 3]")
    #expect(model.weightName(model.parameterCount - 1) == "b2[3]")
    #expect(model.weightName(model.parameterCount) == "")
  }

  @Test func landscapesHoldTheCostOfTheirWeights() throws {
    let record = try run()
    var network = try record.scenario.makeNetwork()
    let plans = [
      LandscapePlan(directions: .principal, columns: 5, rows: 4),
      LandscapePlan(directions: .random(seed: 2), columns: 5, rows: 4),
      LandscapePlan(
        directions: .weights(3, 330), columns: 5, rows: 4, domain: Domain(x: .init(-2, 2), y: .init(-1, 1))),
    ]
    for plan in plans {
      let landscape = try #require(plan.measure(record))
      for row in 0..<4 {
        for column in 0..<5 {
          let weights = landscape.plane.weights(u: landscape.u[column], v: landscape.v[row])
          #expect(landscape.costs[row * 5 + column] == network.score(of: weights).cost)
        }
      }
      for (point, step) in zip(landscape.path, record.trajectory.steps) {
        #expect(point.cost == network.score(of: step.position).cost)
      }
      let last = try #require(landscape.path.last)
      #expect(last.distance < 1e-12 && last.cost == last.shadowCost)
      // The grid holds the whole path, or what was asked for.
      if case .weights = plan.directions {
        #expect((landscape.u.first, landscape.u.last, landscape.v.first, landscape.v.last) == (-2, 2, -1, 1))
      } else {
        for point in landscape.path {
          #expect((landscape.u[0]...landscape.u[4]).contains(point.u))
          #expect((landscape.v[0]...landscape.v[3]).contains(point.v))
        }
      }
      #expect(
        landscape
          == plan.measure(record, runner: { count, body in for i in 0..<count { body(count - 1 - i) } }))
    }
  }

  @Test func oneWeightsStepIsTheStep() throws {
    let data = DataSet.spots(count: 30)
    let record = try TrainingScenario(
      training: data, layers: [.dense(outputs: 3)], initial: .sine(), batches: Batches(.examples(1)),
      learningRate: 0.3, budget: .updates(6)
    ).run()
    for iteration in 0..<6 {
      let chosen = try #require(record.weightStep(iteration: iteration))
      #expect(chosen.example == iteration && chosen.output == data.labels[iteration])
      let lines = derivation(of: chosen.step)
      // A batch of one example: the slope that the arithmetic finds is the one that the step followed.
      let gradient = try #require(lines.first { $0.name == "gradient" }).value
      #expect(abs(gradient - chosen.step.batchGradient) <= 1e-14)
      let place = chosen.output * 64 + chosen.pixel
      let next = try #require(lines.last).value
      #expect(lines.last?.name == "next-weight")
      #expect(abs(next - record.weights(at: iteration + 1)[place]) <= 1e-15)
    }
    #expect(record.weightStep(iteration: 6) == nil)
    #expect(record.weightStep(iteration: 0, example: 99) == nil)
    #expect(record.weightStep(iteration: 0, output: 3) == nil)
    #expect(record.weightStep(iteration: 0, pixel: 64) == nil)
  }
}
