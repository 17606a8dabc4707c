import Calculus

/// The search of `searchCriticalPoints(of:in:)`: boxes of one size at a time, halved until each is settled.
struct CriticalPointFinder {
  /// A box of the grid at some level: column and row.
  struct Cell: Sendable, Hashable {
    var x: Int
    var y: Int
  }

  private enum Verdict {
    case none
    case root([Double])
    case open
    /// The gradient is zero all over it, as far as doubles can tell.
    case flat
  }

  /// 2⁻²⁴ of the box: about a ten-millionth.
  static let deepest = 24
  /// Boxes open at one time before curves are looked for.
  static let manyCells = 16_000

  let domain: Domain
  let dimension: Int
  /// How many boxes may be examined in all.
  let effort: Int
  private let program: IntervalProgram
  private var state = IntervalProgram.State()
  private var pointState = IntervalProgram.State()
  var polisher: CriticalPointPolisher
  private var level = 0
  private var examinations = 0
  /// What was found; `isRegular` where Krawczyk's operator showed that the Hessian there has an inverse.
  private var roots: [(position: [Double], isRegular: Bool)] = []
  private(set) var sets: [CriticalSet] = []
  /// The boxes of the curves and areas that were found, by level.
  private var covered: [(cells: Set<Cell>, level: Int)] = []
  /// Whether a group of boxes was left over in which a critical point could be neither found nor ruled out.
  private var hasGap = false

  init(_ formula: Formula, _ domain: Domain, effort: Int) {
    self.domain = domain
    self.effort = effort
    dimension = domain.dimension
    var second: [Expression] = []
    for row in formula.hessian { second += row }
    program = IntervalProgram(
      [formula.gradient, second], variables: formula.variables, parameters: formula.parameters)
    polisher = CriticalPointPolisher(CompiledFormula(formula), domain)
  }

  mutating func run() -> CriticalPointSearch {
    var cells = [Cell(x: 0, y: 0)]
    var flat: [(cells: [Cell], level: Int)] = []
    var isComplete = true
    while !cells.isEmpty && level < Self.deepest {
      var next: [Cell] = []
      var flatHere: [Cell] = []
      for cell in cells {
        examinations += 1
        switch examine(cell) {
        case .none: break
        case .root(let position): add(position, isRegular: true)
        case .flat: flatHere.append(cell)
        case .open:
          next.append(Cell(x: 2 * cell.x, y: 2 * cell.y))
          next.append(Cell(x: 2 * cell.x + 1, y: 2 * cell.y))
          if dimension == 2 {
            next.append(Cell(x: 2 * cell.x, y: 2 * cell.y + 1))
            next.append(Cell(x: 2 * cell.x + 1, y: 2 * cell.y + 1))
          }
        }
      }
      if !flatHere.isEmpty { flat.append((flatHere, level)) }
      level += 1
      cells = next
      if cells.count > Self.manyCells { takeOutCurves(&cells) }
      if examinations + cells.count > effort {
        isComplete = false
        break
      }
    }
    for (cells, level) in flat { settle(cells, at: level) }
    mergeSets()
    if isComplete { settle(cells, at: level) } else { polishAll(cells) }
    return CriticalPointSearch(points: classified(), sets: sets, isComplete: isComplete && !hasGap)
  }

  // MARK: One box

  /// The box of a cell, widened so that neighbours overlap and no zero falls between them.
  func box(_ cell: Cell, at level: Int, margin: Double = 0.06) -> [Enclosure] {
    let indices = [cell.x, cell.y]
    let scale = 1 / Double(1 << level)
    return domain.intervals.indices.map { axis in
      let width = domain.intervals[axis].length * scale
      let lower = domain.intervals[axis].lower + width * Double(indices[axis])
      return Enclosure(lower - margin * width, lower + width + margin * width)
    }
  }

