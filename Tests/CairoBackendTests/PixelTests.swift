import Drawing
import Foundation
import ImageFiles
import TestSupport
import Testing

@testable import CairoBackend

@Suite struct PixelTests {
  let engine = TextEngine()

  private func picture(_ scene: Scene, scale: Double = 1) throws -> Picture {
    try Picture(renderPNG(scene, text: engine, scale: scale), path: "scene.png")
  }

  private func scene(_ shapes: [Shape], background: Color = .white) -> Scene {
    Scene(
      size: Size(40, 30), background: background, title: "", description: "", fixed: [Group("all", shapes)])
  }

  /// The picture of everything against the one that was looked at. `DESCENT_RECORD=1` writes it anew.
  @Test func everythingLooksAsItDid() throws {
    let path = Truth.testsFolder.appendingPathComponent("CairoBackendTests/Goldens/everything.png")
    let png = try renderPNG(Sample.everything(), text: engine)
    if ProcessInfo.processInfo.environment["DESCENT_RECORD"] == "1" { try Data(png).write(to: path) }
    let golden = try Picture(contentsOf: path.path)
    let apart = try #require(difference(golden, try Picture(png, path: "new")))
    #expect(apart.mean < 0.5 && apart.far < 0.002, "\(apart)")
  }

  @Test func fillsLinesAndLayers() throws {
    let square = Path(Rect(x: 5, y: 5, width: 20, height: 20))
    let picture = try picture(
      scene([
        .path(square, fill: .color(Color(hex: 0xff0000)), stroke: Stroke(Color(hex: 0x0000ff), width: 4)),
        .path(Path(circle: Point(15, 15), radius: 3), fill: .color(Color(hex: 0x00ff00))),
      ]))
    #expect(color(picture, 1, 1) == 0xffffff)
    #expect(color(picture, 5, 15) == 0x0000ff)
    #expect(color(picture, 10, 10) == 0xff0000)
    #expect(color(picture, 15, 15) == 0x00ff00)
  }

  @Test func clipsOpacityRulesAndHalos() throws {
    let whole = Path(Rect(x: 0, y: 0, width: 40, height: 30))
    var twice = Path(Rect(x: 2, y: 2, width: 36, height: 26))
    twice.elements += Path(Rect(x: 12, y: 8, width: 10, height: 10)).elements
    let clipped = try picture(
      scene([
        .group(
          Group(
            "half", [.path(whole, fill: .color(.black)), .path(whole, fill: .color(.black))],
            clip: Path(Rect(x: 0, y: 0, width: 20, height: 30)), opacity: 0.5))
      ]))
    // Faded together: two black areas at half opacity are one grey, not a darker one.
    #expect(abs(color(clipped, 5, 5) & 0xff - 128) <= 1)
    #expect(color(clipped, 25, 5) == 0xffffff)
    let hole = try picture(scene([.path(twice, fill: .color(.black), rule: .evenOdd)]))
    #expect(color(hole, 5, 5) == 0 && color(hole, 16, 12) == 0xffffff)
    let line = try picture(
      scene(
        [
          .path(
            Path(through: [Point(0, 15), Point(40, 15)]), stroke: Stroke(.white, width: 2),
            halo: Halo(.black, width: 3))
        ],
        background: Color(hex: 0x808080)))
    #expect(color(line, 20, 15) == 0xffffff && color(line, 20, 12) == 0 && color(line, 20, 8) == 0x808080)
  }

  @Test func rastersAreSharpUnlessSmooth() throws {
    let raster = try #require(Raster(width: 2, height: 1, rgba: [255, 0, 0, 255, 0, 0, 255, 255]))
    let rect = Rect(x: 0, y: 0, width: 40, height: 30)
    let sharp = try picture(scene([.raster(raster, in: rect)]))
    #expect(color(sharp, 18, 15) == 0xff0000 && color(sharp, 21, 15) == 0x0000ff)
    let smooth = try picture(scene([.raster(raster, in: rect, smooth: true)]))
    #expect(color(smooth, 20, 15) & 0xff > 90 && color(smooth, 20, 15) >> 16 > 90)
    #expect(color(smooth, 0, 15) == 0xff0000, "the edge is not blended with nothing")
  }

  @Test func scaleGivesMorePixels() throws {
    let large = try picture(Sample.everything(), scale: 1.5)
    #expect(large.width == 960 && large.height == 540)
    #expect(throws: RenderError.size(width: 40, height: 30, scale: 5000)) {
      try renderPNG(scene([]), text: engine, scale: 5000)
    }
    #expect(throws: RenderError.self) { try renderPNG(scene([]), text: engine, scale: .nan) }
  }

  @Test func oddNumbersDrawNothingBad() throws {
    let shapes: [Shape] = [
      .path(
        Path(through: [Point(.nan, 1), Point(2, .infinity), Point(1e300, -1e300)]),
        stroke: Stroke(.black, width: 1)),
      .path(Path(circle: Point(20, 15), radius: 5), fill: .color(.black)),
    ]
    // Either drawn as well as it goes or refused as a whole; never a crash.
    _ = try? picture(scene(shapes))
  }
}
