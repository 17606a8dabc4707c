import NumberText
import Drawing
import LessonFormat
import Optimization
import Vision

/// The numbers of a training as JSON.
enum TrainingData {
  /// Costs and right answers wherever all examples were measured, and the weights at the steps that the scene
  /// shows.
  static func add(_ record: TrainingRecord, scene: LessonScene, to members: inout [JSONText.Member]) {
    func add(_ name: String, _ value: JSONText) { members.append(JSONText.Member(name: name, value: value)) }
    let measured = record.regularMeasurements
    add("examples", .number("\(record.scenario.training.count)"))
    if let test = record.scenario.test { add("test-examples", .number("\(test.count)")) }
    add("parameters", .number("\(record.model.parameterCount)"))
    add("iterations", .list(measured.map { .number("\($0.iteration)") }))
    add("epochs", SceneData.vector(measured.map(\.epochs)))
    add("examples-seen", .list(measured.map { .number("\($0.examplesSeen)") }))
    add("costs", SceneData.vector(measured.map(\.training.cost)))
    add("correct", .list(measured.map { .number("\($0.training.correct)") }))
    let tests = measured.compactMap(\.test)
    if tests.count == measured.count {
      add("test-costs", SceneData.vector(tests.map(\.cost)))
      add("test-correct", .list(tests.map { .number("\($0.correct)") }))
    }
    let seconds = measured.compactMap(\.seconds)
    if seconds.count == measured.count { add("seconds", SceneData.vector(seconds)) }
    let costs = record.trajectory.cost
    if costs.bucketLength == 1 {
      add("batch-costs", SceneData.vector(costs.buckets.map(\.first)))
      add("gradient-norms", SceneData.vector(record.trajectory.gradientNorm.buckets.map(\.first)))
      add("rates", SceneData.vector(record.trajectory.rate.buckets.map(\.first)))
    }
    add(
      "weights",
      .list(
        SceneData.shownIterations(
          of: record.trajectory, in: scene, numbersEach: record.model.parameterCount
        ).map { weights(at: $0, of: record) }))
  }

  /// Every matrix as rows; a convolution's rows are its filters, each channel by channel, row by row.
  private static func weights(at iteration: Int, of record: TrainingRecord) -> JSONText {
    let weights = record.weights(at: iteration)
    var members = [JSONText.Member(name: "iteration", value: .number("\(iteration)"))]
    for block in record.model.parameters {
      let numbers = Array(weights[block.range])
      let width = block.columns * block.positions
      let value: JSONText =
        block.kind == .biases
        ? SceneData.vector(numbers)
        : .list(
          (0..<block.rows).map { row in SceneData.vector(Array(numbers[row * width..<(row + 1) * width])) })
      members.append(JSONText.Member(name: block.name, value: value))
    }
    return .object(members)
  }
}

/// Labels of runs without their markup.
enum RunLabels {
  static func plain(_ markup: String) -> String { RichText(markup: markup).plain }
}
