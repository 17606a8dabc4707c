import Dispatch
import Vision

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// The processors of this machine, lent to work that can be done at the same time.
enum Workers {
  /// The number of processors that this process may use.
  static var count: Int {
    max(1, sysconf(Int32(_SC_NPROCESSORS_ONLN)))
  }

  /// Seconds since some moment, never going back.
  static let clock: @Sendable () -> Double = {
    Double(DispatchTime.now().uptimeNanoseconds) / 1e9
  }

  /// Calls a function for every index below a count, at the same time.
  static func runner(jobs: Int) -> ConcurrentRunner? {
    guard jobs > 1 else { return nil }
    return { count, body in
      DispatchQueue.concurrentPerform(iterations: count, execute: body)
    }
  }
}
