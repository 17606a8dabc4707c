import Foundation
import TestSupport
import Testing

@Suite("descent run and check")
struct RunTests {
  private static let small = """
    title: Small
    scenes:
      - formula: x^2 + y^2
        domain: {x: [-2, 2], y: [-2, 2]}
        start: [1, 1]
        learning-rate: 0.1
        steps: 3
    """

  private func write(_ text: String, _ name: String, in folder: URL) throws {
    try Data(text.utf8).write(to: folder.appendingPathComponent(name))
  }

  @Test func `a lesson becomes a folder with everything`() throws {
    try withFolder { folder in
      try write(Self.small, "07-small.yaml", in: folder)
      let outcome = try Program.run("run", "07-small.yaml", "--data", "csv,json", in: folder)
      #expect(outcome.status == 0, "\(outcome.errors)")
      #expect(outcome.output == "Output/small\n")
      #expect(
        names(in: folder.appendingPathComponent("Output/small"))
          == ["alt.txt", "data.json"] + (1...4).flatMap { ["frame-000\($0).png", "frame-000\($0).svg"] }
          + ["manifest.json", "small.html", "small.pdf", "trajectory.csv"])
      let table = try String(
        contentsOf: folder.appendingPathComponent("Output/small/trajectory.csv"), encoding: .utf8)
      #expect(table.split(separator: "\n").count == 5)
      #expect(table.contains("\n0,1,1,2,2,2,0.1,-0.2,-0.2\n"))
    }
  }

  @Test func `data that are asked for have every step and every quantity`() throws {
    try withFolder { folder in
      try write(
        Self.small.replacing("steps: 3", with: "steps: 5000\n    method: nesterov"), "long.yaml", in: folder)
      let outcome = try Program.run(
        "run", "long.yaml", "--data", "csv,json", "--format", "svg", "-q", in: folder)
      #expect(outcome.status == 0, "\(outcome.errors)")
      let output = folder.appendingPathComponent("Output/long")
      let rows = try String(contentsOf: output.appendingPathComponent("trajectory.csv"), encoding: .utf8)
        .split(separator: "\n")
      #expect(rows.count == 5_002)
      let trace = try Program.run(
        "trace", "--formula", "x^2 + y^2", "--start", "1,1", "--learning-rate", "0.1", "--method", "nesterov",
        "--steps", "5000", "--csv")
      #expect(rows.joined(separator: "\n") + "\n" == trace.output)
      #expect(rows[0].contains("velocity-x"), "\(rows[0])")
      let object = try #require(
        try JSONSerialization.jsonObject(with: Data(contentsOf: output.appendingPathComponent("data.json")))
          as? [String: Any])
      let steps = try #require(object["steps"] as? [[String: Any]])
      #expect(steps.compactMap { $0["iteration"] as? Int } == Array(0...5_000))
      // Where nothing is asked for, the kept steps are enough.
      #expect(try Program.run("run", "long.yaml", "--format", "svg", "-q", in: folder).status == 0)
      let kept = try String(contentsOf: output.appendingPathComponent("trajectory.csv"), encoding: .utf8)
      #expect((1_000...4_097).contains(kept.split(separator: "\n").count))
      #expect(!names(in: output).contains("data.json"))
    }
  }

  @Test func `the trial points of a line search are data`() throws {
    try withFolder { folder in
      try write(
        Self.small.replacing("learning-rate: 0.1", with: "method: backtracking"), "search.yaml", in: folder)
      let outcome = try Program.run(
        "run", "search.yaml", "--data", "json", "--format", "svg", "-q", in: folder)
      #expect(outcome.status == 0, "\(outcome.errors)")
      let text = try String(
        contentsOf: folder.appendingPathComponent("Output/search/data.json"), encoding: .utf8)
      #expect(text.contains("\"trials\":[{\"step-length\":"))
      #expect(text.contains("\"accepted\":true"))
    }
  }

  @Test func `the same lesson gives the same bytes, whatever the number of workers`() throws {
    try withFolder { folder in
      try write(Self.small, "small.yaml", in: folder)
      let line =
        "$descent run small.yaml -o a --jobs 1 -q >/dev/null && $descent run small.yaml -o b --jobs 3 -q > /dev/null "
        + "&& diff -r a b && echo same"
      #expect(try Program.shell(line, in: folder).output == "same\n")
    }
  }

  @Test func `a wrong lesson is reported whole and nothing is written`() throws {
    try withFolder { folder in
      try write(
        Self.small.replacing("steps: 3", with: "step: 3").replacing("[1, 1]", with: "[1, 9]"), "wrong.yaml",
        in: folder)
      for command in ["run", "check"] {
        let outcome = try Program.run(command, "wrong.yaml", in: folder)
        #expect(outcome.status == 65)
        #expect(outcome.output.isEmpty)
        #expect(outcome.errors.contains("wrong.yaml:5:16: error: the start lies outside the domain"))
        #expect(outcome.errors.contains("wrong.yaml:7:5: error: unknown key 'step'"))
      }
      #expect(names(in: folder) == ["wrong.yaml"])
      let json = try Program.run("check", "--json", "wrong.yaml", in: folder)
      #expect(json.output.contains("\"line\": 7"))
    }
  }

  @Test func `a folder that cannot be written is named`() throws {
    // Root may write everywhere; a file in the folder's place is refused for everybody.
    try withFolder { folder in
      try write(Self.small, "small.yaml", in: folder)
      try write("", "Output", in: folder)
      let outcome = try Program.run("run", "small.yaml", "-q", in: folder)
      #expect(outcome.status == 74)
      #expect(outcome.errors.contains("Output"))
      #expect(names(in: folder) == ["Output", "small.yaml"])
    }
  }

  @Test(.enabled(if: getuid() != 0))
  func `a read-only folder stays as it is`() throws {
    try withFolder { folder in
      try write(Self.small, "small.yaml", in: folder)
      try FileManager.default.setAttributes([.posixPermissions: 0o555], ofItemAtPath: folder.path)
      let outcome = try Program.run("run", "small.yaml", "-q", in: folder)
      #expect(outcome.status == 74)
      #expect(outcome.errors.contains("permission denied"))
    }
  }

  @Test(.enabled(if: Sanitizer.current != .thread))
  func `a full disk leaves the earlier result`() throws {
    try withFolder { folder in
      try write(Self.small, "small.yaml", in: folder)
      #expect(try Program.run("run", "small.yaml", "-q", "--format", "svg", in: folder).status == 0)
      let before = names(in: folder.appendingPathComponent("Output/small"))
      let outcome = try Program.shell(
        "ulimit -f 8; $descent run small.yaml -q --format svg", in: folder)
      #expect(outcome.status == 74, "\(outcome.errors)")
      #expect(names(in: folder.appendingPathComponent("Output")) == ["small"])
      #expect(names(in: folder.appendingPathComponent("Output/small")) == before)
    }
  }

  @Test func `an interrupt leaves nothing half-written`() throws {
    try withFolder { folder in
      try write(
        Self.small.replacing("steps: 3", with: "steps: 400\n    frames: all"), "long.yaml", in: folder)
      let outcome = try Program.shell(
        "$descent run long.yaml -q --size 4000x3000 --jobs 1 & p=$!; until ls Output/.long* >/dev/null 2>&1; do sleep 0.05; done; kill -INT $p; wait $p; echo $?",
        in: folder)
      #expect(outcome.output == "130\n")
      #expect(names(in: folder.appendingPathComponent("Output")).isEmpty)
    }
  }

  @Test func `data beside the lesson, and numbers that others can check`() throws {
    try withFolder { folder in
      var rows = "label,a,b,c,d\n"
      for n in 0..<12 { rows += "\(n % 2),\(n),\(15 - n),\(n % 3),8\n" }
      try write(rows, "points.csv", in: folder)
      try write(
        """
        title: Own data
        scenes:
          - data: points.csv
            image-size: 2x2
            divide-by: 16
            initial: zeros
            batch: all
            order: file
            learning-rate: 0.5
            steps: 3
            frames: [0, end]
        """, "own.yaml", in: folder)
      let outcome = try Program.run("run", "own.yaml", "--data", "json", "--format", "svg", "-q", in: folder)
      #expect(outcome.status == 0, "\(outcome.errors)")
      let bytes = try Data(contentsOf: folder.appendingPathComponent("Output/own/data.json"))
      let object = try #require(try JSONSerialization.jsonObject(with: bytes) as? [String: Any])
      let costs = try #require(object["costs"] as? [Double])
      #expect(costs.count == 4)
      #expect(abs(costs[0] - 0.6931471805599453) < 1e-15)
      #expect((object["correct"] as? [Int])?.first == 6)
      let weights = try #require(object["weights"] as? [[String: Any]])
      #expect(weights.compactMap { $0["iteration"] as? Int } == [0, 3])
      #expect((weights[1]["W1"] as? [[Double]])?.map(\.count) == [4, 4])
    }
  }
}

@Suite("The lessons that come with the program")
struct ShippedLessonTests {
  static let files = names(in: Truth.packageFolder.appendingPathComponent("Lessons")).filter {
    $0.hasSuffix(".yaml")
  }

  // That it names its schema is asked in CourseTests.
  @Test(arguments: files)
  func `is right and becomes figures`(_ file: String) throws {
    try withFolder { folder in
      let outcome = try Program.shell(
        "$descent run '\(Truth.packageFolder.path)/Lessons/\(file)' --format svg -q", in: folder)
      #expect(outcome.status == 0, "\(outcome.errors)")
      let output = folder.appendingPathComponent(outcome.output.trimmingCharacters(in: .newlines))
      #expect(names(in: output).contains("manifest.json"))
    }
  }

  @Test func `the schema in the folder is current`() throws {
    let shipped = try String(
      contentsOf: Truth.packageFolder.appendingPathComponent("Lessons/lesson.schema.json"), encoding: .utf8)
    let outcome = try Program.run("schema")
    #expect(outcome.output == shipped, "run 'descent schema -o Lessons/lesson.schema.json'")
  }
}
