import Drawing
import Optimization
import Plotting
import Testing

@testable import Figures

@Suite("Lines through runs of iterations of which only the extremes are known")
struct PlotLineTests {
  /// Of 4,000 numbers 64 buckets are kept, each several columns wide.
  @Test("A steady line stays steady", arguments: [false, true])
  func steady(falls: Bool) throws {
    var series = Series(capacity: 64)
    for k in 0..<4000 { series.append(falls ? -Double(k) : Double(k)) }
    #expect(series.bucketLength > 1)
    let area = PlotArea(
      frame: Rect(x: 0, y: 0, width: 800, height: 300), x: ValueRange(0, 3999),
      y: falls ? ValueRange(-3999, 0) : ValueRange(0, 3999))
    let outline = PlotLine(PlotSeries(label: RichText(plain: ""), series: series), area: area).outline
    #expect(outline.count > 64)
    for (a, b) in zip(outline, outline.dropFirst()) {
      #expect(a.x <= b.x && (falls ? a.y <= b.y : a.y >= b.y), "from \(a) to \(b)")
    }
  }
}
