import CairoBackend
import Drawing
import Foundation
import Testing

@testable import Export

@Suite struct FrameExportTests {
  static let sequence = FrameSequence(
    size: Size(120, 80), background: .white, title: "Dots",
    fixed: [
      Group(
        "frame", [.path(Path(Rect(x: 5, y: 5, width: 110, height: 70)), fill: .color(Color(hex: 0xeeeeee)))])
    ],
    count: 12
  ) { index in
    .init(
      iteration: index,
      moving: [
        Group(
          "dots",
          (0...index).map {
            .path(Path(circle: Point(10 + 8 * Double($0), 40), radius: 5), fill: .color(Color(hex: 0xd55e00)))
          })
      ], description: "\(index + 1) dots")
  }

  private func run(_ path: String, jobs: Int, stopAfter: Int = .max) throws {
    let done = Counter()
    try OutputFolder.write(to: path) { folder throws(ExportError) in
      try FrameExport(
        formats: [.png, .svg, .pdf], jobs: jobs, progress: { value, _ in done.set(value) },
        isInterrupted: { done.value >= stopAfter }
      ).write(
        [FrameExport.Part(FrameExportTests.sequence)], document: "dots", title: "Dots",
        description: "Some dots",
        to: folder, text: TextEngine())
    }
  }

  @Test func everyFormatAndTheSameBytesForAnyNumberOfWorkers() throws {
    let scratch = try Scratch()
    try run(scratch.path + "/one", jobs: 1)
    let names = scratch.names("/one")
    #expect(names.count == 12 + 12 + 2)
    #expect(
      names.contains("frame-0001.png") && names.contains("frame-0012.svg") && names.contains("dots.pdf"))
    #expect(scratch.text("one/alt.txt")?.contains("frame-0003: 3 dots\n") == true)
    for jobs in [2, 5] {
      try run(scratch.path + "/many", jobs: jobs)
      for name in names {
        #expect(
          FileManager.default.contentsEqual(
            atPath: "\(scratch.path)/one/\(name)", andPath: "\(scratch.path)/many/\(name)"),
          "\(name) with \(jobs) workers")
      }
    }
  }

  @Test(arguments: [1, 9, 20, 30]) func interruptionLeavesNothing(after: Int) throws {
    let scratch = try Scratch()
    #expect(throws: ExportError.interrupted) { try run(scratch.path + "/out", jobs: 2, stopAfter: after) }
    #expect(scratch.names().isEmpty)
  }

  @Test func oneScene() throws {
    let scratch = try Scratch()
    try OutputFolder.write(to: scratch.path + "/out") { folder throws(ExportError) in
      try FrameExport(formats: [.png, .svg]).write(
        FrameExportTests.sequence.scene(3), name: "figure", to: folder, text: TextEngine())
    }
    #expect(scratch.names("/out") == ["figure.png", "figure.svg"])
  }
}

private final class Counter: @unchecked Sendable {
  // Guarded by the lock beside it.
  private var number = 0
  private let lock = NSLock()
  var value: Int { lock.withLock { number } }
  func set(_ value: Int) { lock.withLock { number = max(number, value) } }
}
