#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// The bytes of a plain file of at most 256 MiB; `nil` for a link, a folder or a device.
package func readOwnFile(_ path: String) -> [UInt8]? {
  let descriptor = open(path, O_RDONLY | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC)
  guard descriptor >= 0 else { return nil }
  defer { close(descriptor) }
  var status = stat()
  guard fstat(descriptor, &status) == 0, status.st_mode & S_IFMT == S_IFREG, status.st_size <= 256 << 20
  else {
    return nil
  }
  var bytes = [UInt8](repeating: 0, count: Int(status.st_size))
  var done = 0
  while done < bytes.count {
    // The pointer is inside the array, which lives through the call.
    let count = bytes.withUnsafeMutableBytes {
      read(descriptor, $0.baseAddress.map { $0 + done }, $0.count - done)
    }
    if count < 0, errno == EINTR { continue }
    guard count > 0 else { return nil }
    done += count
  }
  return bytes
}
