import Calculus
import Optimization
import TestSupport
import Testing

/// What a finding says is so: of runs that were once described falsely.
@Suite struct TrueFindingTests {
  private func scenario(
    _ formula: String, from start: [Double], _ rate: Double, _ steps: Int,
    _ method: MethodChoice = .gradientDescent, schedule: ScheduleChoice = .constant
  ) throws -> Scenario {
    let surface = Surface(
      name: "own", title: "",
      formula: try Formula(formula, variables: start.count == 1 ? ["x"] : ["x", "y"]),
      domain: Domain(start.map { _ in Domain.Interval(-3, 3) }))
    return Scenario(
      surface: surface, start: .at(start), method: method, learningRate: rate, schedule: schedule,
      steps: steps)
  }

  private func judge(
    _ formula: String, from start: [Double], _ rate: Double, _ steps: Int,
    _ method: MethodChoice = .gradientDescent, schedule: ScheduleChoice = .constant
  ) throws -> [Finding] {
    let scenario = try scenario(formula, from: start, rate, steps, method, schedule: schedule)
    return findings(of: try scenario.run(), of: scenario)
  }

  // MARK: Steps to go

  @Test func aRunFarFromItsMinimumCrawlsHoweverLowItIs() throws {
    // 0.9998^t · 2 is a tenth of the way from (2, 2), 0.2828, at t = 9780.
    let found = try #require(try judge("x^2 + 0.001*y^2", from: [2, 2], 0.1, 100).first)
    #expect(found.kind == .crawling && found.number("steps-to-go") == 9680, "\(found.sentence)")
    #expect(found.sentence.contains("to the minimum"))
  }

  @Test func theStepsToGoLeadToTheMinimum() throws {
    let surface = try SurfaceCatalogue.surface(named: "rosenbrock")
    var run = Scenario(surface: surface, start: .named("classical"), learningRate: 0.001, steps: 3000)
    let found = try #require(verdict(of: findings(of: try run.run(), of: run)))
    let steps = try #require(found.number("steps-to-go"))
    #expect(steps > 500 && steps < 2000, "\(found.sentence)")
    run.steps = 3000 + Int(steps)
    let end = try #require(try run.run().steps.last)
    #expect(end.value <= 1e-3 * 24.2 && distance(end.position, [1, 1]) <= 0.221)
  }

  @Test func aRunThatHasArrivedNeedsNoStep() throws {
    // x = 0.112 of 1.5, and x⁴ is 3 · 10⁻⁵ of what it was.
    let found = try #require(verdict(of: try judge("x^4", from: [1.5], 0.05, 200)))
    #expect(found.number("steps-to-go") == 0 && found.sentence.contains("all but at the minimum"))
  }

  @Test func newtonsMethodIsThere() throws {
    let surface = try SurfaceCatalogue.surface(named: "two-peaks")
    let scenario = Scenario(
      surface: surface, start: .at([0.7, -0.7]), method: MethodChoice("newton"), learningRate: 1, steps: 4)
    #expect(verdict(of: findings(of: try scenario.run(), of: scenario))?.kind == .converged)
  }

  @Test func withoutAMinimumNoneIsPromised() throws {
    // The slope e^−x is a thousandth after some 99,900 steps, about 1/(0.01 · 10⁻³).
    let found = try #require(verdict(of: try judge("exp(-x)", from: [0], 0.01, 100)))
    #expect(!found.sentence.contains("to the minimum") && !found.sentence.contains("would do"))
    #expect(found.sentence.contains("until the slope is a thousandth of the steepest"), "\(found.sentence)")
  }

  @Test func aVastBudgetOverflowsNothing() throws {
    var scenario = try scenario("(x^2+2*y^2)/(1+x^2+2*y^2)", from: [2.9, 2.9], 0.01, .max)
    scenario.stopping = StoppingRules(valueChange: 1, window: 10)
    let trajectory = try scenario.run()
    #expect(trajectory.iterations < 100)
    _ = findings(of: trajectory, of: scenario)
  }

  @Test func oneStepIsSingular() throws {
    let found = try #require(verdict(of: try judge("x^2 + y^2", from: [2, 1], 0.1, 1)))
    #expect(found.sentence.contains("After 1 step ‖"), "\(found.sentence)")
  }

