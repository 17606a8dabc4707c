import LessonFormat
import NumberText
import Optimization
import Vision

/// The numbers of a restoration as JSON: what it costs at every iteration, and the images at the steps that the
/// scene shows.
enum RestorationData {
  static func add(_ record: RestorationRecord, scene: LessonScene, to members: inout [JSONText.Member]) {
    func add(_ name: String, _ value: JSONText) { members.append(JSONText.Member(name: name, value: value)) }
    let shape = record.scenario.truth.shape
    add("shape", .list([shape.height, shape.width, shape.channels].map { .number("\($0)") }))
    add("largest-curvature", RunSummary.number(record.largestCurvature))
    add("rate-limit", RunSummary.number(record.rateLimit))
    add("costs", SceneData.vector(record.costs))
    add("relative-errors", SceneData.vector(record.relativeErrors))
    add("residual-norms", SceneData.vector(record.residualNorms))
    add("best-iteration", .number("\(record.bestIteration)"))
    add("noise-norm", RunSummary.number(record.scenario.noiseNorm))
    if let iteration = record.discrepancyIteration { add("discrepancy-iteration", .number("\(iteration)")) }
    add("truth", pixels(record.scenario.truth))
    add("observed", pixels(record.observed))
    let images = SceneData.shownIterations(
      of: record.trajectory, in: scene, numbersEach: record.scenario.truth.shape.count
    ).compactMap { iteration -> JSONText? in
      guard let image = record.image(at: iteration) else { return nil }
      return .members(["iteration": .number("\(iteration)"), "pixels": pixels(image)])
    }
    add("images", .list(images))
  }

  /// Rows of pixels; of a colour image the rows of red, then of green, then of blue.
  private static func pixels(_ image: Image) -> JSONText {
    let width = image.shape.width
    return .list(
      (0..<image.shape.channels * image.shape.height).map { row in
        SceneData.vector(Array(image.values[row * width..<(row + 1) * width]))
      })
  }
}
