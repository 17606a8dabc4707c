import CairoBackend
import Drawing
import Foundation
import Testing

@Test func lookAtEverything() throws {
  let engine = TextEngine()
  let png = try renderPNG(Sample.everything(), text: engine, scale: 2)
  try Data(png).write(to: URL(fileURLWithPath: "/tmp/everything.png"))
  print(engine.warnings)
}
