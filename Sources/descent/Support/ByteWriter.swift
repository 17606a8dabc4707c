#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// Why writing ended.
enum WriteFailure: Error {
  /// The reader of a pipe went away (`descent trace … | head`): nothing is wrong.
  case closedPipe
  /// The system's reason, such as a full disk.
  case system(name: String, code: Int32)
}

/// Writes text to a file descriptor through a buffer of fixed size, so that a million steps stream in constant
/// memory.
struct ByteWriter: ~Copyable {
  private let descriptor: Int32
  private let name: String
  private var buffer: [UInt8] = []
  private static let capacity = 1 << 16

  /// A writer for a descriptor that stays open; `name` is for messages.
  init(descriptor: Int32, name: String) {
    self.descriptor = descriptor
    self.name = name
    buffer.reserveCapacity(Self.capacity + 4_096)
  }

  /// A writer for the standard output.
  static func standardOutput() -> ByteWriter {
    ByteWriter(descriptor: STDOUT_FILENO, name: "standard output")
  }

  mutating func write(_ text: String) throws(WriteFailure) {
    buffer.append(contentsOf: text.utf8)
    if buffer.count >= Self.capacity { try flush() }
  }

  mutating func write(_ text: StaticString) throws(WriteFailure) {
    // A static string's bytes live as long as the program.
    buffer.append(contentsOf: UnsafeBufferPointer(start: text.utf8Start, count: text.utf8CodeUnitCount))
    if buffer.count >= Self.capacity { try flush() }
  }

  /// So many spaces and a text in UTF-8.
  mutating func write(spaces: Int, _ text: [UInt8]) throws(WriteFailure) {
    buffer.append(contentsOf: repeatElement(UInt8(ascii: " "), count: spaces))
    buffer.append(contentsOf: text)
    if buffer.count >= Self.capacity { try flush() }
  }

  mutating func write(byte: UInt8) { buffer.append(byte) }

  /// Hands everything to the system.
  mutating func flush() throws(WriteFailure) {
    let code = buffer.withUnsafeBytes { bytes -> Int32 in
      var done = 0
      while done < bytes.count {
        // The pointer is inside the buffer, which lives through the call.
        let written = systemWrite(descriptor, bytes.baseAddress.map { $0 + done }, bytes.count - done)
        if written >= 0 {
          done += written
        } else if errno != EINTR {
          return errno
        } else if Interrupt.isRaised {
          return EINTR
        }
      }
      return 0
    }
    buffer.removeAll(keepingCapacity: true)
    switch code {
    case 0: return
    case EPIPE: throw .closedPipe
    default: throw .system(name: name, code: code)
    }
  }
}

private func systemWrite(_ descriptor: Int32, _ bytes: UnsafeRawPointer?, _ count: Int) -> Int {
  write(descriptor, bytes, count)
}
