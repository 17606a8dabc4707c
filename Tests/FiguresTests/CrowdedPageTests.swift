import CairoBackend
import Drawing
import Optimization
import Testing

@testable import Figures

/// Pages with more panels, longer labels and narrower tables than most.
struct CrowdedPageTests {
  private static func texts(_ board: Storyboard, frame: Int? = nil) throws -> [LayoutCheck.Item] {
    let sequence = try board.frames(measuring: LayoutTests.engine.measuring)
    let check = LayoutCheck(
      sequence.scene(frame ?? sequence.count - 1), measuring: LayoutTests.engine.measuring)
    #expect(check.complaints.isEmpty)
    return check.items
  }

  private static func cell(_ index: Int, isMain: Bool = false, _ room: PanelRoom = .flexible) -> CellRequest {
    CellRequest(cell: .panel(index), weight: 1, isMain: isMain, room: { _ in room })
  }

  private static let said = CellRequest(
    cell: .narration, weight: 1, isMain: false, room: { _ in .height(90) })
  private static let layout = PageLayout(columnGap: 40, rowGap: 20, leastHeight: 117)
  private static let area = Rect(x: 64, y: 110, width: 1152, height: 530)

  @Test(arguments: 1...2) func manyPlotsKeepTheirHeight(mains: Int) throws {
    let main = (0..<mains).map {
      CrowdedPageTests.cell($0, isMain: true, .aspect(1.5, marginWidth: 40, marginHeight: 50))
    }
    let sides = (mains..<mains + 4).map { CrowdedPageTests.cell($0) }
    let table = CrowdedPageTests.cell(mains + 4, .height(130))
    let placed = CrowdedPageTests.layout.automatic(
      main + sides + [table, CrowdedPageTests.said], in: CrowdedPageTests.area)
    #expect(placed.count == mains + 6)
    for cell in placed {
      let page = CrowdedPageTests.area.inset(by: -0.01)
      #expect(page.contains(Point(cell.rect.left, cell.rect.top)))
      #expect(page.contains(Point(cell.rect.right, cell.rect.bottom)))
      #expect(cell.rect.height >= (cell.cell == .narration ? 75 : 115), "\(cell)")
      for other in placed where other.cell != cell.cell {
        #expect(
          other.rect.left >= cell.rect.right - 0.01 || other.rect.right <= cell.rect.left + 0.01
            || other.rect.top >= cell.rect.bottom - 0.01 || other.rect.bottom <= cell.rect.top + 0.01)
      }
    }
  }

  @Test func threePlotsStayInAColumn() {
    let main = CrowdedPageTests.cell(0, isMain: true, .aspect(1.5, marginWidth: 40, marginHeight: 50))
    let placed = CrowdedPageTests.layout.automatic(
      [main] + (1...3).map { CrowdedPageTests.cell($0) } + [CrowdedPageTests.said], in: CrowdedPageTests.area)
    #expect(Set(placed.dropFirst().map(\.rect.x)).count == 1)
  }

  @Test func theNarrationOfACrowdedPageIsReadable() throws {
    var board = try Sample.surface(
      ["map", "relief", "cost", "gradient-norm", "distance", "learning-rate", "coordinates"].map {
        PanelRequest($0)
      })
    board.size = Size(1280, 720)
    let narration = try CrowdedPageTests.texts(board).filter { $0.groups.contains("narration") }
    #expect(
      narration.map { $0.text.block.content.plain } == ["The ground is level. Is this the lowest point?"])
  }

  @Test(arguments: [Size(1280, 720), Size(800, 600), Size(1080, 1080), Size(640, 360)])
  func tablesHaveOneSize(size: Size) throws {
    for label in ["<i>η</i> = 0.01", "Momentum in the convention of a library, without dampening at all"] {
      var board = try Sample.comparison(4)
      for run in board.runs.indices { board.runs[run].label = label + " \(run)" }
      board.panels = .automatic([PanelRequest("comparison"), PanelRequest("cost"), PanelRequest("summary")])
      board.size = size
      let cells = try CrowdedPageTests.texts(board).filter {
        $0.groups.contains("results") && !$0.text.block.content.plain.isEmpty
      }
      #expect(
        Set(cells.map(\.text.block.style.size)).count == 1, "\(size): \(cells.map(\.text.block.style.size))")
      #expect(cells.allSatisfy { !$0.text.block.content.plain.contains("…") })
      #expect(cells.count >= 8, "label and verdict are always there")
    }
  }

  @Test(arguments: [Size(1280, 720), Size(800, 600)]) func everyTileSaysHowItsRunEnded(size: Size) throws {
    for label in ["", "a label that says much more than it needs to of "] {
      var board = try Sample.comparison(6)
      for run in board.runs.indices { board.runs[run].label = label + board.runs[run].label }
      board.size = size
      for frame in [0, 25] {
        let tiles = try CrowdedPageTests.texts(board, frame: frame).filter { $0.groups.first == "paths" }
        #expect(
          Set(tiles.compactMap { $0.groups.first { $0.hasPrefix("run-") } }).count == 6, "\(frame): \(tiles)")
      }
    }
  }

  @Test func filmsAreDescribedInSentences() throws {
    var board = try Sample.surface([PanelRequest("before-after")])
    let english = try board.frames(measuring: LayoutTests.engine.measuring).scene(0).description
    #expect(
      english.contains(" Before: it stands at (") && english.contains(" After 30 steps: it stands at ("))
    board.language = .french
    let french = try board.frames(measuring: LayoutTests.engine.measuring).scene(0).description
    #expect(french.contains(" Avant\u{A0}: il se trouve en ("))
  }
}
