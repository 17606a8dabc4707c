import Optimization
import TestSupport
import Testing

/// Laws that hold for a method whatever the cost, and closed forms where there are some.
@Suite struct ScalingLawTests {
  /// The first update of a method for a gradient of these sizes.
  func firstUpdate(
    _ name: String, _ settings: [String: SettingValue] = [:], rate: Double, curvatures: [Double],
    start: [Double] = [1, 1]
  ) throws -> [Double] {
    let trajectory = try run(
      .bowl(curvatures), from: start,
      RunSettings(method: MethodChoice(name, settings: settings), learningRate: rate, steps: 1))
    return try #require(trajectory.steps[0].update)
  }

  @Test(arguments: ["adam", "amsgrad"]) func adamsFirstStepIsTheRate(name: String) throws {
    for size in [1e-3, 1, 1e5] {
      for update in try firstUpdate(name, rate: 0.3, curvatures: [size, 2 * size]) {
        #expect(abs(update + 0.3) < 1e-5)
      }
    }
  }

  @Test func nadamsFirstStepIsNearTheRateWhateverTheSlope() throws {
    let small = try firstUpdate("nadam", rate: 0.3, curvatures: [1, 1])
    let large = try firstUpdate("nadam", rate: 0.3, curvatures: [1e5, 1e5])
    #expect(abs(small[0] - large[0]) < 1e-6)
  }

  @Test func adagradsFirstStepIsTheRate() throws {
    #expect(abs(try firstUpdate("adagrad", rate: 0.3, curvatures: [1e3, 2])[0] + 0.3) < 1e-9)
  }

  @Test(arguments: ["lion", "sign-descent"]) func signsMoveEveryCoordinateByTheRate(name: String) throws {
    #expect(try firstUpdate(name, rate: 0.3, curvatures: [1e3, 1e-3], start: [1, -2]) == [-0.3, 0.3])
    #expect(try firstUpdate(name, rate: 0.3, curvatures: [1, 1], start: [0, 1]) == [0, -0.3])
  }

  @Test func normalisedStepsHaveTheLengthOfTheRate() throws {
    let update = try firstUpdate("normalized-descent", rate: 0.3, curvatures: [3, 4])
    #expect(abs(update[0] + 0.18) < 1e-15 && abs(update[1] + 0.24) < 1e-15)
    #expect(try firstUpdate("normalized-descent", rate: 0.3, curvatures: [0, 0]) == [0, 0])
  }

