import Calculus
import Optimization
import TestSupport
import Testing

@Suite struct FindingTests {
  private func judge(
    _ surface: String, _ start: String, _ rate: Double, _ steps: Int,
    _ method: MethodChoice = .gradientDescent
  ) throws -> [Finding] {
    let scenario = Scenario(
      surface: try SurfaceCatalogue.surface(named: surface), start: .named(start), method: method,
      learningRate: rate, steps: steps)
    return findings(of: try scenario.run(), of: scenario)
  }

  private func judge(_ formula: String, from start: [Double], _ rate: Double, _ steps: Int) throws
    -> [Finding]
  {
    let interval = Domain.Interval(-3, 3)
    let surface = Surface(
      name: "own", title: "",
      formula: try Formula(formula, variables: start.count == 1 ? ["x"] : ["x", "y"]),
      domain: Domain(start.map { _ in interval }))
    let scenario = Scenario(surface: surface, start: .at(start), learningRate: rate, steps: steps)
    return findings(of: try scenario.run(), of: scenario)
  }

  private func kinds(_ findings: [Finding]) -> Set<FindingKind> { Set(findings.map(\.kind)) }

  @Test func aSensibleRunConvergesAndNothingElse() throws {
    for (surface, start, rate, steps) in [
      ("two-peaks", "left-summit", 0.1, 40), ("two-peaks", "right-summit", 0.15, 40),
      ("convex-bowl", "rim", 0.1, 40), ("convex-bowl", "rim", 0.4, 40), ("parabola", "left", 0.1, 40),
      ("elongated-bowl", "far-end", 0.05, 200), ("rastrigin", "near", 0.001, 60),
      ("himmelblau", "middle", 0.01, 60), ("peaks", "north", 0.01, 100),
      ("rosenbrock", "classical", 0.001, 20000),
    ] {
      let found = try judge(surface, start, rate, steps)
      #expect(kinds(found) == [.converged, .stableRate], "\(surface) \(rate)")
    }
  }

  @Test func convergenceNamesItsPlaceKindAndRate() throws {
    let bowl = try #require(try judge("convex-bowl", "rim", 0.1, 60).first)
    #expect(bowl.position == [0, 0] && bowl.word("rank") == "best-known" && bowl.word("rate") == "linear")
    #expect(agree(bowl.number("factor") ?? .nan, 0.8, tolerance: 1e-6))
    let well = try #require(try judge("double-well", "right-slope", 0.05, 60).first)
    #expect(well.word("rank") == "local" && abs((well.position?[0] ?? 0) - 0.96) < 0.001)
    #expect(well.sentence.contains("a local minimum at 0.96"))
    let newton = try #require(try judge("rosenbrock", "classical", 1, 20, MethodChoice("newton")).first)
    #expect(newton.kind == .converged && newton.word("rate") == "quadratic")
    let creeping = try #require(try judge("x^4", from: [1], 0.05, 100_000).first)
    #expect(creeping.kind == .converged && creeping.word("rate") == "sublinear")
    #expect(abs((creeping.number("exponent") ?? 0) - 0.5) < 0.02)
  }

  @Test func aRunThatArrivesInOneStepHasConverged() throws {
    let scenario = Scenario(
      surface: try SurfaceCatalogue.surface(named: "elongated-bowl"), start: .at([-4.5, 1.2]),
      method: MethodChoice("newton"), learningRate: 1, steps: 2)
    let found = findings(of: try scenario.run(), of: scenario)
    #expect(found.first?.kind == .converged)
    #expect(!kinds(found).contains(.budgetSpent))
  }

