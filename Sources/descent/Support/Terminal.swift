#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// What the standard error stream can show.
enum Terminal {
  /// Whether somebody reads standard error as it comes.
  static var showsProgress: Bool { isatty(STDERR_FILENO) == 1 }

  /// Whether messages may be coloured: a terminal, and no NO_COLOR (https://no-color.org).
  static var showsColor: Bool {
    guard showsProgress else { return false }
    if let value = getenv("NO_COLOR"), value.pointee != 0 { return false }
    if let term = getenv("TERM"), String(cString: term) == "dumb" { return false }
    return true
  }

  /// Prints a line on standard error.
  static func report(_ line: String) {
    var bytes = Array(line.utf8)
    bytes.append(UInt8(ascii: "\n"))
    // Nothing can be done where standard error is closed.
    _ = bytes.withUnsafeBytes { write(STDERR_FILENO, $0.baseAddress, $0.count) }
  }
}
