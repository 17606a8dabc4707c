import Calculus
import Optimization
import TestSupport
import Testing

@Suite struct ComparisonTests {
  private func base(_ surface: String, _ start: String, steps: Int = 40) throws -> Scenario {
    Scenario(surface: try SurfaceCatalogue.surface(named: surface), start: .named(start), steps: steps)
  }

  @Test(arguments: [7_000, 50_000, 1_000_000])
  func aLongRunHasArrivedAfterAsManyStepsAsAShortOne(steps: Int) throws {
    let scenario = Scenario(
      surface: try SurfaceCatalogue.surface(named: "rosenbrock"), start: .named("classical"),
      learningRate: 0.0005, steps: steps)
    let run = try scenario.run()
    #expect((run.cost.bucketLength > 1) == (steps > 16_384))
    // The first cost of 0.0242 or less, counted in a run that keeps every step.
    #expect(CostTolerance(best: 0).steps(of: run) == 6061)
  }

  private func outcome(_ label: String, _ scenario: Scenario) throws -> (
    label: String, trajectory: Trajectory, findings: [Finding]
  ) {
    let trajectory = try scenario.run()
    return (label, trajectory, findings(of: trajectory, of: scenario))
  }

  @Test func theTableNamesTheBest() throws {
    let runs = try [0.01, 0.1, 0.6].map { rate in
      var scenario = try base("two-peaks", "left-summit")
      scenario.learningRate = rate
      return try outcome("<i>η</i> = \(rate)", scenario)
    }
    let minimum = try SurfaceCatalogue.surface(named: "two-peaks").lowestKnownMinimum?.value
    let table = SummaryTable(runs, minimum: minimum)
    #expect(table.rows.map(\.verdict) == ["crawls", "converged", "converged"])
    #expect(table.rows[0].stepsToTolerance == nil)
    // The threshold is a thousandth of the way down.
    for (row, run) in zip(table.rows, runs).dropFirst() {
      let k = try #require(row.stepsToTolerance)
      let threshold = table.tolerance.threshold(from: run.trajectory.steps[0].value)
      #expect(run.trajectory.steps[k].value <= threshold && run.trajectory.steps[k - 1].value > threshold)
    }
    #expect(table.rows.map(\.isBest) == [false, false, true])
  }

  @Test func theTableIsCSV() throws {
    var near = try base("convex-bowl", "rim")
    near.start = .at([1, 2])
    let runs = [
      try outcome("from (1, 2)", near), try outcome("from rim", try base("convex-bowl", "rim")),
    ]
    let lines = SummaryTable(runs, minimum: 0).csv.split(separator: "\n")
    #expect(lines.count == 3 && lines[0] == "run,steps-to-tolerance,final-cost,verdict")
    #expect(lines[1].hasPrefix("\"from (1, 2)\",16,"))
    #expect(lines[1].hasSuffix(",converged"))
    #expect(lines[2].hasPrefix("from rim,"))
  }

  @Test func theLadderBreaksAtTheLimit() throws {
    let ladder = RateLadder(try base("elongated-bowl", "far-end", steps: 5000), count: 31)
    let limit = try #require(ladder.stable?.limit)
    #expect(agree(limit, 0.08, tolerance: 1e-12))
    #expect(agree(ladder.rates[0], limit / 1000, tolerance: 1e-9))
    #expect(agree(ladder.rates[30], 2 * limit, tolerance: 1e-9))
    var last = Int.max
    for rung in try ladder.climb() {
      switch rung.outcome {
      case .reached(let steps):
        #expect(rung.rate < limit)
        // The best rate is 2/26; up to it more is faster.
        if rung.rate < 2.0 / 26 { #expect(steps <= last) }
        last = steps
      case .notReached: #expect(rung.rate < 0.001)
      case .diverged: #expect(rung.rate > limit)
      }
    }
    #expect(last < 200)
  }

  @Test func basinsOfTwoWells() throws {
    let surface = try SurfaceCatalogue.surface(named: "double-well")
    let map = BasinPlan(surface.formula, domain: surface.domain, columns: 361, rate: 0.02, steps: 400).map()
    #expect(map.rows == 1 && map.minima.count == 2)
    let top = 0.07542915856974822
    for column in 0..<map.columns {
      let x = -1.8 + 3.6 * Double(column) / 360
      guard case .minimum(let index, let steps) = map.outcome(column: column, row: 0) else {
        Issue.record("no minimum from \(x)")
        continue
      }
      #expect((map.minima[index].position[0] < top) == (x < top))
      #expect(steps > 0)
    }
  }

  @Test func basinsAgreeWithSingleRuns() throws {
    let surface = try SurfaceCatalogue.surface(named: "himmelblau")
    let plan = BasinPlan(
      surface.formula, domain: surface.domain, columns: 23, rows: 19, rate: 0.01, steps: 150)
    let map = plan.map()
    #expect(map.minima.count == 4)
    for row in 0..<19 {
      for column in 0..<23 {
        let start = [-5 + 10 * Double(column) / 22, -5 + 10 * Double(row) / 18]
        let run = try Scenario(surface: surface, start: .at(start), learningRate: 0.01, steps: 150).run()
        let end = try #require(run.steps.last).position
        switch map.outcome(column: column, row: row) {
        case .minimum(let index, _): #expect(distance(end, map.minima[index].position) < 0.05, "\(start)")
        case .unsettled:
          for minimum in map.minima { #expect(distance(end, minimum.position) > 0.01, "\(start)") }
        case .lost: #expect(!end.allSatisfy { $0.isFinite }, "\(start)")
        }
      }
    }
    #expect(map.shares.reduce(0, +) > 0.9)
  }

  @Test func anyNumberOfWorkersGivesTheSameMap() throws {
    let surface = try SurfaceCatalogue.surface(named: "peaks")
    let plan = BasinPlan(
      surface.formula, domain: surface.domain, columns: 40, rows: 30, rate: 0.01, steps: 100)
    let whole = plan.map()
    for parts in [2, 3, 7] {
      let strips = (0..<parts).reversed().map {
        plan.strip(rows: ($0 * 30 / parts)..<(($0 + 1) * 30 / parts))
      }
      #expect(BasinMap(plan, strips: strips) == whole)
    }
    #expect(Set(whole.basins).isSuperset(of: [0, 1, 2]))
  }

  @Test func startsThatAreLostAreSaid() throws {
    let formula = try Formula("x^4 + y^2", variables: ["x", "y"])
    let domain = Domain(x: .init(-3, 3), y: .init(-3, 3))
    let map = BasinPlan(formula, domain: domain, columns: 31, rows: 5, rate: 0.3, steps: 100).map()
    #expect(map.basins.contains(-2) && map.basins.contains { $0 != -2 })
  }
}
