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

@Test func lookAtVectors() throws {
  let engine = TextEngine()
  let scene = Sample.everything()
  try Data(renderSVG(scene, text: engine)).write(to: URL(fileURLWithPath: "/tmp/everything.svg"))
  try Data(renderSVG(scene, text: engine, options: SVGOptions(textAsText: true))).write(
    to: URL(fileURLWithPath: "/tmp/everything-text.svg"))
  try Data(renderPDF([scene, scene], text: engine, metadata: PDFMetadata(title: "T", description: "D")))
    .write(
      to: URL(fileURLWithPath: "/tmp/everything.pdf"))
}
