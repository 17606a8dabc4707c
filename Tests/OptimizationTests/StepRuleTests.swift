import Calculus
import Optimization
import TestSupport
import Testing

@Suite struct StepRuleTests {
  func trajectory(
    _ formula: String, _ start: [Double], _ method: String, _ settings: [String: SettingValue] = [:],
    rate: Double? = nil, steps: Int = 30
  ) throws -> Trajectory {
    var descent = try Descent(
      SurfaceObjective(Formula(formula)), start: start,
      settings: RunSettings(
        method: MethodChoice(method, settings: settings), learningRate: rate, steps: steps))
    return descent.run()
  }

  static let surfaces: [(String, [Double])] = [
    ("x^2+25*y^2", [5, 1]), ("(1-x)^2+100*(y-x^2)^2", [-1.2, 1]),
    ("(x^2+y-11)^2+(x+y^2-7)^2", [0, 0]), ("x^4-3x^2+y^2+x", [2, 1]),
  ]

  @Test(arguments: surfaces) func armijoHoldsAtEveryStep(formula: String, start: [Double]) throws {
    let trajectory = try trajectory(formula, start, "backtracking")
    for (step, next) in zip(trajectory.steps, trajectory.steps.dropFirst()) {
      let square = dot(step.gradient, step.gradient)
      #expect(next.value <= step.value - 1e-4 * step.rate * square)
      let accepted = try #require(step.trials.last)
      #expect(accepted.accepted && accepted.stepLength == step.rate)
      #expect(accepted.position == next.position && accepted.value == next.value)
      // Each trial is half the one before, and all but the last brought too little.
      for (index, trial) in step.trials.enumerated() {
        #expect(trial.stepLength == 1 / Double(1 << index))
        #expect(trial.accepted == (index == step.trials.count - 1))
        #expect(trial.accepted || !(trial.value <= step.value - 1e-4 * trial.stepLength * square))
      }
    }
  }

  @Test(arguments: surfaces, [0.1, 0.9])
  func strongWolfeHoldsAtEveryStep(surface: (String, [Double]), curvature: Double) throws {
    // Also from a first length far too short and one far too long.
    for rate in [1e-5, 1, 100] {
      let trajectory = try trajectory(
        surface.0, surface.1, "strong-wolfe", ["curvature": .number(curvature)], rate: rate)
      for (step, next) in zip(trajectory.steps, trajectory.steps.dropFirst()) {
        let square = dot(step.gradient, step.gradient)
        // Near the bottom differences of the cost drown in rounding.
        guard square > 1e-12 else { break }
        #expect(next.value <= step.value - 1e-4 * step.rate * square)
        #expect(abs(dot(step.gradient, next.gradient)) <= curvature * square)
        #expect(step.trials.filter(\.accepted).count == 1)
      }
    }
  }

  /// On a quadratic the exact step makes neighbouring gradients perpendicular, and the error in f falls at
  /// least by ((κ − 1)/(κ + 1))² (Nocedal and Wright, eq. 3.28), with equality from the worst start.
  @Test func exactStepsOnAQuadratic() throws {
    let trajectory = try trajectory("0.5*(x^2+25*y^2)", [25, 1], "exact-line-search")
    let factor = (24.0 / 26) * (24.0 / 26)
    for (step, next) in zip(trajectory.steps, trajectory.steps.dropFirst()) {
      #expect(abs(dot(step.gradient, next.gradient)) < 1e-12 * dot(step.gradient, step.gradient))
      #expect(agree(next.value / step.value, factor, tolerance: 1e-12))
    }
  }

  @Test func exactStepsWithoutAHessianAreTheSame() throws {
    let plain = try run(
      .bowl([1, 25]), from: [25, 1], RunSettings(method: MethodChoice("exact-line-search"), steps: 20))
    let formula = try trajectory("0.5*(x^2+25*y^2)", [25, 1], "exact-line-search", steps: 20)
    for (a, b) in zip(plain.steps, formula.steps) {
      #expect(agree(a.position[0], b.position[0], tolerance: 1e-11))
    }
  }