  @Test func aRateThatHasRunOutIsNamed() throws {
    // η halves at each step, so that x stays at 2 ∏ (1 − 0.2 / 2^t) = 1.3007.
    let schedule = ScheduleChoice("exponential", settings: ["factor": .number(0.5)])
    let found = try #require(verdict(of: try judge("x^2", from: [2], 0.1, 60, schedule: schedule)))
    #expect(found.kind == .crawling && found.sentence.contains("learning rate has run out"))
  }

  // MARK: Swings

  @Test(arguments: [(0.999, 1.5, 50), (0.99, 1.5, 50), (0.996, 1.5, 500), (0.999, 2.0, 3000)])
  func `a swing that shrinks is not said to last`(_ rate: Double, _ start: Double, _ steps: Int) throws {
    // x changes by the factor 1 − 2 η.
    let found = try judge("x^2", from: [start], rate, steps)
    let swing = try #require(found.first { $0.kind == .oscillation })
    #expect(agree(swing.number("factor") ?? .nan, 2 * rate - 1, tolerance: 1e-6))
    #expect(swing.sentence.contains("dies out"), "\(swing.sentence)")
  }

  @Test(arguments: [(40, 1.001), (400, 1.001)])
  func `a swing that widens all the while diverges`(_ steps: Int, _ rate: Double) throws {
    let found = try judge("x^2", from: [1.5], rate, steps)
    #expect(found.first?.kind == .diverging, "\(found.map(\.sentence))")
    #expect(agree(found.first?.number("growth-factor") ?? .nan, 1.002, tolerance: 1e-4))
    #expect(found.first?.sentence.contains("1.002") == true)
  }

  @Test func aSwingThatLastsIsSaidTo() throws {
    let found = try judge("x^2", from: [1.5], 1, 50)
    #expect(found.first?.kind == .oscillation && found.first?.sentence.contains("for ever") == true)
    let shrinking = try judge("x^2 + 20y^2", from: [1.9, 1], 0.0499, 60)
    #expect(shrinking.allSatisfy { !$0.sentence.contains("for ever") && !$0.sentence.contains("as far at") })
  }

  // MARK: Out of the picture

  @Test func aMinimumOutsideThePictureIsReached() throws {
    for (formula, start, rate, steps, place) in [
      ("cos(x)", 0.5, 0.5, 60, Double.pi), ("(x-5)^2", 0.0, 0.1, 100, 5.0),
    ] {
      let found = try #require(try judge(formula, from: [start], rate, steps).first)
      #expect(found.kind == .converged && abs((found.position?[0] ?? 0) - place) < 1e-6, "\(found.sentence)")
      #expect(found.sentence.contains("outside the picture"))
    }
  }

  @Test(arguments: [("1/(1+x^2)", 1.0, 1.0, 100), ("exp(x)", 0.0, 1.0, 100), ("tanh(x)", 2.0, 1.0, 100)])
  func `a bounded cost does not fall without bound`(
    _ formula: String, _ start: Double, _ rate: Double, _ steps: Int
  ) throws {
    let found = try #require(verdict(of: try judge(formula, from: [start], rate, steps)))
    #expect(found.kind == .budgetSpent && found.sentence.contains("out of the picture"), "\(found.sentence)")
  }

  // MARK: Weight decay

  @Test func theLimitCountsThePenalty() throws {
    for (name, limit) in [
      ("gradient-descent", 2 / 27.0), ("momentum", 3.8 / 27), ("nesterov", 3.8 / (2.8 * 27)),
    ] {
      let method = MethodChoice(name, settings: ["weight-decay": .number(2)])
      let stable = try #require(StableRates(method: method, eigenvalues: [1, 25]))
      #expect(agree(stable.limit, limit, tolerance: 1e-12), "\(name)")
      #expect(plainText(ofMarkup: stable.formula).contains("(λ_max + λ)"), "\(stable.formula)")
    }
  }

