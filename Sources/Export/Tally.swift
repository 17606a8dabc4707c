import Synchronization

/// Counts what is done and keeps the first error of any worker.
package final class Tally: Sendable {
  private let state = Mutex<(done: Int, error: ExportError?)>((0, nil))
  private let total: Int
  private let progress: @Sendable (_ done: Int, _ total: Int) -> Void
  private let isInterrupted: @Sendable () -> Bool

  /// Nothing done of `total`.
  package init(
    total: Int, progress: @escaping @Sendable (Int, Int) -> Void,
    isInterrupted: @escaping @Sendable () -> Bool
  ) {
    self.total = total
    self.progress = progress
    self.isInterrupted = isInterrupted
  }

  /// Counts one more; returns whether to go on.
  @discardableResult package func count() -> Bool {
    let done = state.withLock { state in
      state.done += 1
      return state.done
    }
    progress(done, total)
    return !isInterrupted()
  }

  /// Does a piece of work and counts it, unless it fails or the user has stopped; returns whether to go on.
  package func keep(_ body: () throws(ExportError) -> Void) -> Bool {
    do throws(ExportError) {
      if isInterrupted() { throw .interrupted }
      try body()
      return count()
    } catch {
      state.withLock { if $0.error == nil { $0.error = error } }
      return false
    }
  }

  /// Throws the first error, where there was one.
  package func rethrow() throws(ExportError) {
    if let error = state.withLock({ $0.error }) { throw error }
    if isInterrupted() { throw .interrupted }
  }
}
