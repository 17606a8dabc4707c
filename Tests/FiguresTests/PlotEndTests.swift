import Drawing
import Foundation
import Optimization
import Plotting
import Testing

@testable import Figures

@Suite("Lines that leave their plot")
struct PlotEndTests {
  static func line(_ values: [Double], _ label: String = "", index: Int? = nil) -> PlotSeries {
    PlotSeries(
      label: RichText(plain: label), points: values.enumerated().map { (Double($0.offset), $0.element) },
      style: index.map { Theme.light.seriesStyle($0) })
  }

  static func plot(
    _ series: [PlotSeries], choice: PlotRange.Choice = .automatic, height: Double = 300
  ) -> SeriesPlot {
    let last = series.map { $0.samples.count - 1 }.max() ?? 0
    let input = PanelInput(
      subject: .cost(title: "cost"), runs: [], iterations: Array(0...last), theme: .light,
      measuring: LayoutTests.engine.measuring)
    let content = SeriesPlot.Content(
      heading: "cost", quantity: .cost, series: series, choice: choice,
      reached: { frame, _ in Double(frame) }, xEnd: Double(last))
    return SeriesPlot(content, input: input, rect: Rect(x: 0, y: 0, width: 480, height: height))
  }

  /// Every text of a group with the place that it takes.
  static func texts(_ group: Group) -> [(text: String, rect: Rect)] {
    let scene = Scene(
      size: Size(480, 300), background: .white, title: "", description: "", fixed: [], moving: [group])
    return LayoutCheck(scene, measuring: LayoutTests.engine.measuring).items.map {
      ($0.text.block.content.plain, $0.bounds)
    }
  }

  /// The wedges of a group: closed paths of three corners, the tip first.
  static func wedges(_ group: Group) -> [[Point]] {
    group.shapes.compactMap { shape in
      guard case .path(let path, let fill, _, _, _) = shape, fill != nil else { return nil }
      let corners = path.elements.compactMap { element -> Point? in
        switch element {
        case .move(let point), .line(let point): point
        default: nil
        }
      }
      return path.elements.count <= 4 && corners.count == 3 ? corners : nil
    }
  }

  /// A single run on Rosenbrock's valley whose cost overflows in five steps.
  static let overflow = [24.2, 1.64e7, 1.1e25, 4.21e74, 1.2e226, .infinity]

  @Test func aSingleRunThatOverflowsKeepsItsStart() throws {
    let range = PlotRange([PlotEndTests.line(PlotEndTests.overflow)], choice: .automatic)
    #expect(range.kind == .logarithmic)
    #expect(range.range.contains(24.2) && range.range.contains(1.64e7))
    #expect(range.range.upper <= range.range.lower * 1e18 * 1.001)
    #expect(range.cutPhrase == .axisCutAbove)
    // One that falls far and climbs far has its start in the middle.
    let both = PlotRange([PlotEndTests.line([1, 1e-30, 1e30])], choice: .automatic)
    #expect(both.range.contains(1) && both.cutPhrase == .axisCutBoth)
    let falls = PlotRange([PlotEndTests.line([1, 1e-10, 1e-30])], choice: .automatic)
    #expect(falls.range.contains(1) && falls.cutPhrase == .axisCutBelow)
    // What fits into 18 decades is shown whole.
    let fits = PlotRange([PlotEndTests.line([1, 1e-3, 1e14])], choice: .automatic)
    #expect(fits.range == ValueRange(1e-3, 1e14) && fits.cutPhrase == nil)
  }

