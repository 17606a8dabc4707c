import CISAL

/// Deflate by ISA-L, one independent piece at a time.
///
/// Each piece ends in a full flush: it starts on a byte, refers to nothing before it, and can therefore be
/// kept and put between other pieces again. Used by one thread at a time.
final class Deflater {
  // ISA-L keeps its state (64 kB) inside the struct and writes through the pointer, so it must not move.
  private let stream: UnsafeMutablePointer<isal_zstream>
  private let ownsStream: Bool
  private let levelBuffer: UnsafeMutablePointer<UInt8>
  /// Level 1 finds matches by hash and makes Huffman codes for the piece: the best ratio of time to size for
  /// pictures of flat colours.
  private static let level: UInt32 = 1
  /// `ISAL_DEF_LVL1_DEFAULT`: a macro too deep for the importer. 4 kB, the hash table of 8 Ki × 2 bytes, and
  /// 64 Ki tokens of 4 bytes.
  private static let levelBufferSize = 4096 + 2 * 8 * 1024 + 4 * 64 * 1024
  /// A deflate block that stores one byte, without that byte: not the last, of type 0, length 1, its complement.
  private static let storedByte: [UInt8] = [0x00, 0x01, 0x00, 0xfe, 0xff]

  /// A compressor in memory of its own, or with its state at `place`, which must outlive it.
  init(at place: UnsafeMutablePointer<isal_zstream>? = nil) {
    stream = place ?? .allocate(capacity: 1)
    ownsStream = place == nil
    levelBuffer = .allocate(capacity: Deflater.levelBufferSize)
    levelBuffer.initialize(repeating: 0, count: Deflater.levelBufferSize)
    isal_deflate_init(stream)
  }

  deinit {
    if ownsStream { stream.deallocate() }
    levelBuffer.deallocate()
  }

  /// The most bytes that a piece of `count` bytes can take: stored blocks of 65,535 bytes with 5 bytes each, one
  /// for the first byte, and the flush.
  static func bound(_ count: Int) -> Int { count + 5 * (count / 65_535 + 2) + 64 }

  /// Compresses one piece; returns the number of bytes written. The bytes depend on the piece alone.
  ///
  /// The first byte is stored, and given to the library as a dictionary of one byte. Without anything before its
  /// input, its code for x86 (seen in 2.30) takes the hash of the third byte from the address of `stream` where it
  /// means the input, so that about one piece in a thousand came out in other bytes from run to run.
  ///
  /// Precondition: `output` holds `bound(input.count)` bytes.
  func compress(_ input: UnsafeBufferPointer<UInt8>, into output: UnsafeMutablePointer<UInt8>) -> Int {
    guard let first = input.baseAddress, !input.isEmpty else { return 0 }
    let header = Deflater.storedByte.count + 1
    output.update(from: Deflater.storedByte, count: header - 1)
    output[header - 1] = first.pointee
    guard input.count > 1 else { return header }
    isal_deflate_reset(stream)
    // The library reads through these pointers only, although their types are not const.
    isal_deflate_set_dict(stream, UnsafeMutablePointer(mutating: first), 1)
    stream.pointee.end_of_stream = 0
    stream.pointee.flush = UInt16(FULL_FLUSH)
    stream.pointee.gzip_flag = UInt16(IGZIP_DEFLATE)
    stream.pointee.level = Deflater.level
    stream.pointee.level_buf = levelBuffer
    stream.pointee.level_buf_size = UInt32(Deflater.levelBufferSize)
    stream.pointee.next_in = UnsafeMutablePointer(mutating: first + 1)
    stream.pointee.avail_in = UInt32(input.count - 1)
    stream.pointee.next_out = output + header
    stream.pointee.avail_out = UInt32(Deflater.bound(input.count) - header)
    stream.pointee.total_out = 0
    isal_deflate(stream)
    return header + Int(stream.pointee.total_out)
  }
}
