import Calculus
import Optimization
import TestSupport
import Testing

/// Long runs take a short cut through the plane or along the line; it must not show.
@Suite struct LongRunTests {
  /// A formula without the short cut.
  struct Plain: Objective {
    var surface: SurfaceObjective
    var dimension: Int { surface.dimension }
    mutating func evaluate(at position: [Double], gradient: inout [Double]) -> Double {
      surface.evaluate(at: position, gradient: &gradient)
    }
    mutating func value(at position: [Double]) -> Double { surface.value(at: position) }
  }

  static let choices = [
    .gradientDescent, MethodChoice("gradient-descent", settings: ["weight-decay": .number(0.01)]),
    MethodChoice("momentum"),
    MethodChoice("adam"), MethodChoice("nadam"), MethodChoice("adagrad"),
    MethodChoice("nesterov", settings: ["convention": .text("classical")]),
  ]

  @Test(arguments: choices, ["constant", "cosine", "slope"])
  func theShortCutDoesNotShow(choice: MethodChoice, schedule: String) throws {
    let cost = SurfaceObjective(try Formula("(1-x)^2+10*(y-x^2)^2"))
    let settings = RunSettings(
      method: choice, learningRate: 1e-3, schedule: ScheduleChoice(schedule), steps: 5000)
    let recording = Recording(capacity: 32, iterations: [1234])
    var short = try Descent(cost, start: [-1.2, 1], settings: settings)
    var long = try Descent(Plain(surface: cost), start: [-1.2, 1], settings: settings)
    let a = short.run(recording: recording)
    let b = long.run(recording: recording)
    #expect(a == b)
    #expect(a.steps.contains { $0.iteration == 1234 } && a.cost.count == 5001)
  }

  /// It looks at many points at once, and must not tell of those after the end.
  @Test(
    arguments: ["(1-x)^2+100*(y-x^2)^2", "x^2*y^2 - 3*x*y", "sqrt(x) + y^2", "x^3 - y", "3*x - 2*y"],
    [1e-4, 0.01])
  func `a plain run ends where it leaves the numbers`(formula: String, rate: Double) throws {
    let cost = SurfaceObjective(try Formula(formula))
    for budget in [3001, 4096, 5000] {
      let settings = RunSettings(learningRate: rate, steps: budget)
      var short = try Descent(cost, start: [1.3, -0.9], settings: settings)
      var long = try Descent(Plain(surface: cost), start: [1.3, -0.9], settings: settings)
      let a = short.run(recording: Recording(capacity: 32))
      let b = long.run(recording: Recording(capacity: 32))
      #expect("\(a)" == "\(b)")
    }
  }

  @Test(arguments: choices)
  func nothingOfARunIsLeftOut(choice: MethodChoice) throws {
    let noises = [nil, GradientNoise(deviation: 0.3)]
    let clippings: [Clipping?] = [nil, .norm(0.5), .value(0.2)]
    let rules = [
      StoppingRules(gradientNorm: 1e-3), StoppingRules(valueChange: 1e-7, window: 7),
      StoppingRules(stepLength: 1e-6),
      StoppingRules(bounds: Domain([Domain.Interval(-3, 0.5), Domain.Interval(-1, 1.2)])), .none,
    ]
    for (formula, start) in [("(1-x)^2+10*(y-x^2)^2", [-1.2, 1]), ("x^4/4-x^2+x/5", [0.3])] {
      let cost = SurfaceObjective(try Formula(formula))
      for noise in noises {
        for clipping in clippings {
          for rule in rules {
            var rule = rule
            rule.bounds?.intervals.removeLast(2 - start.count)
            let settings = RunSettings(
              method: choice, learningRate: 1e-3, noise: noise, clipping: clipping, stopping: rule,
              steps: 3000, seed: 5)
            var short = try Descent(cost, start: start, settings: settings)
            var long = try Descent(Plain(surface: cost), start: start, settings: settings)
            let a = short.run(recording: Recording(capacity: 32))
            let b = long.run(recording: Recording(capacity: 32))
            #expect(a == b, "\(formula) \(settings)")
          }
        }
      }
    }
  }

  @Test func itEndsWhereTheRunEnds() throws {
    // Slow growth at first; the overflow comes after thousands of iterations.
    let cost = SurfaceObjective(try Formula("x^2-y^2"))
    let settings = RunSettings(learningRate: 0.01, steps: 100_000)
    var short = try Descent(cost, start: [1, 1e-3], settings: settings)
    var long = try Descent(Plain(surface: cost), start: [1, 1e-3], settings: settings)
    let a = short.run(recording: Recording(capacity: 64))
    let b = long.run(recording: Recording(capacity: 64))
    #expect(a.stop == b.stop && a.stop.name == "not-finite" && a.iterations > 10_000)
    #expect("\(a)" == "\(b)")
  }
}