  @Test func aPointBeyondTheAxisIsAWedgeAtTheEdge() throws {
    let swings = (0...30).map { (index: Int) -> Double in
      let x = Double(index)
      return 20 / (1 + x) + (index % 2 == 0 ? 0 : 2 + x * x)
    }
    for (values, iterations, choice) in [
      (PlotEndTests.overflow, 2...5, PlotRange.Choice.automatic), (swings + [2000], 31...31, .linear),
    ] {
      let plot = PlotEndTests.plot([PlotEndTests.line(values)], choice: choice)
      for frame in iterations {
        let moving = plot.moving(frame)
        let wedge = try #require(PlotEndTests.wedges(moving).first, "\(frame)")
        #expect(abs(wedge[0].y - plot.area.frame.top) < 0.01 && wedge[1].y > wedge[0].y)
        #expect(abs(wedge[0].x - plot.area.x.position(of: Double(frame))) < 0.01)
        let number = try #require(PlotEndTests.texts(moving).last?.rect)
        let body = Rect(
          x: wedge[1].x, y: wedge[0].y, width: wedge[2].x - wedge[1].x, height: wedge[1].y - wedge[0].y)
        #expect(!number.intersects(body), "\(number) on \(body)")
        // Not floating in space, as it did.
        #expect(number.left - body.right < 20 && body.left - number.right < 20)
        #expect(number.left >= plot.area.frame.left && number.right <= plot.area.frame.right)
      }
    }
  }

  /// On a plateau the steepness stays, then falls below the axis before the run ends.
  @Test func theNumberOfALineThatHasLeftIsNotOnItsWay() throws {
    for begin in 250...280 {
      let values = (0...400).map { 0.01 * ($0 < begin ? 1 : exp(-0.9 * Double($0 - begin))) }
      let plot = PlotEndTests.plot([PlotEndTests.line(values)], height: 150)
      let number = try #require(plot.numberRect(400))
      let points = values.enumerated().map {
        Point(plot.area.x.position(of: Double($0.offset)), plot.area.y.position(of: $0.element))
      }
      for (from, to) in zip(points, points.dropFirst()) where from.y <= plot.area.frame.bottom {
        #expect(clippedSegment(from, to, to: number) == nil, "\(begin)")
      }
    }
  }

  @Test func linesThatReachZeroOrInfinityKeepTheirNames() throws {
    let zero = [1, 0.1, 1e-4, 1e-9, 0, 0, 0, 0]
    let series = [
      PlotEndTests.line(zero, "reaches zero", index: 0),
      PlotEndTests.line([1, 0.2, 1e-3, 0, 0, 0, 0, 0], "so does this", index: 1),
      PlotEndTests.line([1, 100, 200, .infinity], "overflows", index: 2),
      PlotEndTests.line([1, 0.9, 0.8, 0.7, 0.6, 0.5, 0.4, 0.3], "stays", index: 3),
    ]
    let plot = PlotEndTests.plot(series, choice: .logarithmic)
    for frame in 3...7 {
      let moving = plot.moving(frame)
      let texts = PlotEndTests.texts(moving)
      #expect(Set(texts.map(\.text)) == ["reaches zero", "so does this", "overflows", "stays"], "\(frame)")
      for (index, a) in texts.enumerated() {
        for b in texts.dropFirst(index + 1) { #expect(!a.rect.intersects(b.rect), "\(a) and \(b)") }
      }
      #expect(PlotEndTests.wedges(moving).count == (frame > 3 ? 3 : 2))
    }
    let wedges = PlotEndTests.wedges(plot.moving(7))
    let (area, frame) = (plot.area, plot.area.frame)
    #expect(wedges.map { $0[0].y } == [frame.bottom, frame.bottom, frame.top])
    // Where the line leaves the plot, not where the run stands long after.
    for (wedge, place) in zip(wedges, [4.0, 3, 3]) {
      #expect(abs(wedge[0].x - area.x.position(of: place)) < 0.01)
    }
    // Cost 0 of a single run: its number at the lower edge.
    let single = PlotEndTests.plot([PlotEndTests.line(zero)], choice: .logarithmic)
    let number = try #require(PlotEndTests.texts(single.moving(7)).last)
    #expect(number.text == "0" && number.rect.bottom > single.area.frame.bottom - 24)
  }

  @Test func notANumberStaysWhereTheLineWas() throws {
    let plot = PlotEndTests.plot([PlotEndTests.line([3, 2, 1, .nan])])
    #expect(PlotEndTests.texts(plot.moving(3)).map(\.text) == ["NaN"])
    #expect(PlotEndTests.plot([PlotEndTests.line([.nan, .nan])]).moving(1).shapes.count == 1)
  }
}