  @Test func restAtASaddleIsNoConvergence() throws {
    for surface in ["saddle", "two-exits"] {
      let found = try judge(surface, "on-the-ridge", 0.1, 60)
      let end = try #require(verdict(of: found))
      #expect(end.kind == .stuckAtSaddle && end.position == [0, 0])
      let escape = try #require(end.evidence.first { $0.name == "escape-direction" }).values
      #expect(escape == (surface == "saddle" ? [0, 1] : [1, 0]))
      #expect(!kinds(found).contains(.converged))
    }
    #expect(verdict(of: try judge("monkey-saddle", "on-the-ridge", 0.1, 1000))?.kind == .stuckAtSaddle)
    #expect(verdict(of: try judge("x^2 + 2y^2", from: [0, 0], 0.1, 10))?.kind == .converged)
    #expect(verdict(of: try judge("-x^2 + y^4 - y^2", from: [0, 0], 0.1, 10))?.kind == .stuckAtMaximum)
  }

  @Test func haltsOnTheWayAreToldFromTheEnd() throws {
    let exits = try judge("two-exits", "beside-the-ridge", 0.1, 100)
    #expect(kinds(exits) == [.converged, .passedSaddle, .stableRate])
    let shelf = try judge("shelf", "above-the-shelf", 0.05, 400)
    #expect(kinds(shelf) == [.converged, .crossedPlateau, .stableRate])
    let plateau = try judge("plateau", "far-out", 0.1, 100)
    #expect(plateau.first?.kind == .stuckOnPlateau)
    #expect((plateau.first?.number("steps-to-go") ?? 0) > 500)
    #expect(!kinds(try judge("plateau", "in-the-pit", 0.3, 100)).contains(.stuckOnPlateau))
  }

  @Test func overshootZigzagAndSwings() throws {
    let wide = try judge("two-peaks", "left-summit", 0.6, 40)
    #expect(kinds(wide).isSuperset(of: [.converged, .overshoot, .oscillation]))
    #expect(wide.first { $0.kind == .overshoot }?.iterations == 0...1)
    let ravine = try judge("elongated-bowl", "far-end", 0.075, 120)
    let zigzag = try #require(ravine.first { $0.kind == .zigzag })
    #expect(agree(zigzag.number("condition-number") ?? .nan, 25, tolerance: 1e-9))
    let cycle = try #require(try judge("parabola", "left", 1, 40).first)
    #expect(cycle.kind == .oscillation && cycle.number("period") == 2)
    // The swings of a velocity are no overshoot.
    #expect(!kinds(try judge("convex-bowl", "rim", 0.1, 200, MethodChoice("momentum"))).contains(.overshoot))
  }

  @Test func risesOfTheCost() throws {
    let found = try judge("two-peaks", "left-summit", 0.7, 40)
    let rise = try #require(found.first { $0.kind == .costIncrease })
    #expect((rise.number("after") ?? 0) > (rise.number("before") ?? 0))
    #expect(rise.number("step").map { Int($0) } == rise.iterations.upperBound)
    #expect(rise.markup.contains("too long for the slope"))
    #expect(verdict(of: found)?.kind == .oscillation)
  }

  @Test(arguments: [
    (MethodChoice("momentum"), 0.02, "velocity"), (MethodChoice("rmsprop"), 0.5, "size of past gradients"),
    (MethodChoice("rmsprop", settings: ["momentum": .number(0.9)]), 0.1, "velocity"),
  ])
  func `a rise of the cost is put down to what the method remembers`(
    _ method: MethodChoice, _ rate: Double, _ reason: String
  ) throws {
    let rise = try judge("elongated-bowl", "far-end", rate, 60, method).first { $0.kind == .costIncrease }
    #expect(rise?.markup.contains(reason) == true, "\(rise?.markup ?? "no rise")")
  }

