import Calculus
import Foundation
import NumberText
import Optimization
import TestSupport
import Testing

@Suite struct DerivationTests {
  /// A printed text as a number: what a reader with a calculator gets.
  private func compute(_ markup: String) throws -> Double {
    var text = markup
    for (from, to) in [
      ("<sup>", "^("), ("</sup>", ")"), ("<i>", ""), ("</i>", ""), ("−", "-"), ("·", "*"), (" ", ""),
    ] {
      text = text.replacingOccurrences(of: from, with: to)
    }
    let formula = try Formula(text, variables: ["x"])
    var evaluator = Evaluator(CompiledFormula(formula))
    return evaluator.value(at: [0])
  }

  /// Half of the last printed digit.
  private func halfUnit(_ markup: String) -> Double {
    let mantissa = markup.components(separatedBy: " · 10").first ?? markup
    let digits = mantissa.components(separatedBy: ".")
    var unit = pow(10, -Double(digits.count > 1 ? digits[1].count : 0))
    if let power = markup.components(separatedBy: "10<sup>").dropFirst().first {
      let exponent = power.replacingOccurrences(of: "</sup>", with: "").replacingOccurrences(
        of: "−", with: "-")
      unit *= pow(10, Double(exponent) ?? 0)
    }
    return 0.5 * unit
  }

  private func check(_ lines: [DerivationLine], _ surface: Surface?, _ comment: String) throws {
    for line in lines {
      let result = try compute(line.result)
      let half = halfUnit(line.result)
      #expect(
        abs(result - line.value) <= half * 1.0001 + 1e-14 * abs(line.value), "\(comment): \(line.plain)")
      guard !line.substituted.isEmpty else { continue }
      var computed = Double.nan
      if let range = line.substituted.range(of: "</sub>(") {
        let place = String(line.substituted[range.upperBound...])
          .trimmingCharacters(in: CharacterSet(charactersIn: "()"))
        let position = try place.components(separatedBy: ", ").map { try compute($0) }
        var gradient = position
        var evaluator = Evaluator(CompiledFormula(try #require(surface).formula))
        _ = evaluator.evaluate(at: position, gradient: &gradient)
        computed = gradient[line.coordinate ?? 0]
      } else {
        computed = try compute(line.substituted)
      }
      #expect(abs(computed - result) <= half * 1.0001, "\(comment): \(line.plain), computed \(computed)")
    }
  }

  private static let methods: [MethodChoice] =
    MethodCatalogue.all.filter { !$0.needsLayers }.map { MethodChoice($0.name) } + [
      MethodChoice("momentum", settings: ["convention": .text("classical")]),
      MethodChoice("momentum", settings: ["convention": .text("ema"), "weight-decay": .number(0.01)]),
      MethodChoice("momentum", settings: ["dampening": .number(0.3)]),
      MethodChoice("nesterov", settings: ["convention": .text("classical")]),
      MethodChoice("nesterov", settings: ["dampening": .number(0.3)]),
      MethodChoice("rmsprop", settings: ["centred": .flag(true), "momentum": .number(0.5)]),
      MethodChoice("amsgrad", settings: ["convention": .text("corrected")]),
      MethodChoice("nadam", settings: ["convention": .text("constant")]),
      MethodChoice("lion", settings: ["weight-decay": .number(0.1)]),
      MethodChoice(
        "adagrad", settings: ["learning-rate-decay": .number(0.1), "initial-accumulator": .number(0.1)]),
    ]

  @Test func softmaxStepsReconcile() throws {
    var generator = RandomGenerator(seed: 11)
    for index in 0..<60 {
      let size = index % 3 == 0 ? 30.0 : 3
      let step = SoftmaxStep(
        pixel: Double(generator.below(17)) / 16, scores: (0..<10).map { _ in size * generator.normal() },
        output: generator.below(10), label: generator.below(10), weight: generator.normal(),
        batch: index % 2 == 0 ? 1 : 50, batchGradient: 0.1 * generator.normal(), rate: 0.05,
        update: 0.01 * generator.normal(), isPlain: false)
      try check(derivation(of: step), nil, "softmax \(index)")
      var plain = step
      plain.isPlain = true
      plain.update = -plain.rate * plain.batchGradient
      try check(derivation(of: plain), nil, "softmax \(index), plain")
    }
  }

  @Test(arguments: methods)
  func printedNumbersReconcile(method: MethodChoice) throws {
    for name in [
      "parabola", "convex-bowl", "two-peaks", "rosenbrock", "himmelblau", "ackley", "plateau", "shelf",
    ] {
      let surface = try SurfaceCatalogue.surface(named: name)
      for start in surface.starts.prefix(2) {
        let scenario = Scenario(surface: surface, start: .named(start.name), method: method, steps: 9)
        let run = try scenario.run()
        for iteration in [0, 1, 7] where iteration < run.iterations {
          let lines = derivation(ofStep: iteration, of: run, of: scenario)
          #expect(lines.filter { $0.name == "position" }.count == surface.domain.dimension)
          try check(lines, surface, "\(method.name) on \(name), step \(iteration)")
        }
      }
    }
  }

  /// The formula of each line is the one that the run computed: the last digits agree too.
  @Test(arguments: methods)
  func theLinesAreTheMethods(method: MethodChoice) throws {
    let surface = try SurfaceCatalogue.surface(named: "himmelblau")
    let scenario = Scenario(
      surface: surface, start: .at([1, -1.5]), method: method, learningRate: 0.01, steps: 6)
    let run = try scenario.run()
    for iteration in 0..<run.iterations {
      // With many digits, what is printed is as good as exact.
      for line in derivation(ofStep: iteration, of: run, of: scenario, digits: 12)
      where !line.substituted.isEmpty {
        guard !line.substituted.contains("<sub>") else { continue }
        let computed = try compute(line.substituted)
        #expect(
          abs(computed - line.value) <= 1e-9 * max(1, abs(line.value)),
          "\(method.name) step \(iteration): \(line.plain), not \(computed)")
      }
    }
  }