  private mutating func examine(_ cell: Cell) -> Verdict {
    let box = box(cell, at: level)
    program.begin(&state, over: box)
    let gradient = program.evaluate(0, &state)
    for component in gradient where component.isEmpty || !component.containsZero { return .none }
    if gradient.allSatisfy({ $0.magnitude <= polisher.negligibleGradient }) { return .flat }
    if state.hasJump { return .open }
    let hessian = program.evaluate(1, &state)
    guard !state.hasJump, hessian.allSatisfy({ !$0.isEmpty && $0.isBounded }) else { return .open }
    return krawczyk(box, hessian)
  }

  /// Zeros of the gradient by its mean value form, then by Krawczyk's operator
  /// K = c − Y g(c) + (1 − Y H(X)) (X − c), where Y is the inverse of H's middle: every zero in X lies in K,
  /// and if K lies inside X there is exactly one.
  private mutating func krawczyk(_ box: [Enclosure], _ hessian: [Enclosure]) -> Verdict {
    let center = box.map { $0.center }
    program.begin(&pointState, over: center.map { Enclosure($0) })
    let slope = program.evaluate(0, &pointState).map { $0.center }
    guard slope.allSatisfy({ $0.isFinite }) else { return .open }
    let n = dimension
    let offset = (0..<n).map { Enclosure(box[$0].lower - center[$0], box[$0].upper - center[$0]) }
    for i in 0..<n {
      var value = Enclosure(slope[i])
      for j in 0..<n { value = value + hessian[i * n + j] * offset[j] }
      if !value.containsZero { return .none }
    }
    guard let inverse = Self.inverse(hessian.map { $0.center }) else { return .open }
    var isInside = true
    for i in 0..<n {
      var image = center[i]
      for k in 0..<n { image -= inverse[i * n + k] * slope[k] }
      var enclosure = Enclosure(image)
      for j in 0..<n {
        var factor = Enclosure(i == j ? 1 : 0)
        for k in 0..<n { factor = factor - Enclosure(inverse[i * n + k]) * hessian[k * n + j] }
        enclosure = enclosure + factor * offset[j]
      }
      if enclosure.intersection(box[i]) == nil { return .none }
      if !(enclosure.lower > box[i].lower && enclosure.upper < box[i].upper) { isInside = false }
    }
    guard isInside, let root = polisher.newton(from: center) else { return .open }
    // Newton must have stayed with the one zero of this box.
    for i in 0..<n where !box[i].contains(root[i]) { return .open }
    return .root(root)
  }

  /// The inverse of a 1 × 1 or 2 × 2 matrix that is not nearly singular.
  private static func inverse(_ m: [Double]) -> [Double]? {
    if m.count == 1 { return m[0] != 0 && (1 / m[0]).isFinite ? [1 / m[0]] : nil }
    let determinant = m[0] * m[3] - m[1] * m[2]
    let size = max(abs(m[0] * m[3]), abs(m[1] * m[2]))
    guard abs(determinant) > 1e-13 * size, (1 / determinant).isFinite else { return nil }
    return [m[3] / determinant, -m[1] / determinant, -m[2] / determinant, m[0] / determinant]
  }

  // MARK: Collecting

  private mutating func add(_ root: [Double], isRegular: Bool) {
    guard let position = polisher.insideDomain(root) else { return }
    for known in roots where polisher.isSame(known.position, position) { return }
    roots.append((position, isRegular))
  }

  /// The plain zeros among boxes that could not be settled, one by one from their middles: of many boxes some, spread
  /// over all, since one takes about as long as fifteen examinations.
  private mutating func polishAll(_ cells: [Cell]) {
    let tries = min(cells.count, max(effort / 15, 1))
    for attempt in 0..<tries {
      let cell = cells[Int(Double(attempt) * Double(cells.count) / Double(tries))]
      let box = box(cell, at: level, margin: 0.5)
      guard let root = polisher.newton(from: box.map { $0.center }) else { continue }
      guard zip(box, root).allSatisfy({ $0.contains($1) }), polisher.isZero(at: root) else { continue }
      if !polisher.isSingular(at: root) { add(root, isRegular: true) }
    }
  }

