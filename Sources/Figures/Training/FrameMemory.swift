#if !hasFeature(Embedded)
  import Synchronization
#endif

/// What was computed for each frame, so that what moves and what is said of it need it only once. May be used by several
/// workers at once; two that ask for the same frame at the same time both compute it, and get the same.
final class FrameMemory<Value: Sendable>: Sendable {
  #if hasFeature(Embedded)
    // Without an operating system there is no lock; nothing is kept there.
    init(frames: Int) {}

    func value(_ frame: Int, _ compute: () -> Value) -> Value { compute() }
  #else
    private let known: Mutex<[Value?]>

    init(frames: Int) { known = Mutex([Value?](repeating: nil, count: frames)) }

    func value(_ frame: Int, _ compute: () -> Value) -> Value {
      if let value = known.withLock({ $0[frame] }) { return value }
      let value = compute()
      known.withLock { $0[frame] = value }
      return value
    }
  #endif
}
