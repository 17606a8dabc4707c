import CISAL
import CPixels

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
          pixels_to_rgb(target + 1, source, layout.width)
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
