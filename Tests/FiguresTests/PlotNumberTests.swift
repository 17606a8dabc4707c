import Drawing
import Optimization
import Plotting
import Testing

@testable import Figures

@Suite("The number at the end of a plot's line")
struct PlotNumberTests {
  @Test(
    "It keeps off the level and off its point, wherever the level lies",
    arguments: Array(stride(from: 2.3, to: 3.2, by: 0.01)))
  func number(_ level: Double) throws {
    let input = PanelInput(
      subject: .cost(title: "cost"), runs: [], iterations: [0, 100, 200], theme: .light,
      measuring: LayoutTests.engine.measuring)
    var content = SeriesPlot.Content(
      heading: "residual", quantity: .residual,
      series: [
        PlotSeries(
          label: RichText(plain: ""), points: (0...200).map { (Double($0), 2.5 + 1.3 / (1 + Double($0))) })
      ],
      reached: { frame, _ in Double(frame * 100) }, xEnd: 200)
    content.level = level
    let plot = SeriesPlot(content, input: input, rect: Rect(x: 0, y: 0, width: 480, height: 150))
    let number = try #require(plot.numberRect(2))
    let y = plot.area.y.position(of: level)
    #expect(number.bottom <= y || number.y >= y)
    let end = plot.area.point(200, 2.5 + 1.3 / 201)
    let disc = Rect(x: end.x - 5, y: end.y - 5, width: 10, height: 10)
    #expect(!number.intersects(disc), "\(number) at \(disc)")
  }
}
