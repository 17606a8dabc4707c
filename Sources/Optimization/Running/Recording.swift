/// Which steps of a run are kept in its trajectory: all while there are at most `capacity`; of a longer run
/// every fourth, eighth, sixteenth … iteration, between a quarter and half of `capacity`, so that memory and
/// time stay bounded; the first and the last always, and those asked for.
public struct Recording: Sendable, Hashable {
  /// The most steps kept by themselves; at least 2.
  public var capacity: Int
  /// Iterations that are kept in any case.
  public var iterations: Set<Int>

  /// A recording that keeps up to `capacity` steps by itself and the given `iterations`.
  public init(capacity: Int, iterations: Set<Int> = []) {
    self.capacity = max(2, capacity)
    self.iterations = iterations
  }

  /// Every step of a run of up to 4,096 steps, half as many of a longer one; fewer in more than 256 dimensions,
  /// so that they fit in about 25 MB for the simplest method: 10 in 100,000.
  public static func standard(dimension: Int, steps: Int = 0) -> Recording {
    Recording(capacity: min(steps < 4096 ? 4096 : 2048, (1 << 20) / max(1, dimension)))
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
  /// The most iterations that a walk takes in one go.
  static let longestWalk = 512
  /// How many kept steps are there because of the stride.
  private var regular = 0
  /// How many of these there may be.
  private var limit: Int

  init(_ recording: Recording) {
    self.recording = recording
    limit = recording.capacity
  }

  func wants(_ iteration: Int) -> Bool {
    iteration & (stride - 1) == 0
      || (!recording.iterations.isEmpty && recording.iterations.contains(iteration))
  }

  /// How many iterations after this one are not wanted, at least; of many, as many as a walk takes in one go.
  func quietIterations(after iteration: Int) -> Int {
    let next = (iteration | (stride - 1)) + 1
    guard !recording.iterations.isEmpty else { return next - iteration - 1 }
    var quiet = 0
    while quiet < Self.longestWalk, iteration + quiet + 1 < next,
      !recording.iterations.contains(iteration + quiet + 1)
    {
      quiet += 1
    }
    return quiet
  }

  mutating func keep(_ step: consuming Step) {
    if step.iteration & (stride - 1) == 0 {
      if regular >= limit { thin() }
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
  mutating func close(_ step: consuming Step) {
    if steps.last?.iteration != step.iteration { steps.append(step) }
  }

  private mutating func thin() {
    stride *= stride == 1 ? 4 : 2
    limit = max(2, recording.capacity / 2)
    regular = 0
    var kept = 0
    // Those that stay change places with those before them, in the buffer, where that copies no step.
    steps.withUnsafeMutableBufferPointer { steps in
      for index in steps.indices {
        let iteration = steps[index].iteration
        let isRegular = iteration & (stride - 1) == 0
        guard isRegular || recording.iterations.contains(iteration) else { continue }
        if isRegular { regular += 1 }
        if kept < index { steps.swapAt(kept, index) }
        kept += 1
      }
    }
    steps.removeLast(steps.count - kept)
  }
}
