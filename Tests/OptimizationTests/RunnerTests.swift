import Calculus
import Optimization
import TestSupport
import Testing

@Suite struct RunnerTests {
  func stop(_ rules: StoppingRules, rate: Double = 0.1, steps: Int = 1000) throws -> Trajectory {
    try run(.bowl([2]), from: [1], RunSettings(learningRate: rate, stopping: rules, steps: steps))
  }

  @Test func withoutRulesOnlyTheBudgetStops() throws {
    #expect(try stop(.none).stop == .budgetSpent(steps: 1000))
    let none = try stop(.none, steps: 0)
    #expect(none.steps.count == 1 && none.iterations == 0 && none.steps[0].update == nil)
  }

  @Test func gradientNorm() throws {
    let trajectory = try stop(StoppingRules(gradientNorm: 1e-3))
    guard case .gradientSmall(let norm, let tolerance) = trajectory.stop else {
      Issue.record("stopped with \(trajectory.stop)")
      return
    }
    #expect(norm <= tolerance && tolerance == 1e-3)
    // Not before: the last but one was above.
    #expect(trajectory.steps[trajectory.iterations - 1].gradient[0] > 1e-3)
    #expect(trajectory.stop.name == "gradient-small" && trajectory.stop.sentence.contains("level"))
  }

  @Test func stepLength() throws {
    let trajectory = try stop(StoppingRules(stepLength: 1e-3))
    guard case .stepSmall(let length, _) = trajectory.stop else {
      Issue.record("stopped with \(trajectory.stop)")
      return
    }
    let last = try #require(trajectory.steps[trajectory.iterations - 1].update)
    #expect(length == abs(last[0]) && length <= 1e-3)
    #expect(abs(try #require(trajectory.steps[trajectory.iterations - 2].update)[0]) > 1e-3)
  }

  @Test func residual() throws {
    // f = ½ ‖r‖² with r = x − 1: the residual after t steps is 0.9^t.
    let tolerance = 0.5
    let squares = HandMade(dimension: 1) { position, gradient in
      gradient[0] = position[0] - 1
      return (position[0] - 1) * (position[0] - 1) / 2
    }
    let settings = RunSettings(
      learningRate: 0.1, stopping: StoppingRules(residual: tolerance), steps: 100)
    let trajectory = try run(squares, from: [0], settings)
    guard case .residualSmall(let length, tolerance) = trajectory.stop else {
      Issue.record("stopped with \(trajectory.stop)")
      return
    }
    #expect(trajectory.iterations == 7 && agree(length, 0.4782969, tolerance: 1e-12))
    #expect(trajectory.stop.name == "residual-small" && trajectory.stop.sentence.contains("noise"))
    // The loop for surfaces, which asks the rules in another way, stops there too.
    let surface = Surface(
      name: "bowl", title: "bowl", formula: try Formula("0.5*(x - 1)^2 + 0.5*y^2"),
      domain: Domain(x: .init(-2, 2), y: .init(-2, 2)))
    let fast = try Scenario(surface: surface, start: .at([0, 0]), settings: settings).run()
    #expect(fast.iterations == 7 && fast.stop.name == "residual-small")
  }

  @Test func valueChangeLooksOverTheWholeWindow() throws {
    let trajectory = try stop(StoppingRules(valueChange: 1e-6, window: 5))
    guard case .valueFlat(let change, _, let window) = trajectory.stop else {
      Issue.record("stopped with \(trajectory.stop)")
      return
    }
    let costs = trajectory.steps.suffix(6).map(\.value)
    #expect(window == 5 && change == (costs.max() ?? 0) - (costs.min() ?? 0) && change <= 1e-6)
    let before = trajectory.steps.dropLast().suffix(6).map(\.value)
    #expect((before.max() ?? 0) - (before.min() ?? 0) > 1e-6)
    // An oscillation that comes back after the window is not flat.
    let swing = HandMade(dimension: 1) { position, gradient in
      gradient[0] = 2 * position[0]
      return position[0] > 0 ? 1 : 2
    }
    var settings = RunSettings(
      learningRate: 1, stopping: StoppingRules(valueChange: 0.5, window: 2), steps: 30)
    #expect(try run(swing, from: [1], settings).stop == .budgetSpent(steps: 30))
    settings.stopping.valueChange = 1
    #expect(try run(swing, from: [1], settings).stop == .valueFlat(change: 1, tolerance: 1, window: 2))
  }