  @Test func thePenalisedMinimumIsAPlaceOfRest() throws {
    // 2 (x − 1) + 2 x = 0 at x = ½.
    let decay = MethodChoice("gradient-descent", settings: ["weight-decay": .number(2)])
    let found = try judge("(x-1)^2 + (y-1)^2", from: [2, -1], 0.1, 100, decay)
    let end = try #require(verdict(of: found))
    #expect(end.kind == .converged && distance(end.position ?? [], [0.5, 0.5]) < 1e-6, "\(end.sentence)")
    #expect(end.sentence.contains("in balance"))
    #expect(agree(end.number("cost") ?? .nan, 0.5, tolerance: 1e-6))
    #expect(agree(end.number("penalised-cost") ?? .nan, 1, tolerance: 1e-6))
    // From the cost's own minimum every step leads uphill on it.
    let rising = try judge("(x-1)^2 + (y-1)^2", from: [1, 1], 0.1, 100, decay)
    let rise = try #require(rising.first { $0.kind == .costIncrease })
    #expect(rise.sentence.contains("pull of the weight decay"), "\(rise.sentence)")
  }

  @Test func nesterovFeelsThePenaltyAhead() throws {
    // v = 0.9 v − 0.05 (k a + 0.5 a) at a = x + 0.9 v, with k of 2 and 6.
    let method = MethodChoice(
      "nesterov", settings: ["convention": .text("classical"), "weight-decay": .number(0.5)])
    let scenario = try scenario("x^2 + 3y^2", from: [1, 1], 0.05, 4, method)
    let trajectory = try scenario.run()
    let end = try #require(trajectory.steps.last).position
    #expect(agree(end[0], 0.173067138671875, tolerance: 1e-14))
    #expect(agree(end[1], -0.258085648828125, tolerance: 1e-14))
    for step in trajectory.steps.dropLast() {
      let parts = components(of: step, settings: scenario.settings)
      let own = try #require(parts.first { $0.source == .gradient }).vector
      let place = try #require(step.gradientPosition)
      #expect(agree(own[0], -0.05 * 2.5 * place[0], tolerance: 1e-14))
      #expect(agree(own[1], -0.05 * 6.5 * place[1], tolerance: 1e-14))
    }
  }

  // MARK: Kinds and digits

  @Test func aRidgeIsNoSaddle() throws {
    let found = try #require(try judge("cos(x) + 0*y", from: [0, 0], 0.1, 20).first)
    #expect(found.kind == .stuckAtMaximum && found.sentence.contains("ridge"), "\(found.sentence)")
  }

  @Test func aRateJustAboveTheLimitIsToldFromIt() throws {
    let stable = try #require(try judge("x^2", from: [1.5], 1.001, 50).first { $0.kind == .stableRate })
    #expect(stable.sentence.contains("1.001"), "\(stable.sentence)")
  }

  @Test func aFindingKeepsItsBeginningFromFrameToFrame() throws {
    let surface = try SurfaceCatalogue.surface(named: "two-exits")
    let scenario = Scenario(
      surface: surface, start: .named("beside-the-ridge"), learningRate: 0.1, steps: 100)
    let trajectory = try scenario.run()
    let context = RunContext(scenario).prepared
    let all = findings(of: trajectory, in: context)
    let whole = try #require(all.first { $0.kind == .passedSaddle }).iterations
    for iteration in 1..<100 {
      for finding in findings(of: trajectory, upTo: iteration, in: context, known: all)
      where finding.kind == .passedSaddle && finding.iterations.overlaps(whole) {
        #expect(finding.iterations.lowerBound == whole.lowerBound, "\(iteration): \(finding.sentence)")
        #expect(finding.sentence.contains("From step \(whole.lowerBound) to"))
      }
    }
  }

  @Test func aConstantInTheCostDoesNotChangeTheLadder() throws {
    for constant in ["", " + 1000", " - 1000"] {
      let scenario = try scenario("x^2" + constant, from: [1.5], 0.1, 60)
      let ladder = RateLadder(scenario, rates: [0.001, 0.1, 1.2])
      let outcomes = try ladder.climb().map(\.outcome)
      // 0.64^t = 10⁻³ at t = 15.5; 1.4^120 is far above.
      #expect(outcomes == [.notReached, .reached(steps: 16), .diverged], "\(constant)")
    }
  }
}
