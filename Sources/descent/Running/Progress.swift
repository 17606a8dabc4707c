import Synchronization

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// One line on standard error that counts frames, where somebody looks.
final class Progress: Sendable {
  private let label: String
  private let isOn: Bool
  private let lastShown = Mutex<Int>(-1)

  init(_ label: String, isOn: Bool) {
    self.label = label
    self.isOn = isOn && Terminal.showsProgress
  }

  /// Shows that so many of all are done; at most a hundred times.
  func show(_ done: Int, of total: Int) {
    guard isOn, total > 0 else { return }
    let percent = done * 100 / total
    let isNew = lastShown.withLock { last in
      defer { last = max(last, percent) }
      return percent > last
    }
    if isNew { Self.write("\r\u{1B}[K\(label): \(done) of \(total)") }
  }

  /// Clears the line.
  func finish() {
    if isOn { Self.write("\r\u{1B}[K") }
  }

  private static func write(_ text: String) {
    let bytes = Array(text.utf8)
    _ = bytes.withUnsafeBytes { writeToStandardError($0) }
  }
}

/// Writes to standard error, whatever comes of it.
private func writeToStandardError(_ bytes: UnsafeRawBufferPointer) -> Int {
  write(STDERR_FILENO, bytes.baseAddress, bytes.count)
}
