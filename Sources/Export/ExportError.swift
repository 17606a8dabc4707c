import ImageFiles

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// Why results could not be written. Nothing half-written stays behind, and earlier results stay as they were.
public enum ExportError: Error, Sendable, Hashable {
  /// The system refused: what was tried, on which path, and the system's error number.
  case system(attempt: String, path: String, code: Int32)
  /// A name that would leave the output folder, or that no file system takes.
  case name(String)
  /// Where the folder should stand is a file or a link.
  case notFolder(path: String)
  /// Where the file should stand is something that it would destroy: `a link`, `a device`.
  case notFile(path: String, kind: String)
  /// The picture itself cannot be made; the sentence says why.
  case picture(String)
  /// The user stopped the work.
  case interrupted

  /// Whether the picture itself is at fault and no file.
  public var isPicture: Bool {
    if case .picture = self { true } else { false }
  }

  /// One sentence: what is wrong, where, and what would be right.
  public var message: String {
    switch self {
    case .system(let attempt, let path, let code):
      switch code {
      case ENOSPC, EDQUOT:
        "Cannot \(attempt) \(path): the disk is full. Free some space and run again; earlier results are kept."
      case EFBIG:
        "Cannot \(attempt) \(path): the file would be larger than the limit set for files (see ulimit -f)."
      case EROFS:
        "Cannot \(attempt) \(path): the file system is read-only. Choose another folder with --output."
      case EACCES, EPERM:
        "Cannot \(attempt) \(path): permission denied. Choose another folder with --output."
      default:
        "Cannot \(attempt) \(path): \(systemReason(code))."
      }
    case .name(let name):
      "'\(ExportError.printable(name))' cannot be the name of a file in the output folder."
    case .notFolder(let path):
      "\(path) is not a folder but a file or a link; move it away, or choose another folder with --output."
    case .notFile(let path, let kind):
      "\(path) is \(kind) and no file; it stays as it is. Choose another file with --output."
    case .picture(let sentence): sentence
    case .interrupted: "Stopped; nothing half-written was left."
    }
  }

  /// The name with what would disturb a terminal replaced.
  private static func printable(_ name: String) -> String {
    String(String.UnicodeScalarView(name.unicodeScalars.map { $0.value < 32 || $0.value == 127 ? "?" : $0 }))
  }
}
