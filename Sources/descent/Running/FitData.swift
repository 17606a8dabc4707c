import LessonFormat
import NumberText
import Optimization
import Vision

/// The numbers of a fit as JSON, beside its steps.
enum FitData {
  static func add(_ record: FitRecord, to members: inout [JSONText.Member]) {
    func add(_ name: String, _ value: JSONText) { members.append(JSONText.Member(name: name, value: value)) }
    let scenario = record.scenario
    add("examples", .number("\(scenario.table.count)"))
    add("columns", .list([.text(scenario.table.xName), .text(scenario.table.yName)]))
    add("standardised", .flag(scenario.isStandardized))
    switch scenario.model {
    case .line(let line):
      add("mean", RunSummary.number(line.mean))
      add("deviation", RunSummary.number(line.deviation))
      let best = line.leastSquares
      add("least-squares", SceneData.vector([best.intercept, best.slope]))
      add("least-cost", RunSummary.number(line.leastCost))
    case .boundary:
      add("classes", .list(scenario.table.classNames.map { .text($0) }))
      let columns = [scenario.table.x, scenario.table.y].map(Standardization.init(of:))
      add("means", SceneData.vector(columns.map(\.mean)))
      add("deviations", SceneData.vector(columns.map(\.deviation)))
      if let minimum = scenario.minimum {
        add("minimum", SceneData.vector(minimum.position))
        add("least-cost", RunSummary.number(minimum.value))
      }
    }
    if let minimum = scenario.minimum { add("curvatures", SceneData.vector(minimum.eigenvalues)) }
    if let condition = scenario.conditionNumber { add("condition-number", RunSummary.number(condition)) }
    if let limit = scenario.rateLimit { add("rate-limit", RunSummary.number(limit)) }
    add("costs", SceneData.vector(record.costs))
    if case .line = scenario.model, record.trajectory.isComplete {
      add("intercepts", SceneData.vector(record.trajectory.steps.map { $0.position[0] }))
      add("slopes", SceneData.vector(record.trajectory.steps.map { $0.position[1] }))
    }
    if !record.correct.isEmpty { add("correct", .list(record.correct.map { .number("\($0)") })) }
  }
}
