// swift-tools-version: 6.1

import PackageDescription

// Timings live in a package of their own, so that who uses Descent does not fetch a benchmark library.

let package = Package(
  name: "Benchmarks",
  platforms: [.macOS(.v15)],
  dependencies: [
    .package(name: "Descent", path: ".."),
    // Repeated, warmed-up runs with percentiles. Without traits, since its interposer of malloc is not needed.
    .package(url: "https://github.com/ordo-one/benchmark.git", from: "1.38.1", traits: []),
  ],
  targets: [
    // The same loops in plain C, to be timed against in the same minute.
    .target(name: "Yardsticks"),
    // Training in C as fast as it compiles: for this processor, sums in any order.
    .target(
      name: "TrainingYardstick",
      cSettings: [.unsafeFlags(["-O3", "-march=native", "-ffast-math", "-Wno-overriding-option"])]),
    .executableTarget(
      name: "Compute",
      dependencies: [
        "Yardsticks", "TrainingYardstick",
        .product(name: "Calculus", package: "Descent"),
        .product(name: "Optimization", package: "Descent"),
        .product(name: "Vision", package: "Descent"),
        .product(name: "Benchmark", package: "benchmark"),
      ],
      path: "Benchmarks/Compute",
      plugins: [.plugin(name: "BenchmarkPlugin", package: "benchmark")]),
    .executableTarget(
      name: "Pictures",
      dependencies: [
        .product(name: "Optimization", package: "Descent"),
        .product(name: "Figures", package: "Descent"),
        .product(name: "Export", package: "Descent"),
        .product(name: "Benchmark", package: "benchmark"),
      ],
      path: "Benchmarks/Pictures",
      plugins: [.plugin(name: "BenchmarkPlugin", package: "benchmark")]),
  ],
  swiftLanguageModes: [.v6]
)
