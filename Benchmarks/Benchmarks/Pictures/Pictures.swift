import Benchmark
import CairoBackend
import Drawing
import Figures
import Optimization

/// Storyboards to files in memory: 120 step frames with map and cost plot, 1280 × 720.
let benchmarks: @Sendable () -> Void = {
  Benchmark.defaultConfiguration = .init(
    metrics: [.cpuTotal, .wallClock, .peakMemoryResident], warmupIterations: 1, maxDuration: .seconds(10),
    maxIterations: 10)

  for jobs in [1, 2] {
    Benchmark("120 frames as PNG, workers: \(jobs)") { _ in
      let text = TextEngine()
      let painter = try SequencePainter(try frames(measuring: text.measuring), text: text)
      try painter.forEachPNG(Array(0..<120), jobs: jobs) { _, bytes in
        blackHole(bytes)
        return true
      }
    }
  }
  processBenchmarks()
  figureBenchmarks()
  Benchmark("one frame as PNG") { _ in
    let text = TextEngine()
    blackHole(try renderPNG(try frames(measuring: text.measuring).scene(60), text: text))
  }
}

private func frames(measuring: TextMeasuring) throws -> FrameSequence {
  let surface = try SurfaceCatalogue.surface(named: "peaks")
  let scenario = Scenario(surface: surface, start: .at([0.4, -0.6]), learningRate: 0.01, steps: 120)
  let story = Storyboard(
    title: surface.title.english, subject: .surface(surface),
    runs: [ShownRun(trajectory: try scenario.run())],
    frames: .iterations(Array(1...120)))
  return try story.frames(measuring: measuring)
}
