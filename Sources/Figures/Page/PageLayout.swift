import Drawing

/// What stands in one place of a page: a panel, by its index in the request list, or the narration.
enum Cell: Sendable, Hashable {
  case panel(Int)
  case narration
}

/// A cell with the room that it wants and its share among its neighbours.
struct CellRequest: Sendable {
  var cell: Cell
  var weight: Double
  var isMain: Bool
  /// The room wanted at a given width.
  var room: @Sendable (Double) -> PanelRoom
}

/// A cell in its place.
struct PlacedCell: Sendable {
  var cell: Cell
  var rect: Rect
}

/// Places cells on a page: pure geometry, tested by numbers.
struct PageLayout {
  /// The distance between columns and between the cells of a column, in points.
  var columnGap: Double
  var rowGap: Double
  /// The least height of a flexible cell.
  var leastHeight: Double

  /// One main picture large on the left and the rest in a column beside it; on an upright page all in one
  /// column. The column beside takes from 34 % to 52 % of the width: what the picture's aspect leaves. Where a column
  /// would flatten more than three panels, they stand in pairs beside smaller main pictures.
  func automatic(_ cells: [CellRequest], in area: Rect) -> [PlacedCell] {
    let mains = cells.filter { $0.isMain }
    let sides = cells.filter { !$0.isMain }
    if area.width < area.height * 1.05 {
      let all = column(mains + sides, in: area)
      return isCrowded(sides, in: all) ? paired(mains.map { [$0] }, sides, in: area) : all
    }
    if mains.isEmpty { return grid(sides, in: area) }
    if sides.isEmpty { return row(mains, in: area) }
    if mains.count == 1, sides.count == 1, case .narration = sides[0].cell {
      let below = wanted(sides[0], width: area.width) ?? leastHeight
      if case .flexible = mains[0].room(area.width) {
        return column([mains[0], sides[0]], in: area, heights: [area.height - below - rowGap, below])
      }
    }
    if mains.count == 1,
      case .tiles(let marginWidth, let marginHeight, let arrange) = mains[0].room(area.width)
    {
      return tiles(mains[0], sides, marginWidth, marginHeight, arrange, in: area)
    }
    let most = area.width * (mains.count > 1 ? 0.7 : 0.64) - columnGap
    let least = area.width * 0.46 - columnGap
    var width = 0.0
    for main in mains {
      switch main.room(most / Double(mains.count)) {
      case .aspect(let aspect, let marginWidth, let marginHeight):
        width += (area.height - marginHeight) * aspect + marginWidth
      case .flexible, .height, .tiles:
        width += most / Double(mains.count)
      }
    }
    width = Swift.min(most, Swift.max(least, width))
    let left = Rect(x: area.x, y: area.y, width: width, height: area.height)
    let right = Rect(
      x: left.right + columnGap, y: area.y, width: area.width - width - columnGap, height: area.height)
    let (pictures, below, rest) = narrated(mains, sides, in: left)
    let beside = column(rest, in: right)
    return isCrowded(rest, in: beside)
      ? crowded(mains, sides, in: area) : row(mains, in: pictures) + beside + below
  }

  /// The narration under a single main picture that is wide enough to leave it room, rather than among the plots: the
  /// place left for the picture, the narration, and the other cells. `slack` is how many times its room the picture may
  /// want.
  private func narrated(
    _ mains: [CellRequest], _ sides: [CellRequest], in left: Rect, slack: Double = 1
  ) -> (pictures: Rect, below: [PlacedCell], rest: [CellRequest]) {
    let rest = sides.filter { $0.cell != .narration }
    guard mains.count == 1, !rest.isEmpty, let said = sides.first(where: { $0.cell == .narration }),
      let height = wanted(said, width: left.width),
      case .aspect(let aspect, let marginWidth, let marginHeight) = mains[0].room(left.width)
    else { return (left, [], sides) }
    let room = left.height - height - rowGap
    let natural = (left.width - marginWidth) / aspect + marginHeight
    guard natural <= room * slack else { return (left, [], sides) }
    var pictures = left
    pictures.height = Swift.min(natural, room)
    let rect = Rect(x: left.x, y: pictures.bottom + rowGap, width: left.width, height: height)
    return (pictures, [PlacedCell(cell: .narration, rect: rect)], rest)
  }

  /// Whether more than three panels stand in a column where some have less height than they need.
  private func isCrowded(_ sides: [CellRequest], in placed: [PlacedCell]) -> Bool {
    guard sides.count(where: { $0.cell != .narration }) > 3 else { return false }
    return sides.contains { side in
      guard let rect = placed.first(where: { $0.cell == side.cell })?.rect else { return false }
      guard let height = wanted(side, width: rect.width) else { return rect.height < leastHeight * 1.1 }
      return rect.height < height * 0.8
    }
  }

