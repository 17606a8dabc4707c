import ImageFiles

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// A hidden folder in which other programs work on our files; it goes with everything in it. May be used by several
/// workers at once.
public final class ScratchFolder: Sendable {
  /// Where it stands.
  public let path: String
  private let shown: String

  /// Lends a hidden folder beside a file that is to be made.
  public static func with<Result>(
    beside path: String, _ body: (ScratchFolder) throws(ExportError) -> Result
  ) throws(ExportError) -> Result {
    let (parent, name) = OutputFolder.split(path)
    guard !name.isEmpty, name != ".", name != ".." else { throw .name(path) }
    OutputFolder.removeLeftovers(of: name, in: parent)
    return try ScratchFolder("\(parent)/.\(name).partial-\(getpid())", shown: path).lend(body)
  }

  /// Lends a hidden folder inside an output folder.
  public static func with<Result>(
    in folder: OutputFolder, _ body: (ScratchFolder) throws(ExportError) -> Result
  ) throws(ExportError) -> Result {
    try ScratchFolder("\(folder.partialPath)/.scratch", shown: folder.path).lend(body)
  }

  private init(_ path: String, shown: String) throws(ExportError) {
    self.path = path
    self.shown = shown
    // Exclusive: a link of that name put there by somebody else is an error.
    guard mkdir(path, 0o777) == 0 else { throw .system(attempt: "write", path: shown, code: errno) }
  }

  private func lend<Result>(_ body: (ScratchFolder) throws(ExportError) -> Result) throws(ExportError)
    -> Result
  {
    defer { removeTree(path) }
    return try body(self)
  }

  /// Writes a file.
  public func write(_ name: String, _ bytes: [UInt8]) throws(ExportError) {
    try OutputName.check(name)
    try writeFile("\(path)/\(name)", bytes, shownAs: shown)
  }

  /// Moves a file to a place outside, in one move that replaces what is there; a link is replaced, not followed.
  public func move(_ name: String, to target: String) throws(ExportError) {
    try OutputName.check(name)
    guard rename("\(path)/\(name)", target) == 0 else {
      throw .system(attempt: "write", path: target, code: errno)
    }
  }
}

extension OutputFolder {
  /// Takes in a file from a scratch folder.
  public func take(_ file: String, from scratch: ScratchFolder, as name: String) throws(ExportError) {
    try OutputName.check(name)
    var status = stat()
    guard lstat("\(scratch.path)/\(file)", &status) == 0, status.st_mode & S_IFMT == S_IFREG,
      rename("\(scratch.path)/\(file)", "\(partialPath)/\(name)") == 0
    else { throw .system(attempt: "write", path: "\(path)/\(name)", code: errno) }
    written.withLock { $0.append(File(name: name, bytes: Int(status.st_size))) }
  }
}
