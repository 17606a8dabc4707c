import CISAL

/// The pixels of a picture in memory as Cairo keeps them: 32 bits each, `0xAARRGGBB`, colour multiplied by
/// opacity.
public struct PixelLayout: Sendable, Hashable {
  /// Columns.
  public var width: Int
  /// Rows.
  public var height: Int
  /// Whether opacity is written; without it, three bytes a pixel.
  public var hasAlpha: Bool

  /// A layout of `width` × `height` pixels, rows without gaps.
  public init(width: Int, height: Int, hasAlpha: Bool) {
    self.width = width
    self.height = height
    self.hasAlpha = hasAlpha
  }

  /// Bytes of a row in the file, with the filter's byte before it.
  var rowBytes: Int { 1 + width * (hasAlpha ? 4 : 3) }
}

/// Encodes bands of rows. Holds the compressor's memory, so make one for each worker and keep it.
public final class PNGBandEncoder {
  /// The pixels that it encodes.
  public let layout: PixelLayout
  private let deflater = Deflater()
  private var filtered: [UInt8] = []
  private var packed: [UInt8] = []

  /// An encoder with its memory.
  public init(layout: PixelLayout) {
    self.layout = layout
  }

  /// Encodes `rows` of a picture whose first pixel is at `pixels`.
  ///
  /// Rows are not filtered: pictures here are flat areas with a few thousand colours at most, for which the
  /// predictors gain nothing and cost time.
  public func encode(_ pixels: UnsafePointer<UInt32>, rows: Range<Int>) -> PNGBand {
    let rowBytes = layout.rowBytes
    let count = rows.count * rowBytes
    if filtered.count < count {
      filtered = [UInt8](repeating: 0, count: count)
      packed = [UInt8](repeating: 0, count: Deflater.bound(count))
    }
    var adler: UInt32 = 1
    // Raw pointers, since the C library reads and writes them and since every pixel passes here.
    let chunk = filtered.withUnsafeMutableBufferPointer { filtered -> [UInt8] in
      guard let bytes = filtered.baseAddress else { return [] }
      for (index, row) in rows.enumerated() {
        let target = bytes + index * rowBytes
        target[0] = 0
        let source = pixels + row * layout.width
        if layout.hasAlpha {
          unpackRGBA(source, count: layout.width, into: target + 1)
        } else {
          unpackRGB(source, count: layout.width, into: target + 1)
        }
      }
      adler = isal_adler32(1, bytes, UInt64(count))
      return packed.withUnsafeMutableBufferPointer { packed in
        guard let output = packed.baseAddress else { return [] }
        let size = deflater.compress(UnsafeBufferPointer(start: bytes, count: count), into: output)
        return pngChunk("IDAT", UnsafeBufferPointer(start: output, count: size))
      }
    }
    return PNGBand(chunk: chunk, adler: adler, byteCount: count)
  }
}

/// Writes red, green and blue of each pixel; four pixels become three words at a time.
private func unpackRGB(_ source: UnsafePointer<UInt32>, count: Int, into target: UnsafeMutablePointer<UInt8>)
{
  let raw = UnsafeMutableRawPointer(target)
  var i = 0
  while i + 4 <= count {
    // 0x00RRGGBB becomes bytes R G B in a word whose first byte is the lowest.
    let a = source[i].byteSwapped >> 8
    let b = source[i + 1].byteSwapped >> 8
    let c = source[i + 2].byteSwapped >> 8
    let d = source[i + 3].byteSwapped >> 8
    raw.storeBytes(of: (a | b << 24).littleEndian, toByteOffset: 3 * i, as: UInt32.self)
    raw.storeBytes(of: (b >> 8 | c << 16).littleEndian, toByteOffset: 3 * i + 4, as: UInt32.self)
    raw.storeBytes(of: (c >> 16 | d << 8).littleEndian, toByteOffset: 3 * i + 8, as: UInt32.self)
    i += 4
  }
  while i < count {
    let pixel = source[i]
    target[3 * i] = UInt8(truncatingIfNeeded: pixel >> 16)
    target[3 * i + 1] = UInt8(truncatingIfNeeded: pixel >> 8)
    target[3 * i + 2] = UInt8(truncatingIfNeeded: pixel)
    i += 1
  }
}

/// Writes red, green, blue and opacity, with the colour divided by the opacity again.
private func unpackRGBA(_ source: UnsafePointer<UInt32>, count: Int, into target: UnsafeMutablePointer<UInt8>)
{
  for i in 0..<count {
    let pixel = source[i]
    let alpha = pixel >> 24
    for (offset, shift) in [16, 8, 0].enumerated() {
      let value = pixel >> UInt32(shift) & 0xff
      target[4 * i + offset] = alpha == 0 ? 0 : UInt8(min(255, (value * 255 + alpha / 2) / alpha))
    }
    target[4 * i + 3] = UInt8(alpha)
  }
}
