import CairoBackend
import Drawing
import Figures
import Optimization
import Testing

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
}
