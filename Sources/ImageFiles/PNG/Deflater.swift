import CISAL

/// Deflate by ISA-L, one independent piece at a time.
///
/// Each piece ends in a full flush: it starts on a byte, refers to nothing before it, and can therefore be
/// kept and put between other pieces again. Used by one thread at a time.
final class Deflater {
  // ISA-L keeps its state (64 kB) inside the struct and writes through the pointer, so it must not move.
  private let stream: UnsafeMutablePointer<isal_zstream>
  private let levelBuffer: UnsafeMutablePointer<UInt8>
  /// Level 1 finds matches by hash and makes Huffman codes for the piece: the best ratio of time to size for
  /// pictures of flat colours.
  private static let level: UInt32 = 1
  /// `ISAL_DEF_LVL1_DEFAULT`: a macro too deep for the importer. 4 kB, the hash table of 8 Ki × 2 bytes, and
  /// 64 Ki tokens of 4 bytes.
  private static let levelBufferSize = 4096 + 2 * 8 * 1024 + 4 * 64 * 1024

  init() {
    stream = .allocate(capacity: 1)
    levelBuffer = .allocate(capacity: Deflater.levelBufferSize)
    levelBuffer.initialize(repeating: 0, count: Deflater.levelBufferSize)
    isal_deflate_init(stream)
  }

  deinit {
    stream.deallocate()
    levelBuffer.deallocate()
  }

  /// The most bytes that a piece of `count` bytes can take: stored blocks of 65,535 bytes with 5 bytes each,
  /// and the flush.
  static func bound(_ count: Int) -> Int { count + 5 * (count / 65_535 + 1) + 64 }

  /// Compresses one piece; returns the number of bytes written.
  ///
  /// Precondition: `output` holds `bound(input.count)` bytes.
  func compress(_ input: UnsafeBufferPointer<UInt8>, into output: UnsafeMutablePointer<UInt8>) -> Int {
    isal_deflate_reset(stream)
    stream.pointee.end_of_stream = 0
    stream.pointee.flush = UInt16(FULL_FLUSH)
    stream.pointee.gzip_flag = UInt16(IGZIP_DEFLATE)
    stream.pointee.level = Deflater.level
    stream.pointee.level_buf = levelBuffer
    stream.pointee.level_buf_size = UInt32(Deflater.levelBufferSize)
    // The library reads through this pointer only, although its type is not const.
    stream.pointee.next_in = UnsafeMutablePointer(mutating: input.baseAddress)
    stream.pointee.avail_in = UInt32(input.count)
    stream.pointee.next_out = output
    stream.pointee.avail_out = UInt32(Deflater.bound(input.count))
    stream.pointee.total_out = 0
    isal_deflate(stream)
    return Int(stream.pointee.total_out)
  }
}
