import Foundation
import TestSupport
import Testing

/// Fits and restorations of lessons against the reference numbers, through the program.
struct ObjectiveTests {
  private struct Line: Decodable {
    var x: String
    var lr: Double
    var intercepts: [Double]
    var slopes: [Double]
    var costs: [Double]
    var lr_limit_2_over_L: Double
    var tol: Double
  }

  private struct Blurred: Decodable {
    var boundary: String
    var eta: Double
    var x0: String
    var noise: Bool
    var iterations: Int
    var costs: [Double]
    var relative_error: [Double]
    var best_iteration: Int
    var tol: Double
  }

  private static func object(_ text: String) throws -> [String: Any] {
    try #require(try JSONSerialization.jsonObject(with: Data(text.utf8)) as? [String: Any])
  }

  /// The data of a lesson's only scene.
  private static func data(_ scene: String, _ command: (URL) throws -> Program.Outcome, file: String)
    throws -> [String: Any]
  {
    var result: [String: Any] = [:]
    try withFolder { folder in
      let lesson = "title: T\nscenes:\n  - panels: [cost]\n    frames: end\n" + scene
      try lesson.write(to: folder.appendingPathComponent("t.yaml"), atomically: true, encoding: .utf8)
      let outcome = try command(folder)
      #expect(outcome.status == 0, "\(outcome.errors)")
      let text =
        file.isEmpty
        ? outcome.output : try String(contentsOf: folder.appendingPathComponent(file), encoding: .utf8)
      result = try object(text)
    }
    return result
  }

  private static func expect(_ found: Any?, _ wanted: [Double], _ tolerance: Double, _ what: String) throws {
    let numbers = try #require(found as? [Double], "\(what)")
    #expect(numbers.count == wanted.count, "\(what)")
    for (index, (a, b)) in zip(numbers, wanted).enumerated() where !agree(a, b, tolerance: tolerance) {
      Issue.record("\(what) at \(index): \(a) should be \(b)")
      return
    }
  }

  @Test func `a fitted line follows the reference`() throws {
    for row in try Truth.rows("linear_regression.jsonl", as: Line.self) {
      let scene = """
            fit: {data: iris, x: petal-length, y: petal-width, standardise: \(row.x == "standardised")}
            learning-rate: \(row.lr)
            steps: \(row.costs.count - 1)
        """
      let found = try Self.data(
        scene, { try Program.run("trace", "t.yaml", "--json", in: $0) }, file: "")
      try Self.expect(found["costs"], row.costs, row.tol, "costs")
      try Self.expect(found["intercepts"], row.intercepts, row.tol, "intercepts")
      try Self.expect(found["slopes"], row.slopes, row.tol, "slopes")
      let limit = try #require(found["rate-limit"] as? Double)
      #expect(agree(limit, row.lr_limit_2_over_L, tolerance: 1e-12))
    }
  }

  @Test func `deblurring follows the reference`() throws {
    for row in try Truth.rows("deblur.jsonl", as: Blurred.self) {
      let noise = row.noise ? ", noise: {name: sine, amplitude: 0.01}" : ""
      let scene = """
            restore: {image: test-card, blur: {name: gaussian, deviation: 2}, boundary: \(row.boundary)\(noise)}
            start: \(row.x0 == "y" ? "observed" : "zeros")
            learning-rate: \(row.eta)
            steps: \(row.iterations)
        """
      let found = try Self.data(
        scene, { try Program.run("run", "t.yaml", "--data", "json", "--format", "svg", in: $0) },
        file: "Output/t/data.json")
      try Self.expect(found["costs"], row.costs, row.tol, "costs")
      try Self.expect(found["relative-errors"], row.relative_error, row.tol, "errors")
      #expect(found["best-iteration"] as? Int == row.best_iteration)
      let images = try #require(found["images"] as? [[String: Any]])
      let last = try #require(images.last)
      #expect(last["iteration"] as? Int == row.iterations)
      #expect((last["pixels"] as? [[Double]])?.count == 64)
    }
  }

  @Test func `a teacher's own table with a missing number`() throws {
    try withFolder { folder in
      let table = "Length;Mass\n1;2\n2;NA\n3;6.5\n4;8\n"
      try table.write(to: folder.appendingPathComponent("my.csv"), atomically: true, encoding: .utf8)
      let lesson =
        "title: T\nscenes:\n  - fit: {data: my.csv, x: length, y: Mass}\n    steps: 3\n    learning-rate: 0.01\n"
      try lesson.write(to: folder.appendingPathComponent("t.yaml"), atomically: true, encoding: .utf8)
      let outcome = try Program.run("trace", "t.yaml", "--json", in: folder)
      #expect(outcome.status == 0, "\(outcome.errors)")
      let found = try Self.object(outcome.output)
      #expect(found["examples"] as? Int == 3)
      let best = try #require(found["least-squares"] as? [Double])
      // The line through (1, 2), (3, 6.5), (4, 8).
      #expect(agree(best[1], 57.0 / 28, tolerance: 1e-12), "\(best)")
    }
  }
}
