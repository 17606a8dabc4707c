import Benchmark
import Foundation

/// The program as a user starts it, from process start to files written. `make bench` builds it first.
func processBenchmarks() {
  let package = URL(fileURLWithPath: #filePath)
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent()
  let output = FileManager.default.temporaryDirectory.appendingPathComponent("descent-benchmark")
  for (name, arguments) in [
    (
      "the program: one comparison figure",
      [
        "compare", "--surface", "peaks", "--start", "0.4,-0.6", "--steps", "120",
        "--learning-rate", "0.001,0.003,0.01,0.03,0.06,0.1", "--size", "1920x1080",
        "-o", output.path + ".png",
      ]
    ),
    (
      "the program: lesson 02 as PNG",
      [
        "run", package.path + "/Lessons/02-two-peaks-and-a-valley.yaml", "--format", "png", "--quiet",
        "--output", output.path,
      ]
    ),
  ] {
    Benchmark(name, configuration: .init(metrics: [.wallClock], maxDuration: .seconds(5))) { _ in
      let program = Process()
      program.executableURL = package.appendingPathComponent(".build/release/descent")
      program.arguments = arguments
      program.standardOutput = FileHandle.nullDevice
      try program.run()
      program.waitUntilExit()
      precondition(program.terminationStatus == 0, "the program failed")
    }
  }
}
