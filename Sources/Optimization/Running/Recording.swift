/// Which steps of a run are kept in its trajectory: all while there are at most `capacity`, then every second,
/// every fourth … iteration, so that memory is bounded; the first and the last always, and those asked for.
public struct Recording: Sendable, Hashable {
  /// The most steps kept by themselves; at least 2.
  public var capacity: Int
  /// Iterations that are kept in any case.
  public var iterations: Set<Int>

  public init(capacity: Int, iterations: Set<Int> = []) {
    self.capacity = max(2, capacity)
    self.iterations = iterations
  }

  /// As many steps as fit in about 25 MB for the simplest method: 4,096 in up to 256 dimensions, 10 in 100,000.
  public static func standard(dimension: Int) -> Recording {
    Recording(capacity: min(4096, (1 << 20) / max(1, dimension)))
  }

  /// Every step, however many.
  public static let everything = Recording(capacity: .max)

  /// These iterations, the first and the last.
  public static func only(_ iterations: Set<Int>) -> Recording {
    Recording(capacity: 2, iterations: iterations)
  }
}

/// Keeps steps as a `Recording` says.
struct StepRecorder: Sendable {
  private let recording: Recording
  private(set) var steps: [Step] = []
  private var stride = 1
  /// How many kept steps are there because of the stride.
  private var regular = 0

  init(_ recording: Recording) {
    self.recording = recording
  }

  func wants(_ iteration: Int) -> Bool {
    iteration & (stride - 1) == 0
      || (!recording.iterations.isEmpty && recording.iterations.contains(iteration))
  }

  mutating func keep(_ step: Step) {
    if step.iteration & (stride - 1) == 0 {
      if regular == recording.capacity { thin() }
      // The stride may have grown past this iteration.
      if step.iteration & (stride - 1) == 0 {
        regular += 1
      } else if !recording.iterations.contains(step.iteration) {
        return
      }
    }
    steps.append(step)
  }

  /// Adds the last step if it is not there.
  mutating func close(_ step: Step) {
    if steps.last?.iteration != step.iteration { steps.append(step) }
  }

  private mutating func thin() {
    stride *= 2
    steps.removeAll {
      $0.iteration & (stride - 1) != 0 && !recording.iterations.contains($0.iteration)
    }
    regular = 0
    for step in steps where step.iteration & (stride - 1) == 0 { regular += 1 }
  }
}

extension Descent {
  /// Runs to the end and returns the record, in bounded memory.
  ///
  /// - Parameter recording: which steps are kept; `nil` for the standard of the dimension.
  public mutating func run(recording: Recording? = nil) -> Trajectory {
    var recorder = StepRecorder(recording ?? .standard(dimension: position.count))
    var cost = Series()
    var gradientNorms = Series()
    var rates = Series()
    while advance() {
      cost.append(value)
      gradientNorms.append(gradientNorm)
      rates.append(rate)
      if recorder.wants(iteration) { recorder.keep(step) }
    }
    if iteration >= 0 { recorder.close(step) }
    return Trajectory(
      steps: recorder.steps, cost: cost, gradientNorm: gradientNorms, rate: rates,
      stop: stop ?? .budgetSpent(steps: settings.steps), iterations: max(0, iteration))
  }
}
