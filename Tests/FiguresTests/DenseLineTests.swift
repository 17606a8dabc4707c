import CairoBackend
import Drawing
import Foundation
import ImageFiles
import Plotting
import Testing

/// The picture of a thinned line beside the picture of every point.
struct DenseLineTests {
  @Test func thinnedLineLooksAsAllPointsDo() throws {
    let engine = TextEngine()
    let count = 30_000
    let size = Size(120, 90)
    let area = PlotArea(
      frame: Rect(x: 10, y: 5, width: 100, height: 80), x: ValueRange(0, Double(count - 1)),
      y: ValueRange(0, 1.6))
    // A falling cost under noise, with two levels in its middle that one step joins.
    let values = (0..<count).map { k -> Double in
      let noise = Double((k * 1_103_515_245 + 12_345) % (1 << 31)) / Double(1 << 31)
      return k > 14_000 && k < 21_000 ? 1.2 + 0.01 * noise : (0.5 + noise) / (1 + Double(k) / 4e3)
    }
    func picture(_ parts: [[Point]]) throws -> Picture {
      var path = Path()
      for part in parts { path.append(part) }
      let line = Group("line", [.path(path, stroke: Stroke(.black, width: 1.75))])
      let scene = Scene(size: size, background: .white, title: "", description: "", fixed: [line])
      return try Picture(renderPNG(scene, text: engine), path: "line.png")
    }
    let all = try picture([values.indices.map { area.point(Double($0), values[$0]) }])
    let thinned = try picture(decimated(values, in: area))
    var inked = 0
    var apart = 0
    for pixel in stride(from: 0, to: all.rgb.count, by: 3) {
      if all.rgb[pixel] < 128 { inked += 1 }
      // Columns are half a point wide, and a span stands in the middle of its own: a quarter of a point to a side
      // changes an upright edge's shade by a quarter of the range, and a step's a little more.
      let difference = abs(Int(all.rgb[pixel]) - Int(thinned.rgb[pixel]))
      if difference > 100 { apart += 1 }
    }
    #expect(inked > 800)
    #expect(apart == 0)
  }
}
