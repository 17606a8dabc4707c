/// Some rows of a picture as a finished `IDAT` chunk, to be kept and used again in other files.
public struct PNGBand: Sendable {
  /// The chunk: length, name, deflate blocks, checksum.
  let chunk: [UInt8]
  /// Adler-32 of the filtered rows, and their number of bytes: zlib's trailer is computed from these.
  let adler: UInt32
  let byteCount: Int

  /// The size of the chunk in the file.
  public var size: Int { chunk.count }
}

/// The Adler-32 checksum of two pieces put together (RFC 1950, section 9).
///
/// With `A` the sum of bytes plus one and `B` the sum of all `A`, both modulo 65521:
/// `A = A₁ + A₂ − 1`, `B = B₁ + B₂ + n₂ (A₁ − 1)`, where n₂ is the length of the second piece.
func adler32Joined(_ first: UInt32, _ second: UInt32, secondCount: Int) -> UInt32 {
  let base: UInt64 = 65_521
  let a1 = UInt64(first & 0xffff)
  let b1 = UInt64(first >> 16)
  let a2 = UInt64(second & 0xffff)
  let b2 = UInt64(second >> 16)
  let n2 = UInt64(secondCount) % base
  let a = (a1 + a2 + base - 1) % base
  let b = (b1 + b2 + n2 * ((a1 + base - 1) % base)) % base
  return UInt32(b << 16 | a)
}
