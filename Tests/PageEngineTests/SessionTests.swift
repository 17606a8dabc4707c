import NumberText
import Optimization
import PageEngine
import Testing

/// The engine behind the page: its numbers are those of Optimization, and it draws again only what changed.
struct SessionTests {
  @Test(arguments: ["gradient-descent", "momentum", "adam", "newton", "strong-wolfe"])
  func rowsAreTheRun(method: String) throws {
    let session = try session(["surface": "two-peaks", "method": method, "steps": "25"])
    let surface = try SurfaceCatalogue.surface(named: "two-peaks")
    let run = try Scenario(
      surface: surface, start: .named(surface.starts[0].name), method: MethodChoice(method), steps: 25
    ).run()
    let rows = try session.rows(from: 0, count: 100).items
    #expect(rows.count == run.steps.count)
    for (row, step) in zip(rows, run.steps) {
      let numbers = row.items.compactMap(\.number)
      #expect(numbers[0] == Double(step.iteration))
      #expect(Array(numbers[1...2]) == step.position)
      #expect(numbers[3] == step.value)
      #expect(Array(numbers[4...5]) == step.gradient)
    }
  }

  /// Whatever is chosen, the page learns by which method, rate and schedule it runs.
  @Test(arguments: MethodCatalogue.all.filter { !$0.needsLayers }.map(\.name))
  func everyMethodIsTold(method: String) throws {
    var session = PageSession(plainMeter)
    for entries: KeyValuePairs in [
      ["surface": "two-peaks", "method": method, "steps": "5"],
      ["formula": "x^2 + 4y^2", "x": "-2 2", "y": "-2 2", "start": "1 1", "method": method, "steps": "5"],
    ] {
      let summary = try session.configure(request(entries))
      #expect(summary["method"]?["name"]?.text == method)
      #expect(summary["method"]?["equations"]?.items.isEmpty == false)
      #expect(summary["schedule"]?["name"]?.text == "constant")
    }
  }

  @Test func summaryTellsOfTheRun() throws {
    var session = PageSession(plainMeter)
    let summary = try session.configure(
      request([
        "formula": "x^2 + 4y^2", "x": "-2 2", "y": "-2 2", "start": "1 1", "learning-rate": "0.3",
        "steps": "9",
      ]))
    #expect(summary["frames"]?.number == 10)
    #expect(summary["kept"] == .null)
    // λmax = 8, so rates below 2/8 are stable and 0.3 is not.
    #expect(summary["stable"]?["limit"]?.number == 0.25)
    #expect(summary["findings"]?.items.contains { $0["kind"]?.text == "diverging" } == true)
    #expect(summary["events"]?.items.isEmpty == false)
    #expect(summary["columns"]?.items.count == 8)
  }

  @Test func aStepSaysWhatIsKnownByThen() throws {
    // The rate is just below the limit 2 / 8, so every step overshoots.
    let session = try session([
      "formula": "x^2 + 4y^2", "x": "-2 2", "y": "-2 2", "start": "1 1", "learning-rate": "0.24",
      "steps": "30",
    ])
    for frame in 2..<30 {
      let sentences = try session.record(frame)["findings"]?.items.compactMap { $0["sentence"]?.text } ?? []
      // Not the 30 of the whole run.
      #expect(sentences.contains { $0.hasPrefix("\(frame) steps overshoot") }, "\(sentences)")
    }
    #expect(try session.record(30)["findings"]?.items.isEmpty == false)
  }

  @Test func numbersThatJSONLacksAreWords() throws {
    let session = try session(["formula": "x^4", "start": "3", "learning-rate": "1", "steps": "20"])
    let rows = try session.rows(from: 0, count: 100).items
    #expect(rows.last?.items.contains { $0 == .text("Infinity") || $0 == .text("NaN") } == true)
  }

