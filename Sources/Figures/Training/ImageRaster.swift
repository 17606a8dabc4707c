import Drawing
import Vision

/// Numbers as pixels.
enum ImageRaster {
  /// An image in grey or colour, its values from 0 (dark) to 1 (bright).
  static func picture(_ image: Image) -> Raster? {
    let shape = image.shape
    var pixels: [UInt8] = []
    pixels.reserveCapacity(shape.height * shape.width * 4)
    for row in 0..<shape.height {
      for column in 0..<shape.width {
        for channel in 0..<3 {
          pixels.append(byte(image[shape.channels >= 3 ? channel : 0, row, column]))
        }
        pixels.append(255)
      }
    }
    return Raster(width: shape.width, height: shape.height, rgba: pixels)
  }

  /// `width` × `height` numbers through a diverging map, from −`reach` to `reach`.
  static func signed(_ values: [Double], width: Int, height: Int, reach: Double, map: ColorMap) -> Raster? {
    guard values.count >= width * height else { return nil }
    var pixels: [UInt8] = []
    pixels.reserveCapacity(width * height * 4)
    for value in values.prefix(width * height) {
      let color = map.color(at: reach > 0 ? 0.5 + 0.5 * value / reach : 0.5)
      pixels += [byte(color.red), byte(color.green), byte(color.blue), 255]
    }
    return Raster(width: width, height: height, rgba: pixels)
  }

  private static func byte(_ value: Double) -> UInt8 {
    value.isNaN ? 0 : UInt8(Swift.max(0, Swift.min(255, (value * 255).rounded())))
  }
}