  /// Gradient, momentum and Nesterov on c·f with rate η/c walk the same path, to the last bit for c a power
  /// of two; the adaptive ones on c·f with the same rate, but for ε.
  @Test(arguments: MethodCatalogue.all.map(\.name))
  func scalingTheCost(name: String) throws {
    let linear = ["gradient-descent", "momentum", "nesterov"]
    let free = [
      "adagrad", "rmsprop", "adam", "adamw", "amsgrad", "nadam", "lion", "sign-descent",
      "normalized-descent", "barzilai-borwein", "exact-line-search",
    ]
    let choice: MethodChoice
    let isLinear = linear.contains(name)
    switch name {
    case "adagrad", "rmsprop", "adam", "adamw", "amsgrad", "nadam":
      choice = MethodChoice(name, settings: ["epsilon": .number(0)])
    case _ where isLinear || free.contains(name): choice = MethodChoice(name)
    default: return
    }
    var settings = RunSettings(method: choice, learningRate: 0.03, steps: 30)
    let plain = try run(.bowl([1, 5]), from: [2, -1], settings)
    if isLinear || name == "barzilai-borwein" { settings.learningRate = 0.03 / 4 }
    let scaled = try run(.bowl([4, 20]), from: [2, -1], settings)
    for (a, b) in zip(plain.steps, scaled.steps) {
      for (x, y) in zip(a.position, b.position) { #expect(agree(x, y, tolerance: 1e-12)) }
    }
  }

  /// x_t = (1 − ηk)ᵗ x₀ on ½kx²; it grows beyond η = 2/k.
  @Test func gradientDescentOnAParabola() throws {
    let calm = try run(.bowl([2]), from: [3], RunSettings(learningRate: 0.1, steps: 50))
    var power = 3.0
    for step in calm.steps {
      #expect(agree(step.position[0], power, tolerance: 1e-14))
      power *= 0.8
    }
    let wild = try run(.bowl([2]), from: [3], RunSettings(learningRate: 1.01, steps: 50))
    #expect(abs(wild.steps[50].position[0]) > 3)
  }

  @Test func weightDecayIsThePenaltysGradient() throws {
    let decayed = try run(
      .bowl([2, 1]), from: [3, 1],
      RunSettings(
        method: MethodChoice("momentum", settings: ["weight-decay": .number(0.5)]), learningRate: 0.1,
        steps: 20))
    let stiffer = try run(
      .bowl([2.5, 1.5]), from: [3, 1],
      RunSettings(method: MethodChoice("momentum"), learningRate: 0.1, steps: 20))
    for (a, b) in zip(decayed.steps, stiffer.steps) {
      #expect(agree(a.position[0], b.position[0], tolerance: 1e-13))
    }
    // The record carries the gradient of the cost itself.
    #expect(decayed.steps[0].gradient == [6, 1])
  }

  @Test func dampeningLeavesTheFirstGradientWhole() throws {
    let trajectory = try run(
      .bowl([1]), from: [1],
      RunSettings(
        method: MethodChoice("momentum", settings: ["dampening": .number(0.5), "momentum": .number(0.5)]),
        learningRate: 0.5, steps: 2))
    // v₁ = 1, x₁ = 0.5, v₂ = 0.5 · 1 + 0.5 · 0.5 = 0.75, x₂ = 0.125.
    #expect(trajectory.steps.map(\.position) == [[1], [0.5], [0.125]])
  }

  @Test func centredRMSPropWithMomentum() throws {
    let trajectory = try run(
      .bowl([1]), from: [1],
      RunSettings(
        method: MethodChoice(
          "rmsprop",
          settings: [
            "decay": .number(0.5), "epsilon": .number(0), "centred": .flag(true), "momentum": .number(0.5),
          ]), learningRate: 0.1, steps: 2))
    // s = 0.5, a = 0.5, variance 0.25, b = 1/0.5 = 2, x₁ = 0.8.
    #expect(agree(trajectory.steps[1].position[0], 0.8, tolerance: 1e-15))
    // s = 0.25 + 0.32 = 0.57, a = 0.25 + 0.4 = 0.65, variance 0.1475, b = 1 + 0.8/√0.1475.
    let second = 0.8 - 0.1 * (1 + 0.8 / (0.1475).squareRoot())
    #expect(agree(trajectory.steps[2].position[0], second, tolerance: 1e-14))
  }

  /// optax.nadam's and PyTorch's first steps, worked out by hand.
  @Test func nadamInBothForms() throws {
    let optax = try firstUpdate(
      "nadam", ["convention": .text("constant"), "epsilon": .number(0)], rate: 1, curvatures: [1, 1])
    #expect(agree(optax[0], -(0.9 * 0.1 / (1 - 0.81) + 0.1 / 0.1), tolerance: 1e-14))
    let torch = try firstUpdate("nadam", ["epsilon": .number(0)], rate: 1, curvatures: [1, 1])
    // 0.96^0.004 and 0.96^0.008.
    let mu1 = 0.9 * (1 - 0.5 * 0.999_836_725_352_675_3)
    let mu2 = 0.9 * (1 - 0.5 * 0.999_673_477_363_961_1)
    #expect(agree(torch[0], -(mu2 * 0.1 / (1 - mu1 * mu2) + (1 - mu1) / (1 - mu1)), tolerance: 1e-12))
  }

  @Test func amsgradsSecondMomentNeverFalls() throws {
    for convention in ["pytorch", "corrected"] {
      let trajectory = try run(
        .bowl([1, 3]), from: [4, -2],
        RunSettings(
          method: MethodChoice(
            "amsgrad", settings: ["convention": .text(convention), "beta2": .number(0.5)]),
          learningRate: 0.2, steps: 60))
      var largest = 0.0
      for step in trajectory.steps.dropLast() {
        let now = try #require(step.quantity("largest-second-moment"))[0]
        #expect(now >= largest)
        largest = now
      }
    }
  }
}
