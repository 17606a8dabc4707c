import CZlib

/// A small PNG file of at most 256 colours: for pictures of flat colours inside a page, where bytes count more than
/// time. Colours beyond the most frequent become the nearest of these.
///
/// - Parameter pixels: 0xAARRGGBB, row by row; transparency is not kept. As many as `width` × `height`.
public func indexedPNG(_ pixels: [UInt32], width: Int, height: Int) -> [UInt8] {
  precondition(pixels.count == width * height, "one number for each pixel")
  // Four bits a channel are enough to group the shades of edges; the palette keeps the exact colour that is the most
  // frequent of its group.
  var counts: [UInt32: Int] = [:]
  for pixel in pixels { counts[pixel & 0xff_ffff, default: 0] += 1 }
  var groups: [UInt32: (color: UInt32, count: Int, best: Int)] = [:]
  for (color, count) in counts.sorted(by: { $0.key < $1.key }) {
    var group = groups[color & 0xf0_f0f0] ?? (color, 0, 0)
    group.count += count
    if count > group.best { (group.color, group.best) = (color, count) }
    groups[color & 0xf0_f0f0] = group
  }
  let palette = groups.values.sorted { ($1.count, $0.color) < ($0.count, $1.color) }.prefix(256).map(\.color)
  var places: [UInt32: UInt8] = [:]
  for color in counts.keys { places[color] = UInt8(nearest(to: color, in: palette)) }

  var rows: [UInt8] = []
  rows.reserveCapacity((width + 1) * height)
  for y in 0..<height {
    // Filter 0: differences of palette places mean nothing.
    rows.append(0)
    for pixel in pixels[y * width..<(y + 1) * width] { rows.append(places[pixel & 0xff_ffff] ?? 0) }
  }
  var file: [UInt8] = [137, 80, 78, 71, 13, 10, 26, 10]
  // Eight bits, colour type 3 (palette).
  file += pngChunk("IHDR", bigEndian(UInt32(width)) + bigEndian(UInt32(height)) + [8, 3, 0, 0, 0])
  file += pngChunk(
    "PLTE",
    palette.flatMap { color in
      [UInt8(color >> 16 & 0xff), UInt8(color >> 8 & 0xff), UInt8(color & 0xff)]
    })
  file += pngChunk("IDAT", deflatedBest(rows))
  file += pngChunk("IEND", [UInt8]())
  return file
}

private func nearest(to color: UInt32, in palette: [UInt32]) -> Int {
  func channel(_ color: UInt32, _ shift: UInt32) -> Int { Int(color >> shift & 0xff) }
  var best = (place: 0, distance: Int.max)
  for (place, other) in palette.enumerated() {
    var distance = 0
    for shift: UInt32 in [0, 8, 16] {
      let difference = channel(color, shift) - channel(other, shift)
      distance += difference * difference
    }
    if distance < best.distance { best = (place, distance) }
  }
  return best.place
}

/// Bytes in the zlib format (RFC 1950) at the highest level: for what is written once and read often.
public func deflatedBest(_ bytes: [UInt8]) -> [UInt8] {
  var count = compressBound(UInt(bytes.count))
  return [UInt8](unsafeUninitializedCapacity: Int(count)) { buffer, initialized in
    // The buffer is as large as zlib says that the result can become.
    let status = bytes.withUnsafeBufferPointer {
      compress2(buffer.baseAddress, &count, $0.baseAddress, UInt($0.count), 9)
    }
    initialized = status == Z_OK ? Int(count) : 0
  }
}
