import Drawing
import Figures
import Optimization
import Testing

struct StoryTests {
  @Test func narrationStaysUntilTheNextLineAndEndsWithEnd() {
    let narration = Narration([
      .init(.iteration(0), "a"), .init(.iteration(3), "b"), .init(.iteration(5), ""), .init(.end, "z"),
    ])
    func said(_ iteration: Int, last: Bool = false) -> String? {
      narration.line(at: iteration, isLast: last)?.line.text
    }
    #expect((0...6).map { said($0) } == ["a", "a", "a", "b", "b", nil, nil])
    #expect(said(6, last: true) == "z")
    #expect(narration.line(at: 3, isLast: false)?.isNew == true)
    #expect(narration.line(at: 4, isLast: false)?.isNew == false)
  }

  @Test func unknownPanelsAreNamedWithTheNearest() throws {
    var board = try Sample.map()
    board.panels = .automatic([PanelRequest("mapp")])
    #expect(throws: FigureError.unknownPanel(name: "mapp", nearest: "map")) {
      try board.frames(measuring: LayoutTests.engine.measuring)
    }
    board.panels = .automatic([PanelRequest("curve")])
    #expect {
      try board.frames(measuring: LayoutTests.engine.measuring)
    } throws: { error in
      (error as? FigureError)?.message.contains("a function of one variable") == true
    }
    board.runs = []
    #expect(throws: FigureError.noRuns) { try board.frames(measuring: LayoutTests.engine.measuring) }
  }

  @Test func framesFollowTheChoice() throws {
    var board = try Sample.map()
    #expect(board.iterations == Array(0...30))
    board.frames = .iterations([7, 3, 3, 99])
    // A run that ends before the last one asked for is shown where it ends.
    #expect(board.iterations == [3, 7, 30])
    board.frames = .last
    #expect(board.iterations == [30])
    let sequence = try board.frames(measuring: LayoutTests.engine.measuring)
    #expect(sequence.count == 1)
    #expect(sequence.frame(0).iteration == 30)
  }

  @Test func captionsTellOnlyWhatHappened() throws {
    let surface = try SurfaceCatalogue.surface(named: "elongated-bowl")
    let run = try Sample.run(surface, [-4.8, 1.6], rate: 0.1, steps: 25)
    var board = Sample.board(surface, [run], ["map", "cost"])
    board.frames = .iterations([1, 6, 25])
    let sequence = try board.frames(measuring: LayoutTests.engine.measuring)
    let words = (0..<3).map { sequence.frame($0).description }
    #expect(!words[0].contains("diverges"))
    #expect(words[1].contains("diverges") && !words[1].contains("(iteration 25)"))
    #expect(words[2].contains("Marked are"))
    // A verdict waits for the end of the run, whatever frames are chosen.
    board.frames = .iterations([0, 3])
    let early = try board.frames(measuring: LayoutTests.engine.measuring)
    #expect(!early.frame(1).description.contains("stable"))
  }

  @Test func theMapDrawsWhatAStepIsMadeOf() throws {
    let surface = try SurfaceCatalogue.surface(named: "elongated-bowl")
    func words(_ method: MethodChoice, _ options: [String: PanelOption], rate: Double) throws -> (String, Int)
    {
      let scenario = Scenario(
        surface: surface, start: .at([-4.8, 1.6]), method: method, learningRate: rate, steps: 6)
      let run = ShownRun(trajectory: try scenario.run(), of: scenario)
      var board = Sample.board(surface, [run], [])
      board.panels = .automatic([PanelRequest("map", options: options)])
      let frame = try board.frames(measuring: LayoutTests.engine.measuring).frame(1)
      return (frame.description, "\(frame)".count)
    }
    let momentum = MethodChoice("momentum")
    let (with, more) = try words(momentum, [:], rate: 0.02)
    let (without, less) = try words(momentum, ["components": .flag(false)], rate: 0.02)
    #expect(with.contains("The momentum step leads by") && !without.contains("momentum step"))
    #expect(more > less)
    let search = MethodChoice("backtracking")
    #expect(try words(search, [:], rate: 1).0.contains("The line search tried"))
    #expect(try !words(search, ["trials": .flag(false)], rate: 1).0.contains("The line search tried"))
  }

  @Test func everyFrameIsDescribedFromItsData() throws {
    for (name, board) in try Sample.all() {
      let sequence = try board.frames(measuring: LayoutTests.engine.measuring)
      for index in [0, sequence.count - 1] {
        let text = sequence.frame(index).description
        #expect(text.count > 60, "\(name): \(text)")
        #expect(!text.contains("<"), "\(name) has markup in its alt text: \(text)")
      }
    }
    let map = try Sample.map().frames(measuring: LayoutTests.engine.measuring)
    #expect(map.frame(0).description.contains("The run starts at ("))
    #expect(map.frame(2).description.contains("after 2 steps"))
  }

  @Test func whatStandsStillIsNotRepeated() throws {
    // The map's contours belong to the fixed layer; a frame moves little.
    let sequence = try Sample.map().frames(measuring: LayoutTests.engine.measuring)
    func size(_ groups: [Group]) -> Int {
      groups.reduce(0) { sum, group in
        sum
          + group.shapes.reduce(0) { inner, shape in
            switch shape {
            case .path(let path, _, _, _, _): inner + path.elements.count
            case .text: inner + 1
            case .raster: inner + 1
            case .group(let group): inner + size([group])
            }
          }
      }
    }
    #expect(size(sequence.fixed) > 1000)
    #expect(size(sequence.frame(5).moving) < 200)
  }
}