  @Test func bounds() throws {
    let box = Domain(x: .init(-2, 2))
    let trajectory = try stop(StoppingRules(bounds: box), rate: 1.5)
    // x: 1, −2, 4.
    #expect(trajectory.stop == .leftBounds(iteration: 2))
    #expect(trajectory.steps.last?.position == [4])
  }

  @Test func notFiniteAtTheStart() throws {
    var descent = try Descent(
      SurfaceObjective(Formula("ln(x)")), start: [-1], settings: RunSettings(steps: 5))
    let trajectory = descent.run()
    #expect(trajectory.stop == .notFinite(iteration: 0) && trajectory.steps.count == 1)
    #expect(trajectory.steps[0].value.isNaN && trajectory.steps[0].update == nil)
  }

  @Test func anInfinitePositionStopsThoughTheCostIsFinite() throws {
    // atan is finite everywhere, and its slope is 0 at infinity.
    let flat = HandMade(dimension: 1) { position, gradient in
      gradient[0] = position[0] < 1 ? -1e308 : 0
      return 1
    }
    let trajectory = try run(flat, from: [0], RunSettings(learningRate: 10, steps: 5))
    #expect(trajectory.stop == .notFinite(iteration: 1))
  }

  @Test func hugeGradientsHaveAFiniteNorm() throws {
    let trajectory = try run(
      .bowl([3e200, 4e200]), from: [1, 1], RunSettings(learningRate: 1e-201, steps: 1))
    #expect(agree(trajectory.gradientNorm.buckets[0].first, 5e200, tolerance: 1e-15))
    #expect(trajectory.stop == .budgetSpent(steps: 1))
  }

  @Test func streamingGivesTheRecordedSteps() throws {
    let settings = RunSettings(method: MethodChoice("adam"), learningRate: 0.1, steps: 50)
    let trajectory = try run(.bowl([1, 5]), from: [1, 1], settings)
    var descent = try Descent(HandMade.bowl([1, 5]), start: [1, 1], settings: settings)
    var steps: [Step] = []
    while let step = descent.next() { steps.append(step) }
    #expect(steps == trajectory.steps)
    #expect(descent.stop == trajectory.stop && descent.next() == nil)
  }

  @Test func aLongRunKeepsASelectionAndExactExtremes() throws {
    var values: [Double] = []
    let settings = RunSettings(learningRate: 1.0, steps: 20_000)
    let saw = HandMade(dimension: 1) { position, gradient in
      gradient[0] = -1
      // One spike, at iteration 12,321.
      return position[0] == 12_321 ? 1e6 : position[0].truncatingRemainder(dividingBy: 97)
    }
    var descent = try Descent(saw, start: [0], settings: settings)
    let trajectory = descent.run(recording: Recording(capacity: 64, iterations: [12_321, 77]))
    #expect(!trajectory.isComplete && trajectory.steps.count <= 64 + 3)
    #expect(trajectory.steps.first?.iteration == 0 && trajectory.steps.last?.iteration == 20_000)
    let kept = trajectory.steps.map(\.iteration)
    #expect(kept == kept.sorted() && Set(kept).count == kept.count)
    #expect(kept.contains(12_321) && kept.contains(77) && kept.count >= 16)
    var again = try Descent(saw, start: [0], settings: settings)
    while again.advance() { values.append(again.value) }
    #expect(values.count == 20_001 && trajectory.cost.count == 20_001)
    for bucket in trajectory.cost.buckets {
      let part = values[bucket.start..<min(values.count, bucket.start + trajectory.cost.bucketLength)]
      #expect(bucket.first == part.first && bucket.last == part.last)
      #expect(bucket.minimum == part.min() && bucket.maximum == part.max())
    }
  }

  @Test func seriesIsExactWhileItFitsAndKeepsNaN() {
    var series = Series(capacity: 8)
    for index in 0..<8 { series.append(Double(index)) }
    #expect(series.buckets.count == 8 && series.bucketLength == 1)
    series.append(.nan)
    #expect(series.bucketLength == 2 && series.buckets.count == 5)
    #expect(series.buckets[0] == Series.Bucket(start: 0, first: 0, last: 1, minimum: 0, maximum: 1))
    #expect(series.buckets[4].minimum.isNaN)
    for index in 0..<1000 { series.append(Double(index)) }
    #expect(series.buckets.count <= 8)
    #expect(series.buckets[0].maximum.isNaN || series.buckets.contains { $0.maximum.isNaN })
  }

