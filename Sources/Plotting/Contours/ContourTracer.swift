import Drawing

/// Marching squares for all levels in one pass: each number is replaced by its band, the count of levels that
/// it reaches, so that a cell is crossed by exactly the levels between its smallest and largest band.
struct ContourTracer {
  private let grid: ScalarGrid
  private let levels: [Double]
  private let columns: Int
  /// The band of each number; `hole` where it is not finite.
  private let bands: [UInt16]
  private let hasHoles: Bool
  private static let hole = UInt16.max

  /// A piece of a line between two nodes. Nodes are numbered: the crossing of a horizontal edge is
  /// 2 · vertex, of a vertical edge 2 · vertex + 1 (vertex at its lower left end); corners come after all
  /// crossings, two numbers each, for at a corner where two areas touch diagonally two lines pass.
  private struct Segment {
    var from: Int32
    var to: Int32
  }

  init(grid: ScalarGrid, levels: [Double]) {
    self.grid = grid
    self.levels = levels
    columns = grid.columns
    var holes = false
    var bands = [UInt16](repeating: 0, count: grid.values.count)
    var band = 0
    // Neighbours are alike, so the search starts from the band before.
    for (index, value) in grid.values.enumerated() {
      guard value.isFinite else {
        bands[index] = ContourTracer.hole
        holes = true
        continue
      }
      while band < levels.count, levels[band] <= value { band += 1 }
      while band > 0, levels[band - 1] > value { band -= 1 }
      bands[index] = UInt16(truncatingIfNeeded: band)
    }
    self.bands = bands
    hasHoles = holes
  }

  mutating func trace(lines: Bool, areas: Bool) -> [LevelContours] {
    let crossings = crossingSegments()
    let borders = areas ? borderSegments() : []
    var linker = Linker(nodeCount: 4 * grid.values.count)
    return levels.indices.map { k in
      var result = LevelContours(level: levels[k], lines: [], area: [])
      if lines {
        for chain in linker.chains(crossings[k]) {
          let points = points(of: chain.nodes, level: levels[k], closed: chain.isClosed)
          if points.count >= 2 { result.lines.append(ContourLine(points: points, isClosed: chain.isClosed)) }
        }
      }
      if areas {
        for chain in linker.chains(crossings[k] + borders[k]) {
          let points = points(of: chain.nodes, level: levels[k], closed: true)
          if points.count >= 3 { result.area.append(points) }
        }
      }
      return result
    }
  }

  // MARK: Inside cells

  private func crossingSegments() -> [[Segment]] {
    var segments = [[Segment]](repeating: [], count: levels.count)
    for row in 0..<grid.rows - 1 {
      var vertex = row * columns
      var left = (bands[vertex], bands[vertex + columns])
      for _ in 0..<columns - 1 {
        let right = (bands[vertex + 1], bands[vertex + 1 + columns])
        if left.0 != left.1 || left.0 != right.0 || left.0 != right.1 {
          let low = min(min(left.0, left.1), min(right.0, right.1))
          let high = max(max(left.0, left.1), max(right.0, right.1))
          if high != ContourTracer.hole {
            for k in low..<high {
              let code =
                (left.0 > k ? 1 : 0) | (right.0 > k ? 2 : 0) | (right.1 > k ? 4 : 0) | (left.1 > k ? 8 : 0)
              cross(vertex, code, level: Int(k), into: &segments[Int(k)])
            }
          }
        }
        left = right
        vertex += 1
      }
    }
    return segments
  }

  /// Adds the pieces of one level in one cell, the higher side on the left. The bits of the code are the
  /// higher corners: 1 lower left, 2 lower right, 4 upper right, 8 upper left.
  private func cross(_ vertex: Int, _ code: Int, level: Int, into segments: inout [Segment]) {
    let bottom = Int32(truncatingIfNeeded: 2 * vertex)
    let left = bottom + 1
    let top = Int32(truncatingIfNeeded: 2 * (vertex + columns))
    let right = bottom + 3
    func add(_ from: Int32, _ to: Int32) { segments.append(Segment(from: from, to: to)) }
    switch code {
    case 1: add(bottom, left)
    case 2: add(right, bottom)
    case 3: add(right, left)
    case 4: add(top, right)
    case 6: add(top, bottom)
    case 7: add(top, left)
    case 8: add(left, top)
    case 9: add(bottom, top)
    case 11: add(right, top)
    case 12: add(left, right)
    case 13: add(bottom, right)
    case 14: add(left, bottom)
    case 5:
      if middleIsHigher(vertex, level) {
        add(bottom, right)
        add(top, left)
      } else {
        add(bottom, left)
        add(top, right)
      }
    case 10:
      if middleIsHigher(vertex, level) {
        add(left, bottom)
        add(right, top)
      } else {
        add(right, bottom)
        add(left, top)
      }
    default: break
    }
  }

  private func middleIsHigher(_ vertex: Int, _ level: Int) -> Bool {
    let v = grid.values
    // Quarters first, so that huge numbers do not overflow.
    let mean = v[vertex] / 4 + v[vertex + 1] / 4 + v[vertex + columns] / 4 + v[vertex + columns + 1] / 4
    return mean >= levels[level]
  }

  // MARK: Along the edge of what is known

