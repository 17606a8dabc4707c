import Calculus
import Optimization
import TestSupport
import Testing
import Vision

@Suite struct Fits {
  static func petals(standardized: Bool, batches: Batches = .all, steps: Int = 60, rate: Double = 0.05) throws
    -> FitScenario
  {
    let points = try TruthData.irisPetals()
    let table = PointTable(name: "iris", xName: "length", yName: "width", x: points.x, y: points.y)
    return try FitScenario(
      lineThrough: table, standardized: standardized, batches: batches,
      settings: RunSettings(learningRate: rate, steps: steps))
  }

  @Test func theBowlHasTheStartOnItsRimAndTheMinimumInTheMiddle() throws {
    for standardized in [false, true] {
      let scenario = try Self.petals(standardized: standardized)
      let bowl = try #require(scenario.bowl)
      let minimum = try #require(bowl.criticalPoints.first)
      for axis in 0..<2 {
        #expect(agree(bowl.domain.intervals[axis].center, minimum.position[axis], tolerance: 1e-9))
        #expect(bowl.domain.intervals[axis].contains(scenario.start[axis]))
      }
      var evaluator = Evaluator(CompiledFormula(bowl.formula))
      // No place outside the box is as low as the start: the cost on its border is higher.
      let height = evaluator.value(at: scenario.start)
      let (x, y) = (bowl.domain.intervals[0], bowl.domain.intervals[1])
      for step in 0...200 {
        let share = Double(step) / 200
        for place in [
          [x.lower + share * x.length, y.lower], [x.lower + share * x.length, y.upper],
          [x.lower, y.lower + share * y.length], [x.upper, y.lower + share * y.length],
        ] { #expect(evaluator.value(at: place) > height) }
      }
    }
  }

  @Test func standardisingMakesTheBowlRound() throws {
    let raw = try #require(try Self.petals(standardized: false).conditionNumber)
    let standardized = try #require(try Self.petals(standardized: true).conditionNumber)
    #expect(raw > 100)
    #expect(abs(standardized - 1) < 1e-12)
  }

  @Test func aBatchIsTheMeanOfItsPoints() throws {
    let points = try TruthData.irisPetals()
    let whole = try LinearRegression(x: points.x, y: points.y)
    let batches = Batches(.examples(40), order: .shuffled(seed: 3))
    var cost = BatchedCost(whole, batches: batches)
    let updates = batches.updatesPerEpoch(150)
    #expect(updates == 4)
    var seen: [Int] = []
    for iteration in 0..<updates {
      cost.prepare(iteration: iteration)
      let order = try #require(batches.permutation(epoch: 0, of: 150))
      let chosen = order[batches.range(iteration: iteration, of: 150)]
      seen += chosen
      let part = try LinearRegression(x: chosen.map { points.x[$0] }, y: chosen.map { points.y[$0] })
      var mine = part
      var (found, wanted) = ([0.0, 0], [0.0, 0])
      let value = cost.evaluate(at: [0.3, -0.2], gradient: &found)
      #expect(agree(value, mine.evaluate(at: [0.3, -0.2], gradient: &wanted), tolerance: 1e-14))
      #expect(zip(found, wanted).allSatisfy { agree($0, $1, tolerance: 1e-13) })
    }
    #expect(seen.sorted() == Array(0..<150))
  }

  @Test func miniBatchesRecordTheCostOfAllPoints() throws {
    let scenario = try Self.petals(
      standardized: true, batches: Batches(.examples(10), order: .file), steps: 30, rate: 0.1)
    let record = try scenario.run()
    guard case .line(var whole) = scenario.model else { return }
    for step in record.trajectory.steps {
      #expect(step.value == whole.value(at: step.position))
      #expect(step.value == record.costs[step.iteration])
    }
    let first = try #require(record.trajectory.steps.first?.quantity("batch-cost"))
    // The ten smallest flowers alone, of width 0.1 to 0.4.
    #expect(first[0] < 0.1 * record.costs[0])
    #expect(record.examplesSeen(at: 30) == 300 && record.epochs(at: 30) == 2)
    // A noisy gradient is no overshoot.
    #expect(!findings(of: record).contains { $0.kind == .overshoot })
  }

  @Test func findingsKnowTheExactLimit() throws {
    let limit = try #require(try Self.petals(standardized: false).rateLimit)
    let kinds = try [0.9, 1.1].map { share in
      let record = try Self.petals(standardized: false, steps: 3000, rate: share * limit).run()
      return findings(of: record).map(\.kind)
    }
    #expect(kinds[0].contains(.converged) && kinds[0].contains(.stableRate))
    #expect(kinds[1].contains(.diverging))
  }

  @Test func theMinimumOfABoundaryIsFoundWhereThereIsOne() throws {
    let clouds = LogisticRegression.clouds(seed: 4)
    let table = PointTable(
      name: "clouds", xName: "x", yName: "y", x: clouds.points.map(\.x), y: clouds.points.map(\.y),
      labels: clouds.labels, classNames: ["a", "b"])
    let mixed = try FitScenario(
      boundaryIn: table, standardized: true, settings: RunSettings(learningRate: 2, steps: 5000))
    let minimum = try #require(mixed.minimum)
    let record = try mixed.run(recording: .only([]))
    let last = try #require(record.trajectory.steps.last)
    #expect(distance(last.position, minimum.position) < 1e-6)
    #expect(record.correct.last == record.correct[record.correct.count - 1])
    // Two points that a line parts: the cost falls for ever.
    let apart = PointTable(
      name: "two", xName: "x", yName: "y", x: [-1, 1], y: [0, 0.5], labels: [0, 1], classNames: ["a", "b"])
    let parted = try FitScenario(boundaryIn: apart, standardized: false, settings: RunSettings(steps: 1))
    #expect(parted.minimum == nil)
    let priced = try FitScenario(
      boundaryIn: apart, standardized: false, penalty: 0.1, settings: RunSettings(steps: 1))
    #expect(priced.minimum != nil)
  }
}

@Suite struct Restorations {
  /// The closed form against power iterations on the objective itself.
  @Test func theLimitOfDenoisingIsExact() throws {
    var image = Image(shape: ImageShape(height: 5, width: 7))
    image[0, 2, 3] = 1
    var cost = Denoising(observed: image, weight: 0.8, smoothness: .quadratic)
    var generator = RandomGenerator(seed: 2)
    var x = (0..<35).map { _ in generator.normal() }
    var (gradient, base) = ([Double](repeating: 0, count: 35), [Double](repeating: 0, count: 35))
    _ = cost.evaluate(at: [Double](repeating: 0, count: 35), gradient: &base)
    var value = 0.0
    for _ in 0..<4000 {
      let size = norm(x)
      x = x.map { $0 / size }
      _ = cost.evaluate(at: x, gradient: &gradient)
      x = zip(gradient, base).map { $0 - $1 }
      value = norm(x)
    }
    #expect(agree(value, cost.largestCurvature, tolerance: 1e-6))
  }

