import Calculus

/// The size of an image: height × width pixels in one or more channels.
public struct ImageShape: Sendable, Hashable {
  /// Rows.
  public var height: Int
  /// Columns.
  public var width: Int
  /// 1 for grey, 3 for red, green, blue; any number inside a network.
  public var channels: Int

  /// A shape; one channel unless said otherwise.
  public init(height: Int, width: Int, channels: Int = 1) {
    self.height = height
    self.width = width
    self.channels = channels
  }

  /// The number of values, channels · height · width.
  public var count: Int { channels * height * width }

  /// Such as `8 × 8` or `16 × 16 × 3`.
  public var text: String {
    channels == 1 ? "\(height) × \(width)" : "\(height) × \(width) × \(channels)"
  }
}

/// An image as numbers, channel by channel, row by row: `values[(channel * height + row) * width + column]`,
/// as the convolutions read it.
public struct Image: Sendable, Hashable {
  /// Its size.
  public let shape: ImageShape
  /// `shape.count` numbers, usually from 0 (dark) to 1 (bright).
  public var values: [Double]

  /// An image of one value.
  public init(shape: ImageShape, filledWith value: Double = 0) {
    self.shape = shape
    values = [Double](repeating: value, count: shape.count)
  }

  /// An image from `shape.count` values; `nil` for any other number of them.
  public init?(shape: ImageShape, values: [Double]) {
    guard values.count == shape.count else { return nil }
    self.shape = shape
    self.values = values
  }

  /// The value at a pixel.
  public subscript(channel: Int, row: Int, column: Int) -> Double {
    get { values[(channel * shape.height + row) * shape.width + column] }
    set { values[(channel * shape.height + row) * shape.width + column] = newValue }
  }

  /// The image in grey: 0.299 R + 0.587 G + 0.114 B (Rec. ITU-R BT.601); of another number of channels the first.
  public var grey: Image {
    guard shape.channels == 3 else { return channel(0) }
    var result = channel(0)
    let size = shape.height * shape.width
    for pixel in 0..<size {
      result.values[pixel] =
        0.299 * values[pixel] + 0.587 * values[size + pixel] + 0.114 * values[2 * size + pixel]
    }
    return result
  }

  /// ‖other − this‖ ∕ ‖this‖ over all values.
  public func relativeError(of other: Image) -> Double { distance(other.values, values) / norm(values) }

  /// One channel as a grey image.
  public func channel(_ index: Int) -> Image {
    var grey = Image(shape: ImageShape(height: shape.height, width: shape.width))
    let size = shape.height * shape.width
    for pixel in 0..<size { grey.values[pixel] = values[index * size + pixel] }
    return grey
  }
}
