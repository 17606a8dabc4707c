import CMaths
import Calculus

extension Image {
  /// A 64 × 64 grey test image of our own: a rippled ground, a bright rectangle, a disc, a fine checkerboard, which
  /// a blur takes away first.
  public static func deblurringTest() -> Image {
    var image = Image(shape: ImageShape(height: 64, width: 64))
    for row in 0..<64 {
      for column in 0..<64 {
        let (i, j) = (Double(row), Double(column))
        var value = 0.2 + 0.1 * sin(2 * .pi * i / 16) * cos(2 * .pi * j / 21)
        if row >= 10, row < 26, column >= 8, column < 30 { value = 0.9 }
        if (row - 42) * (row - 42) + (column - 40) * (column - 40) <= 100 { value = 0.7 }
        if row >= 44, row < 60, column >= 6, column < 22, (row + column) % 4 < 2 { value = 1 }
        image[0, row, column] = value
      }
    }
    return image
  }

  /// The image with noise added to every value.
  public func adding(_ noise: ImageNoise) -> Image {
    var result = self
    switch noise {
    case .none: break
    case .normal(let deviation, let seed):
      var generator = RandomGenerator(seed: seed)
      for index in values.indices { result.values[index] += deviation * generator.normal() }
    case .sine(let amplitude):
      for channel in 0..<shape.channels {
        for row in 0..<shape.height {
          for column in 0..<shape.width {
            let (i, j) = (Double(row), Double(column))
            result[channel, row, column] += amplitude * sin(12.9898 * i + 78.233 * j + 0.5 * i * j)
          }
        }
      }
    }
    return result
  }
}

/// Noise on an image.
public enum ImageNoise: Sendable, Hashable {
  case none
  /// Normal, independent from pixel to pixel, by seed.
  case normal(deviation: Double, seed: UInt64)
  /// By formula, the same in every program: amplitude · sin(12.9898 i + 78.233 j + 0.5 i j).
  case sine(amplitude: Double)
}
