#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// Waits until a file is saved. It is asked for every 25 ms: that costs nothing that could be measured, and works
/// alike for editors that write into the file and those that put a new one in its place, on every file system.
struct FileWatch {
  /// What changes when a file is saved.
  private struct Stamp: Equatable {
    var node: UInt64
    var size: Int64
    var seconds: Int
    var nanoseconds: Int
  }

  private let path: String
  private var known: Stamp?

  init(_ path: String) {
    self.path = path
    known = Self.stamp(path)
  }

  /// Whether the file was there when it was last looked at.
  var exists: Bool { known != nil }

  /// Returns true when the file is another than it was and has come to rest, false when interrupted. A file that
  /// goes is waited for.
  mutating func waitForChange(isInterrupted: () -> Bool) -> Bool {
    var last = known
    while !isInterrupted() {
      let now = Self.stamp(path)
      // Twice the same: whoever writes it has ended, or we would read half of it.
      if let now, now != known, now == last {
        known = now
        return true
      }
      last = now
      usleep(25_000)
    }
    return false
  }

  private static func stamp(_ path: String) -> Stamp? {
    var status = stat()
    guard stat(path, &status) == 0 else { return nil }
    #if canImport(Glibc)
      let time = status.st_mtim
    #else
      let time = status.st_mtimespec
    #endif
    return Stamp(
      node: UInt64(status.st_ino), size: Int64(status.st_size), seconds: time.tv_sec,
      nanoseconds: time.tv_nsec)
  }
}
