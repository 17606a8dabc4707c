import Calculus
import Foundation
import Optimization
import Synchronization
import TestSupport
import Testing
import Vision

@Suite struct Landscapes {
  private func record() throws -> TrainingRecord {
    try TrainingScenario(
      training: DataSet.spots(count: 30),
      layers: [.dense(outputs: 5), .activation(.tanh), .dense(outputs: 3)],
      initial: .sine(), batches: Batches(.examples(10), order: .shuffled(seed: 1)), learningRate: 0.5,
      budget: .epochs(8)
    ).run()
  }

  @Test func randomDirectionsAreAsLongAsTheFilters() throws {
    let record = try record()
    let plane = LandscapePlane.random(model: record.model, around: record.finalWeights, seed: 3)
    for block in record.model.parameters {
      let rows = block.kind == .weights ? block.rows : 0
      for row in 0..<rows {
        let range =
          block.range.lowerBound + row * block.columns..<block.range.lowerBound + (row + 1) * block.columns
        let own = norm(Array(plane.first[range]))
        #expect(abs(own - norm(Array(record.finalWeights[range]))) < 1e-12)
      }
      if block.kind == .biases { #expect(plane.first[block.range].allSatisfy { $0 == 0 }) }
    }
    #expect(plane.first != plane.second)
    #expect(plane == LandscapePlane.random(model: record.model, around: record.finalWeights, seed: 3))
  }

  @Test func principalComponentsOfAFlatPath() throws {
    // A path in a plane of seven dimensions, three times as long one way.
    let a: [Double] = [1, 0, 2, 0, 0, 0, 2].map { $0 / 3 }
    let b: [Double] = [0, 1, 0, 0, 0, 0, 0]
    let path = (0..<40).map { index -> [Double] in
      let t = Double(index) * 0.157
      return axpy(3 * cos(t), a, axpy(cos(2 * t), b, [5, 5, 5, 5, 5, 5, 5]))
    }
    let plane = try #require(LandscapePlane.principalComponents(of: path))
    #expect(abs(abs(dot(plane.first, a)) - 1) < 1e-3)
    #expect(abs(dot(plane.first, plane.second)) < 1e-9)
    guard case .principalComponents(let explained) = plane.kind else { return }
    #expect(abs(explained[0] + explained[1] - 1) < 1e-9 && explained[0] > 0.85)
    for point in path {
      #expect(plane.distance(of: point) < 1e-9)
      let shadow = plane.shadow(of: point)
      #expect(distance(plane.weights(u: shadow.u, v: shadow.v), point) < 1e-9)
    }
  }

  @Test func costsOfTheGridAndThePath() throws {
    let record = try record()
    var network = try record.scenario.makeNetwork()
    let path = record.trajectory.steps
    let plane = try #require(LandscapePlane.principalComponents(of: path.map(\.position)))
    let landscape = LossLandscape(network: network, plane: plane, columns: 7, rows: 5, path: path)
    #expect(landscape.costs.count == 35)
    let somewhere = plane.weights(u: landscape.u[3], v: landscape.v[2])
    #expect(landscape.costs[2 * 7 + 3] == network.score(of: somewhere).cost)
    for (point, step) in zip(landscape.path, path) {
      #expect(point.cost == network.score(of: step.position).cost)
      #expect(point.distance >= 0)
      #expect(landscape.u[0] <= point.u && point.u <= landscape.u[6])
      #expect(landscape.v[0] <= point.v && point.v <= landscape.v[4])
    }
    #expect(landscape.path.last?.distance ?? 1 < 1e-12)
    let backwards: ConcurrentRunner = { count, body in for piece in (0..<count).reversed() { body(piece) } }
    let again = LossLandscape(
      network: network, plane: plane, columns: 7, rows: 5, path: path, runner: backwards)
    #expect(again == landscape)
  }

  @Test func stepsOfThePathAreSharedOut() throws {
    let record = try record()
    let path = record.trajectory.steps
    let plane = try #require(LandscapePlane.principalComponents(of: path.map(\.position)))
    let pieces = Mutex<[Int]>([])
    let runner: ConcurrentRunner = { count, body in
      pieces.withLock { $0.append(count) }
      for piece in 0..<count { body(piece) }
    }
    _ = LossLandscape(
      network: try record.scenario.makeNetwork(), plane: plane, columns: 2, rows: 3, path: path,
      runner: runner)
    // The path, then the rows.
    #expect(pieces.withLock { $0 } == [(path.count + 7) / 8, 3])
    #expect(path.count > 8)
  }

  @Test func twoWeights() throws {
    let plane = try #require(LandscapePlane.weights(1, 4, around: [1, 2, 3, 4, 5]))
    #expect(plane.weights(u: 0.5, v: -1) == [1, 2.5, 3, 4, 4])
    #expect(LandscapePlane.weights(1, 1, around: [1, 2]) == nil)
    #expect(LandscapePlane.weights(0, 2, around: [1, 2]) == nil)
  }

  @Test func arrowsOfExamplesAverageToTheBatch() throws {
    let record = try record()
    let weights = record.weights(at: 7)
    var evaluation = Evaluation(model: record.model, data: record.scenario.training)
    let plane = LandscapePlane.random(model: record.model, around: record.finalWeights, seed: 3)
    let arrows = evaluation.arrows(of: weights, examples: record.batch(at: 7), in: plane)
    let batch = plane.coordinates(ofDirection: record.step(at: 7)?.gradient ?? [])
    #expect(arrows.each.count == 10)
    #expect(abs(arrows.mean.u - batch.u) < 1e-12 && abs(arrows.mean.v - batch.v) < 1e-12)
  }
}
