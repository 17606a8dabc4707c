import Optimization
import Testing

@Suite struct FindingsSoFarTests {
  private func run(
    _ surface: String, _ start: String, _ rate: Double, _ steps: Int,
    _ method: MethodChoice = .gradientDescent
  ) throws -> (Scenario, Trajectory, RunContext) {
    let scenario = Scenario(
      surface: try SurfaceCatalogue.surface(named: surface), start: .named(start), method: method,
      learningRate: rate, steps: steps)
    return (scenario, try scenario.run(), RunContext(scenario))
  }

  @Test func halfWayOnlyWhatHappenedIsCounted() throws {
    let momentum = MethodChoice("momentum")
    for (surface, start, rate, method) in [
      ("two-peaks", "left-summit", 0.6, MethodChoice.gradientDescent),
      ("elongated-bowl", "far-end", 0.0795, .gradientDescent), ("ravine", "entrance", 0.01, momentum),
      ("elongated-bowl", "far-end", 0.081, .gradientDescent),
    ] {
      guard let known = try SurfaceCatalogue.surface(named: surface).starts.first else { continue }
      _ = start
      let (_, trajectory, context) = try run(surface, known.name, rate, 40, method)
      let all = findings(of: trajectory, in: context)
      var last = 0.0
      for iteration in 0...trajectory.iterations {
        let found = findings(of: trajectory, upTo: iteration, in: context, known: all)
        for finding in found where iteration < trajectory.iterations {
          #expect(finding.iterations.upperBound <= iteration, "\(surface) \(iteration): \(finding.sentence)")
          #expect(finding.number("count") ?? 0 <= Double(iteration), "\(finding.sentence)")
          #expect(finding.kind != .converged && finding.kind != .stableRate)
        }
        let count = found.first { $0.kind == .overshoot }?.number("count") ?? 0
        #expect(count >= last)
        last = count
      }
      #expect(findings(of: trajectory, upTo: trajectory.iterations, in: context, known: all) == all)
    }
  }

  @Test func aDivergingRunIsKnownOnTheWay() throws {
    let (_, trajectory, context) = try run("parabola", "right", 1.1, 30)
    let all = findings(of: trajectory, in: context)
    #expect(all.first?.kind == .diverging)
    let early = findings(of: trajectory, upTo: 8, in: context, known: all)
    let diverging = try #require(early.first { $0.kind == .diverging })
    // The cost that it names is the one at that step.
    #expect(diverging.number("cost") == trajectory.steps[8].value)
    #expect(findings(of: trajectory, upTo: 1, in: context, known: all).allSatisfy { $0.kind != .diverging })
  }

  @Test(arguments: [
    MethodChoice("momentum"), MethodChoice("momentum", settings: ["convention": .text("ema")]),
    MethodChoice("momentum", settings: ["convention": .text("classical")]),
    MethodChoice("momentum", settings: ["dampening": .number(0.4), "weight-decay": .number(0.1)]),
    MethodChoice("nesterov"), MethodChoice("nesterov", settings: ["convention": .text("classical")]),
    MethodChoice("adam"), MethodChoice("amsgrad"),
    MethodChoice("adamw", settings: ["weight-decay": .number(0.1)]),
  ]) func theComponentsAddUpToTheStep(method: MethodChoice) throws {
    let surface = try SurfaceCatalogue.surface(named: "himmelblau")
    let scenario = Scenario(
      surface: surface, start: .at([1, -1.5]), method: method, learningRate: 0.01, steps: 6)
    for step in try scenario.run().steps.dropLast() {
      let parts = components(of: step, settings: scenario.settings)
      let update = try #require(step.update)
      #expect(parts.count >= 2)
      for i in update.indices {
        let sum = parts.reduce(0) { $0 + $1.vector[i] }
        #expect(abs(sum - update[i]) <= 1e-14 * max(1, abs(update[i])))
      }
      // Before the first step there is no velocity; Nesterov's form in PyTorch uses the new one.
      let momentum = try #require(parts.first { $0.source == .momentum })
      if step.iteration == 0, method.name != "nesterov" {
        #expect(momentum.vector.allSatisfy { abs($0) < 1e-15 })
      }
      let own = try #require(parts.first { $0.source == .gradient })
      if method.settings["weight-decay"] == nil {
        for i in update.indices { #expect(own.vector[i] * step.gradient[i] <= 0) }
      }
    }
    let plain = Scenario(surface: surface, start: .at([1, -1.5]), learningRate: 0.01, steps: 2)
    let first = try #require(try plain.run().steps.first)
    #expect(components(of: first, settings: plain.settings).isEmpty)
  }
}
