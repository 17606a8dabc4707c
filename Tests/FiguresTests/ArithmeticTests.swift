import Calculus
import Drawing
import Figures
import Optimization
import Testing

@testable import CairoBackend

/// The table of a step's arithmetic, for every method of the catalogue.
struct ArithmeticTests {
  /// The texts of the table in a frame.
  static func texts(_ sequence: FrameSequence, _ frame: Int) -> [TextBlock] {
    func within(_ shapes: [Shape]) -> [TextBlock] {
      shapes.flatMap { shape -> [TextBlock] in
        switch shape {
        case .text(let text): [text.block]
        case .group(let group): within(group.shapes)
        default: []
        }
      }
    }
    func named(_ groups: [Group]) -> [TextBlock] {
      groups.flatMap { group -> [TextBlock] in
        if group.name == "this-step" { return within(group.shapes) }
        return named(
          group.shapes.compactMap { shape in
            if case .group(let inner) = shape { inner } else { nil }
          })
      }
    }
    return named(sequence.scene(frame).moving)
  }

  /// Automatic descent is for networks alone.
  static let methods = MethodCatalogue.all.map(\.name).filter { $0 != "automatic-descent" }

  @Test(arguments: methods) func formulasHaveOneSizeAndAreWhole(method: String) throws {
    let surface = try SurfaceCatalogue.surface(named: "rosenbrock")
    let record = try #require(MethodCatalogue.all.first { $0.name == method })
    let scenario = Scenario(
      surface: surface, start: .at([-1.2, 1]), method: MethodChoice(method),
      learningRate: record.standardRate.map { min($0, 0.001) }, steps: 12)
    let run = ShownRun(trajectory: try scenario.run(), scenario: scenario)
    for theme in [Theme.light, .projector] {
      var board = Sample.board(surface, [run], ["map", "cost", "arithmetic"])
      board.theme = theme
      board.size = Size(1280, 720)
      let sequence = try board.frames(measuring: LayoutTests.engine.measuring)
      var sizes: [Double] = []
      for frame in 0..<sequence.count - 1 {
        let texts = ArithmeticTests.texts(sequence, frame)
        #expect(!texts.isEmpty)
        for text in texts {
          #expect(!text.content.plain.contains("…"), "\(method), frame \(frame): \(text.content.plain)")
        }
        sizes += texts.filter { $0.style.color == theme.quiet && $0.content.plain.hasPrefix("=") }.map {
          $0.style.size
        }
      }
      // A row may shrink a little where its numbers are longer than in the frames that the size was taken from.
      let (least, most) = (try #require(sizes.min()), try #require(sizes.max()))
      #expect(least > most * 0.6, "\(method), \(theme.name): \(least) to \(most)")
    }
  }

  /// No number and no word goes on in the next line, as the backend sets the lines.
  /// The least cost that Polyak's step needs is not known of a formula.
  @Test(arguments: methods.filter { $0 != "polyak-step" }) func numbersAreNeverBroken(method: String) throws {
    let surface = Surface(
      name: "bowl", title: "Bowl", formula: try Formula("x^2 + 3*y^2 - x*y"),
      domain: Domain(x: .init(-3, 3), y: .init(-2, 2)))
    let scenario = Scenario(
      surface: surface, start: .at([-2.5, 1.3]), method: MethodChoice(method), learningRate: 0.1, steps: 12)
    let run = ShownRun(trajectory: try scenario.run(), scenario: scenario)
    for size in [Size(1280, 720), Size(1080, 1080), Size(800, 600), Size(1080, 1920)] {
      var board = Sample.board(surface, [run], ["map", "arithmetic"])
      board.size = size
      let sequence = try board.frames(measuring: LayoutTests.engine.measuring)
      for frame in [0, 3, sequence.count - 2] where frame >= 0 {
        for text in ArithmeticTests.texts(sequence, frame) {
          let layout = LayoutTests.engine.layout(text)
          var lines = [String](repeating: "", count: layout.extent.lineCount)
          for run in layout.runs { lines[run.line] += run.text }
          func words(_ text: String) -> [Substring] { text.split { $0.isWhitespace } }
          #expect(lines.flatMap(words) == words(text.content.plain), "\(method), \(size): \(lines)")
        }
      }
    }
  }

  /// The words behind the last step keep clear of what stands below them.
  @Test(arguments: [Size(1280, 720), Size(1080, 1920), Size(640, 360)])
  func closingWordsHaveRoom(size: Size) throws {
    var board = try Sample.arithmetic()
    board.panels = .automatic([PanelRequest("map"), PanelRequest("arithmetic")])
    board.frames = .iterations([12])
    board.narration = Narration()
    board.size = size
    let sequence = try board.frames(measuring: LayoutTests.engine.measuring)
    let check = LayoutCheck(sequence.scene(0), measuring: LayoutTests.engine.measuring)
    let words = try #require(check.items.first { $0.groups.contains("this-step") })
    #expect(!words.text.block.content.plain.contains("…"))
    let below = check.items.filter {
      $0.bounds.top > words.bounds.top && $0.bounds.left < words.bounds.right
        && $0.bounds.right > words.bounds.left
    }
    for item in below {
      #expect(
        item.bounds.top >= words.bounds.bottom + 0.4 * words.text.block.style.size, "\(item.text.block)")
    }
  }
}