  /// Boxes in which the gradient is zero to the last: each group of neighbours is one degenerate point or
  /// kink if it is small, and a curve or an area if it is large.
  private mutating func settle(_ cells: [Cell], at level: Int) {
    for group in groups(cells) {
      let columns = (group.map { $0.x }.max() ?? 0) - (group.map { $0.x }.min() ?? 0)
      let rows = (group.map { $0.y }.max() ?? 0) - (group.map { $0.y }.min() ?? 0)
      let share = Double(max(columns, rows) + 1) / Double(1 << level)
      if share > 0.001 {
        addSet(group, at: level)
        continue
      }
      var center = [Double](repeating: 0, count: dimension)
      for cell in group {
        let middle = box(cell, at: level).map { $0.center }
        for axis in 0..<dimension { center[axis] += middle[axis] / Double(group.count) }
      }
      if touchesCovered(group, at: level) {
        covered.append((Set(group), level))
      } else if let point = polisher.degenerate(near: center, within: 4 * share) {
        if !isCovered(point) { add(point, isRegular: false) }
      } else if !isExplained(group, center, at: level) {
        hasGap = true
      }
    }
  }

  /// Whether a group of boxes without a critical point had to be left over: at a jump or a pole of the gradient, or
  /// beside something that was found.
  private mutating func isExplained(_ group: [Cell], _ center: [Double], at level: Int) -> Bool {
    for cell in group {
      program.begin(&pointState, over: box(cell, at: level))
      _ = program.evaluate(0, &pointState)
      if pointState.hasJump { return true }
    }
    let (domain, dimension) = (self.domain, self.dimension)
    func isBeside(_ lower: Double, _ upper: Double, _ axis: Int) -> Bool {
      let slack = 1e-4 * domain.intervals[axis].length
      return center[axis] >= lower - slack && center[axis] <= upper + slack
    }
    for root in roots where (0..<dimension).allSatisfy({ isBeside(root.position[$0], root.position[$0], $0) })
    {
      return true
    }
    for set in sets {
      let sides = set.extent.intervals
      if (0..<dimension).allSatisfy({ isBeside(sides[$0].lower, sides[$0].upper, $0) }) { return true }
    }
    return isCovered(center) || polisher.isPole(near: center)
  }

  /// Whether a point belongs to a curve or an area that was found: boxes at the edge of one lead into it.
  private func isCovered(_ point: [Double]) -> Bool {
    covered.contains { cells, level in
      let indices = zip(domain.intervals, point).map { interval, value in
        Int(((value - interval.lower) / interval.length * Double(1 << level)).rounded(.down))
      }
      return cells.contains(Cell(x: indices[0], y: dimension == 2 ? indices[1] : 0))
    }
  }

  /// Whether a group lies beside a curve or an area that was found in boxes as large or larger: a level area ends at a
  /// kink in ever smaller boxes.
  private func touchesCovered(_ group: [Cell], at level: Int) -> Bool {
    for (cells, known) in covered where known <= level {
      for cell in group {
        let (x, y) = (cell.x >> (level - known), cell.y >> (level - known))
        for column in (x - 1)...(x + 1) {
          for row in (y - 1)...(y + 1) where cells.contains(Cell(x: column, y: row)) { return true }
        }
      }
    }
    return false
  }

  private mutating func addSet(_ group: [Cell], at level: Int) {
    covered.append((Set(group), level))
    let stride = max(1, group.count / 64)
    var samples: [[Double]] = []
    for index in Swift.stride(from: 0, to: group.count, by: stride) {
      guard let sample = pointOfSet(near: group[index], at: level) else { continue }
      if !samples.contains(where: { polisher.isSame($0, sample) }) { samples.append(sample) }
    }
    if samples.isEmpty { samples.append(box(group[0], at: level).map { $0.center }) }
    let boxes = group.map { box($0, at: level, margin: 0) }
    let extent = Domain(
      (0..<dimension).map { axis in
        Domain.Interval(
          boxes.map { $0[axis].lower }.min() ?? 0, boxes.map { $0[axis].upper }.max() ?? 0)
      })
    sets.append(CriticalSet(samples: samples, value: polisher.value(at: samples[0]), extent: extent))
  }

