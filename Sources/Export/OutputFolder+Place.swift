import ImageFiles

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

extension OutputFolder {
  /// Moves the finished folder to its place.
  func takePlace() throws(ExportError) {
    // A folder that somebody may have put there meanwhile counts too, so the move comes first.
    if rename(partialPath, path) == 0 { return }
    let code = errno
    guard code == ENOTEMPTY || code == EEXIST else {
      throw .system(attempt: "write to", path: path, code: code)
    }
    guard fileKind(path) == .folder else { throw .notFolder(path: path) }
    if !exchange(partialPath, path) {
      // The file system cannot exchange: two moves, with a moment in which the place is empty.
      let aside = partialPath + "-old"
      guard rename(path, aside) == 0 else { throw .system(attempt: "replace", path: path, code: errno) }
      guard rename(partialPath, path) == 0 else {
        let code = errno
        rename(aside, path)
        throw .system(attempt: "replace", path: path, code: code)
      }
      rename(aside, partialPath)
    }
    // The earlier folder now has the hidden name.
    keepForeignFiles()
    removeTree(partialPath)
  }

  /// Carries over what an earlier run did not make: a teacher's notes in the folder outlive a new run.
  private func keepForeignFiles() {
    let ours = Set(
      Manifest.fileNames(in: partialPath).map { $0.split(separator: "/").first.map(String.init) ?? $0 })
    for name in folderEntries(partialPath, hidden: true)
    where !ours.contains(name) && name != Manifest.fileName {
      guard fileKind("\(path)/\(name)") == .missing else { continue }
      rename("\(partialPath)/\(name)", "\(path)/\(name)")
    }
  }
}