  /// For each level the pieces along the grid's border and along holes, anticlockwise round the known cells.
  private func borderSegments() -> [[Segment]] {
    var segments = [[Segment]](repeating: [], count: levels.count)
    let (lastColumn, lastRow) = (columns - 2, grid.rows - 2)
    func visit(_ column: Int, _ row: Int) {
      guard isKnown(column, row) else { return }
      let a = row * columns + column
      let (b, c, d) = (a + 1, a + 1 + columns, a + columns)
      if !isKnown(column, row - 1) { border(a, b, crossing: 2 * a, column, row, into: &segments) }
      if !isKnown(column + 1, row) { border(b, c, crossing: 2 * b + 1, column, row, into: &segments) }
      if !isKnown(column, row + 1) { border(c, d, crossing: 2 * d, column, row, into: &segments) }
      if !isKnown(column - 1, row) { border(d, a, crossing: 2 * a + 1, column, row, into: &segments) }
    }
    if hasHoles {
      for row in 0...lastRow { for column in 0...lastColumn { visit(column, row) } }
    } else {
      for column in 0...lastColumn {
        visit(column, 0)
        if lastRow > 0 { visit(column, lastRow) }
      }
      for row in 0...lastRow where row > 0 && row < lastRow {
        visit(0, row)
        if lastColumn > 0 { visit(lastColumn, row) }
      }
    }
    return segments
  }

  private func isKnown(_ column: Int, _ row: Int) -> Bool {
    guard column >= 0, row >= 0, column < columns - 1, row < grid.rows - 1 else { return false }
    guard hasHoles else { return true }
    let a = row * columns + column
    let hole = ContourTracer.hole
    return bands[a] != hole && bands[a + 1] != hole && bands[a + columns] != hole
      && bands[a + columns + 1] != hole
  }

  /// Adds the higher parts of one border edge, walked from corner `start` to corner `end`, for every level.
  private func border(
    _ start: Int, _ end: Int, crossing: Int, _ column: Int, _ row: Int, into segments: inout [[Segment]]
  ) {
    let (first, last) = (Int(bands[start]), Int(bands[end]))
    let from = cornerNode(start, column, row)
    let to = cornerNode(end, column, row)
    let cut = Int32(truncatingIfNeeded: crossing)
    for k in 0..<min(first, last) { segments[k].append(Segment(from: from, to: to)) }
    if first > last { for k in last..<first { segments[k].append(Segment(from: from, to: cut)) } }
    if last > first { for k in first..<last { segments[k].append(Segment(from: cut, to: to)) } }
  }

  /// The node of a corner as seen from a cell: the second of its two numbers where the cell is the upper one
  /// of two that touch there diagonally only.
  private func cornerNode(_ vertex: Int, _ column: Int, _ row: Int) -> Int32 {
    let node = 2 * grid.values.count + 2 * vertex
    let (cornerColumn, cornerRow) = (vertex % columns, vertex / columns)
    let isUpper = row == cornerRow
    let opposite = isKnown(2 * cornerColumn - 1 - column, 2 * cornerRow - 1 - row)
    let beside = isKnown(2 * cornerColumn - 1 - column, row) || isKnown(column, 2 * cornerRow - 1 - row)
    return Int32(truncatingIfNeeded: node + (isUpper && opposite && !beside ? 1 : 0))
  }

  // MARK: Points

  private func points(of nodes: [Int32], level: Double, closed: Bool) -> [Point] {
    var points: [Point] = []
    points.reserveCapacity(nodes.count)
    for node in nodes {
      let point = place(of: Int(node), level: level)
      if point != points.last { points.append(point) }
    }
    if closed, points.count > 1, points.first == points.last { points.removeLast() }
    return points
  }

  private func place(of node: Int, level: Double) -> Point {
    let crossings = 2 * grid.values.count
    if node >= crossings {
      let vertex = (node - crossings) / 2
      return Point(Double(vertex % columns), Double(vertex / columns))
    }
    let vertex = node / 2
    let isVertical = node % 2 == 1
    let a = grid.values[vertex]
    let b = grid.values[isVertical ? vertex + columns : vertex + 1]
    // Halves, so that the difference of two huge numbers stays finite.
    let fraction = min(1, max(0, (level / 2 - a / 2) / (b / 2 - a / 2)))
    let (x, y) = (Double(vertex % columns), Double(vertex / columns))
    return isVertical ? Point(x, y + fraction) : Point(x + fraction, y)
  }

  // MARK: Joining

  /// Joins pieces to chains. At every node at most one piece begins and at most one ends, so that a table
  /// from node to node is enough.
  private struct Linker {
    struct Chain {
      var nodes: [Int32]
      var isClosed: Bool
    }

    private var next: [Int32]
    private var hasPrevious: [Bool]

    init(nodeCount: Int) {
      next = [Int32](repeating: -1, count: nodeCount)
      hasPrevious = [Bool](repeating: false, count: nodeCount)
    }

    mutating func chains(_ segments: [Segment]) -> [Chain] {
      for segment in segments {
        next[Int(segment.from)] = segment.to
        hasPrevious[Int(segment.to)] = true
      }
      var chains: [Chain] = []
      // Lines that begin somewhere first; what is left are rings.
      for segment in segments where !hasPrevious[Int(segment.from)] {
        chains.append(Chain(nodes: walk(from: segment.from), isClosed: false))
      }
      for segment in segments where next[Int(segment.from)] >= 0 {
        var nodes = walk(from: segment.from)
        nodes.removeLast()
        chains.append(Chain(nodes: nodes, isClosed: true))
      }
      for segment in segments { hasPrevious[Int(segment.to)] = false }
      return chains
    }

    /// Follows a line and takes it out of the table.
    private mutating func walk(from start: Int32) -> [Int32] {
      var nodes = [start]
      var node = start
      while next[Int(node)] >= 0 {
        let following = next[Int(node)]
        next[Int(node)] = -1
        nodes.append(following)
        node = following
      }
      return nodes
    }
  }
}