  @Test func aRateAboveTheLimitDivergesAndSoSaysTheFinding() throws {
    for (rate, diverges) in [(1.9, false), (2.1, true)] {
      let record = try RestorationScenario(
        truth: .deblurringTest(), goal: .deblur(.gaussian(size: 9, deviation: 2), boundary: .reflect),
        start: .zeros, settings: RunSettings(learningRate: rate, steps: 80)
      ).run()
      let found = findings(of: record)
      #expect(found.contains { $0.kind == .diverging } == diverges)
      let stable = try #require(found.first { $0.kind == .stableRate })
      #expect(agree(stable.number("limit") ?? 0, 2, tolerance: 1e-3))
      #expect(stable.word("prediction") == (diverges ? "does not settle" : "settles"))
    }
  }

  @Test func semiConvergenceIsFoundWithNoiseAlone() throws {
    for noise in [ImageNoise.none, .normal(deviation: 0.03, seed: 1)] {
      let record = try RestorationScenario(
        truth: .deblurringTest(), noise: noise,
        goal: .deblur(.gaussian(size: 9, deviation: 2), boundary: .reflect),
        settings: RunSettings(learningRate: 1, steps: 120)
      ).run()
      let turned = findings(of: record).first { $0.kind == .errorTurned }
      #expect((turned != nil) == (noise != .none))
      if let turned { #expect(turned.iterations.lowerBound == record.bestIteration) }
      if noise != .none {
        let step = try #require(record.discrepancyIteration)
        #expect(record.residualNorms[step] <= record.scenario.noiseNorm)
        #expect(record.residualNorms[step - 1] > record.scenario.noiseNorm)
      }
    }
  }

  @Test func aRunStopsWhereItsResidualIsTheNoise() throws {
    var scenario = RestorationScenario(
      truth: .deblurringTest(), noise: .normal(deviation: 0.03, seed: 1),
      goal: .deblur(.gaussian(size: 9, deviation: 2), boundary: .reflect),
      settings: RunSettings(learningRate: 0.25, steps: 400))
    let whole = try scenario.run()
    let level = try #require(scenario.discrepancyLevel)
    scenario.settings.stopping.residual = level
    let stopped = try scenario.run()
    #expect(stopped.trajectory.iterations == whole.discrepancyIteration)
    #expect(stopped.residualNorms.last ?? 1 <= level)
    let verdict = try #require(findings(of: stopped).first)
    #expect(verdict.kind == .stoppedAtNoise && agree(verdict.number("noise") ?? 0, level, tolerance: 1e-12))
    // What is smoothed has no noise at which to stop, nor has what is only blurred.
    scenario.goal = .smooth(.quadratic, weight: 1)
    #expect(scenario.discrepancyLevel == nil)
  }

  @Test func aRunThatDivergesDoesNotFitNoise() throws {
    let record = try RestorationScenario(
      truth: .deblurringTest(), noise: .normal(deviation: 0.03, seed: 1),
      goal: .deblur(.gaussian(size: 9, deviation: 2), boundary: .reflect),
      settings: RunSettings(learningRate: 2.3, steps: 80)
    ).run()
    #expect(record.bestIteration < 80 && record.costs[80] > record.costs[record.bestIteration])
    #expect(!findings(of: record).contains { $0.kind == .errorTurned })
  }

  @Test func theHarbourIsAPicture() {
    let image = Image.harbour()
    #expect(image.shape == ImageShape(height: 72, width: 96, channels: 3))
    #expect(image.values.allSatisfy { (0...1).contains($0) && ($0 * 255).rounded() / 255 == $0 })
    #expect(image == Image.harbour())
  }
}