  @Test func exactStepsUseTheRateWhereTheGroundCurvesDown() throws {
    let trajectory = try trajectory("-x^2-y^2", [1, 1], "exact-line-search", rate: 0.1, steps: 1)
    #expect(trajectory.steps[0].rate == 0.1)
  }

  @Test func barzilaiBorwein() throws {
    // On one parabola the second step is exact.
    let line = try trajectory("3*x^2", [2], "barzilai-borwein", rate: 0.01, steps: 2)
    #expect(abs(line.steps[2].position[0]) < 1e-15)
    #expect(line.steps[0].rate == 0.01 && agree(line.steps[1].rate, 1.0 / 6, tolerance: 1e-14))
    // s = (−0.1, −0.2), y = (−0.1, −0.4): long 0.05/0.09, short 0.09/0.17.
    for (variant, rate) in [("long", 0.05 / 0.09), ("short", 0.09 / 0.17)] {
      let plane = try trajectory(
        "0.5*x^2+y^2", [1, 1], "barzilai-borwein", ["variant": .text(variant)], rate: 0.1, steps: 2)
      #expect(agree(plane.steps[1].rate, rate, tolerance: 1e-14))
    }
    // Where the ground curves down the rate is used.
    let hill = try trajectory("-x^2", [1], "barzilai-borwein", rate: 0.1, steps: 2)
    #expect(hill.steps[1].rate == 0.1)
  }

  /// On ½k‖x‖² Polyak's step goes half of the way.
  @Test func polyaksStep() throws {
    let trajectory = try trajectory("x^2+y^2", [3, 4], "polyak-step", ["minimum": .number(0)], steps: 5)
    for (index, step) in trajectory.steps.enumerated() {
      #expect(step.position == [3 / Double(1 << index), 4 / Double(1 << index)])
    }
    #expect(throws: ChoiceError.self) { try self.trajectory("x^2", [1], "polyak-step") }
  }

  @Test func newtonTakesOneStepOnAQuadraticAndAttractsToSaddles() throws {
    let bowl = try trajectory("0.5*(x^2+25*y^2)+x*y", [5, 1], "newton", steps: 1)
    #expect(abs(bowl.steps[1].position[0]) < 1e-14 && abs(bowl.steps[1].position[1]) < 1e-14)
    let saddle = try trajectory("x^2-y^2", [1, 0.5], "newton", steps: 1)
    #expect(saddle.steps[1].position == [0, 0])
    // The error squares: quadratic convergence to √2.
    let root = try trajectory("x^3/3-2*x", [1], "newton", steps: 6)
    #expect(agree(root.steps[6].position[0], 2.0.squareRoot(), tolerance: 1e-15))
    // A singular Hessian is no trap.
    let flat = try trajectory("x+y^2", [1, 1], "newton", steps: 3)
    #expect(flat.stop == .notFinite(iteration: 1))
  }

  @Test func dampedNewtonLeadsDownFromASaddle() throws {
    let trajectory = try trajectory("x^2-y^2+y^4", [1, 0.1], "damped-newton", steps: 40)
    for (step, next) in zip(trajectory.steps, trajectory.steps.dropFirst()) {
      #expect(next.value <= step.value)
    }
    let end = try #require(trajectory.steps.last)
    #expect(abs(end.position[0]) < 1e-7 && abs(end.position[1] - 0.5.squareRoot()) < 1e-7)
    let rosenbrock = try self.trajectory("(1-x)^2+100*(y-x^2)^2", [-1.2, 1], "damped-newton", steps: 30)
    #expect((rosenbrock.steps.last?.value ?? 1) < 1e-20)
  }

  @Test func aSearchThatFindsNothingStaysWhereItIs() throws {
    // The cost is NaN to the left of 0, and every trial lands there.
    let trajectory = try trajectory(
      "sqrt(x)", [1e-30], "backtracking", ["trials": .number(3)], rate: 1, steps: 2)
    #expect(trajectory.steps[0].update?[0] == 0)
    #expect(trajectory.steps[0].trials.count == 3)
    #expect(trajectory.steps[0].trials.allSatisfy { !$0.accepted && $0.value.isNaN })
  }
}