  @Test func divergenceHasItsFactor() throws {
    let found = try judge("elongated-bowl", "far-end", 0.1, 60)
    #expect(found.first?.kind == .diverging)
    #expect(agree(found.first?.number("growth-factor") ?? .nan, 1.5, tolerance: 1e-3))
    let lost = try judge("rosenbrock", "classical", 0.01, 12)
    #expect(kinds(lost).isSuperset(of: [.diverging, .notFinite]))
    #expect(lost.first { $0.kind == .notFinite }?.iterations == 6...6)
    let falling = try judge("saddle", "beside-the-ridge", 0.1, 60)
    #expect(kinds(falling) == [.fallsWithoutBound])
    #expect(
      kinds(try judge("saddle", "beside-the-ridge", 0.05, 300, MethodChoice("adam"))) == [.fallsWithoutBound])
    // A run that speeds up from a summit does not diverge.
    #expect(!kinds(try judge("two-peaks", "left-summit", 0.01, 15)).contains(.diverging))
  }

  @Test func theStepsToGoAreRight() throws {
    let found = try judge("convex-bowl", "rim", 0.01, 40)
    let crawling = try #require(found.first)
    #expect(crawling.kind == .crawling)
    // The cost goes by 0.98^2t, which is 1/1000 at t = 170.97.
    #expect(crawling.number("steps-to-go") == 131)
    // 0.8^2t = 1/1000 at t = 15.5.
    let short = try judge("convex-bowl", "rim", 0.1, 10)
    #expect(short.first?.kind == .budgetSpent && short.first?.number("steps-to-go") == 6)
    // 3 · 0.999^2000 = 0.41, where ½ x² is more than a thousandth of 32.6: still on its way when a hundred times
    // the budget is spent.
    let slow = try #require(try judge("x^2/2 + 12.5y^2", from: [3, 1.5], 0.001, 20).first)
    #expect(slow.kind == .crawling && slow.number("least-steps-to-go") == 1980)
    #expect(slow.markup.contains("more than 100 times as many steps"))
  }

  @Test func stepsThatDoNotShrinkHover() throws {
    let found = try judge("two-peaks", "left-summit", 0.01, 300, MethodChoice("lion"))
    let verdict = try #require(found.first)
    #expect(verdict.kind == .unsettled && verdict.sentence.contains("hovers about the minimum (0, −1.21)"))
  }

  @Test func stableRatesPredictWhatHappens() throws {
    let bowl = [1.0, 25]
    #expect(StableRates(method: .gradientDescent, eigenvalues: bowl)?.limit == 0.08)
    #expect(StableRates(method: .gradientDescent, eigenvalues: bowl)?.best == 2.0 / 26)
    #expect(StableRates(method: MethodChoice("adam"), eigenvalues: bowl) == nil)
    for name in ["gradient-descent", "momentum", "nesterov"] {
      let method = MethodChoice(name)
      let limit = try #require(StableRates(method: method, eigenvalues: bowl)).limit
      for (rate, settles) in [(0.98 * limit, true), (1.02 * limit, false)] {
        let scenario = Scenario(
          surface: try SurfaceCatalogue.surface(named: "elongated-bowl"), start: .named("far-end"),
          method: method, learningRate: rate, steps: 3000)
        let run = try scenario.run()
        let found = findings(of: run, of: scenario)
        #expect(kinds(found).contains(.converged) == settles, "\(name) \(rate)")
        let stable = try #require(found.first { $0.kind == .stableRate })
        #expect(stable.word("prediction") == (settles ? "settles" : "does not settle"))
        #expect(stable.sentence.hasSuffix("as predicted."))
      }
    }
  }

  @Test func sentencesAreWhole() throws {
    for surface in SurfaceCatalogue.all {
      for start in surface.starts {
        for rate in [0.01, 0.3] {
          for finding in try judge(surface.name, start.name, rate, 20) {
            #expect(finding.sentence.hasSuffix("."))
            #expect(
              !finding.sentence.contains("<") && !finding.sentence.contains("nan"), "\(finding.sentence)")
            #expect(finding.iterations.lowerBound >= 0)
            #expect(finding.position?.allSatisfy { $0.isFinite } ?? true)
          }
        }
      }
    }
  }

  @Test func markupBecomesPlainText() {
    #expect(plainText(ofMarkup: "2/<i>λ</i><sub>max</sub> &lt; 10<sup>−3</sup>") == "2/λ_max < 10⁻³")
    #expect(plainText(ofMarkup: "<i>x</i><sub>12</sub> = 3") == "x₁₂ = 3")
  }
}
