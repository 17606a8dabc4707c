import Drawing
import Plotting
import Testing

/// The signed area inside rings, holes counted off, in cells.
private func area(_ rings: [[Point]]) -> Double {
  var sum = 0.0
  for ring in rings {
    for (a, b) in zip(ring, ring.dropFirst() + ring.prefix(1)) { sum += (a.x * b.y - b.x * a.y) / 2 }
  }
  return sum
}

private func grid(_ rows: [[Double]]) throws -> ScalarGrid {
  // Written top row first, as one sees it.
  try #require(ScalarGrid(columns: rows[0].count, rows: rows.count, values: rows.reversed().flatMap { $0 }))
}

@Suite struct ContourTests {
  @Test func oneHighCorner() throws {
    let level = contours(of: try grid([[0, 0], [4, 0]]), levels: [1])[0]
    #expect(level.lines == [ContourLine(points: [Point(0.75, 0), Point(0, 0.75)], isClosed: false)])
    #expect(level.area.count == 1 && abs(area(level.area) - 0.75 * 0.75 / 2) < 1e-12)
  }

  @Test func peakIsARingAnticlockwise() throws {
    let level = contours(of: try grid([[0, 0, 0], [0, 2, 0], [0, 0, 0]]), levels: [1])[0]
    #expect(level.lines.count == 1 && level.lines[0].isClosed && level.lines[0].points.count == 4)
    #expect(abs(area(level.area) - 0.5) < 1e-12)
  }

  @Test func pitIsAHole() throws {
    let level = contours(of: try grid([[2, 2, 2], [2, 0, 2], [2, 2, 2]]), levels: [1])[0]
    #expect(level.area.count == 2 && abs(area(level.area) - 3.5) < 1e-12)
  }

  @Test func levelOutsideTheRange() throws {
    let flat = try grid([[1, 1], [1, 1]])
    #expect(contours(of: flat, levels: [2])[0].area.isEmpty)
    let below = contours(of: flat, levels: [0])[0]
    #expect(below.lines.isEmpty && area(below.area) == 1)
    // Equal counts as higher.
    #expect(area(contours(of: flat, levels: [1])[0].area) == 1)
  }

  @Test func equalCountsAsHigher() throws {
    let level = contours(of: try grid([[0, 0, 0], [0, 1, 0], [0, 0, 0]]), levels: [1])[0]
    // The peak just reaches the level: a ring without extent, left out.
    #expect(level.lines.isEmpty && level.area.isEmpty)
    let pit = contours(of: try grid([[2, 2, 2], [2, 1, 2], [2, 2, 2]]), levels: [1])[0]
    #expect(pit.lines.isEmpty && area(pit.area) == 4)
    let ramp = contours(of: try grid([[0, 1, 2], [0, 1, 2]]), levels: [1])[0]
    #expect(ramp.lines.count == 1 && ramp.lines[0].points == [Point(1, 1), Point(1, 0)])
    #expect(area(ramp.area) == 1)
  }

  @Test func saddleFollowsTheMean() throws {
    // Corners 2 and 2 against 0 and 0: the mean is 1.
    let cell = try grid([[0, 2], [2, 0]])
    let joined = contours(of: cell, levels: [1])[0]
    #expect(joined.lines.count == 2 && joined.area.count == 1)
    #expect(abs(area(joined.area) - 0.75) < 1e-12)
    let parted = contours(of: cell, levels: [1.2])[0]
    #expect(parted.lines.count == 2 && parted.area.count == 2)
    #expect(abs(area(parted.area) - 0.16) < 1e-12)
    let other = try grid([[2, 0], [0, 2]])
    #expect(contours(of: other, levels: [1])[0].area.count == 1)
    #expect(contours(of: other, levels: [1.2])[0].area.count == 2)
  }

  @Test func holesAreLeftOut() throws {
    let n = Double.nan
    let holed = try grid([[0, 0, 0, 0], [0, 0, 0, 0], [0, 0, n, 0], [0, 0, 0, 0]])
    let level = contours(of: holed, levels: [-1])[0]
    #expect(level.lines.isEmpty && area(level.area) == 5)
    let infinite = try grid([[0, 1, 2], [0, 1, .infinity], [0, 1, 2]])
    let lines = contours(of: infinite, levels: [0.5, 1.5])
    #expect(lines[0].lines.count == 1 && lines[1].lines.isEmpty)
    #expect(area(lines[0].area) == 1)
    #expect(contours(of: try grid([[n, n], [n, n]]), levels: [0])[0].area.isEmpty)
  }

  @Test func areasThatTouchAtACornerStayApart() throws {
    let n = Double.nan
    for rows in [[[n, 1, 1], [1, 1, 1], [1, 1, n]], [[1, 1, n], [1, 1, 1], [n, 1, 1]]] {
      let level = contours(of: try grid(rows), levels: [0])[0]
      #expect(level.area.count == 2 && area(level.area) == 2)
      #expect(level.area.allSatisfy { $0.count == 4 })
    }
  }

  @Test func hugeNumbersDoNotOverflow() throws {
    let level = contours(of: try grid([[-1.6e308, 1.6e308], [-1.6e308, 1.6e308]]), levels: [0])[0]
    #expect(level.lines.count == 1 && level.lines[0].points == [Point(0.5, 1), Point(0.5, 0)])
  }

  /// On random ground every level's area equals the sum that the cells give one by one, areas nest, and both
  /// sides together fill the grid.
  @Test func areasNestAndAddUp() throws {
    var state: UInt64 = 7
    func random() -> Double {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return Double(state >> 40) / Double(1 << 24)
    }
    for _ in 0..<20 {
      let (columns, rows) = (2 + Int(random() * 9), 2 + Int(random() * 9))
      // Few different numbers, so that equality and saddles are common.
      let values = (0..<columns * rows).map { _ in random() < 0.05 ? Double.nan : (random() * 6).rounded() }
      let ground = try #require(ScalarGrid(columns: columns, rows: rows, values: values))
      let found = contours(of: ground, levels: [-1, 0.5, 1, 2, 2.5, 3, 4, 6])
      let upside = try #require(ScalarGrid(columns: columns, rows: rows, values: values.map { -$0 }))
      var last = Double.infinity
      for level in found {
        let size = area(level.area)
        #expect(size <= last + 1e-9 && size >= -1e-9)
        last = size
        for line in level.lines where !line.isClosed {
          for end in [line.points[0], line.points[line.points.count - 1]] {
            let onGrid = end.x == end.x.rounded() || end.y == end.y.rounded()
            #expect(onGrid)
          }
        }
        // Levels between the numbers: no equality, so high and low side share the ground between them.
        if level.level == 0.5 || level.level == 2.5 {
          let low = contours(of: upside, levels: [-level.level])[0]
          let all = area(found[0].area)
          // Saddle cells join the higher side in both views only where the mean is the level itself.
          #expect(abs(size + area(low.area) - all) < 0.51 * Double(columns * rows))
          #expect(size + area(low.area) >= all - 1e-9)
        }
      }
    }
  }

  @Test func levelsAreSortedAndDistinct() throws {
    let ramp = try grid([[0, 10], [0, 10]])
    #expect(contours(of: ramp, levels: [5, 1, 5, .nan, .infinity]).map(\.level) == [1, 5])
    #expect(contours(of: ramp, levels: []).isEmpty)
    #expect(ScalarGrid(columns: 1, rows: 4, values: [1, 2, 3, 4]) == nil)
    #expect(ScalarGrid(columns: 2, rows: 2, values: [1, 2, 3]) == nil)
  }
}