  @Test func aRecordHasTheArithmeticOfItsStep() throws {
    let session = try session(["formula": "x^2", "start": "1", "learning-rate": "0.25", "steps": "3"])
    let record = try session.record(1)
    #expect(record["position"]?.items.first?.number == 0.5)
    let lines = record["lines"]?.items ?? []
    #expect(lines.map { $0["name"]?.text } == ["gradient", "position"])
    #expect(lines.last?["result"]?.text == "0.25")
    #expect(try session.record(3)["lines"]?.items.isEmpty == true)
  }

  @Test func longRunsAreKeptWhole() throws {
    var session = PageSession(plainMeter)
    let summary = try session.configure(
      request(["surface": "ravine", "learning-rate": "0.001", "steps": "10000"]))
    #expect(summary["frames"]?.number == 10001)
    #expect(try session.rows(from: 9_990, count: 100).items.count == 11)
  }

  /// The contours stand still while the start is dragged; axes and marks may change, what moves does.
  @Test func onlyWhatChangedIsDrawnAgain() throws {
    var session = try session(["surface": "two-peaks", "start": "-1 0.2", "steps": "20"])
    _ = try session.setView(0, request(["panel": "map", "width": "500", "height": "400"]))
    let ground = try #require(try session.draw(0, .ground, frame: 0))
    let list = try ReadList(ground)
    #expect(list.commands.contains(.fill))
    _ = try session.configure(
      request(["surface": "two-peaks", "start": "-0.9 0.3", "steps": "20", "quick": "1"]))
    #expect(try session.draw(0, .ground, frame: 0, known: list.revision) == nil)
    _ = try session.configure(request(["surface": "peaks", "start": "-0.9 0.3", "steps": "20"]))
    #expect(try session.draw(0, .ground, frame: 0, known: list.revision) != nil)
  }

  @Test func pixelsAndPositionsAreInverse() throws {
    var session = try session(["surface": "two-peaks", "steps": "5"])
    _ = try session.setView(3, request(["panel": "map", "width": "500", "height": "400"]))
    _ = try session.draw(3, .ground, frame: 0)
    let place = try session.place(3, x: 0.25, y: -0.5)
    let x = try #require(place["x"]?.number)
    let y = try #require(place["y"]?.number)
    let position = try session.locate(3, x: x, y: y)["position"]?.items.compactMap(\.number) ?? []
    #expect(position.count == 2)
    #expect(abs(position[0] - 0.25) < 1e-9 && abs(position[1] + 0.5) < 1e-9)
    #expect(try session.locate(3, x: -5, y: 10)["position"] == .null)
  }

  @Test func aGhostAndAHighlightAreDrawn() throws {
    var session = try session([
      "surface": "two-peaks", "start": "-1 0.2", "steps": "10", "ghost:start": "1 0.2",
    ])
    _ = try session.setView(0, request(["panel": "map", "width": "500", "height": "400"]))
    #expect(try ReadList(#require(try session.draw(0, .moving, frame: 4))).names.contains("ghost"))
    session.highlight("gradient")
    #expect(try ReadList(#require(try session.draw(0, .moving, frame: 4))).names.contains("highlight"))
  }

  @Test func whatIsNotThereIsRefused() throws {
    var session = PageSession(plainMeter)
    #expect(throws: PageError.self) { try session.record(0) }
    _ = try session.configure(request(["surface": "two-peaks", "steps": "5"]))
    #expect(throws: PageError.self) { try session.record(6) }
    #expect(throws: PageError.self) { try session.draw(0, .ground, frame: 0) }
    #expect(throws: PageError.self) { try session.setView(99, request(["panel": "map"])) }
    #expect(throws: PageError.self) {
      try session.setView(0, request(["panel": "map", "width": "1e9", "height": "10"]))
    }
    #expect(throws: PageError.self) {
      try session.setView(0, request(["panel": "curve", "width": "400", "height": "300"]))
    }
    #expect(try session.rows(from: 1_000_000, count: 5) == .list([]))
  }
}