  /// Rows, then the cells that take what room there is in rows of two, then the others, each as wide as all.
  private func paired(_ first: [[CellRequest]], _ cells: [CellRequest], in area: Rect) -> [PlacedCell] {
    var pairs: [[CellRequest]] = []
    var others: [[CellRequest]] = []
    for cell in cells {
      if case .height = cell.room(area.width) {
        others.append([cell])
      } else if let last = pairs.last, last.count == 1 {
        pairs[pairs.count - 1].append(cell)
      } else {
        pairs.append([cell])
      }
    }
    let all = first + pairs + others
    return rows(all, in: area, firm: all.firstIndex { $0.contains { $0.cell == .narration } })
  }

  /// The main pictures in a column on the left, the narration below them where it has room there, and the rest in pairs
  /// on the right.
  private func crowded(_ mains: [CellRequest], _ sides: [CellRequest], in area: Rect) -> [PlacedCell] {
    let share = (area.height - rowGap * Double(mains.count - 1)) / Double(mains.count)
    var width = 0.0
    for main in mains {
      guard case .aspect(let aspect, let marginWidth, let marginHeight) = main.room(area.width) else {
        width = area.width
        continue
      }
      width = Swift.max(width, (share - marginHeight) * aspect + marginWidth)
    }
    width = Swift.min(area.width * 0.44 - columnGap, Swift.max(area.width * 0.3, width))
    let left = Rect(x: area.x, y: area.y, width: width, height: area.height)
    let right = Rect(
      x: left.right + columnGap, y: area.y, width: area.width - width - columnGap, height: area.height)
    let (pictures, below, rest) = narrated(mains, sides, in: left, slack: 1.15)
    return column(mains, in: pictures) + paired([], rest, in: right) + below
  }

  /// Pictures in rows and columns: on the left with the rest beside them, or above with the rest below in a
  /// row, whichever makes them larger.
  private func tiles(
    _ main: CellRequest, _ sides: [CellRequest], _ marginWidth: Double, _ marginHeight: Double,
    _ arrange: (Rect) -> TileLayout, in area: Rect
  ) -> [PlacedCell] {
    func tiles(_ rect: Rect) -> TileLayout { arrange(rect.inset(right: marginWidth, bottom: marginHeight)) }
    // As much width as makes the pictures larger, and no more: the plots beside them want it too.
    var left = Rect(x: area.x, y: area.y, width: area.width * 0.6 - columnGap, height: area.height)
    for share in [0.66, 0.72] {
      var wider = left
      wider.width = area.width * share - columnGap
      if tiles(wider).size > tiles(left).size * 1.04 { left = wider }
    }
    let belowHeight = Swift.max(leastHeight * 1.35, area.height * 0.34)
    let top = Rect(x: area.x, y: area.y, width: area.width, height: area.height - belowHeight - rowGap)
    let (beside, above) = (tiles(left), tiles(top))
    if beside.size >= above.size {
      let width = Swift.min(left.width, beside.right - area.x + marginWidth)
      let x = area.x + width + columnGap
      let right = Rect(x: x, y: area.y, width: area.right - x, height: area.height)
      let column = column(sides, in: right)
      return [PlacedCell(cell: main.cell, rect: left)]
        + (isCrowded(sides, in: column) ? paired([], sides, in: right) : column)
    }
    let height = Swift.min(top.height, above.bottom - area.y + marginHeight)
    let y = area.y + height + rowGap
    // The narration takes a column of its own beside the plots.
    let plots = sides.filter { $0.cell != .narration }
    let said = sides.filter { $0.cell == .narration }
    let rest = Rect(x: area.x, y: y, width: area.width, height: area.bottom - y)
    return [PlacedCell(cell: main.cell, rect: Rect(x: area.x, y: area.y, width: area.width, height: height))]
      + columns(plots.map { [$0] } + (said.isEmpty ? [] : [said]), in: rest)
  }

  /// Rows from the top, each from left to right. Fixed heights are kept where a whole row has them, that of the `firm`
  /// row the longest.
  func rows(_ rows: [[CellRequest]], in area: Rect, firm: Int? = nil) -> [PlacedCell] {
    let filled = rows.filter { !$0.isEmpty }
    guard !filled.isEmpty else { return [] }
    let room = area.height - rowGap * Double(filled.count - 1)
    let wants = filled.map { row -> (height: Double?, weight: Double) in
      let width = (area.width - columnGap * Double(row.count - 1)) / Double(row.count)
      var tallest: Double? = 0
      var weight = 0.0
      for cell in row {
        weight = Swift.max(weight, cell.weight)
        if let height = wanted(cell, width: width), let now = tallest {
          tallest = Swift.max(now, height)
        } else {
          tallest = nil
        }
      }
      return (height: tallest, weight: weight)
    }
    let heights = share(wants, of: room, firm: firm)
    var placed: [PlacedCell] = []
    var y = area.y
    for (index, row) in filled.enumerated() {
      placed += self.row(row, in: Rect(x: area.x, y: y, width: area.width, height: heights[index]))
      y += heights[index] + rowGap
    }
    return placed
  }

