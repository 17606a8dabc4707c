import Synchronization

/// An object that one thread at a time may use, as those of Pango and Cairo.
final class Guarded<Object>: Sendable {
  /// Keeps the object where nobody can copy it out.
  private struct Holder: ~Copyable {
    let object: Object
  }

  private let holder: Mutex<Holder>

  init(_ object: sending Object) {
    holder = Mutex(Holder(object: object))
  }

  func use<Result: Sendable>(_ body: (Object) -> Result) -> Result {
    holder.withLock { body($0.object) }
  }
}
