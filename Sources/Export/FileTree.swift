import CFiles
import ImageFiles

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// What stands at a path; links are not followed.
enum FileKind { case missing, folder, file, link }

func fileKind(_ path: String) -> FileKind {
  var status = stat()
  guard lstat(path, &status) == 0 else { return .missing }
  switch status.st_mode & S_IFMT {
  case S_IFDIR: return .folder
  case S_IFLNK: return .link
  default: return .file
  }
}

/// Removes a file, a link itself, or a folder with all that is in it.
func removeTree(_ path: String) {
  guard fileKind(path) == .folder else {
    unlink(path)
    return
  }
  // Another worker may still be ending its file: a few turns until the folder is empty.
  for _ in 0..<20 {
    for name in folderEntries(path, hidden: true) { removeTree("\(path)/\(name)") }
    if rmdir(path) == 0 || errno != ENOTEMPTY { return }
  }
}

/// Lets two paths change places in one move; returns false where the file system cannot.
func exchange(_ first: String, _ second: String) -> Bool {
  #if canImport(Glibc)
    // RENAME_EXCHANGE = 2, a macro of a header that is not imported.
    return renameat2(AT_FDCWD, first, AT_FDCWD, second, 2) == 0
  #else
    return renamex_np(first, second, UInt32(RENAME_SWAP)) == 0
  #endif
}
