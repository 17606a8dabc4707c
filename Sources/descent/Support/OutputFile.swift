import Export

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// Where a command's result goes: the standard output, or a file that appears whole or not at all.
enum OutputTarget {
  /// Hands a writer to `body`. A file is written beside its place and moved there at the end; after an error or
  /// an interrupt nothing of it stays. A link, a device or a pipe in the place is an error.
  static func write(
    to path: String?, _ body: (inout ByteWriter) throws -> Void
  ) throws {
    guard let path else {
      var writer = ByteWriter.standardOutput()
      try catchingWriteFailures {
        try body(&writer)
        try writer.flush()
      }
      return
    }
    try refuseSpecial(path, advice: "choose another file, or leave -o out to print")
    let temporary = temporaryPath(beside: path)
    // Exclusive: a link that somebody put there is not followed.
    let descriptor = open(temporary, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o666)
    guard descriptor >= 0 else { throw Failure.files("cannot write \(path): \(reason(errno))") }
    var isWhole = false
    defer { if !isWhole { unlink(temporary) } }
    do {
      defer { close(descriptor) }
      var writer = ByteWriter(descriptor: descriptor, name: path)
      try catchingWriteFailures {
        try body(&writer)
        try writer.flush()
      }
    }
    guard rename(temporary, path) == 0 else {
      throw Failure.files("cannot write \(path): \(reason(errno))")
    }
    isWhole = true
  }

  /// Refuses what a file moved to this place would destroy (`-o /dev/null`); before the work, so that none is done
  /// in vain.
  static func refuseSpecial(_ path: String, advice: String = "choose another file") throws {
    guard let kind = specialFile(at: path) else { return }
    throw Failure.files("cannot write \(path): it is \(kind) and no file; \(advice)")
  }

  /// Write failures as what the process makes of them: a closed pipe ends it quietly.
  private static func catchingWriteFailures(_ body: () throws -> Void) throws {
    do {
      try body()
    } catch WriteFailure.closedPipe {
      exit(0)
    } catch WriteFailure.system(let name, let code) {
      if Interrupt.isRaised { throw Interrupted() }
      throw Failure.files("cannot write \(name): \(reason(code))")
    }
  }

  private static func temporaryPath(beside path: String) -> String {
    let parts = path.split(separator: "/", omittingEmptySubsequences: false)
    let folder = parts.dropLast().joined(separator: "/")
    let name = ".\(parts.last ?? "output").partial-\(getpid())"
    return parts.count > 1 ? "\(folder)/\(name)" : name
  }

  /// The system's words for an error number.
  static func reason(_ code: Int32) -> String {
    guard let text = strerror(code) else { return "error \(code)" }
    return String(cString: text)
  }
}

/// The work was interrupted; everything half-done has been removed.
struct Interrupted: Error {}
