import Dispatch
import Synchronization

/// Does asynchronous work and waits for it on the calling thread, which must not be one of the cooperative pool: the
/// program's commands are not asynchronous, and what starts processes is.
package func waiting<Value: Sendable>(_ work: @escaping @Sendable () async -> Value?) -> Value? {
  let box = Answer<Value>()
  Task.detached {
    let value = await work()
    box.value.withLock { $0 = value }
    box.isDone.signal()
  }
  box.isDone.wait()
  return box.value.withLock { $0 }
}

/// What the work came to, handed from its task to the thread that waits.
private final class Answer<Value: Sendable>: Sendable {
  let value = Mutex<Value?>(nil)
  let isDone = DispatchSemaphore(value: 0)
}
