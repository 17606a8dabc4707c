import CairoBackend
import Calculus
import Drawing
import Figures
import Optimization
import Testing

/// What a map carries besides its path, and the plots of phases and of noise.
struct OverlayTests {
  /// All points of a group's paths, by its name, anywhere in a scene.
  static func points(_ name: String, in groups: [Group]) -> [Point] {
    func all(_ group: Group, _ isInside: Bool) -> [Point] {
      let isInside = isInside || group.name == name
      return group.shapes.flatMap { shape -> [Point] in
        switch shape {
        case .group(let inner): return all(inner, isInside)
        case .path(let path, _, _, _, _):
          return isInside
            ? path.elements.compactMap { element in
              switch element {
              case .move(let point), .line(let point): point
              default: nil
              }
            } : []
        default: return []
        }
      }
    }
    return groups.flatMap { all($0, false) }
  }

  /// Of a quadratic function the model is the function: its dashed lines lie on the isolines.
  @Test func theModelOfABowlIsTheBowl() throws {
    let surface = Surface(
      name: "bowl", title: "Bowl", formula: try Formula("x^2 + 2*y^2 + x*y"),
      domain: Domain(x: .init(-2, 2), y: .init(-2, 2)))
    var board = Sample.board(surface, [try Sample.run(surface, [0.8, -0.6], rate: 0.1, steps: 3)], [])
    board.panels = .rows([[PanelRequest("map", options: ["quadratic": .flag(true)])]])
    let sequence = try board.frames(measuring: LayoutTests.engine.measuring)
    let isolines = OverlayTests.points("isolines", in: sequence.fixed)
    // The map's frame in points, from the clip of its isolines' ground.
    let left = try #require(isolines.map(\.x).min())
    let right = try #require(isolines.map(\.x).max())
    let bottom = try #require(isolines.map(\.y).max())
    let top = try #require(isolines.map(\.y).min())
    let model = OverlayTests.points("model", in: sequence.frame(0).moving)
    #expect(model.count > 50)
    var evaluator = Evaluator(surface.formula)
    let levels = Set(
      model.map { point in
        let x = -2 + 4 * (point.x - left) / (right - left)
        let y = -2 + 4 * (bottom - point.y) / (bottom - top)
        return (evaluator.value(at: [x, y]) * 50).rounded() / 50
      })
    // A handful of numbers: one for each line, and not one for each point.
    #expect(levels.count < 24, "\(levels.sorted())")
  }

  @Test func `the number at the end of a line keeps off the level that is drawn across`() throws {
    var board = try Sample.restoration()
    board.frames = .all
    let sequence = try board.frames(measuring: LayoutTests.engine.measuring)
    let level = OverlayTests.points("level", in: sequence.fixed)
    let (start, end) = (try #require(level.first), try #require(level.last))
    var numbers = 0
    for frame in 0..<sequence.count {
      let check = LayoutCheck(sequence.scene(frame), measuring: LayoutTests.engine.measuring)
      for item in check.items where item.groups.contains("lines") && !item.groups.contains("axes") {
        guard item.bounds.right > start.x, item.bounds.x < end.x, item.bounds.y > start.y - 60 else {
          continue
        }
        numbers += 1
        #expect(
          item.bounds.bottom <= start.y || item.bounds.y >= start.y,
          "step \(frame): \(item.text.block.content.plain) at \(item.bounds), the level at \(start.y)")
      }
    }
    #expect(numbers >= sequence.count)
  }

  @Test func insetsOnlyWherePathsGather() throws {
    let gathers = try Sample.inset().frames(measuring: LayoutTests.engine.measuring)
    #expect(!OverlayTests.points("inset-lines", in: gathers.fixed).isEmpty)
    var short = try Sample.inset()
    short.runs = [try Sample.run(#require(short.subject.surface), [-4.8, 1.6], rate: 0.02, steps: 3)]
    let spread = try short.frames(measuring: LayoutTests.engine.measuring)
    #expect(OverlayTests.points("inset-lines", in: spread.fixed).isEmpty)
  }

  /// Plain descent on x² walks along Δx = −2ηx / (1 − 2η): a straight line through the minimum.
  @Test func descentOnAParabolaIsALineInThePhasePlot() throws {
    var board = try Sample.phase()
    board.runs = [board.runs[0]]
    board.panels = .rows([[PanelRequest("phase")]])
    let sequence = try board.frames(measuring: LayoutTests.engine.measuring)
    let path = OverlayTests.points("path", in: sequence.frame(sequence.count - 1).moving)
    // The line: the start at rest, the first step, and straight on to the end; then the marks on it.
    let (a, b) = (path[1], path[2])
    let length = ((b.x - a.x) * (b.x - a.x) + (b.y - a.y) * (b.y - a.y)).squareRoot()
    #expect(length > 100)
    for point in path.dropFirst(3).filter({ $0.x > a.x + 8 }) {
      let off = (b.x - a.x) * (point.y - a.y) - (b.y - a.y) * (point.x - a.x)
      #expect(abs(off) / length <= Theme.light.markRadius)
    }
    let words = sequence.frame(1).description
    #expect(words.contains("x is −1.44 after a step of 0.16"), "\(words)")
  }

  /// Seen from further round in each frame; a full turn ends one frame before it begins again.
  @Test func turntablesTurn() throws {
    func surfaces(_ degrees: Double) throws -> (fixed: [Group], frames: [[Group]]) {
      var board = try Sample.surface([
        PanelRequest("relief", options: ["turntable": .number(degrees), "mesh": .flag(true)])
      ])
      board.frames = .iterations([0, 1, 2, 3])
      let sequence = try board.frames(measuring: LayoutTests.engine.measuring)
      return (sequence.fixed, (0..<sequence.count).map { sequence.frame($0).moving })
    }
    let still = try surfaces(0)
    #expect(!OverlayTests.points("relief-surface", in: still.fixed).isEmpty)
    let turning = try surfaces(90)
    #expect(OverlayTests.points("relief-surface", in: turning.fixed).isEmpty)
    let views = turning.frames.map { OverlayTests.points("relief-surface", in: $0) }
    #expect(Set(views).count == 4)
    let ring = try surfaces(360).frames.map { OverlayTests.points("relief-surface", in: $0) }
    #expect(ring[0] == views[0] && Set(ring).count == 4)
  }

  @Test func noiseIsFaintBehindItsMean() throws {
    let sequence = try Sample.noise().frames(measuring: LayoutTests.engine.measuring)
    let words = sequence.frame(sequence.count - 1).description
    #expect(words.contains("running mean of the cost"), "\(words)")
    #expect(OverlayTests.points("lines", in: sequence.frame(sequence.count - 1).moving).count > 200)
  }
}
