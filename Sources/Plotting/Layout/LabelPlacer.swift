import Drawing

/// Finds room for labels beside their points, one after the other: never over another label, a reserved place
/// or the edge, and off lines where it can be.
public struct LabelPlacer: Sendable {
  /// Where labels may stand.
  public var bounds: Rect
  /// Places that must stay free: earlier labels and whatever was reserved.
  public private(set) var taken: [Rect] = []
  private var lines: [(Point, Point)] = []
  private let measuring: TextMeasuring
  /// The room kept between a label and its neighbours, in points.
  private let gap: Double

  /// A placer for a region.
  public init(bounds: Rect, measuring: TextMeasuring, gap: Double = 2) {
    self.bounds = bounds
    self.measuring = measuring
    self.gap = gap
  }

  /// Keeps a place free.
  public mutating func reserve(_ rect: Rect) { taken.append(rect) }

  /// Keeps the disc of a mark free.
  public mutating func reserve(_ center: Point, radius: Double) {
    taken.append(Rect(x: center.x - radius, y: center.y - radius, width: 2 * radius, height: 2 * radius))
  }

  /// Names a line that labels should not cover where there is a choice.
  public mutating func avoid(_ points: [Point]) {
    for (a, b) in zip(points, points.dropFirst()) {
      // What lies outside can not be covered; clipping also takes care of points without a place.
      if let part = clippedSegment(a, b, to: bounds) { lines.append(part) }
    }
  }

  /// The place of a label beside a point, or `nil` where none is free.
  ///
  /// Tried are right, left, above, below and the four corners, then the same at up to five times the
  /// distance; the first that covers no line wins, else the one that covers least.
  ///
  /// - Parameter distance: from the point to the label, in points: the mark's radius and a little more.
  public mutating func place(_ block: TextBlock, at point: Point, distance: Double, halo: Halo? = nil)
    -> PlacedText?
  {
    let extent = measuring.measure(block)
    var best: (rect: Rect, cost: Double)?
    for (ring, factor) in [1.0, 2, 3.5, 5].enumerated() {
      for rect in LabelPlacer.candidates(extent, point, distance * factor) where isFree(rect) {
        // A line has a width, and marks on it have more.
        let cost = covered(rect.inset(by: -gap)) + Double(ring) * extent.height
        if cost < best?.cost ?? .infinity { best = (rect, cost) }
      }
      if let best, best.cost <= Double(ring) * extent.height { break }
    }
    guard let rect = best?.rect else { return nil }
    taken.append(rect)
    return PlacedText(block, at: Point(rect.x, rect.y), anchor: TextAnchor(.left, .top), halo: halo)
  }

  /// The place of a label that covers no line at all, nearest to its point; `nil` where there is none within reach.
  ///
  /// Tried are first the eight places of `place` beside the mark, then all round it, half a line of text apart.
  ///
  /// - Parameters:
  ///   - distance: from the point to the label, at least.
  ///   - reach: from the point to the label, at most.
  ///   - others: points with labels of their own, to which this one must not be nearer than to its own.
  public mutating func placeClear(
    _ block: TextBlock, at point: Point, distance: Double, reach: Double, others: [Point] = [],
    halo: Halo? = nil
  ) -> PlacedText? {
    let extent = measuring.measure(block)
    let (w, h) = (extent.width, extent.height)
    guard w > 0, h > 0, reach.isFinite, point.x.isFinite, point.y.isFinite else { return nil }
    let area = Rect(
      x: point.x - reach - w, y: point.y - reach - h, width: 2 * (reach + w), height: 2 * (reach + h))
    // Only lines near by, for there are many places to try.
    var near = self
    near.lines = lines.filter { clippedSegment($0.0, $0.1, to: area.inset(by: -1)) != nil }
    func isClear(_ rect: Rect, _ away: Double) -> Bool {
      isFree(rect) && others.allSatisfy { LabelPlacer.distance($0, rect) > away * 1.2 }
        && near.covered(rect.inset(by: -1)) == 0
    }
    var best = LabelPlacer.candidates(extent, point, distance).first {
      isClear($0, LabelPlacer.distance(point, $0))
    }.map { ($0, 0.0) }
    if best == nil {
      for row in 0...Int(area.height / h * 2) {
        for column in 0...Int(area.width / h * 2) {
          let rect = Rect(
            x: area.x + Double(column) * h / 2, y: area.y + Double(row) * h / 2, width: w, height: h)
          let away = LabelPlacer.distance(point, rect)
          // Of places equally far the one that is more above, below or beside the point.
          let cost = away + 0.1 * min(abs(rect.x + w / 2 - point.x), abs(rect.y + h / 2 - point.y))
          guard away >= distance, away <= reach, cost < best?.1 ?? .infinity, isClear(rect, away) else {
            continue
          }
          best = (rect, cost)
        }
      }
    }
    guard let rect = best?.0 else { return nil }
    taken.append(rect)
    return PlacedText(block, at: Point(rect.x, rect.y), anchor: TextAnchor(.left, .top), halo: halo)
  }

