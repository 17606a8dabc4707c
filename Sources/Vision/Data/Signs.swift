import CMaths
import Calculus

extension DataSet {
  /// Traffic signs that we draw ourselves: 16 × 16 pixels, red, green, blue, five classes in turn (warning,
  /// prohibition, mandatory, stop, priority), each image with its own place, size, rotation, light, background,
  /// blur and noise. The same seed gives the same images.
  public static func signs(count: Int = 2000, seed: UInt64 = 1) -> DataSet {
    let shape = ImageShape(height: SignPainter.size, width: SignPainter.size, channels: 3)
    var bytes: [UInt8] = []
    bytes.reserveCapacity(max(0, count) * shape.count)
    for index in 0..<max(0, count) {
      // A generator for each image: the first thousand are the same whatever the count.
      var painter = SignPainter(seed: seed &+ UInt64(index) &* 0x9e37_79b9_7f4a_7c15)
      let image = painter.paint(SignKind.allCases[index % SignKind.allCases.count])
      for value in image.values { bytes.append(UInt8((max(0, min(1, value)) * 255).rounded())) }
    }
    return DataSet(
      checked: "signs", shape: shape, storage: .bytes(bytes, divisor: 255),
      labels: (0..<max(0, count)).map { $0 % SignKind.allCases.count },
      classNames: SignKind.allCases.map { $0.rawValue }, normalization: "bytes divided by 255")
  }
}

enum SignKind: String, CaseIterable {
  case warning, prohibition, mandatory, stop, priority
}

/// Draws one sign. A point of the sign is given in units of its half width, y downwards; each pixel is the mean of
/// 4 × 4 points, so that edges are smooth.
struct SignPainter {
  static let size = 16
  private static let samples = 4

  private var generator: RandomGenerator
  private typealias Colour = SIMD3<Double>

  init(seed: UInt64) {
    generator = RandomGenerator(seed: seed)
  }

  mutating func paint(_ kind: SignKind) -> Image {
    let centre = (x: 8 + generator.uniform(-1.2, 1.2), y: 8 + generator.uniform(-1.2, 1.2))
    let radius = generator.uniform(5.2, 7.4)
    let angle = generator.uniform(-0.3, 0.3)
    let squeeze = generator.uniform(0.82, 1)
    let background = Background(&generator)
    let mark = generator.below(3)
    let light = generator.uniform(0.5, 1.1)
    let fade = generator.uniform(0, 0.25)
    let shade = (x: generator.uniform(-0.2, 0.2), y: generator.uniform(-0.2, 0.2))

    var image = Image(shape: ImageShape(height: Self.size, width: Self.size, channels: 3))
    for row in 0..<Self.size {
      for column in 0..<Self.size {
        var sum = Colour.zero
        for i in 0..<Self.samples {
          for j in 0..<Self.samples {
            let y = Double(row) + (Double(i) + 0.5) / Double(Self.samples)
            let x = Double(column) + (Double(j) + 0.5) / Double(Self.samples)
            let dx = (x - centre.x) / (radius * squeeze)
            let dy = (y - centre.y) / radius
            let u = cos(angle) * dx + sin(angle) * dy
            let v = -sin(angle) * dx + cos(angle) * dy
            if let sign = Self.colour(of: kind, mark: mark, u, v) {
              // Old paint fades towards grey; light falls from one side.
              let grey = (sign.x + sign.y + sign.z) / 3
              let faded = sign * (1 - fade) + Colour(repeating: grey * 0.6 + 0.25) * fade
              sum += faded * (1 + shade.x * u + shade.y * v)
            } else {
              sum += background.colour(x / Double(Self.size), y / Double(Self.size))
            }
          }
        }
        let mean = sum * (light / Double(Self.samples * Self.samples))
        for channel in 0..<3 { image[channel, row, column] = mean[channel] }
      }
    }
    blur(&image, deviation: generator.uniform(0.05, 0.85))
    let noise = generator.uniform(0.005, 0.05)
    for index in image.values.indices { image.values[index] += noise * generator.normal() }
    return image
  }

  // MARK: The signs

  private static let red = Colour(0.76, 0.10, 0.13)
  private static let blue = Colour(0.06, 0.28, 0.66)
  private static let yellow = Colour(0.98, 0.79, 0.12)
  private static let white = Colour(0.94, 0.94, 0.92)
  private static let black = Colour(0.08, 0.08, 0.09)

  /// The colour of the sign at a point, or `nil` beside it.
  private static func colour(of kind: SignKind, mark: Int, _ u: Double, _ v: Double) -> Colour? {
    switch kind {
    case .warning:
      // A triangle on its base, its three sides at equal distance from (0, 0.2).
      let distance = polygon(u, v - 0.2, sides: 3, turn: .pi / 2) * 1.55
      if distance > 1 { return nil }
      if distance > 0.68 { return red }
      return warningMark(mark, u, v) ? black : white
    case .prohibition:
      let distance = hypot(u, v)
      if distance > 1 { return nil }
      if distance > 0.7 { return red }
      return prohibitionMark(mark, u, v) ? black : white
    case .mandatory:
      let distance = hypot(u, v)
      if distance > 1 { return nil }
      if distance > 0.92 { return white }
      let direction = Double(mark - 1) * .pi / 2
      let along = -(cos(direction) * v - sin(direction) * u)
      let across = cos(direction) * u + sin(direction) * v
      return arrow(across, along) ? white : blue
    case .stop:
      let distance = polygon(u, v, sides: 8, turn: .pi / 8) * 1.04
      if distance > 1 { return nil }
      if distance > 0.88 { return white }
      return letters(u, v) ? white : red
    case .priority:
      let distance = abs(u) + abs(v)
      if distance > 1.12 { return nil }
      return distance > 0.8 ? white : yellow
    }
  }

