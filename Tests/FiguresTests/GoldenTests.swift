import CairoBackend
import Drawing
import Figures
import Foundation
import ImageFiles
import TestSupport
import Testing

/// Each kind of panel against a small picture that was looked at and found good. A picture passes if at most one
/// pixel in two hundred differs by more than an eighth of the range in any channel: other versions of the font
/// library move the edges of letters, not more.
///
/// `DESCENT_RECORD=1 swift test --filter GoldenTests` writes new pictures; look at each before keeping it.
struct GoldenTests {
  static let folder = Truth.testsFolder.appendingPathComponent("FiguresTests/Goldens")

  static func pixels(_ png: [UInt8]) throws -> (width: Int, height: Int, rgb: [UInt8]) {
    let picture = try Picture(png, path: "golden")
    return (picture.width, picture.height, picture.rgb)
  }

  @Test(arguments: ["light", "dark", "paper", "projector"]) func goldens(theme: String) throws {
    let engine = TextEngine()
    let records = ProcessInfo.processInfo.environment["DESCENT_RECORD"] != nil
    for (name, var board) in try Sample.all() {
      board.theme = try #require(Theme.named(theme))
      board.size = Size(320, 200)
      let sequence = try board.frames(measuring: engine.measuring)
      let png = try renderPNG(sequence.scene(min(3, sequence.count - 1)), text: engine)
      let file = GoldenTests.folder.appendingPathComponent("\(name)-\(theme).png")
      if records {
        try FileManager.default.createDirectory(at: GoldenTests.folder, withIntermediateDirectories: true)
        try Data(png).write(to: file)
        continue
      }
      let golden = try GoldenTests.pixels([UInt8](try Data(contentsOf: file)))
      let now = try GoldenTests.pixels(png)
      try #require(golden.width == now.width && golden.height == now.height, "\(name)-\(theme)")
      try #require(golden.rgb.count == now.rgb.count)
      var different = 0
      for pixel in 0..<now.width * now.height {
        var largest = 0
        for channel in 0..<3 {
          let index = pixel * 3 + channel
          largest = max(largest, abs(Int(golden.rgb[index]) - Int(now.rgb[index])))
        }
        if largest > 32 { different += 1 }
      }
      #expect(different * 200 <= now.width * now.height, "\(name)-\(theme): \(different) pixels differ")
    }
  }
}