  @Test func noiseIsSeededAndRecorded() throws {
    var settings = RunSettings(
      learningRate: 0.1, noise: GradientNoise(deviation: 0.5), steps: 2000, seed: 7)
    let one = try run(.bowl([1, 1]), from: [1, 1], settings)
    let same = try run(.bowl([1, 1]), from: [1, 1], settings)
    #expect(one == same)
    settings.seed = 8
    let other = try run(.bowl([1, 1]), from: [1, 1], settings)
    #expect(one != other)
    var sum = 0.0
    var squares = 0.0
    for step in one.steps.dropLast() {
      let noise = try #require(step.quantity("noise"))
      let used = try #require(step.quantity("noisy-gradient"))
      #expect(step.gradient == step.position)
      #expect(used == zip(step.gradient, noise).map { $0 + $1 })
      #expect(step.update == used.map { -(0.1 * $0) })
      for number in noise {
        sum += number
        squares += number * number
      }
    }
    // 4,000 numbers of mean 0 ± 0.008 and deviation 0.5 ± 0.006.
    #expect(abs(sum / 4000) < 0.04 && abs((squares / 4000).squareRoot() - 0.5) < 0.03)
  }

  @Test func clippingIsRecorded() throws {
    let norm = try run(
      .bowl([3, 4]), from: [1, 1], RunSettings(learningRate: 1, clipping: .norm(1), steps: 1))
    #expect(norm.steps[0].gradient == [3, 4])
    let clipped = try #require(norm.steps[0].quantity("clipped-gradient"))
    // PyTorch divides by the norm + 10⁻⁶.
    #expect(agree(clipped[0], 3 / 5.000001, tolerance: 1e-15))
    let value = try run(
      .bowl([3, -4]), from: [1, 1], RunSettings(learningRate: 1, clipping: .value(3.5), steps: 1))
    #expect(value.steps[0].quantity("clipped-gradient") == [3, -3.5])
    let small = try run(
      .bowl([3, 4]), from: [1, 1], RunSettings(learningRate: 1, clipping: .norm(6), steps: 1))
    #expect(small.steps[0].quantity("clipped-gradient") == [3, 4])
  }

  @Test func randomStartsAreSeededAndInsideTheDomain() throws {
    let surface = try SurfaceCatalogue.surface(named: "rosenbrock")
    var seen: Set<[Double]> = []
    for seed in 0..<50 as Range<UInt64> {
      let scenario = Scenario(surface: surface, start: .random(seed: seed))
      let start = try scenario.startPosition()
      let again = try scenario.startPosition()
      #expect(surface.domain.contains(start) && start == again)
      seen.insert(start)
    }
    #expect(seen.count == 50)
  }

  @Test func whatCannotBeBegunIsSaid() throws {
    let surface = try SurfaceCatalogue.surface(named: "rosenbrock")
    func message(_ scenario: Scenario) -> String {
      do {
        _ = try scenario.run()
        return "ran"
      } catch {
        return error.message
      }
    }
    #expect(
      message(Scenario(surface: surface, start: .at([1])))
        == "the start has 1 coordinate but the function has 2")
    #expect(
      message(Scenario(surface: surface, start: .at([1, 1]), method: MethodChoice("adm")))
        == "unknown method 'adm'; did you mean 'adam'?")
    #expect(
      message(Scenario(surface: surface, start: .at([1, 1]), learningRate: -1))
        == "the learning rate is -1 but must be a number above 0")
    let beta = MethodChoice("adam", settings: ["beta1": .number(1)])
    #expect(
      message(Scenario(surface: surface, start: .at([1, 1]), method: beta))
        == "method 'adam': 'beta1' is '1' but must be a number at least 0 and below 1")
    let form = MethodChoice("momentum", settings: ["convention": .text("clasical")])
    #expect(
      message(Scenario(surface: surface, start: .at([1, 1]), method: form))
        == "method 'momentum': 'convention' is 'clasical' but must be one of pytorch, classical, ema; "
        + "did you mean 'classical'?")
  }
}
