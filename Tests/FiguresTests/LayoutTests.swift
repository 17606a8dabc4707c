import CairoBackend
import Calculus
import Drawing
import Figures
import Optimization
import Testing

/// No two texts overlap and nothing leaves the page, whatever the theme, the page, the texts and the numbers.
struct LayoutTests {
  static let engine = TextEngine()

  /// The first, second, middle and last frame.
  static func faults(_ board: Storyboard) throws -> [String] {
    let sequence = try board.frames(measuring: engine.measuring)
    let last = sequence.count - 1
    var faults: [String] = []
    for frame in Set([0, min(1, last), last / 2, last]).sorted() {
      let check = LayoutCheck(sequence.scene(frame), measuring: engine.measuring)
      faults += check.complaints.map { "frame \(frame): " + $0 }
    }
    return faults
  }

  @Test(arguments: ["light", "dark", "paper", "projector"]) func everyBoardInEveryTheme(theme: String) throws
  {
    for (name, var board) in try Sample.all() {
      board.theme = try #require(Theme.named(theme))
      let faults = try LayoutTests.faults(board)
      #expect(faults.isEmpty, "\(name): \(faults)")
    }
  }

  @Test(arguments: [Size(1920, 1080), Size(640, 360), Size(720, 1280), Size(1024, 768)])
  func everyBoardOnEveryPage(size: Size) throws {
    for (name, var board) in try Sample.all() {
      board.size = size
      let faults = try LayoutTests.faults(board)
      #expect(faults.isEmpty, "\(name): \(faults)")
    }
  }

  @Test func textsThreeTimesAsLong() throws {
    for (name, var board) in try Sample.all() {
      board.title += ", " + board.title + ", and once more: " + board.title
      board.subtitle += " " + board.subtitle + " " + board.subtitle
      board.source = "From a source whose name is far too long to be read at the foot of any page, volume 3"
      board.narration.lines = board.narration.lines.map {
        .init($0.moment, [String](repeating: $0.text, count: 4).joined(separator: " "))
      }
      for index in board.runs.indices where board.runs.count > 1 {
        board.runs[index].label += " and a label that says much more than it needs to"
      }
      let faults = try LayoutTests.faults(board)
      #expect(faults.isEmpty, "\(name): \(faults)")
    }
  }

  @Test(arguments: [1e-9, 1e-4, 1e3, 1e9]) func numbersOfEverySize(scale: Double) throws {
    // The same bowl with its heights, and then with its places, a billion times larger or smaller.
    let heights = try Formula("s*(x^2 + 3*y^2)", parameters: [Parameter("s", scale)])
    let places = try Formula("(x/s)^2 + 3*(y/s)^2", parameters: [Parameter("s", scale)])
    for (formula, width, rate) in [(heights, 2.0, 0.1 / scale), (places, 2 * scale, 0.1 * scale * scale)] {
      let surface = Surface(
        name: "bowl", title: "Bowl", formula: formula,
        domain: Domain(x: .init(-width, width), y: .init(-width, width)))
      let run = try Sample.run(surface, [0.8 * width, 0.6 * width], rate: rate, steps: 12)
      for panels in [
        ["map", "cost", "gradient-norm", "learning-rate"], ["relief", "distance", "coordinates"],
        ["comparison", "cost"], ["film-strip"], ["arithmetic", "phase"], ["basins", "rate-ladder"],
      ] {
        let faults = try LayoutTests.faults(Sample.board(surface, [run], panels))
        #expect(faults.isEmpty, "\(panels): \(faults)")
      }
    }
    let curve = Surface(
      name: "curve", title: "Curve", formula: try Formula("s*x^2", parameters: [Parameter("s", scale)]),
      domain: Domain(x: .init(-2, 2)))
    let run = try Sample.run(curve, [1.7], rate: 0.1 / scale, steps: 12)
    let faults = try LayoutTests.faults(Sample.board(curve, [run], ["curve", "cost", "phase"]))
    #expect(faults.isEmpty, "\(faults)")
  }

  /// Nothing is cut with an ellipsis that has room on a small page in the largest letters.
  @Test func namesAndSourcesAreNotCut() throws {
    var board = try Sample.comparison()
    board.theme = .projector
    board.size = Size(560, 350)
    board.source = "Data: Alpaydin and Kaynak, UCI digits, CC BY 4.0"
    let sequence = try board.frames(measuring: LayoutTests.engine.measuring)
    let check = LayoutCheck(sequence.scene(sequence.count - 1), measuring: LayoutTests.engine.measuring)
    let texts = check.items.filter { ["lines", "source"].contains($0.groups.last ?? "") }
      .map { $0.text.block.content.plain }
    #expect(texts.count == 4 && texts.allSatisfy { !$0.contains("…") }, "\(texts)")
    #expect(texts.contains(board.source))
  }
}
