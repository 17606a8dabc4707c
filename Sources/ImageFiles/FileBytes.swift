import CZlib

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// Reading whole files, with their size checked first.
enum FileBytes {
  /// All bytes of a regular file.
  static func read(_ path: String, limits: ImageLimits) throws(ImageFileError) -> [UInt8] {
    // Without blocking: a pipe with no writer must not hang.
    let descriptor = open(path, O_RDONLY | O_NONBLOCK | O_CLOEXEC)
    guard descriptor >= 0 else { throw ImageFileError(path: path, .unreadable(systemReason(errno))) }
    defer { close(descriptor) }
    var status = stat()
    guard fstat(descriptor, &status) == 0 else {
      throw ImageFileError(path: path, .unreadable(systemReason(errno)))
    }
    guard status.st_mode & S_IFMT == S_IFREG else {
      throw ImageFileError(
        path: path, .format(found: "is not a file", expected: "the path of a file is needed"))
    }
    let size = Int(status.st_size)
    guard size <= limits.bytes else {
      throw ImageFileError(path: path, .tooLarge(what: "the size in bytes", value: size, limit: limits.bytes))
    }
    var failure: Int32 = 0
    let bytes = [UInt8](unsafeUninitializedCapacity: size) { buffer, count in
      while count < size {
        // The place is inside the buffer, which lives through the call.
        let got = systemRead(descriptor, buffer.baseAddress.map { $0 + count }, size - count)
        if got < 0, errno == EINTR { continue }
        if got < 0 { failure = errno }
        guard got > 0 else { break }
        count += got
      }
    }
    guard failure == 0 else { throw ImageFileError(path: path, .unreadable(systemReason(failure))) }
    return bytes
  }

  /// All bytes of a file, unpacked if it is compressed by gzip, which its first bytes tell; `enough` ends the
  /// unpacking once it is satisfied with how many bytes there are, looking at them.
  static func readUnpacked(
    _ path: String, limits: ImageLimits, enough: ([UInt8]) -> Bool = { _ in false }
  ) throws(ImageFileError) -> [UInt8] {
    let bytes = try read(path, limits: limits)
    guard bytes.count >= 2, bytes[0] == 0x1f, bytes[1] == 0x8b else { return bytes }
    return try unpack(bytes, path: path, limits: limits, enough: enough)
  }

  /// Unpacks gzip (RFC 1952) by zlib. The output grows as it comes and ends at the limit, so a small file that
  /// promises to fill the memory does not.
  static func unpack(
    _ bytes: [UInt8], path: String, limits: ImageLimits, enough: ([UInt8]) -> Bool = { _ in false }
  ) throws(ImageFileError) -> [UInt8] {
    var stream = z_stream()
    // 16 + 15: gzip, the largest window.
    guard inflateInit2_(&stream, 31, ZLIB_VERSION, Int32(MemoryLayout<z_stream>.size)) == Z_OK else {
      throw ImageFileError(path: path, .damaged("zlib cannot start"))
    }
    defer { inflateEnd(&stream) }
    var output: [UInt8] = []
    var chunk = [UInt8](repeating: 0, count: 1 << 18)
    var position = 0
    var status = Z_OK
    while status == Z_OK {
      let taken = bytes.withUnsafeBufferPointer { input in
        chunk.withUnsafeMutableBufferPointer { target in
          // zlib reads through this pointer only, although its type is not const.
          stream.next_in = input.baseAddress.map { UnsafeMutablePointer(mutating: $0 + position) }
          stream.avail_in = uInt(min(input.count - position, 1 << 30))
          stream.next_out = target.baseAddress
          stream.avail_out = uInt(target.count)
          let before = stream.avail_in
          status = inflate(&stream, Z_NO_FLUSH)
          return Int(before - stream.avail_in)
        }
      }
      position += taken
      let made = chunk.count - Int(stream.avail_out)
      guard output.count + made <= limits.bytes else {
        throw ImageFileError(
          path: path,
          .tooLarge(what: "the unpacked size in bytes", value: output.count + made, limit: limits.bytes))
      }
      output.append(contentsOf: chunk[..<made])
      if enough(output) { return output }
      if status == Z_STREAM_END, position < bytes.count, bytes[position] == 0x1f {
        // Another member follows (RFC 1952, section 2.2).
        status = inflateReset(&stream)
      } else if status == Z_OK, made == 0, position >= bytes.count {
        break
      }
    }
    guard status == Z_STREAM_END else {
      let reason =
        status == Z_OK || status == Z_BUF_ERROR ? "the compressed data end early" : "not valid gzip"
      throw ImageFileError(path: path, place: .offset(position), .damaged(reason))
    }
    return output
  }
}

/// `read` of the C library, which our own function would hide.
private let systemRead = read as @Sendable (Int32, UnsafeMutableRawPointer?, Int) -> Int

/// The system's words for an error number.
package func systemReason(_ code: Int32) -> String {
  guard let text = strerror(code) else { return "error \(code)" }
  return String(cString: text).lowercased()
}
