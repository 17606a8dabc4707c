import ImageFiles
import Synchronization

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// A folder of results that appears whole or not at all.
///
/// Files are written to a hidden folder beside the place, `.name.partial-…`, which takes the place in one
/// move when all is done. If the work fails or is stopped the hidden folder goes and an earlier folder in the
/// place stays as it was. Files that are not ours are carried over into the new folder. Links are never
/// followed. May be used by several workers at once.
public final class OutputFolder: Sendable {
  /// A file in the folder.
  public struct File: Sendable, Hashable {
    /// The path within the folder.
    public var name: String
    /// Its size in bytes.
    public var bytes: Int
  }

  /// Where the folder will stand.
  public let path: String
  let partialPath: String
  let written = Mutex<[File]>([])

  /// Writes a folder: `body` writes the files, and the folder appears when it returns.
  ///
  /// Missing folders above `path` are made.
  public static func write<Result>(
    to path: String, _ body: (OutputFolder) throws(ExportError) -> Result
  ) throws(ExportError) -> Result {
    let folder = try OutputFolder(path: path)
    do {
      let result = try body(folder)
      try folder.takePlace()
      return result
    } catch {
      removeTree(folder.partialPath)
      throw error
    }
  }

  private init(path: String) throws(ExportError) {
    var trimmed = path
    while trimmed.count > 1, trimmed.hasSuffix("/") { trimmed.removeLast() }
    self.path = trimmed
    let (parent, name) = OutputFolder.split(trimmed)
    guard !name.isEmpty, name != ".", name != ".." else { throw .name(path) }
    try OutputFolder.makeFolders(parent)
    switch fileKind(trimmed) {
    case .missing, .folder: break
    case .file, .link: throw .notFolder(path: trimmed)
    }
    OutputFolder.removeLeftovers(of: name, in: parent)
    partialPath = "\(parent)/.\(name).partial-\(getpid())"
    // Exclusive: a link of that name put there by somebody else is an error.
    guard mkdir(partialPath, 0o777) == 0 else {
      throw .system(attempt: "write to", path: trimmed, code: errno)
    }
  }

  /// Writes one file; `name` may have folders in it.
  public func write(_ name: String, _ bytes: [UInt8]) throws(ExportError) {
    try OutputName.check(name)
    let parts = name.split(separator: "/")
    var folder = partialPath
    for part in parts.dropLast() {
      folder += "/\(part)"
      if mkdir(folder, 0o777) != 0, errno != EEXIST {
        throw .system(attempt: "write", path: "\(path)/\(name)", code: errno)
      }
    }
    try writeFile("\(partialPath)/\(name)", bytes, shownAs: "\(path)/\(name)")
    written.withLock { $0.append(File(name: name, bytes: bytes.count)) }
  }

  /// Writes one text file in UTF-8.
  public func write(_ name: String, text: String) throws(ExportError) {
    try write(name, Array(text.utf8))
  }

  /// The files written so far, by name.
  public var files: [File] {
    written.withLock { $0 }.sorted { $0.name < $1.name }
  }

  static func split(_ path: String) -> (parent: String, name: String) {
    guard let slash = path.lastIndex(of: "/") else { return (".", path) }
    let parent = String(path[..<slash])
    return (parent.isEmpty ? "/" : parent, String(path[path.index(after: slash)...]))
  }

  /// Makes a folder and those above it, where they are missing.
  public static func makeFolders(_ path: String) throws(ExportError) {
    if mkdir(path, 0o777) == 0 || errno == EEXIST || errno == EISDIR { return }
    guard errno == ENOENT else { throw .system(attempt: "make the folder", path: path, code: errno) }
    let (parent, _) = split(path)
    guard parent != path else { throw .system(attempt: "make the folder", path: path, code: ENOENT) }
    try makeFolders(parent)
    if mkdir(path, 0o777) != 0, errno != EEXIST {
      throw .system(attempt: "make the folder", path: path, code: errno)
    }
  }

  /// Removes hidden files and folders that runs left here which were killed.
  static func removeLeftovers(of name: String, in parent: String) {
    let start = ".\(name).partial-"
    for entry in folderEntries(parent, hidden: true) where entry.hasPrefix(start) {
      guard let process = pid_t(entry.dropFirst(start.count)), process > 0 else { continue }
      // Signal 0 asks whether the process lives; one of another user counts as living.
      if process != getpid(), kill(process, 0) == 0 || errno == EPERM { continue }
      removeTree("\(parent)/\(entry)")
    }
  }
}

/// Writes one file that must not exist yet; a link in the place counts as existing.
public func writeNew(_ bytes: [UInt8], to path: String) throws(ExportError) {
  try writeFile(path, bytes, shownAs: path)
}

/// Writes a file that must not exist yet.
func writeFile(_ path: String, _ bytes: [UInt8], shownAs shown: String) throws(ExportError) {
  let descriptor = open(path, O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, 0o666)
  guard descriptor >= 0 else { throw .system(attempt: "write", path: shown, code: errno) }
  let code = bytes.withUnsafeBytes { buffer -> Int32 in
    var done = 0
    while done < buffer.count {
      // The pointer is inside the buffer, which lives through the call.
      let count = systemWrite(descriptor, buffer.baseAddress.map { $0 + done }, buffer.count - done)
      if count > 0 {
        done += count
      } else if count == 0 || errno != EINTR {
        return count == 0 ? ENOSPC : errno
      }
    }
    return 0
  }
  // Some file systems tell of a full disk only here.
  let closed = close(descriptor) == 0 || errno == EINTR ? 0 : errno
  guard code == 0, closed == 0 else {
    unlink(path)
    throw .system(attempt: "write", path: shown, code: code != 0 ? code : closed)
  }
}

/// `write` of the C library, which a method of the same name would hide.
private let systemWrite = write as @Sendable (Int32, UnsafeRawPointer?, Int) -> Int

/// Writes one file whole or not at all: beside its place first, then moved there. A link, a device or a pipe in the
/// place is neither followed nor replaced: that is an error.
public func writeWhole(_ bytes: [UInt8], to path: String) throws(ExportError) {
  let (parent, name) = OutputFolder.split(path)
  guard !name.isEmpty, name != ".", name != ".." else { throw .name(path) }
  if let kind = specialFile(at: path) { throw .notFile(path: path, kind: kind) }
  let partial = "\(parent)/.\(name).partial-\(getpid())"
  OutputFolder.removeLeftovers(of: name, in: parent)
  try writeFile(partial, bytes, shownAs: path)
  guard rename(partial, path) == 0 else {
    let code = errno
    unlink(partial)
    throw .system(attempt: "write", path: path, code: code)
  }
}

/// What stands at a path where that is neither a file nor a folder, such as `a device`; `nil` for those and for
/// nothing. A file moved there would destroy it.
public func specialFile(at path: String) -> String? {
  var status = stat()
  guard lstat(path, &status) == 0 else { return nil }
  switch status.st_mode & S_IFMT {
  case S_IFLNK: return "a link"
  case S_IFCHR, S_IFBLK: return "a device"
  case S_IFIFO: return "a pipe"
  case S_IFSOCK: return "a socket"
  default: return nil
  }
}
