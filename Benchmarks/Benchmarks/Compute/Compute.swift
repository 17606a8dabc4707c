import Benchmark

/// The engine alone: no files, no pictures. Each workload stands beside the same loop in C where there is one.
let benchmarks: @Sendable () -> Void = {
  Benchmark.defaultConfiguration = .init(
    metrics: [.cpuUser, .cpuTotal, .wallClock, .peakMemoryResident], warmupIterations: 1,
    maxDuration: .seconds(5),
    maxIterations: 30)
  descentBenchmarks()
  formulaBenchmarks()
  trainingBenchmarks()
}
