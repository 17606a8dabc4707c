import Drawing
import Foundation
import Plotting
import Testing

private func distance(_ p: Point, _ a: Point, _ b: Point) -> Double {
  let (dx, dy) = (b.x - a.x, b.y - a.y)
  let square = dx * dx + dy * dy
  let t = square > 0 ? min(1, max(0, ((p.x - a.x) * dx + (p.y - a.y) * dy) / square)) : 0
  return hypot(p.x - a.x - t * dx, p.y - a.y - t * dy)
}

private func distance(_ p: Point, to line: [Point]) -> Double {
  zip(line, line.dropFirst()).map { distance(p, $0, $1) }.min() ?? .infinity
}

@Suite struct SimplificationTests {
  @Test func straightLinesLoseTheirMiddles() {
    let line = (0...100).map { Point(Double($0), 2 * Double($0)) }
    #expect(simplified(line, tolerance: 0.1) == [line[0], line[100]])
    let corner = [Point(0, 0), Point(5, 0), Point(10, 0), Point(10, 5), Point(10, 10)]
    #expect(simplified(corner, tolerance: 0.1) == [Point(0, 0), Point(10, 0), Point(10, 10)])
  }

  @Test func noPointIsFartherThanTheTolerance() {
    for tolerance in [0.05, 0.1, 1] {
      let spiral = (0...4000).map { i -> Point in
        let t = Double(i) / 100
        return Point(4 * t * cos(t), 4 * t * sin(t))
      }
      let noise = (0...2000).map { i -> Point in
        Point(Double(i) / 4, 0.3 * sin(Double(i * i % 977)))
      }
      for line in [spiral, noise] {
        let thin = simplified(line, tolerance: tolerance)
        #expect(thin.count < line.count)
        for point in line { #expect(distance(point, to: thin) <= tolerance * 1.001) }
      }
    }
  }

  @Test func spikesStay() {
    let spike = [Point(0, 0), Point(5, 0), Point(100, 0), Point(6, 0), Point(10, 0)]
    #expect(simplified(spike, tolerance: 0.1).contains(Point(100, 0)))
  }

  @Test func ringsStayRings() {
    let ring = (0..<720).map { i -> Point in
      Point(100 * cos(Double(i) * .pi / 360), 100 * sin(Double(i) * .pi / 360))
    }
    let thin = simplified(ring, tolerance: 0.1, closed: true)
    #expect(thin.count < 80 && thin.count > 30 && thin[0] == ring[0])
    for point in ring { #expect(distance(point, to: thin + [thin[0]]) <= 0.1001) }
    #expect(simplified([], tolerance: 1, closed: true).isEmpty)
  }
}

@Suite struct ClippingTests {
  let rect = Rect(x: 0, y: 0, width: 10, height: 10)

  @Test func partsInside() {
    let line = [Point(-5, 5), Point(5, 5), Point(5, 15), Point(8, 15), Point(8, 5)]
    #expect(
      clipped(line, to: rect) == [[Point(0, 5), Point(5, 5), Point(5, 10)], [Point(8, 10), Point(8, 5)]])
    #expect(clipped([Point(-5, -5), Point(-1, 20)], to: rect).isEmpty)
    #expect(
      clipped([Point(1, 1), Point(.nan, 2), Point(3, 3), Point(4, 4)], to: rect) == [
        [Point(3, 3), Point(4, 4)]
      ])
  }