  @Test func theIssueOfTheCourse() throws {
    let surface = try SurfaceCatalogue.surface(named: "parabola")
    let momentum = Scenario(
      surface: surface, start: .at([1.8]), method: MethodChoice("momentum"), learningRate: 0.1, steps: 3)
    let lines = derivation(ofStep: 0, of: try momentum.run(), of: momentum).map(\.plain)
    #expect(
      lines == [
        "∂f/∂x = 2x = 2 · 1.8 = 3.6", "v₁ = β v₀ + ∂f/∂x = 0.9 · 0 + 3.6 = 3.6",
        "x₁ = x₀ − η v₁ = 1.8 − 0.1 · 3.6 = 1.44",
      ])
    let plain = Scenario(
      surface: try SurfaceCatalogue.surface(named: "two-peaks"), start: .named("left-summit"),
      learningRate: 0.15,
      steps: 3)
    let valley = derivation(ofStep: 1, of: try plain.run(), of: plain).map(\.plain)
    #expect(
      valley == [
        "∂f/∂x = f_x(x₁, y₁) = f_x(−0.58418, 0.3762) = −2.9274",
        "∂f/∂y = f_y(x₁, y₁) = f_y(−0.58418, 0.3762) = 1.612",
        "x₂ = x₁ − η ∂f/∂x = −0.58418 − 0.15 · (−2.9274) = −0.1451",
        "y₂ = y₁ − η ∂f/∂y = 0.3762 − 0.15 · 1.612 = 0.1344",
      ])
  }

  @Test func theLookAheadIsSaid() throws {
    let scenario = Scenario(
      surface: try SurfaceCatalogue.surface(named: "parabola"), start: .at([1.8]),
      method: MethodChoice("nesterov", settings: ["convention": .text("classical")]), learningRate: 0.1,
      steps: 3)
    let lines = derivation(ofStep: 1, of: try scenario.run(), of: scenario)
    #expect(lines.map(\.name) == ["look-ahead", "gradient", "velocity", "position"])
    #expect(lines[1].note?.contains("ahead") == true)
  }

  @Test func noiseAndClippingStandInTheLines() throws {
    let surface = try SurfaceCatalogue.surface(named: "convex-bowl")
    for scenario in [
      Scenario(
        surface: surface, start: .named("rim"), noise: GradientNoise(deviation: 0.5), steps: 4, seed: 3),
      Scenario(surface: surface, start: .named("rim"), clipping: .norm(1), steps: 4),
      Scenario(surface: surface, start: .named("rim"), schedule: ScheduleChoice("cosine"), steps: 4),
    ] {
      try check(derivation(ofStep: 2, of: try scenario.run(), of: scenario), surface, "disturbed")
    }
  }

  @Test func aStepThatWasNotKeptIsMadeAgain() throws {
    let scenario = Scenario(
      surface: try SurfaceCatalogue.surface(named: "rosenbrock"), start: .named("classical"),
      method: MethodChoice("adam"), steps: 5000)
    let kept = try scenario.run(recording: .only([]))
    let whole = try scenario.run(recording: .everything)
    let lines = derivation(ofStep: 1234, of: kept, of: scenario)
    #expect(!lines.isEmpty && lines == derivation(ofStep: 1234, of: whole, of: scenario))
    #expect(derivation(ofStep: 5000, of: kept, of: scenario).isEmpty)
  }
}
