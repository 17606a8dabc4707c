import Calculus
import Optimization

/// What is fitted to points.
public enum FitModel: Sendable, Hashable {
  /// y = a + b x.
  case line(LinearRegression)
  /// The straight boundary between two classes.
  case boundary(LogisticRegression)
}

/// A line, or a boundary between two classes, that descent fits to the points of a table.
public struct FitScenario: Sendable, Hashable {
  /// The points as they were given.
  public let table: PointTable
  /// The points as the model sees them: standardised where that is asked for.
  public let points: PointTable
  /// Whether the columns are standardised: x of a line, both of a boundary.
  public let isStandardized: Bool
  /// The cost.
  public let model: FitModel
  /// Where the descent begins: (a, b) or (w₁, w₂, b).
  public var start: [Double]
  /// Which points a step sees.
  public var batches: Batches
  /// How the descent goes.
  public var settings: RunSettings
  /// The box of the map over intercept and slope where it is given.
  public var domain: Domain?

  /// A line through points, from a = b = 0 over all points at every step unless said otherwise. Throws
  /// `RegressionError` for points that no line can be fitted to.
  public init(
    lineThrough table: PointTable, standardized: Bool, start: [Double] = [0, 0], batches: Batches = .all,
    domain: Domain? = nil, settings: RunSettings
  ) throws(RegressionError) {
    model = .line(try LinearRegression(x: table.x, y: table.y, standardized: standardized))
    self.table = table
    points = standardized ? table.standardized(both: false) : table
    isStandardized = standardized
    self.start = start
    self.batches = batches
    self.settings = settings
    self.domain = domain
  }

  /// A boundary between the two classes of a table, from weights of zero unless said otherwise. Throws
  /// `RegressionError` for points that none can be found for.
  public init(
    boundaryIn table: PointTable, standardized: Bool, penalty: Double = 0, start: [Double] = [0, 0, 0],
    batches: Batches = .all, settings: RunSettings
  ) throws(RegressionError) {
    if standardized {
      for column in [table.x, table.y] where column.count >= 2 {
        let deviation = Standardization(of: column).deviation
        guard deviation > 0, deviation < .infinity else { throw .noSpread }
      }
    }
    points = standardized ? table.standardized(both: true) : table
    model = .boundary(
      try LogisticRegression(
        points: zip(points.x, points.y).map { SIMD2($0, $1) }, labels: points.labels, penalty: penalty))
    self.table = table
    isStandardized = standardized
    self.start = start
    self.batches = batches
    self.settings = settings
  }

  /// The number of coordinates: 2 or 3.
  public var dimension: Int {
    if case .line = model { return 2 }
    return 3
  }

  /// Whether every step sees every point.
  public var seesAll: Bool { batches.length(of: table.count) >= table.count }

  /// Runs the descent. Throws `ChoiceError` for an unknown method or setting.
  public func run(recording: Recording? = nil) throws(ChoiceError) -> FitRecord {
    switch model {
    case .line(let cost): return try run(cost, recording)
    case .boundary(let cost): return try run(cost, recording)
    }
  }

  private func run<Cost: ExampleCost>(_ cost: Cost, _ recording: Recording?) throws(ChoiceError) -> FitRecord
  {
    var descent = try Descent(BatchedCost(cost, batches: batches), start: start, settings: settings)
    var whole = cost
    var correct: [Int] = []
    var costs: [Double] = []
    let seesAll = seesAll
    let trajectory = descent.run(recording: recording) { _, position, value in
      let cost = seesAll ? value : whole.value(at: position)
      costs.append(cost)
      if case .boundary(let regression) = model { correct.append(regression.correct(at: position)) }
      return cost
    }
    return FitRecord(scenario: self, trajectory: trajectory, costs: costs, correct: correct)
  }
}

/// A finished fit.
public struct FitRecord: Sendable, Hashable {
  /// What was run.
  public var scenario: FitScenario
  /// The kept steps, and the cost over all points at every iteration. The gradient of a step is that of its batch.
  public var trajectory: Trajectory
  /// The cost over all points at every iteration.
  public var costs: [Double]
  /// How many points lie on their side of the boundary, at every iteration; empty for a line.
  public var correct: [Int]

  /// A record from its parts; `FitScenario.run` makes one.
  public init(scenario: FitScenario, trajectory: Trajectory, costs: [Double], correct: [Int]) {
    self.scenario = scenario
    self.trajectory = trajectory
    self.costs = costs
    self.correct = correct
  }

  /// The share of points on their side of the boundary at an iteration; `nil` for a line.
  public func accuracy(at iteration: Int) -> Double? {
    guard !correct.isEmpty else { return nil }
    return Double(correct[min(max(0, iteration), correct.count - 1)]) / Double(scenario.table.count)
  }

  /// How many points were looked at before the step of an iteration.
  public func examplesSeen(at iteration: Int) -> Int {
    scenario.batches.examplesSeen(before: iteration, of: scenario.table.count)
  }

  /// How often all points were looked at before the step of an iteration.
  public func epochs(at iteration: Int) -> Double {
    Double(examplesSeen(at: iteration)) / Double(scenario.table.count)
  }
}
