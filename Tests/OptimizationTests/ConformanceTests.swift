import Calculus
import Optimization
import TestSupport
import Testing
import Wording

/// Whether two runs are equal; as text where numbers are not finite, for NaN is not equal to itself.
private func areEqual(_ a: Trajectory, _ b: Trajectory) -> Bool { a == b || "\(a)" == "\(b)" }

/// What holds for every method on every surface from every start; new ones are picked up by themselves.
@Suite struct ConformanceTests {
  /// One combination.
  struct Case: Sendable, CustomTestStringConvertible {
    var method: MethodRecord
    var surface: Surface
    var start: Start
    var testDescription: String { "\(method.name) on \(surface.name) from \(start)" }

    /// The surfaces' programs, made once, since that takes longer than a run.
    static let programs = SurfaceCatalogue.all.map { ($0.name, SurfaceObjective($0)) }

    func descent(rate: Double? = nil, steps: Int = 40) throws -> Descent<SurfaceObjective> {
      let program = try #require(Self.programs.first { $0.0 == surface.name }?.1)
      let scenario = scenario(rate: rate, steps: steps)
      return try Descent(program, start: scenario.startPosition(), settings: scenario.settings)
    }

    func run() throws -> Trajectory {
      var descent = try descent()
      return descent.run()
    }

    func scenario(rate: Double? = nil, steps: Int = 40) -> Scenario {
      Scenario(
        surface: surface, start: start, method: choice, learningRate: rate ?? method.standardRate,
        steps: steps)
    }

    var choice: MethodChoice {
      // Polyak's step must know a smallest value; below all that these surfaces take is one.
      method.name == "polyak-step" && !surface.criticalPoints.contains { $0.kind == .minimum }
        ? MethodChoice(method.name, settings: ["minimum": .number(-1000)]) : MethodChoice(method.name)
    }
  }

  static let cases: [Case] = MethodCatalogue.all.filter { !$0.needsLayers }.flatMap { method in
    SurfaceCatalogue.all.flatMap { surface in
      (surface.starts.prefix(2).map { Start.named($0.name) } + [.random(seed: 1), .random(seed: 2)])
        .prefix(3).map { Case(method: method, surface: surface, start: $0) }
    }
  }

  @Test(arguments: cases) func runsAreWholeAndEqual(one: Case) throws {
    let trajectory = try one.run()
    #expect(areEqual(trajectory, try one.run()))
    #expect(trajectory.isComplete)
    #expect(trajectory.steps.first?.position == (try one.scenario().startPosition()))
    #expect(trajectory.cost.count == trajectory.iterations + 1)
    let dimension = one.surface.formula.dimension
    for (index, step) in trajectory.steps.enumerated() {
      let isLast = index == trajectory.iterations
      #expect(step.iteration == index)
      #expect(step.position.count == dimension && step.gradient.count == dimension)
      #expect((step.update == nil) == isLast)
      guard !isLast, let update = step.update else { continue }
      #expect(step.position.allSatisfy(\.isFinite) && step.value.isFinite)
      // The next position is this one plus the update, to the last bit.
      let next = zip(step.position, update).map { $0 + $1 }
      let recorded = trajectory.steps[index + 1].position
      #expect(zip(next, recorded).allSatisfy { $0 == $1 || ($0.isNaN && $1.isNaN) })
      for quantity in step.quantities {
        #expect([1, dimension, dimension * dimension].contains(quantity.values.count))
        #expect(!quantity.symbol.isEmpty)
      }
    }
    switch trajectory.stop {
    case .budgetSpent(let steps): #expect(steps == 40 && trajectory.iterations == 40)
    case .notFinite(let iteration): #expect(iteration == trajectory.iterations)
    default: Issue.record("stopped by a rule that nobody asked for: \(trajectory.stop)")
    }
  }

  /// For a rate small enough the cost falls at first, where the ground slopes and the method is one of descent.
  @Test(arguments: cases.filter { $0.method.name != "newton" })
  func aSmallStepLeadsDown(one: Case) throws {
    var descent = try one.descent(rate: 1e-7, steps: 1)
    guard let start = descent.next(), let end = descent.next() else { return }
    guard start.gradient.allSatisfy(\.isFinite) else { return }
    let slope = start.gradient.map { abs($0) }.max() ?? 0
    // Its step is as long as the height above the minimum says, however far that is.
    if one.method.name == "polyak-step" || one.method.name == "exact-line-search" { return }
    if slope > 1e-3 {
      #expect(end.value < start.value)
    } else {
      #expect(end.value <= start.value + 1e-9)
    }
  }

  @Test(arguments: cases) func stateIsAValue(one: Case) throws {
    var descent = try one.descent()
    for _ in 0..<5 { _ = descent.next() }
    // A copy goes its own way and leaves the original as it was.
    var copy = descent
    var after: [Step] = []
    while let step = copy.next() { after.append(step) }
    var again: [Step] = []
    while let step = descent.next() { again.append(step) }
    #expect(after == again || "\(after)" == "\(again)")
  }

  /// Over an edge onto flat ground: only what remembers a velocity goes on.
  @Test(arguments: MethodCatalogue.all.filter { !$0.needsLayers && !$0.needsHessian }.map(\.name))
  func aVelocityIsSaidToBeOne(name: String) throws {
    let record = try MethodCatalogue.method(named: name)
    let edge = HandMade(dimension: 1) { position, gradient in
      gradient[0] = position[0] > 0 ? 1 : 0
      return max(position[0], 0)
    }
    let settings: [String: SettingValue] = name == "polyak-step" ? ["minimum": .number(-1)] : [:]
    let trajectory = try run(
      edge, from: [1e-6],
      RunSettings(
        method: MethodChoice(name, settings: settings), learningRate: record.standardRate ?? 0.01, steps: 2))
    try #require(trajectory.steps[1].position[0] < 0)
    let goesOn = (trajectory.steps[1].update?[0] ?? 0) != 0
    #expect(goesOn == (record.memory == .velocity))
  }

  @Test func namesAreUniqueAndWellFormed() {
    var names: Set<String> = []
    for record in MethodCatalogue.all {
      #expect(names.insert(record.name).inserted)
      #expect(record.name.allSatisfy { $0.isLowercase || $0 == "-" })
      #expect(!record.summary.english.isEmpty && record.summary.english.hasSuffix("."))
      #expect(!record.equations.isEmpty && !record.source.isEmpty)
      for setting in record.settings {
        if case .choice(let words) = setting.kind, setting.name == "convention" {
          // The first is the default; the others have equations of their own.
          #expect(Set(record.conventionEquations.keys) == Set(words.dropFirst()))
        }
        #expect(setting.summary.english.hasSuffix("."))
        if case .number(let range) = setting.kind, case .number(let standard)? = setting.standard {
          #expect(range.contains(standard))
        }
      }
    }
  }
}
