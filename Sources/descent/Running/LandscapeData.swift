import NumberText

import LessonFormat
import Vision

/// A loss landscape as JSON: the plane, the grid and the path, so that others can measure the same.
enum LandscapeData {
  /// Models with more weights than this come without the vectors of their plane.
  private static let vectorLimit = 100_000

  static func json(_ landscape: LossLandscape, _ record: TrainingRecord) -> JSONText {
    let columns = landscape.u.count
    let rows = landscape.v.indices.map { row in
      SceneData.vector(Array(landscape.costs[row * columns..<(row + 1) * columns]))
    }
    var directions: JSONText
    var explained: JSONText?
    switch landscape.plane.kind {
    case .random(let seed): directions = .text("random, seed \(seed)")
    case .principalComponents(let shares):
      directions = .text("principal")
      explained = SceneData.vector(shares)
    case .weights(let first, let second):
      directions = .list([first, second].map { .text(record.model.weightName($0)) })
    }
    let hasVectors = record.model.parameterCount <= vectorLimit
    return .members([
      "directions": directions, "explained": explained, "u": SceneData.vector(landscape.u),
      "v": SceneData.vector(landscape.v), "costs": .list(rows),
      "path": .list(
        landscape.path.map { point in
          .members([
            "iteration": .number("\(point.iteration)"), "u": RunSummary.number(point.u),
            "v": RunSummary.number(point.v), "cost": RunSummary.number(point.cost),
            "shadow-cost": RunSummary.number(point.shadowCost),
            "distance": RunSummary.number(point.distance),
          ])
        }),
      "origin": hasVectors ? SceneData.vector(landscape.plane.origin) : nil,
      "first": hasVectors ? SceneData.vector(landscape.plane.first) : nil,
      "second": hasVectors ? SceneData.vector(landscape.plane.second) : nil,
    ])
  }
}