  /// The distance from the centre in units of a regular polygon's inner radius: 1 on its edge.
  private static func polygon(_ u: Double, _ v: Double, sides: Int, turn: Double) -> Double {
    var farthest = -Double.infinity
    for side in 0..<sides {
      let angle = turn + 2 * .pi * Double(side) / Double(sides)
      farthest = max(farthest, cos(angle) * u + sin(angle) * v)
    }
    return farthest
  }

  private static func warningMark(_ mark: Int, _ u: Double, _ v: Double) -> Bool {
    switch mark {
    case 0: return abs(u) < 0.09 && v > -0.3 && v < 0.22 || hypot(u, v - 0.38) < 0.1
    case 1: return abs(u) < 0.09 && v > -0.3 && v < 0.45 || abs(v - 0.1) < 0.09 && abs(u) < 0.28
    default: return abs(u - 0.12 * sin(8 * v)) < 0.1 && v > -0.25 && v < 0.45
    }
  }

  private static func prohibitionMark(_ mark: Int, _ u: Double, _ v: Double) -> Bool {
    switch mark {
    case 0:
      // Two digits' worth of black.
      let digit = min(abs(u - 0.24), abs(u + 0.24))
      return digit < 0.16 && abs(v) < 0.36 && !(digit < 0.06 && abs(v) < 0.24 && abs(v) > 0.06)
    case 1: return abs(u) < 0.5 && abs(v) < 0.14
    default: return false
    }
  }

  private static func arrow(_ across: Double, _ along: Double) -> Bool {
    let isShaft = abs(across) < 0.13 && along > -0.6 && along < 0.2
    let isHead = along >= 0.1 && along < 0.66 && abs(across) < 0.75 * (0.66 - along)
    return isShaft || isHead
  }

  /// Four letters' worth of white.
  private static func letters(_ u: Double, _ v: Double) -> Bool {
    guard abs(v) < 0.26, abs(u) < 0.72 else { return false }
    let place = (u + 0.72) / 0.36
    let inside = place - place.rounded(.down)
    return inside > 0.16 && inside < 0.84 && !(inside > 0.4 && inside < 0.6 && abs(v) > 0.08)
  }

  // MARK: Around the sign

  /// Sky above something green, grey or brown, with a slanting horizon.
  private struct Background {
    private let sky: SIMD3<Double>
    private let ground: SIMD3<Double>
    private let horizon: Double
    private let slope: Double
    private let wave: Double
    private let phase: Double

    init(_ generator: inout RandomGenerator) {
      let grey = generator.uniform(0.45, 0.8)
      sky = SIMD3(grey, grey + generator.uniform(0, 0.1), grey + generator.uniform(0, 0.2))
      let grounds = [
        SIMD3(0.20, 0.34, 0.15), SIMD3(0.42, 0.41, 0.40), SIMD3(0.40, 0.30, 0.20), SIMD3(0.55, 0.48, 0.40),
      ]
      ground = grounds[generator.below(4)] * generator.uniform(0.7, 1.2)
      horizon = generator.uniform(-0.2, 1.2)
      slope = generator.uniform(-0.3, 0.3)
      wave = generator.uniform(6, 20)
      phase = generator.uniform(0, 6)
    }

    func colour(_ x: Double, _ y: Double) -> SIMD3<Double> {
      let edge = horizon + slope * x + 0.05 * sin(wave * x + phase)
      let share = max(0, min(1, (y - edge) * 6 + 0.5))
      let texture = 1 + 0.08 * sin(wave * (x + 2 * y) + phase) * share
      return (sky * (1 - share) + ground * share) * texture
    }
  }

  /// Gaussian blur, the border repeated.
  private func blur(_ image: inout Image, deviation: Double) {
    let weights = (-2...2).map { exp(-Double($0 * $0) / (2 * deviation * deviation)) }
    let sum = weights.reduce(0, +)
    let last = Self.size - 1
    for channel in 0..<3 {
      for isRow in [true, false] {
        let source = image
        for line in 0...last {
          for place in 0...last {
            var value = 0.0
            for (offset, weight) in weights.enumerated() {
              let from = max(0, min(last, place + offset - 2))
              value += weight * (isRow ? source[channel, line, from] : source[channel, from, line])
            }
            if isRow {
              image[channel, line, place] = value / sum
            } else {
              image[channel, place, line] = value / sum
            }
          }
        }
      }
    }
  }
}