  /// From a point to the nearest of a rectangle.
  private static func distance(_ point: Point, _ rect: Rect) -> Double {
    let dx = max(0, rect.left - point.x, point.x - rect.right)
    let dy = max(0, rect.top - point.y, point.y - rect.bottom)
    return (dx * dx + dy * dy).squareRoot()
  }

  private func isFree(_ rect: Rect) -> Bool {
    guard
      rect.left >= bounds.left, rect.right <= bounds.right, rect.top >= bounds.top,
      rect.bottom <= bounds.bottom
    else { return false }
    let roomy = rect.inset(by: -gap)
    return !taken.contains { $0.intersects(roomy) }
  }

  /// The length of lines under a place, in points.
  public func covered(_ rect: Rect) -> Double {
    var sum = 0.0
    for (a, b) in lines {
      guard let (start, end) = clippedSegment(a, b, to: rect) else { continue }
      sum += ((end.x - start.x) * (end.x - start.x) + (end.y - start.y) * (end.y - start.y)).squareRoot()
    }
    return sum
  }

  private static func candidates(_ extent: TextExtent, _ p: Point, _ d: Double) -> [Rect] {
    let (w, h) = (extent.width, extent.height)
    // On the diagonals the corner of the label comes as near as its side elsewhere.
    let s = d * 0.7
    let corners = [
      Point(p.x + d, p.y - h / 2), Point(p.x - d - w, p.y - h / 2), Point(p.x - w / 2, p.y - d - h),
      Point(p.x - w / 2, p.y + d), Point(p.x + s, p.y - s - h), Point(p.x + s, p.y + s),
      Point(p.x - s - w, p.y - s - h), Point(p.x - s - w, p.y + s),
    ]
    return corners.map { Rect(x: $0.x, y: $0.y, width: w, height: h) }
  }
}

/// Moves places along a line apart so that each has its room, keeping their order and moving them as little as
/// possible (the sum of squares): labels at the ends of lines.
///
/// Neighbours that would touch join into one block round their mean; blocks join on. Source: the pool adjacent
/// violators algorithm for isotonic regression (Ayer et al., 1955). Where the range is too short for all, they
/// are squeezed evenly.
///
/// - Parameters:
///   - places: where the middles would like to be, in any order.
///   - sizes: the room each needs.
///   - range: the ends that no room passes.
/// - Returns: the middles, in the order of `places`.
public func spread(_ places: [Double], sizes: [Double], in range: ValueRange) -> [Double] {
  let count = min(places.count, sizes.count)
  guard count > 0 else { return [] }
  let total = sizes.prefix(count).reduce(0, +)
  let squeeze = total > range.length && total > 0 ? range.length / total : 1
  let wishes = places.prefix(count).map { $0.isFinite ? $0 : range.center }
  let order = (0..<count).sorted { (wishes[$0], $0) < (wishes[$1], $1) }
  // Take each place relative to where it stands when all before it are packed: then order alone is asked for.
  var offset = 0.0
  var blocks: [(sum: Double, count: Int)] = []
  var offsets: [Double] = []
  for index in order {
    let size = sizes[index] * squeeze
    let lead = offset + size / 2
    offsets.append(lead)
    offset += size
    blocks.append((wishes[index] - lead, 1))
    while blocks.count > 1,
      blocks[blocks.count - 2].sum / Double(blocks[blocks.count - 2].count)
        >= blocks[blocks.count - 1].sum / Double(blocks[blocks.count - 1].count)
    {
      let last = blocks.removeLast()
      blocks[blocks.count - 1].sum += last.sum
      blocks[blocks.count - 1].count += last.count
    }
  }
  var result = wishes
  var position = 0
  for block in blocks {
    let mean = block.sum / Double(block.count)
    let start = min(max(mean, range.lower), max(range.lower, range.upper - offset))
    for _ in 0..<block.count {
      result[order[position]] = start + offsets[position]
      position += 1
    }
  }
  return result
}
