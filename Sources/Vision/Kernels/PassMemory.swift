/// How a pass cuts its examples: into chunks that may be worked on at the same time, each chunk into blocks
/// that fit the caches. Both depend on the number of examples and the model alone, never on the machine or the
/// number of workers, so sums are added in the same order everywhere.
struct PassLayout: Sendable {
  let chunks: Int
  let block: Int
  /// Doubles of one chunk's memory, and where its parts begin.
  let chunkSize: Int
  let gradient: Int
  let rows: Int
  let deltas: Int
  let lanes: Int
  let laneDeltas: Int
  /// Doubles of all memory: packed weights first, then the chunks.
  let size: Int

  /// A chunk has at least this many examples and multiplications, else handing it out costs more than it gains.
  static let leastExamples = 16
  static let leastWork = 1_000_000
  static let blockValues = 4_000_000
  static let allValues = 16_000_000

  init(_ plan: NetworkPlan, examples: Int) {
    let wanted = min(
      examples / PassLayout.leastExamples, examples * plan.multiplications / PassLayout.leastWork, 8)
    // Examples in a block and blocks at a time, fewer for large images: up to 128 MB of doubles in all.
    let most = max(
      plan.lanes.isEmpty ? 1 : 8, PassLayout.blockValues / max(1, plan.laneValues + plan.rowValues))
    let largest = min(plan.lanes.isEmpty ? 64 : 32, most)
    var chunks = 1
    while chunks * 2 <= wanted,
      chunks * 2 * (plan.laneValues + plan.rowValues) * largest <= PassLayout.allValues
    {
      chunks *= 2
    }
    self.chunks = chunks
    let longest = (examples + chunks - 1) / chunks
    block = max(1, min(longest, largest))
    // Parts begin at multiples of eight doubles, a cache line.
    let groups = (block + 7) / 8
    gradient = 8
    rows = gradient + (chunks > 1 ? NetworkPlan.padded(plan.parameterCount) : 0)
    deltas = rows + NetworkPlan.padded(plan.rowValues * block)
    lanes = deltas + 2 * NetworkPlan.padded(plan.widestRow * block)
    laneDeltas = lanes + groups * plan.laneValues * 8
    chunkSize = laneDeltas + 2 * plan.largestImage * 8
    size = plan.packedSize + chunks * chunkSize + 8
  }

  /// The examples of a chunk, as places in the batch.
  func range(of chunk: Int, in examples: Int) -> Range<Int> {
    (chunk * examples / chunks)..<((chunk + 1) * examples / chunks)
  }
}

/// Everything that a pass reads and writes, as pointers into arrays that their owners hold for its length.
///
/// `@unchecked Sendable`: a chunk writes to its own part of `memory` (and to `gradient` when it is the only
/// chunk); all else is only read.
struct PassContext: @unchecked Sendable {
  let plan: NetworkPlan
  let layout: PassLayout
  let loss: Loss
  let weights: UnsafePointer<Double>
  let memory: UnsafeMutablePointer<Double>
  let doubles: UnsafePointer<Double>?
  let bytes: UnsafePointer<UInt8>?
  let table: UnsafePointer<Double>?
  let labels: UnsafePointer<Int32>
  /// The examples of the batch; `nil` for `first`, `first` + 1, ….
  let order: UnsafePointer<Int>?
  let first: Int
  let count: Int
  /// Where the sum of the gradients goes; `nil` when only the cost is wanted.
  let gradient: UnsafeMutablePointer<Double>?
  /// What each example's gradient is multiplied by, 1/n for the mean.
  let share: Double
  /// Scores of each example, `plan.outputs` of them, if wanted.
  var scores: UnsafeMutablePointer<Double>? = nil
  /// The gradient with respect to each example's values, if wanted.
  var inputGradient: UnsafeMutablePointer<Double>? = nil
  /// The way back starts from this score in place of the loss.
  var scoreOnly: Int? = nil

  func chunkMemory(_ chunk: Int) -> UnsafeMutablePointer<Double> {
    memory + plan.packedSize + chunk * layout.chunkSize
  }

  func example(_ place: Int) -> Int {
    if let order { order[first + place] } else { first + place }
  }
}
