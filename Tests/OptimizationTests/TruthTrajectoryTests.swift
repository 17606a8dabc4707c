import Calculus
import Optimization
import TestSupport
import Testing

/// Every method and schedule against PyTorch's numbers in `Tests/Truth`.
@Suite struct TruthTrajectoryTests {
  @Test(arguments: try Truth.rows("trajectories.jsonl", as: TrajectoryRow.self))
  func followsPyTorch(row: TrajectoryRow) throws {
    let trajectory = try row.run()
    #expect(trajectory.isComplete)
    #expect(trajectory.stop == .budgetSpent(steps: row.steps))
    #expect(trajectory.steps.count == row.xs.count)
    let (deviation, iteration) = worst(trajectory.steps, xs: row.xs, ys: row.ys, costs: row.costs)
    #expect(deviation <= row.tol ?? 1e-12, "at iteration \(iteration)")
  }

  @Test(arguments: try Truth.rows("scheduled_trajectories.jsonl", as: TrajectoryRow.self))
  func followsPyTorchWithASchedule(row: TrajectoryRow) throws {
    let trajectory = try row.run()
    let (deviation, iteration) = worst(trajectory.steps, xs: row.xs, ys: row.ys, costs: row.costs)
    #expect(deviation <= row.tol ?? 1e-12, "at iteration \(iteration)")
    for (step, rate) in zip(trajectory.steps, row.lrs ?? []) {
      #expect(agree(step.rate, rate, tolerance: 1e-13))
    }
  }

  @Test(
    arguments: try Truth.rows("trajectories.jsonl", as: TrajectoryRow.self).filter {
      $0.optimiser == "nesterov"
    })
  func classicalNesterovIsTheSamePathSeenFromTheBall(row: TrajectoryRow) throws {
    guard let xs = row.lookahead_theta_xs, let ys = row.lookahead_theta_ys else { return }
    let trajectory = try row.run { $0.method.settings["convention"] = .text("classical") }
    for (index, step) in trajectory.steps.enumerated() {
      #expect(agree(step.position[0], xs[index], tolerance: 1e-10))
      #expect(agree(step.position[1], ys[index], tolerance: 1e-10))
      // The gradient was taken where PyTorch's x stands.
      if let ahead = step.gradientPosition {
        #expect(agree(ahead[0], row.xs[index], tolerance: 1e-10))
        #expect(agree(ahead[1], row.ys[index], tolerance: 1e-10))
      } else {
        #expect(index == trajectory.iterations)
      }
    }
  }

  @Test(
    arguments: try Truth.rows("trajectories.jsonl", as: TrajectoryRow.self).filter {
      $0.optimiser == "momentum"
    })
  func momentumIsOnePathInThreeForms(row: TrajectoryRow) throws {
    let classical = try row.run { $0.method.settings["convention"] = .text("classical") }
    let average = try row.run {
      $0.method.settings["convention"] = .text("ema")
      $0.learningRate = row.hyper.lr / (1 - (row.hyper.momentum ?? 0))
    }
    for trajectory in [classical, average] {
      let (deviation, iteration) = worst(trajectory.steps, xs: row.xs, ys: row.ys, costs: row.costs)
      #expect(deviation <= 1e-9, "at iteration \(iteration)")
    }
  }

  @Test(arguments: try Truth.rows("edge_cases.jsonl", as: TrajectoryRow.self))
  func endsAsTheEdgeCasesDo(row: TrajectoryRow) throws {
    let trajectory = try row.run()
    if let first = row.first_nonfinite_index {
      guard case .notFinite(let iteration) = trajectory.stop else {
        Issue.record("stopped with \(trajectory.stop.name)")
        return
      }
      #expect(abs(iteration - first) <= 1)
      #expect(trajectory.steps.last?.update == nil)
      #expect(trajectory.isComplete)
    } else {
      #expect(trajectory.stop == .budgetSpent(steps: row.steps))
    }
    let (deviation, iteration) = worst(trajectory.steps, xs: row.xs, ys: row.ys, costs: row.costs)
    #expect(deviation <= row.tol ?? 1e-11, "at iteration \(iteration)")
  }
}
