/// How a camera was held: the orientation in a JPEG's Exif part (JEITA CP-3451, tag 0x0112), from 1 to 8.
///
/// Cameras store the picture as the sensor saw it and say in this number how it is to be turned.
enum ExifOrientation: Int {
  case upright = 1
  case mirrored, turnedHalf, flipped, transposed, turnedRight, transversed, turnedLeft

  /// The orientation that a JPEG file states; upright where it states none, or none that makes sense. Every place
  /// is checked against the end of the file.
  init(ofJPEG bytes: [UInt8]) {
    self = Self.exif(in: bytes).flatMap { Self.orientation(in: bytes, tiff: $0) } ?? .upright
  }

  /// The TIFF part of the first Exif segment: FF E1, two bytes of length, `Exif`, 0, 0. Segments stand one after
  /// another up to the pixels, which begin with FF DA.
  private static func exif(in bytes: [UInt8]) -> Range<Int>? {
    var place = 2
    while place + 4 <= bytes.count, bytes[place] == 0xff {
      let kind = bytes[place + 1]
      // Fill bytes before a marker are allowed.
      if kind == 0xff {
        place += 1
        continue
      }
      if kind == 0xda || kind == 0xd9 { return nil }
      let length = Int(bytes[place + 2]) << 8 | Int(bytes[place + 3])
      let end = place + 2 + length
      guard length >= 2, end <= bytes.count else { return nil }
      if kind == 0xe1, length >= 8,
        bytes[place + 4..<place + 10].elementsEqual([0x45, 0x78, 0x69, 0x66, 0, 0])
      {
        return place + 10..<end
      }
      place = end
    }
    return nil
  }

  /// Tag 0x0112 in the first directory: a header of byte order, 42 and the directory's place; then the number of
  /// entries of 12 bytes each: tag, type 3 (two bytes), count, value.
  private static func orientation(in bytes: [UInt8], tiff: Range<Int>) -> ExifOrientation? {
    let part = bytes[tiff]
    let isLittle = part.starts(with: [0x49, 0x49])
    guard isLittle || part.starts(with: [0x4d, 0x4d]) else { return nil }
    func number(_ offset: Int, _ size: Int) -> Int? {
      guard offset >= 0, offset <= part.count - size else { return nil }
      let found = part[(tiff.lowerBound + offset)..<(tiff.lowerBound + offset + size)]
      return (isLittle ? Array(found.reversed()) : Array(found)).reduce(0) { $0 << 8 | Int($1) }
    }
    guard number(2, 2) == 42, let directory = number(4, 4), let count = number(directory, 2) else {
      return nil
    }
    for entry in 0..<count {
      let start = directory + 2 + 12 * entry
      guard let tag = number(start, 2) else { return nil }
      if tag == 0x0112 {
        guard number(start + 2, 2) == 3 else { return nil }
        return number(start + 8, 2).flatMap { ExifOrientation(rawValue: $0) }
      }
    }
    return nil
  }
}

extension Picture {
  /// The picture as the camera was held.
  func turned(_ orientation: ExifOrientation) -> Picture {
    guard orientation != .upright else { return self }
    let swaps: Bool =
      switch orientation {
      case .transposed, .turnedRight, .transversed, .turnedLeft: true
      case .upright, .mirrored, .turnedHalf, .flipped: false
      }
    let (newWidth, newHeight) = swaps ? (height, width) : (width, height)
    var result = [UInt8](repeating: 0, count: rgb.count)
    for y in 0..<newHeight {
      for x in 0..<newWidth {
        // Where the pixel of the upright picture stands in the stored one.
        let (row, column) =
          switch orientation {
          case .upright: (y, x)
          case .mirrored: (y, width - 1 - x)
          case .turnedHalf: (height - 1 - y, width - 1 - x)
          case .flipped: (height - 1 - y, x)
          case .transposed: (x, y)
          case .turnedRight: (height - 1 - x, y)
          case .transversed: (height - 1 - x, width - 1 - y)
          case .turnedLeft: (x, width - 1 - y)
          }
        let (from, to) = (3 * (row * width + column), 3 * (y * newWidth + x))
        for channel in 0..<3 { result[to + channel] = rgb[from + channel] }
      }
    }
    return Picture(width: newWidth, height: newHeight, rgb: result)
  }
}
