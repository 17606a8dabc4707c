import Dispatch
import Synchronization

/// Calls `body` with each of `count` indices from `jobs` threads, in runs of neighbours so that a worker can
/// use what it made before. Each thread makes a worker with `make` first. Stops at the first error.
///
/// Runs grow shorter to the end (Polychronopoulos and Kuck 1987, "Guided self-scheduling"), so that no thread waits long
/// for another's last one.
func forEachIndex<Worker, Failure: Error>(
  count: Int, jobs: Int, make: @Sendable () throws(Failure) -> Worker,
  body: @Sendable (Worker, Int) throws(Failure) -> Void
) throws(Failure) {
  let jobs = max(1, min(jobs, count))
  let next = Mutex(0)
  let failure = Mutex<Failure?>(nil)
  @Sendable func work() {
    do throws(Failure) {
      let worker = try make()
      while true {
        let run = next.withLock { first in
          let end = min(count, first + max(1, min(16, (count - first) / (jobs * 2))))
          defer { first = end }
          return first..<end
        }
        guard !run.isEmpty else { return }
        for index in run {
          guard failure.withLock({ $0 == nil }) else { return }
          try body(worker, index)
        }
      }
    } catch {
      failure.withLock { if $0 == nil { $0 = error } }
    }
  }
  if jobs == 1 {
    work()
  } else {
    DispatchQueue.concurrentPerform(iterations: jobs) { _ in work() }
  }
  if let error = failure.withLock({ $0 }) { throw error }
}

extension SequencePainter {
  /// Renders frames as PNG files with several workers. `each` gets the place in `indices`, the index and the
  /// bytes, from any worker and in any order, and returns false to stop. The bytes do not depend on `jobs`.
  public func forEachPNG(
    _ indices: [Int], jobs: Int, each: @Sendable (Int, [UInt8]) -> Bool
  ) throws(RenderError) {
    let stopped = Mutex(false)
    try forEachIndex(count: indices.count, jobs: jobs) { () throws(RenderError) in
      try makeWorker()
    } body: { (painter: FramePainter, place: Int) throws(RenderError) in
      guard !stopped.withLock({ $0 }) else { return }
      let bytes = try painter.png(indices[place])
      if !each(indices[place], bytes) { stopped.withLock { $0 = true } }
    }
  }
}