  @Test func divergingLinesStayFinite() {
    let line = [Point(5, 5), Point(1e300, -1e300), Point(-1e308, 1e308), Point(1e308, 1e308)]
    for part in clipped(line, to: rect) {
      for point in part { #expect(rect.contains(point)) }
    }
    #expect(clipped(line, to: rect).first?.first == Point(5, 5))
    #expect(clippedSegment(Point(0, 0), Point(.infinity, 0), to: rect) == nil)
  }
}

@Suite struct DecimationTests {
  /// In every column of pixels the drawn line covers what the full line covers, from a million points.
  @Test func extremesOfEveryColumn() {
    let count = 200_000
    let values = (0..<count).map { index -> Double in
      let noise = index % 9973 == 0 ? 5 : 0.2 * sin(Double(index * 7919 % 1013))
      return sin(Double(index) / 2e4) + noise
    }
    let area = PlotArea(
      frame: Rect(x: 10, y: 20, width: 500, height: 300), x: ValueRange(0, Double(count)),
      y: ValueRange(-6, 6))
    let parts = decimated(values, in: area, columnsPerPoint: 1)
    #expect(parts.count == 1 && parts[0].count <= 4 * 501)
    var full: [Double: (Double, Double)] = [:]
    var thin: [Double: (Double, Double)] = [:]
    for (index, value) in values.enumerated() {
      let p = area.point(Double(index), value)
      let known = full[p.x.rounded(.down)] ?? (p.y, p.y)
      full[p.x.rounded(.down)] = (min(known.0, p.y), max(known.1, p.y))
    }
    for p in parts[0] {
      let known = thin[p.x.rounded(.down)] ?? (p.y, p.y)
      thin[p.x.rounded(.down)] = (min(known.0, p.y), max(known.1, p.y))
    }
    #expect(full.count == thin.count)
    for (column, span) in full { #expect(thin[column]?.0 == span.0 && thin[column]?.1 == span.1) }
    for (a, b) in zip(parts[0], parts[0].dropFirst()) { #expect(a.x <= b.x) }
    #expect(parts[0].first == area.point(0, values[0]))
    #expect(parts[0].last == area.point(Double(count - 1), values[count - 1]))
  }

  /// Where neighbouring columns' spans touch, two points a column are all: the first and the last would send the
  /// line through the same columns again and again.
  @Test func spansThatTouchTakeTwoPoints() {
    let area = PlotArea(
      frame: Rect(x: 0, y: 0, width: 100, height: 50), x: ValueRange(0, 100_000), y: ValueRange(-1, 1))
    let values = (0...100_000).map { sin(Double($0 * 7919 % 1013)) }
    let line = decimated(values, in: area, columnsPerPoint: 1)[0]
    #expect(line.count <= 2 * 101 + 2)
    // From a column's end the line goes on to the nearer end of the next: never a whole span in between. The last
    // point has a column of its own.
    var longest = 0.0
    for (a, b) in zip(line.dropLast(), line.dropFirst().dropLast())
    where a.x.rounded(.down) != b.x.rounded(.down) {
      longest = max(longest, abs(b.y - a.y))
    }
    #expect(longest < 1)
  }

  /// Where spans do not touch the line crosses between them where it did: no line where none is, but the way from
  /// the one's last point to the other's first.
  @Test func spansApartAreJoinedWhereTheLineCrosses() {
    var decimator = ColumnDecimator(columnsPerPoint: 1)
    for index in 0..<10 { decimator.add(Point(3 + Double(index) / 10, index % 2 == 0 ? 1 : 2)) }
    for index in 0..<10 { decimator.add(Point(4 + Double(index) / 10, index % 2 == 0 ? 8 : 9)) }
    let line = decimator.finish()[0]
    #expect(
      line == [Point(3, 1), Point(3.1, 2), Point(3.9, 2), Point(4, 8), Point(4.1, 9), Point(4.9, 9)])
  }

  /// A line that only falls keeps its length, so that its dashes keep theirs: no steps.
  @Test func steadyLinesHaveNoSteps() {
    var decimator = ColumnDecimator(columnsPerPoint: 1)
    let all = (0...900).map { Point(Double($0) / 30, 0.02 * Double($0 * $0) / 30) }
    for point in all { decimator.add(point) }
    func length(_ line: [Point]) -> Double {
      zip(line, line.dropFirst()).reduce(0) { sum, pair in
        let (dx, dy) = (pair.1.x - pair.0.x, pair.1.y - pair.0.y)
        return sum + (dx * dx + dy * dy).squareRoot()
      }
    }
    let line = decimator.finish()[0]
    #expect(line.count <= 2 * 31)
    #expect(abs(length(line) / length(all) - 1) < 1e-3)
  }

  @Test func gapsPartTheLine() {
    var decimator = ColumnDecimator(columnsPerPoint: 1)
    for (x, y) in [(0.0, 1.0), (1, 2), (2, .nan), (3, 4), (4, 5), (4.5, 7), (2, 1)] {
      decimator.add(Point(x, y))
    }
    #expect(
      decimator.finish() == [
        [Point(0, 1), Point(1, 2)], [Point(3, 4), Point(4, 5), Point(4.5, 7)], [Point(2, 1)],
      ])
  }

  @Test func fewPointsStayAsTheyAre() {
    var decimator = ColumnDecimator(columnsPerPoint: 1)
    let line = (0..<50).map { Point(Double($0) * 3, sin(Double($0))) }
    for point in line { decimator.add(point) }
    #expect(decimator.finish() == [line])
  }
}
