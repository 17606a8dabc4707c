import Drawing
import Optimization

/// A storyboard laid out on its page.
struct StoryPage: Sendable {
  let iterations: [Int]
  let fixed: [Group]
  private let panels: [PreparedPanel]
  private let header: PageHeader
  private let footer: PageFooter
  private let narration: NarrationBox?

  init(_ board: Storyboard, measuring: TextMeasuring) throws(FigureError) {
    guard board.size.width >= 320, board.size.height >= 180 else {
      throw .tooSmall(width: board.size.width, height: board.size.height)
    }
    guard board.runs.contains(where: { !$0.trajectory.steps.isEmpty }) else { throw .noRuns }
    let iterations = board.iterations
    let theme = board.theme.scaled(by: Storyboard.scale(of: board.size))
    let input = PanelInput(
      subject: board.subject,
      runs: board.runs.count == 1 ? board.runs.map { $0.judged(at: iterations) } : board.runs,
      iterations: iterations, theme: theme, measuring: measuring, language: board.language)
    let page = Rect(x: 0, y: 0, width: board.size.width, height: board.size.height)
    let header = PageHeader(board, input: input, page: page)
    let footer = PageFooter(board, input: input, page: page)
    let gap = theme.gap * 0.9
    let area = Rect(
      x: theme.margin, y: header.bottom + gap, width: page.width - 2 * theme.margin,
      height: footer.top - gap * 0.6 - header.bottom - gap)

    let cells = try StoryPage.cells(board, input: input)
    let placed = StoryPage.place(cells.requests, arrangement: board.panels, theme: theme, in: area)
    var prepared: [PreparedPanel] = []
    var narration: NarrationBox?
    var rules: [Shape] = []
    for (index, cell) in placed.enumerated() {
      switch cell.cell {
      case .narration:
        narration = NarrationBox(board.narration, input: input, rect: cell.rect)
      case .panel(let place):
        let (panel, request) = cells.panels[place]
        var own = input
        own.options = request.options
        own.gutter = (cell.rect.x <= theme.margin + 0.5 ? theme.margin : theme.gap * 1.9) * 0.94
        prepared.append(panel.prepare(own, cell.rect))
        // A thin rule parts a panel from the one above it in the same column.
        if index > 0, case .panel = placed[index - 1].cell, placed[index - 1].rect.x == cell.rect.x,
          placed[index - 1].rect.width == cell.rect.width, panel.place == .side
        {
          let y = cell.rect.top - theme.gap * 0.5
          rules.append(
            .path(
              Path(through: [Point(cell.rect.left, y), Point(cell.rect.right, y)]),
              stroke: Stroke(theme.grid, width: theme.hairline)))
        }
      }
    }
    self.iterations = iterations
    self.header = header
    self.footer = footer
    self.narration = narration
    panels = prepared
    var groups = [header.fixed, footer.fixed]
    if !rules.isEmpty { groups.append(Group("rules", rules)) }
    if let narration { groups.append(narration.fixed) }
    fixed = groups + prepared.map { $0.fixed }
  }

  /// What moves in one frame.
  func frame(_ index: Int) -> FrameSequence.Frame {
    var groups = panels.map { $0.moving(index) }
    groups.append(header.moving(index))
    groups.append(footer.moving(index))
    if let narration { groups.append(narration.moving(index)) }
    return FrameSequence.Frame(
      iteration: iterations[index], moving: groups.filter { !$0.shapes.isEmpty },
      description: description(index))
  }

  /// What one frame shows, in sentences.
  func description(_ index: Int) -> String {
    var sentences = panels.map { $0.description(index) }
    sentences.append(footer.description(index))
    if let said = narration?.text(index) { sentences.append(said) }
    return sentences.filter { !$0.isEmpty }.joined(separator: " ")
  }

  private struct Cells {
    var requests: [CellRequest] = []
    var panels: [(Panel, PanelRequest)] = []
  }

  private static func cells(_ board: Storyboard, input: PanelInput) throws(FigureError) -> Cells {
    var cells = Cells()
    for request in board.panels.requests {
      guard let panel = PanelCatalogue.panel(named: request.name) else {
        throw .unknownPanel(name: request.name, nearest: PanelCatalogue.nearest(to: request.name))
      }
      var own = input
      own.options = request.options
      if let reason = panel.objection(own) {
        throw .unsuitablePanel(name: request.name, reason: reason)
      }
      let asked = own
      cells.requests.append(
        CellRequest(
          cell: .panel(cells.panels.count), weight: request.weight, isMain: panel.place == .main,
          room: { width in panel.room(asked, width) }))
      cells.panels.append((panel, request))
    }
    if !board.narration.isEmpty {
      cells.requests.append(
        CellRequest(
          cell: .narration, weight: 1, isMain: false,
          room: { width in .height(NarrationBox.height(board.narration, input: input, width: width)) }))
    }
    return cells
  }

  private static func place(
    _ cells: [CellRequest], arrangement: PanelArrangement, theme: Theme, in area: Rect
  ) -> [PlacedCell] {
    let layout = PageLayout(
      columnGap: theme.gap * 1.9, rowGap: theme.gap, leastHeight: theme.tickSize * 9)
    switch arrangement {
    case .automatic:
      return layout.automatic(cells, in: area)
    case .rows(let rows):
      return layout.rows(shape(cells, like: rows), in: area)
    case .columns(let columns):
      return layout.columns(shape(cells, like: columns), in: area)
    }
  }

  /// The cells in the rows or columns of the request; the narration, which comes last, joins the last one.
  private static func shape(_ cells: [CellRequest], like shape: [[PanelRequest]]) -> [[CellRequest]] {
    var result: [[CellRequest]] = []
    var next = 0
    for line in shape {
      result.append(Array(cells[next..<(next + line.count)]))
      next += line.count
    }
    if next < cells.count {
      if result.isEmpty { result.append([]) }
      result[result.count - 1] += cells[next...]
    }
    return result
  }
}
