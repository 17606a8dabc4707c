import Benchmark
import Foundation

/// The program as a user starts it, from process start to files written. `make bench` builds it first.
func processBenchmarks() {
  let folder = FileManager.default.temporaryDirectory.appendingPathComponent("descent-benchmark")
  let lesson = folder.appendingPathComponent("w1.yaml").path
  let training = folder.appendingPathComponent("w5.yaml").path
  let output = folder.appendingPathComponent("Output").path
  let size = ["--size", "1280x720", "--data", "none", "--quiet", "--output", output]
  let cases: [(String, [String])] = [
    ("W1: 120 frames as PNG, one worker", ["run", lesson, "--format", "png", "--jobs", "1"] + size),
    ("W1: 120 frames as PNG, two workers", ["run", lesson, "--format", "png", "--jobs", "2"] + size),
    ("W2: 120 frames as SVG", ["run", lesson, "--format", "svg"] + size),
    (
      "W3: six learning rates in one figure",
      [
        "compare", "--surface", "peaks", "--start", "0.4,-0.6", "--steps", "120", "--learning-rate",
        "0.001,0.003,0.01,0.03,0.06,0.1", "--size", "1920x1080", "-o", folder.path + "/w3.png",
      ]
    ),
    (
      "W5: a perceptron trained for 20 epochs, with its figures", ["run", training, "--format", "png"] + size
    ),
    ("a million steps as JSON", million + ["--json", "-o", folder.path + "/million.json"]),
    ("a million steps as a table", million + ["-o", folder.path + "/million.txt"]),
  ]
  for (name, arguments) in cases {
    Benchmark(
      name,
      configuration: .init(
        metrics: [.wallClock, userTime, peakMemory], maxDuration: .seconds(5), maxIterations: 15)
    ) { benchmark in
      let usage = try run(arguments)
      benchmark.measurement(userTime, usage.milliseconds)
      benchmark.measurement(peakMemory, usage.mebibytes)
    } setup: {
      try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
      try Data(peaks.utf8).write(to: URL(fileURLWithPath: lesson))
      try Data(perceptron.utf8).write(to: URL(fileURLWithPath: training))
    }
  }
}

private let million = [
  "trace", "--surface", "rosenbrock", "--start", "-1.2,1", "--learning-rate", "0.001", "--steps", "1000000",
]

/// The frames of the workload W1: a map and a cost plot at every step.
private let peaks = """
  title: Peaks
  summary: A hundred and twenty steps.
  scenes:
    - title: Peaks
      surface: peaks
      start: [0.4, -0.6]
      method: gradient-descent
      learning-rate: 0.01
      steps: 119
      panels: [map, cost]
  """

/// The training of the workload W5, with what it learns at five steps.
private let perceptron = """
  title: A perceptron
  summary: Twenty epochs of 1,437 digits.
  seed: 5
  scenes:
    - title: A perceptron
      data: digits
      test: 360
      order: file
      model: [{dense: 32}, tanh, dense]
      initial: xavier
      batch: 32
      learning-rate: 0.3
      epochs: 20
      panels: [weights, cost, accuracy]
      frames: [0, 45, 225, 450, end]
  """

private let userTime = BenchmarkMetric.custom("processor time of the program (ms)")
private let peakMemory = BenchmarkMetric.custom("peak memory of the program (MiB)")

/// Runs the built program and returns what it took. `wait4` tells of this one child, where `Process` does not.
private func run(_ arguments: [String]) throws -> (milliseconds: Int, mebibytes: Int) {
  let package = URL(fileURLWithPath: #filePath)
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent()
  let program = package.appendingPathComponent(".build/release/descent").path
  let words: [UnsafeMutablePointer<CChar>?] = ([program] + arguments).map { strdup($0) } + [nil]
  let surroundings: [UnsafeMutablePointer<CChar>?] =
    ProcessInfo.processInfo.environment.map { strdup("\($0.key)=\($0.value)") } + [nil]
  defer { for pointer in words + surroundings { free(pointer) } }
  var actions = posix_spawn_file_actions_t()
  posix_spawn_file_actions_init(&actions)
  posix_spawn_file_actions_addopen(&actions, 1, "/dev/null", O_WRONLY, 0)
  defer { posix_spawn_file_actions_destroy(&actions) }
  var child: pid_t = 0
  guard posix_spawn(&child, program, &actions, nil, words, surroundings) == 0 else { throw Failure(program) }
  var status: Int32 = 0
  var usage = rusage()
  guard wait4(child, &status, 0, &usage) == child, status == 0 else { throw Failure(program) }
  let seconds = usage.ru_utime.tv_sec + usage.ru_stime.tv_sec
  let microseconds = usage.ru_utime.tv_usec + usage.ru_stime.tv_usec
  return (1000 * seconds + microseconds / 1000, usage.ru_maxrss / 1024)
}

private struct Failure: Error, CustomStringConvertible {
  let description: String

  init(_ program: String) {
    description = "\(program) failed"
  }
}
