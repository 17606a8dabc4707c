import CISAL

/// What a PNG file says about itself: the chunks `iTXt` with the keywords of the standard.
public struct PNGText: Sendable, Hashable {
  /// One line that names the picture.
  public var title: String
  /// What the picture shows.
  public var description: String

  /// Both texts; empty ones are not written.
  public init(title: String, description: String) {
    self.title = title
    self.description = description
  }
}

/// A whole PNG file from its bands (PNG specification, third edition; zlib format of RFC 1950).
public func pngFile(_ layout: PixelLayout, text: PNGText?, bands: [PNGBand]) -> [UInt8] {
  var file: [UInt8] = [137, 80, 78, 71, 13, 10, 26, 10]
  var size = 400
  for band in bands { size += band.size }
  if let text { size += text.title.utf8.count + text.description.utf8.count }
  file.reserveCapacity(size)

  var header = bigEndian(UInt32(layout.width)) + bigEndian(UInt32(layout.height))
  // Eight bits, colour type 2 (RGB) or 6 (with alpha), deflate, adaptive filters, no interlace.
  header += [8, layout.hasAlpha ? 6 : 2, 0, 0, 0]
  file += pngChunk("IHDR", header)
  if let text {
    for (keyword, value) in [("Title", text.title), ("Description", text.description)] where !value.isEmpty {
      // Keyword, 0, not compressed, method 0, no language, no translated keyword, UTF-8.
      file += pngChunk("iTXt", Array(keyword.utf8) + [0, 0, 0, 0, 0] + Array(value.utf8))
    }
  }
  // The zlib header stands in a chunk of its own: 32 kB window, no dictionary, fastest level.
  file += pngChunk("IDAT", [0x78, 0x01])
  var adler: UInt32 = 1
  for band in bands {
    file += band.chunk
    adler = adler32Joined(adler, band.adler, secondCount: band.byteCount)
  }
  // An empty last block of fixed codes, then the checksum.
  file += pngChunk("IDAT", [0x03, 0x00] + bigEndian(adler))
  file += pngChunk("IEND", [UInt8]())
  return file
}

/// A whole PNG file of pixels in memory, in bands of `rowsPerBand` rows.
public func encodePNG(
  _ pixels: UnsafePointer<UInt32>, layout: PixelLayout, text: PNGText? = nil, rowsPerBand: Int = 64
) -> [UInt8] {
  let encoder = PNGBandEncoder(layout: layout)
  let bands = stride(from: 0, to: layout.height, by: rowsPerBand).map { first in
    encoder.encode(pixels, rows: first..<min(first + rowsPerBand, layout.height))
  }
  return pngFile(layout, text: text, bands: bands)
}

/// One chunk: length, name, bytes, and the CRC-32 of name and bytes.
func pngChunk(_ name: StaticString, _ bytes: UnsafeBufferPointer<UInt8>) -> [UInt8] {
  let count = bytes.count + 12
  return [UInt8](unsafeUninitializedCapacity: count) { buffer, initialized in
    guard let start = buffer.baseAddress else { return }
    start.update(from: bigEndian(UInt32(bytes.count)), count: 4)
    (start + 4).update(from: name.utf8Start, count: 4)
    if let source = bytes.baseAddress { (start + 8).update(from: source, count: bytes.count) }
    let crc = crc32_gzip_refl(0, start + 4, UInt64(bytes.count + 4))
    (start + 8 + bytes.count).update(from: bigEndian(crc), count: 4)
    initialized = count
  }
}

func pngChunk(_ name: StaticString, _ bytes: [UInt8]) -> [UInt8] {
  bytes.withUnsafeBufferPointer { pngChunk(name, $0) }
}

/// CRC-32 (ISO 3309), polynomial 0xEDB88320, as PNG and ZIP have it.
package func crc32Checksum(_ bytes: [UInt8]) -> UInt32 { crc32_gzip_refl(0, bytes, UInt64(bytes.count)) }

func bigEndian(_ value: UInt32) -> [UInt8] {
  [
    UInt8(truncatingIfNeeded: value >> 24), UInt8(truncatingIfNeeded: value >> 16),
    UInt8(truncatingIfNeeded: value >> 8), UInt8(truncatingIfNeeded: value),
  ]
}