  /// Makes one of the sets that touch: a level area is found in pieces of several sizes.
  private mutating func mergeSets() {
    var merged: [CriticalSet] = []
    for set in sets {
      var set = set
      var index = 0
      while index < merged.count {
        if touch(merged[index].extent, set.extent) && polisher.isSameCost(merged[index].value, set.value) {
          let other = merged.remove(at: index)
          set.samples =
            other.samples
            + set.samples.filter { sample in !other.samples.contains { polisher.isSame($0, sample) } }
          set.value = other.value
          set.extent = Domain(
            zip(set.extent.intervals, other.extent.intervals).map {
              Domain.Interval(min($0.lower, $1.lower), max($0.upper, $1.upper))
            })
          index = 0
        } else {
          index += 1
        }
      }
      merged.append(set)
    }
    sets = merged
  }

  private func touch(_ a: Domain, _ b: Domain) -> Bool {
    for axis in 0..<dimension {
      let slack = 1e-9 * domain.intervals[axis].length
      if a.intervals[axis].lower > b.intervals[axis].upper + slack { return false }
      if b.intervals[axis].lower > a.intervals[axis].upper + slack { return false }
    }
    return true
  }

  /// Takes groups of open boxes out that lie along a curve of critical points, which halving would follow for
  /// ever.
  private mutating func takeOutCurves(_ cells: inout [Cell]) {
    var rest: [Cell] = []
    for group in groups(cells) {
      if group.count > Self.manyCells / 16 && isCurve(group) {
        addSet(group, at: level)
      } else {
        rest += group
      }
    }
    cells = rest
  }

  private mutating func isCurve(_ group: [Cell]) -> Bool {
    let tries = 16
    var hits = 0
    for attempt in 0..<tries {
      let cell = group[(2 * attempt + 1) * group.count / (2 * tries)]
      if pointOfSet(near: cell, at: level) != nil { hits += 1 }
    }
    return hits >= tries * 3 / 4
  }

  /// A point of a curve or an area of critical points in or beside a cell. The corners are tried too: the cell may
  /// lie across the kink at which a level area ends.
  private mutating func pointOfSet(near cell: Cell, at level: Int) -> [Double]? {
    let box = box(cell, at: level, margin: 2)
    var starts = [box.map { $0.center }]
    for corner in 0..<(1 << dimension) {
      starts.append(box.indices.map { corner >> $0 & 1 == 0 ? box[$0].lower : box[$0].upper })
    }
    for start in starts {
      let point = polisher.slideAcross(from: start)
      if zip(box, point).allSatisfy({ $0.contains($1) }) && polisher.isSingular(at: point) { return point }
    }
    return nil
  }

  /// The cells in groups of neighbours, diagonal ones included.
  private func groups(_ cells: [Cell]) -> [[Cell]] {
    var open: Set<Cell> = Set(cells)
    var groups: [[Cell]] = []
    for cell in cells where open.contains(cell) {
      open.remove(cell)
      var group = [cell]
      var next = 0
      while next < group.count {
        let current = group[next]
        next += 1
        for x in (current.x - 1)...(current.x + 1) {
          for y in (current.y - 1)...(current.y + 1) {
            if let neighbour = open.remove(Cell(x: x, y: y)) { group.append(neighbour) }
          }
        }
      }
      group.sort { ($0.x, $0.y) < ($1.x, $1.y) }
      groups.append(group)
    }
    return groups
  }

  private mutating func classified() -> [CriticalPoint] {
    var points = roots.map { polisher.classify($0.position, isRegular: $0.isRegular) }
    points.sort { a, b in
      if a.value != b.value { return a.value < b.value }
      return a.position.lexicographicallyPrecedes(b.position)
    }
    return points
  }
}
