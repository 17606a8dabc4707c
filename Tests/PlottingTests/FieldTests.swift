import Drawing
import Foundation
import Testing

@testable import Plotting

@Suite struct FieldTests {
  let area = PlotArea(
    frame: Rect(x: 0, y: 0, width: 200, height: 200), x: ValueRange(-1, 1), y: ValueRange(-1, 1))

  @Test func directionsFollowTheAxes() throws {
    // Upwards in numbers is upwards on the page, where y falls.
    let up = try #require(pageDirection({ _, _ in (0, 3) }, area, Point(50, 50)))
    #expect(abs(up.dx) < 1e-9 && abs(up.dy + 1) < 1e-9 && up.strength == 3)
    #expect(pageDirection({ _, _ in (0, 0) }, area, Point(50, 50)) == nil)
    #expect(pageDirection({ _, _ in (.nan, 1) }, area, Point(50, 50)) == nil)
    let stretched = PlotArea(
      frame: Rect(x: 0, y: 0, width: 400, height: 100), x: ValueRange(0, 1), y: ValueRange(0, 1))
    let slant = try #require(pageDirection({ _, _ in (1, 1) }, stretched, Point(50, 50)))
    #expect(abs(slant.dy / slant.dx + 0.25) < 1e-6)
  }

  @Test func streamlinesKeepTheirDistance() {
    let lines = streamlines({ x, y in (-x, -y) }, in: area, spacing: 20)
    #expect(lines.count > 8)
    for line in lines { for point in line { #expect(area.frame.contains(point)) } }
    // Straight to the middle: a bowl's gradient lines are its radii.
    for line in lines {
      let (a, b) = (line[0], line[line.count - 1])
      let cross = (a.x - 100) * (b.y - 100) - (a.y - 100) * (b.x - 100)
      #expect(abs(cross) < 0.05 * hypot(a.x - 100, a.y - 100) * max(1, hypot(b.x - 100, b.y - 100)) + 30)
    }
    #expect(streamlines({ _, _ in (.nan, 0) }, in: area).isEmpty)
    // A whirl: lines close and end.
    #expect(!streamlines({ x, y in (-y, x) }, in: area, spacing: 20).isEmpty)
  }

  /// Lines run from edge to edge where nothing stops them, leave no gap, and come no nearer than 0.4 of the spacing.
  @Test func streamlinesAreLongAndEvenlySpaced() {
    for field: VectorField in [{ _, _ in (1, 0) }, { _, _ in (0.6, 1) }, { x, _ in (1, sin(3 * x)) }] {
      let lines = streamlines(field, in: area, spacing: 20)
      let short = lines.filter { polylineLength($0) < 60 }
      #expect(short.count <= 4, "\(lines.map(polylineLength))")
      // Every point of the plot has a line near it.
      func dense(_ line: [Point]) -> [Point] {
        zip(line, line.dropFirst()).flatMap { a, b in
          let parts = max(1, Int(distance(a, b)))
          return (0...parts).map {
            let t = Double($0) / Double(parts)
            return Point(a.x + t * (b.x - a.x), a.y + t * (b.y - a.y))
          }
        }
      }
      let points = lines.map(dense)
      for x in stride(from: 10.0, to: 200, by: 15) {
        for y in stride(from: 10.0, to: 200, by: 15) {
          let nearest = points.joined().map { distance($0, Point(x, y)) }.min() ?? .infinity
          #expect(nearest < 25, "\(x) \(y)")
        }
      }
      for (index, line) in points.enumerated() {
        for other in points[(index + 1)...] {
          for point in line {
            #expect(!other.contains { distance($0, point) < 7 })
          }
        }
      }
    }
  }

  /// Heads are filled, point downstream, and a long line has several.
  @Test func streamlinesHaveHeads() {
    let wide = PlotArea(
      frame: Rect(x: 0, y: 0, width: 600, height: 60), x: ValueRange(-1, 1), y: ValueRange(-1, 1))
    let group = streamlineGroup({ _, _ in (1, 0) }, in: wide, spacing: 20, color: .black, width: 1)
    guard group.shapes.count == 2, case .path(let heads, let fill?, _, _, _) = group.shapes[1] else {
      Issue.record("no heads")
      return
    }
    #expect(fill == .color(.black))
    var corners: [Point] = []
    var count = 0
    for element in heads.elements {
      switch element {
      case .move(let point):
        corners = [point]
        count += 1
      case .line(let point): corners.append(point)
      case .close: #expect(corners[1].x > corners[0].x && corners[1].x > corners[2].x)
      default: break
      }
    }
    #expect(count >= 2 * 5)
  }

  @Test func arrowsStayWithinTheirCells() {
    let group = arrowField({ x, y in (1e6 * x, -1e-3 * y) }, in: area, spacing: 20, color: .black, width: 1)
    guard case .path(let path, _, _, _, _)? = group.shapes.first, let bounds = path.bounds else {
      Issue.record("no arrows")
      return
    }
    #expect(area.frame.inset(by: -2).contains(Point(bounds.left, bounds.top)))
    #expect(arrowField({ _, _ in (0, 0) }, in: area, color: .black, width: 1).shapes.isEmpty)
  }
}

@Suite struct SeriesTests {
  @Test func runningMeans() {
    #expect(runningMean([1, 2, 3, 4, 5], window: 3) == [1, 1.5, 2, 3, 4])
    // The last is a mean too, and none knows what comes after it.
    #expect(runningMean([0, 3, 0, 3, 0], window: 3) == [0, 1.5, 1, 2, 1])
    #expect(runningMean([1, .nan, 3], window: 3)[2] == 2)
    #expect(runningMean([.nan, .nan], window: 3).allSatisfy { $0.isNaN })
    #expect(runningMean([1, 2], window: 1) == [1, 2] && runningMean([], window: 5).isEmpty)
    #expect(runningMean([7], window: 1000) == [7])
    let noisy = (0..<5000).map { step -> Double in step == 2000 ? 1e12 : sin(Double(step) / 50) }
    let smooth = runningMean(noisy, window: 101)
    for index in [0, 49, 50, 1000, 1900, 2051, 2100, 4980, 4999] {
      let window = noisy[max(0, index - 100)...index]
      let mean = window.reduce(0, +) / Double(window.count)
      #expect(abs(smooth[index] - mean) < 1e-4 * max(1, abs(mean)), "\(index)")
    }
  }
}

@Suite struct PlacementTests {
  @Test func isolineLabelsLieOnTheirLines() throws {
    var values: [Double] = []
    for row in 0..<101 {
      for column in 0..<101 { values.append(hypot(Double(column) - 50, Double(row) - 50)) }
    }
    let grid = try #require(ScalarGrid(columns: 101, rows: 101, values: values))
    let frame = Rect(x: 100, y: 100, width: 500, height: 500)
    let found = contours(of: grid, levels: [10, 20, 30, 40])
    var placer = LabelPlacer(bounds: frame, measuring: plainMeasuring)
    let group = isolineLabels(
      found, labels: ["10", "20", "30", "40"], grid: grid, in: frame, placer: &placer, theme: .light,
      measuring: plainMeasuring)
    #expect(group.shapes.count == 4)
    for shape in group.shapes {
      guard case .text(let text) = shape, let level = Double(text.block.content.plain) else { continue }
      let radius = hypot(text.position.x - 350, text.position.y - 350) / 5
      #expect(abs(radius - level) < 0.06 * level, "\(level) at \(radius)")
      #expect(abs(text.rotation) <= 90)
    }
    let check = LayoutCheck(
      Scene(size: Size(700, 700), background: .white, title: "", description: "", fixed: [group]),
      measuring: plainMeasuring)
    #expect(check.complaints.isEmpty)
  }

  @Test func insetsStandWhereThereIsRoom() throws {
    let area = PlotArea(
      frame: Rect(x: 0, y: 0, width: 400, height: 400), x: ValueRange(0, 10), y: ValueRange(0, 10))
    let path = (0...40).map { step -> (x: Double, y: Double) in
      let way = 10 - Double(step) / 4.2
      return (x: way, y: way)
    }
    let end = (0..<10).map { step -> (x: Double, y: Double) in (x: 0.4 + 0.02 * Double(step), y: 0.4) }
    let inset = try #require(
      Inset(on: end, in: area, avoiding: path.map { area.point($0.x, $0.y) }, theme: .light))
    // The path runs from the upper right to the lower left: one of the other corners.
    #expect((inset.frame.left > 200) != (inset.frame.top < 200))
    #expect(inset.x.contains(0.4) && inset.x.contains(0.58) && inset.y.contains(0.4))
    #expect(abs(inset.x.length - inset.y.length) < 1e-9)
    #expect(Inset(on: path, in: area, avoiding: [], theme: .light) == nil)
    #expect(Inset(on: [], in: area, avoiding: [], theme: .light) == nil)
  }
}