  /// Columns from the left, each from top to bottom.
  func columns(_ columns: [[CellRequest]], in area: Rect) -> [PlacedCell] {
    let filled = columns.filter { !$0.isEmpty }
    let gaps = columnGap * Double(Swift.max(0, filled.count - 1))
    var total = 0.0
    let weights = filled.map { cells in cells.reduce(0) { Swift.max($0, $1.weight) } }
    for weight in weights { total += weight }
    var placed: [PlacedCell] = []
    var x = area.x
    for (index, cells) in filled.enumerated() {
      let width = (area.width - gaps) * weights[index] / total
      placed += column(cells, in: Rect(x: x, y: area.y, width: width, height: area.height))
      x += width + columnGap
    }
    return placed
  }

  /// Cells from left to right; widths by weight.
  func row(_ cells: [CellRequest], in area: Rect) -> [PlacedCell] {
    guard !cells.isEmpty else { return [] }
    let room = area.width - columnGap * Double(cells.count - 1)
    var total = 0.0
    for cell in cells { total += cell.weight }
    var x = area.x
    return cells.map { cell in
      let width = room * cell.weight / total
      defer { x += width + columnGap }
      return PlacedCell(
        cell: cell.cell, rect: Rect(x: x, y: area.y, width: width, height: area.height))
    }
  }

  /// Cells from top to bottom: those that want a height get it, the others share what is left by weight.
  func column(_ cells: [CellRequest], in area: Rect, heights given: [Double]? = nil) -> [PlacedCell] {
    guard !cells.isEmpty else { return [] }
    let room = area.height - rowGap * Double(cells.count - 1)
    let heights =
      given
      ?? share(
        cells.map { (wanted($0, width: area.width), $0.weight) }, of: room,
        firm: cells.firstIndex { $0.cell == .narration })
    var y = area.y
    return cells.enumerated().map { index, cell in
      defer { y += heights[index] + rowGap }
      return PlacedCell(
        cell: cell.cell, rect: Rect(x: area.x, y: y, width: area.width, height: heights[index]))
    }
  }

  /// Cells without a main picture: side by side, in as many columns as keep them wider than tall.
  private func grid(_ cells: [CellRequest], in area: Rect) -> [PlacedCell] {
    guard cells.count > 2 else {
      let panels = cells.filter { $0.cell != .narration }
      let below = cells.filter { $0.cell == .narration }
      return rows([panels, below], in: area)
    }
    let columnCount = cells.count <= 4 ? 2 : 3
    var columns = [[CellRequest]](repeating: [], count: columnCount)
    let perColumn = (cells.count + columnCount - 1) / columnCount
    for (index, cell) in cells.enumerated() { columns[index / perColumn].append(cell) }
    for index in columns.indices {
      for place in columns[index].indices { columns[index][place].weight = 1 }
    }
    return self.columns(columns, in: area)
  }

  private func wanted(_ cell: CellRequest, width: Double) -> Double? {
    switch cell.room(width) {
    case .flexible, .tiles: nil
    case .height(let height): height
    case .aspect(let aspect, let marginWidth, let marginHeight):
      cell.isMain ? nil : Swift.max(0, width - marginWidth) / aspect + marginHeight
    }
  }

  /// Divides `room` among heights that are wanted or flexible (with a weight). Too little room shrinks the
  /// wanted heights so that each flexible cell keeps `leastHeight` where that is at all possible; what is `firm`,
  /// the text of the narration, gives way only when the others have given a third.
  func share(_ wants: [(height: Double?, weight: Double)], of room: Double, firm: Int? = nil) -> [Double] {
    var fixed = 0.0
    var flexible = 0
    var weights = 0.0
    for want in wants {
      if let height = want.height {
        fixed += height
      } else {
        flexible += 1
        weights += want.weight
      }
    }
    let reserved = Swift.min(Double(flexible) * leastHeight, room * 0.6)
    let kept = firm.flatMap { wants[$0].height } ?? 0
    // First the others alone, then all alike.
    let first =
      fixed > room - reserved && fixed > kept
      ? Swift.min(1, Swift.max(2 / 3, (room - reserved - kept) / (fixed - kept))) : 1
    let now = kept + (fixed - kept) * first
    let shrink = now > room - reserved && now > 0 ? (room - reserved) / now : 1
    let left = Swift.max(0, room - now * shrink)
    return wants.enumerated().map { index, want in
      guard let height = want.height else { return left * want.weight / weights }
      return height * shrink * (index == firm ? 1 : first)
    }
  }
}
