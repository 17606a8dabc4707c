import NumberText
import Wording

/// What differs between compared runs.
public enum ComparisonAxis: Sendable, Hashable {
  case learningRate([Double])
  case method([MethodChoice])
  case schedule([ScheduleChoice])
  case start([Start])
  /// A setting of the method, such as `momentum`.
  case setting(String, [SettingValue])
  case noise([Double])
  case seed([UInt64])

  /// How many runs it makes.
  public var count: Int {
    switch self {
    case .learningRate(let values), .noise(let values): values.count
    case .method(let values): values.count
    case .schedule(let values): values.count
    case .start(let values): values.count
    case .setting(_, let values): values.count
    case .seed(let values): values.count
    }
  }

  /// The name in lessons and tables: `learning-rate`, `method`, `momentum`…
  public var name: String {
    switch self {
    case .learningRate: "learning-rate"
    case .method: "method"
    case .schedule: "schedule"
    case .start: "start"
    case .setting(let name, _): name
    case .noise: "noise"
    case .seed: "seed"
    }
  }

  /// A scenario with the value at an index in place of its own.
  public func applied(_ index: Int, to scenario: Scenario) -> Scenario {
    var result = scenario
    switch self {
    case .learningRate(let values): result.learningRate = values[index]
    case .method(let values): result.method = values[index]
    case .schedule(let values): result.schedule = values[index]
    case .start(let values): result.start = values[index]
    case .setting(let name, let values): result.method.settings[name] = values[index]
    case .noise(let values): result.noise = values[index] == 0 ? nil : GradientNoise(deviation: values[index])
    case .seed(let values): result.seed = values[index]
    }
    return result
  }

  /// The label of a value in markup: `<i>η</i> = 0.1`, `Adam`, `momentum 0.9`.
  public func label(_ index: Int, of scenario: Scenario) -> String {
    switch self {
    case .learningRate(let values): return "<i>η</i> = " + displayMarkup(values[index])
    case .method(let values): return methodLabel(values, index)
    case .schedule(let values): return (try? values[index].record().title.english) ?? values[index].name
    case .start(let values): return startLabel(values[index])
    case .setting(let name, let values):
      let record = (try? scenario.method.record())?.settings.first { $0.name == name }
      let symbol = record?.symbol ?? ""
      if case .number(let number) = values[index] {
        return (symbol.isEmpty ? name + " " : symbol + " = ") + displayMarkup(number)
      }
      return name + " " + values[index].plain
    case .noise(let values): return "<i>σ</i> = " + displayMarkup(values[index])
    case .seed(let values): return "seed \(values[index])"
    }
  }

  /// The method's title, with its settings where two of the same name are compared.
  private func methodLabel(_ methods: [MethodChoice], _ index: Int) -> String {
    let method = methods[index]
    let title = (try? method.record().title.english) ?? method.name
    var twins = 0
    for other in methods where other.name == method.name { twins += 1 }
    guard twins > 1 else { return title }
    let settings = method.settings.keys.sorted().map { $0 + " " + (method.settings[$0]?.plain ?? "") }
    return settings.isEmpty ? title : title + " (" + settings.joined(separator: ", ") + ")"
  }

  private func startLabel(_ start: Start) -> String {
    switch start {
    case .at(let position):
      let texts = position.map { displayMarkup($0) }
      return texts.count == 1 ? "from " + texts[0] : "from (" + texts.joined(separator: ", ") + ")"
    case .named(let name): return "from " + words(name)
    case .random(let seed): return "random start \(seed)"
    }
  }

  /// `left-summit` as `left summit`.
  private func words(_ name: String) -> String {
    name.split(separator: "-").joined(separator: " ")
  }
}

/// One of the compared runs, before it is made.
public struct ComparedScenario: Sendable, Hashable {
  /// What differs, in markup.
  public var label: String
  /// Its place along the first axis.
  public var row: Int
  /// Its place along the second axis; 0 where there is none.
  public var column: Int
  /// All of it.
  public var scenario: Scenario
}

/// One of the compared runs.
public struct ComparedRun: Sendable, Hashable {
  /// What was run.
  public var setup: ComparedScenario
  /// What came of it.
  public var trajectory: Trajectory
  /// What is to be said of it.
  public var findings: [Finding]
}

/// Runs that differ in one thing, or in a grid of two, and are equal in all else.
public struct Comparison: Sendable, Hashable {
  /// What the runs have in common.
  public var base: Scenario
  /// What differs from row to row (or from run to run).
  public var first: ComparisonAxis
  /// What differs from column to column, in a grid.
  public var second: ComparisonAxis?

  /// A comparison along one axis, or a grid of two.
  public init(_ base: Scenario, over first: ComparisonAxis, and second: ComparisonAxis? = nil) {
    self.base = base
    self.first = first
    self.second = second
  }

  /// The scenarios, row by row.
  public var scenarios: [ComparedScenario] {
    var result: [ComparedScenario] = []
    for row in 0..<first.count {
      let changed = first.applied(row, to: base)
      guard let second else {
        result.append(
          ComparedScenario(label: first.label(row, of: changed), row: row, column: 0, scenario: changed))
        continue
      }
      for column in 0..<second.count {
        let scenario = second.applied(column, to: changed)
        result.append(
          ComparedScenario(
            label: first.label(row, of: changed) + ", " + second.label(column, of: scenario), row: row,
            column: column, scenario: scenario))
      }
    }
    return result
  }

  /// Makes one of the runs; several workers may make one each, for none knows of the others.
  public static func run(_ setup: ComparedScenario) throws(ScenarioError) -> ComparedRun {
    let trajectory = try setup.scenario.run()
    return ComparedRun(
      setup: setup, trajectory: trajectory, findings: findings(of: trajectory, of: setup.scenario))
  }

  /// Makes all runs, one after the other.
  public func run() throws(ScenarioError) -> [ComparedRun] {
    var runs: [ComparedRun] = []
    for setup in scenarios { runs.append(try Self.run(setup)) }
    return runs
  }
}
