import Drawing
import Foundation
import ImageFiles
import Synchronization
import Testing

@testable import CairoBackend

@Suite struct SequenceTests {
  let engine = TextEngine()

  /// Frames in which everything may change: growing lines, clips, faded groups, halos, turned texts, rasters.
  static func wild(seed: UInt64, count: Int) -> FrameSequence {
    let walk = (0..<40).map { index in
      Point(150 + 110 * sin(Double(index) * 0.7 + Double(seed)), 100 + 80 * cos(Double(index) * 0.43))
    }
    return FrameSequence(
      size: Size(301, 203), background: .white, title: "wild \(seed)",
      fixed: [
        Group(
          "area",
          [.path(Path(Rect(x: 20.5, y: 20, width: 250, height: 160)), fill: .color(Color(hex: 0xcfe8ff)))])
      ],
      count: count
    ) { index in
      let clip = Path(Rect(x: 20.5, y: 20, width: 250, height: 160))
      let path = Array(walk[...(index % 40)])
      var shapes: [Shape] = [
        .path(
          Path(through: path), stroke: Stroke(.black, width: 1.7, join: index % 9 == 4 ? .miter : .round),
          halo: Halo(.white, width: 2)),
        .path(Path(through: path), stroke: Stroke(Color(hex: 0xcc0000, alpha: 0.4), width: 5, dash: [4, 3])),
      ]
      for point in path {
        shapes.append(
          .path(Path(circle: point, radius: 2.3), fill: .color(.white), stroke: Stroke(.black, width: 0.8)))
      }
      let last = path[path.count - 1]
      let text = RichText(runs: [.init("step \(index)"), .init("\(index)", script: .upper)])
      let block = TextBlock(text, style: TextStyle(size: 13, color: .black))
      var faded: [Shape] = [.path(Path(circle: last, radius: 12), fill: .color(Color(hex: 0xd55e00)))]
      faded.append(contentsOf: Sample.raster(in: Rect(x: last.x, y: last.y, width: 20, height: 16)))
      return .init(
        iteration: index,
        moving: [
          Group("path", shapes, clip: index % 5 == 3 ? Path(circle: Point(140, 100), radius: 70.3) : clip),
          Group("faded", faded, opacity: index % 3 == 0 ? 0.5 : 1),
          Group(
            "text",
            [
              .text(PlacedText(block, at: Point(last.x + 5, last.y), halo: Halo(.white, width: 2))),
              .text(
                PlacedText(
                  block, at: Point(290, 100), anchor: TextAnchor(.center, .middle),
                  rotation: index % 2 == 0 ? -90 : 30)),
              .text(
                PlacedText(
                  TextBlock(
                    RichText(plain: "the same in every frame"), style: TextStyle(size: 11, color: .black)),
                  at: Point(30, 195))),
            ]),
        ], description: "frame \(index)")
    }
  }

  /// The heart of the matter: what is drawn over the frame before is what would be drawn from nothing.
  @Test(arguments: [UInt64(1), 2]) func framesDoNotDependOnTheFramesBefore(seed: UInt64) throws {
    let sequence = SequenceTests.wild(seed: seed, count: 40)
    for scale in [seed == 1 ? 1.0 : 1.37] {
      let painter = try SequencePainter(sequence, text: engine, scale: scale)
      let worker = try painter.makeWorker()
      var order = Array(0..<40) + [39, 0, 17, 17, 3, 38]
      order += stride(from: 37, to: 0, by: -3)
      for index in order {
        let fresh = try painter.makeWorker().pixels(index)
        guard index % 2 == 0 else {
          #expect(try worker.pixels(index) == fresh, "frame \(index)")
          continue
        }
        let picture = try Picture(worker.png(index), path: "frame")
        let same = (0..<fresh.count).allSatisfy { pixel in
          let word = fresh[pixel]
          return picture.rgb[3 * pixel] == UInt8(truncatingIfNeeded: word >> 16)
            && picture.rgb[3 * pixel + 1] == UInt8(truncatingIfNeeded: word >> 8)
            && picture.rgb[3 * pixel + 2] == UInt8(truncatingIfNeeded: word)
        }
        #expect(same, "frame \(index) as PNG")
      }
    }
  }

  @Test func sameBytesForAnyNumberOfWorkers() throws {
    let sequence = SequenceTests.wild(seed: 9, count: 23)
    func all(jobs: Int) throws -> [Int: [UInt8]] {
      let files = Mutex<[Int: [UInt8]]>([:])
      // A new engine each time: nothing is left from the run before.
      let text = TextEngine()
      try SequencePainter(sequence, text: text).forEachPNG(Array(0..<23), jobs: jobs) { index, bytes in
        files.withLock { $0[index] = bytes }
        return true
      }
      SVGSequence(sequence, text: text).forEachSVG(Array(0..<23), jobs: jobs) { index, bytes in
        files.withLock { $0[100 + index] = bytes }
        return true
      }
      return files.withLock { $0 }
    }
    let one = try all(jobs: 1)
    #expect(one.count == 46)
    for jobs in [2, 3, 8] { #expect(try all(jobs: jobs) == one) }
  }

  @Test func unchangedBandsAreNotEncodedAgain() throws {
    let painter = try SequencePainter(SequenceTests.wild(seed: 1, count: 40), text: engine)
    let worker = try painter.makeWorker()
    let first = try worker.png(20)
    #expect(try worker.png(20) == first)
  }

  @Test func stopsWhenAsked() throws {
    let seen = Mutex(0)
    try SequencePainter(SequenceTests.wild(seed: 1, count: 40), text: engine).forEachPNG(
      Array(0..<40), jobs: 2
    ) {
      _, _ in
      seen.withLock {
        $0 += 1; return $0 < 5
      }
    }
    #expect(seen.withLock { $0 } < 10)
  }
}
