import Calculus
import Drawing
import NumberText
import Optimization
import Plotting
import Testing

@testable import Figures

/// Numbers, symbols and words of plots and of the line below them.
struct PlotWordsTests {
  static func board(
    _ surface: Surface, _ start: [Double], _ method: String = "gradient-descent", rate: Double? = 0.1,
    steps: Int, panels: [String]
  ) throws -> Storyboard {
    let scenario = Scenario(
      surface: surface, start: .at(start), method: MethodChoice(method), learningRate: rate, steps: steps)
    var board = Sample.board(
      surface, [ShownRun(trajectory: try scenario.run(), of: scenario)], panels)
    board.narration = Narration([])
    board.frames = .all
    board.size = Size(1280, 720)
    return board
  }

  static func texts(_ sequence: FrameSequence, _ frame: Int) -> [String] {
    LayoutCheck(sequence.scene(frame), measuring: LayoutTests.engine.measuring).items.map {
      $0.text.block.content.plain
    }
  }

  @Test func numbersTellWhatTheAxisTells() throws {
    let surface = Surface(
      name: "deep", title: "deep", formula: try Formula("(x-1000.5)^2+y^2-5000"),
      domain: Domain(x: .init(1000, 1001), y: .init(-1, 1)))
    let sequence = try PlotWordsTests.board(
      surface, [1000.1, 0.5], steps: 20, panels: ["map", "cost"]
    ).frames(measuring: LayoutTests.engine.measuring)
    let texts = PlotWordsTests.texts(sequence, 2)
    #expect(texts.contains("−4999.83"), "\(texts)")
    #expect(texts.contains { $0.contains("f = −4999.83") }, "\(texts)")
    #expect(sequence.frame(2).description.contains("−4999.83 at iteration 2"))
  }

  /// The arithmetic of a method that finds the length of its steps has a line for it.
  @Test(arguments: ArithmeticTests.methods) func stepsHaveOneSymbol(_ method: String) throws {
    let surface = try SurfaceCatalogue.surface(named: "elongated-bowl")
    let sequence = try PlotWordsTests.board(
      surface, [-4.8, 1.6], method, rate: nil, steps: 4, panels: ["map", "cost"]
    ).frames(measuring: LayoutTests.engine.measuring)
    let scenario = Scenario(
      surface: surface, start: .at([-4.8, 1.6]), method: MethodChoice(method), steps: 4)
    let lines = derivation(ofStep: 1, of: try scenario.run(), of: scenario)
    let symbol = lines.contains { $0.name == "step-length" } ? "α = " : "η = "
    let caption = try #require(
      PlotWordsTests.texts(sequence, 1).first { $0.contains("f = ") && $0.contains("iteration") })
    #expect(caption.contains(symbol), "\(method): \(caption)")
  }

  @Test func noRateStandsWhereNoStepIsTaken() throws {
    let surface = try SurfaceCatalogue.surface(named: "elongated-bowl")
    let board = try PlotWordsTests.board(
      surface, [-4.8, 1.6], "polyak-step", rate: nil, steps: 8, panels: ["map", "learning-rate"])
    let rates = board.runs[0].trajectory.steps.map(\.rate)
    let sequence = try board.frames(measuring: LayoutTests.engine.measuring)
    let words = sequence.frame(sequence.count - 1).description
    #expect(rates.count == 9 && words.contains("at iteration 7"), "\(words)")
    #expect(words.contains("and \(displayText(rates[7])) at iteration 7"), "\(words)")
  }

  /// Of a bucket the number that is left out leaves the extremes too.
  @Test func bucketsLoseTheirLastNumber() {
    var series = Series(capacity: 2)
    for value in [0.4, 0.3, 0.2, 0] { series.append(value) }
    let line = PlotSeries(label: RichText(plain: ""), series: series).droppingLast(before: 0.2)
    #expect(line.samples.last?.end == 2 && line.samples.last?.last == 0.2)
    #expect(line.samples.allSatisfy { $0.lowest > 0 })
    #expect(
      PlotSeries(label: RichText(plain: ""), points: [(0, 1)]).droppingLast(before: nil).samples.isEmpty)
  }

  @Test func theMeanOfNoiseEndsAsAMean() throws {
    var board = try Sample.noise()
    board.frames = .all
    let sequence = try board.frames(measuring: LayoutTests.engine.measuring)
    let costs = board.runs[0].trajectory.steps.map(\.value)
    for frame in [40, 120] {
      let mean = costs[(frame - 8)...frame].reduce(0, +) / 9
      let texts = PlotWordsTests.texts(sequence, frame)
      #expect(texts.contains { $0.contains("mean of the last 9 steps") }, "\(texts)")
      let words = sequence.frame(frame).description
      #expect(words.contains("and \(displayText(mean)) at iteration \(frame)"), "\(words)")
    }
  }

  /// Ackley's function at its standard settings: a curve that goes up and down, and words on its peaks.
  @Test func wordsOfFindingsStandClearOfTheCurve() throws {
    let surface = try SurfaceCatalogue.surface(named: "ackley")
    let start = try #require(surface.starts.first).position
    let board = try PlotWordsTests.board(surface, start, steps: 30, panels: ["map", "cost"])
    let sequence = try board.frames(measuring: LayoutTests.engine.measuring)
    let scene = sequence.scene(sequence.count - 1)
    // The line itself is the longest way to the right; the others are pale parts of it, rings and points.
    var (line, part): ([Point], [Point]) = ([], [])
    for point in OverlayTests.points("lines", in: scene.moving) {
      if let last = part.last, point.x < last.x { part = [] }
      part.append(point)
      if part.count > line.count { line = part }
    }
    #expect(line.count > 20)
    var words = 0
    for item in LayoutCheck(scene, measuring: LayoutTests.engine.measuring).items
    where ["cost rose", "overshoot", "oscillates"].contains(where: item.text.block.content.plain.contains)
      && item.groups.contains("lines")
    {
      words += 1
      for (a, b) in zip(line, line.dropFirst()) {
        #expect(
          clippedSegment(a, b, to: item.bounds) == nil,
          "\(item.text.block.content.plain) at \(item.bounds) on \(a) to \(b)")
      }
    }
    #expect(words >= 2)
  }
}
