import Vision

/// A picture of bytes: red, green, blue of each pixel, row by row from the top.
public struct Picture: Sendable, Hashable {
  /// Columns.
  public let width: Int
  /// Rows.
  public let height: Int
  /// 3 · width · height bytes.
  public let rgb: [UInt8]

  init(width: Int, height: Int, rgb: [UInt8]) {
    self.width = width
    self.height = height
    self.rgb = rgb
  }

  /// Reads a PNG or JPEG file; which of them, its first bytes tell. What is see-through stands on white.
  ///
  /// Throws where the file cannot be read, is damaged or ends early, or has more pixels than the limit; the
  /// size is checked before memory is taken.
  public init(contentsOf path: String, limits: ImageLimits = ImageLimits()) throws(ImageFileError) {
    let bytes = try FileBytes.read(path, limits: limits)
    self = try Picture(bytes, path: path, limits: limits)
  }

  /// Decodes the bytes of a PNG or JPEG file; `path` is for messages.
  public init(_ bytes: [UInt8], path: String, limits: ImageLimits = ImageLimits()) throws(ImageFileError) {
    if bytes.starts(with: [0x89, 0x50, 0x4e, 0x47]) {
      self = try decodePNG(bytes, path: path, limits: limits)
    } else if bytes.starts(with: [0xff, 0xd8]) {
      self = try decodeJPEG(bytes, path: path, limits: limits)
    } else if bytes.isEmpty {
      throw ImageFileError(path: path, .empty(expected: "a PNG or JPEG picture is needed"))
    } else {
      throw ImageFileError(
        path: path, .format(found: "is neither PNG nor JPEG", expected: "save the picture as one of these"))
    }
  }

  static func check(width: Int, height: Int, path: String, limits: ImageLimits) throws(ImageFileError) {
    let (pixels, overflow) = width.multipliedReportingOverflow(by: height)
    guard width > 0, height > 0 else {
      throw ImageFileError(path: path, .empty(expected: "it has no pixels"))
    }
    guard !overflow, pixels <= limits.pixels else {
      throw ImageFileError(
        path: path,
        .tooLarge(what: "the number of pixels", value: overflow ? Int.max : pixels, limit: limits.pixels))
    }
  }

  /// The picture in another size, by the mean of the area that each new pixel covers, and as bytes channel by
  /// channel: `channels` is 3, or 1 for grey (0.299 R + 0.587 G + 0.114 B, Rec. ITU-R BT.601).
  public func planes(width newWidth: Int, height newHeight: Int, channels: Int) -> [UInt8] {
    areaMeans(width: newWidth, height: newHeight, channels: channels).map {
      UInt8(max(0, min(255, $0.rounded())))
    }
  }

  /// Whether red, green and blue are the same in every pixel.
  public var isGrey: Bool {
    for pixel in stride(from: 0, to: rgb.count, by: 3) {
      if rgb[pixel] != rgb[pixel + 1] || rgb[pixel] != rgb[pixel + 2] { return false }
    }
    return true
  }

  /// The picture as numbers from 0 to 1, scaled down so that no side is longer than `longestSide`.
  public func image(longestSide: Int, channels: Int) -> Image {
    let factor = min(1, Double(longestSide) / Double(max(width, height)))
    let size = (
      width: max(1, Int((Double(width) * factor).rounded())),
      height: max(1, Int((Double(height) * factor).rounded()))
    )
    let shape = ImageShape(height: size.height, width: size.width, channels: channels == 1 ? 1 : 3)
    var image = Image(shape: shape)
    image.values = areaMeans(width: size.width, height: size.height, channels: channels).map { $0 / 255 }
    return image
  }

  /// Means of areas, from 0 to 255, channel by channel: columns first, then rows.
  private func areaMeans(width newWidth: Int, height newHeight: Int, channels: Int) -> [Double] {
    let channels = channels == 1 ? 1 : 3
    let across = AreaWeights(from: width, to: newWidth)
    let down = AreaWeights(from: height, to: newHeight)
    var result = [Double](repeating: 0, count: channels * newWidth * newHeight)
    for y in 0..<newHeight {
      for (row, rowWeight) in down[y] {
        for x in 0..<newWidth {
          for (column, weight) in across[x] {
            let pixel = 3 * (row * width + column)
            let w = weight * rowWeight
            let (r, g, b) = (Double(rgb[pixel]), Double(rgb[pixel + 1]), Double(rgb[pixel + 2]))
            if channels == 1 {
              result[y * newWidth + x] += w * (0.299 * r + 0.587 * g + 0.114 * b)
            } else {
              let plane = newWidth * newHeight
              result[y * newWidth + x] += w * r
              result[plane + y * newWidth + x] += w * g
              result[2 * plane + y * newWidth + x] += w * b
            }
          }
        }
      }
    }
    return result
  }
}

/// Which old pixels each new one covers, and how much of it each makes up; the parts add up to 1.
private struct AreaWeights {
  private let parts: [[(index: Int, weight: Double)]]

  init(from old: Int, to new: Int) {
    let step = Double(old) / Double(max(1, new))
    parts = (0..<max(0, new)).map { target in
      let start = Double(target) * step
      let end = min(Double(old), start + step)
      let first = min(old - 1, Int(start))
      let last = max(first, min(old - 1, Int(end.rounded(.up)) - 1))
      let covered = (first...last).map { index in
        (index, max(0, min(end, Double(index + 1)) - max(start, Double(index))))
      }
      let sum = covered.reduce(0) { $0 + $1.1 }
      return covered.map { (index: $0.0, weight: sum > 0 ? $0.1 / sum : 1 / Double(covered.count)) }
    }
  }

  subscript(target: Int) -> [(index: Int, weight: Double)] { parts[target] }
}
