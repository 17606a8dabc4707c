import CMaths
import Calculus

extension Image {
  /// A colour image of our own, 96 × 72: a harbour in the evening, with a lighthouse, a sailing boat and the sun low
  /// over the sea. Large soft parts and fine ones: windows, masts, ripples, which a blur takes away first.
  public static func harbour() -> Image {
    let (height, width) = (72, 96)
    var image = Image(shape: ImageShape(height: height, width: width, channels: 3))
    var generator = RandomGenerator(seed: 12)
    let scene = HarbourScene(&generator)
    // Means of 4 × 4 places in each pixel, so that edges are as smooth as a camera's.
    let parts = 4
    for row in 0..<height {
      for column in 0..<width {
        var sum = SIMD3<Double>.zero
        for i in 0..<parts {
          for j in 0..<parts {
            let x = Double(column) + (Double(j) + 0.5) / Double(parts)
            let y = Double(row) + (Double(i) + 0.5) / Double(parts)
            sum += scene.color(x, y)
          }
        }
        let grain = 0.006 * generator.normal()
        for channel in 0..<3 {
          let value = sum[channel] / Double(parts * parts) + grain
          // Whole bytes, as a picture file would hold them.
          image[channel, row, column] = (max(0, min(1, value)) * 255).rounded() / 255
        }
      }
    }
    return image
  }
}

/// The colours of the harbour at every place; x to the right from 0 to 96, y downwards from 0 to 72.
private struct HarbourScene {
  private let horizon = 44.0
  private let sun = SIMD2(30.0, 37.0)
  private var ripples: [(x: Double, y: Double, length: Double, light: Double)] = []
  private var houses: [(left: Double, right: Double, top: Double, color: SIMD3<Double>)] = []

  init(_ generator: inout RandomGenerator) {
    for _ in 0..<150 {
      let depth = generator.uniform()
      let y = horizon + 1 + 27 * depth
      // Nearer ripples are longer; those below the sun are brighter.
      let isGlitter = generator.uniform() < 0.4
      let x = isGlitter ? sun.x + (4 + 7 * depth) * generator.normal() : 96 * generator.uniform()
      ripples.append((x, y, 1.5 + 4.5 * depth, isGlitter ? 0.5 : 0.12))
    }
    var left = 60.0
    let walls = [
      SIMD3(0.93, 0.80, 0.62), SIMD3(0.80, 0.42, 0.33), SIMD3(0.93, 0.88, 0.78), SIMD3(0.52, 0.58, 0.66),
      SIMD3(0.87, 0.64, 0.40),
    ]
    for index in 0..<5 {
      let width = 5.5 + 2.5 * generator.uniform()
      let top = 34.0 - 5 * generator.uniform()
      houses.append((left, left + width, top, walls[index]))
      left += width
    }
  }

  func color(_ x: Double, _ y: Double) -> SIMD3<Double> {
    var color = y < horizon ? sky(x, y) : sea(x, y)
    paintHills(x, y, &color)
    paintHouses(x, y, &color)
    paintLighthouse(x, y, &color)
    paintBoat(x, y, &color)
    return color
  }

  private func sky(_ x: Double, _ y: Double) -> SIMD3<Double> {
    let low = y / horizon
    let blue = SIMD3(0.20, 0.33, 0.58)
    let rose = SIMD3(0.95, 0.66, 0.46)
    var color = blue + (rose - blue) * (low * low * 0.6 + low * 0.4)
    let away = ((x - sun.x) * (x - sun.x) + (y - sun.y) * (y - sun.y)).squareRoot()
    color += SIMD3(0.34, 0.24, 0.06) * exp(-away * away / 160)
    // Two long clouds.
    for (cx, cy, wide, high) in [(20.0, 14.0, 15.0, 2.2), (68.0, 9.0, 18.0, 1.7), (46.0, 22.0, 10.0, 1.2)] {
      let u = (x - cx) / wide
      let v = (y - cy + 0.8 * sin(x / 3.1)) / high
      color += (SIMD3(0.98, 0.80, 0.70) - color) * (0.75 * exp(-u * u - v * v))
    }
    if away < 4.6 { color = SIMD3(1, 0.95, 0.74) }
    return color
  }

  private func sea(_ x: Double, _ y: Double) -> SIMD3<Double> {
    let depth = (y - horizon) / 28
    var color = SIMD3(0.62, 0.50, 0.47) * (1 - depth) + SIMD3(0.10, 0.22, 0.36) * depth
    let side = (x - sun.x) / (3.5 + 7 * depth)
    color += SIMD3(0.36, 0.26, 0.12) * exp(-side * side)
    for ripple in ripples {
      let u = (x - ripple.x) / ripple.length
      let v = (y - ripple.y) / 0.55
      if u * u < 4, v * v < 4 { color += SIMD3(1, 0.88, 0.66) * (ripple.light * exp(-u * u - v * v)) }
    }
    return color
  }

  private func paintHills(_ x: Double, _ y: Double, _ color: inout SIMD3<Double>) {
    let far = horizon - 4 - 3 * sin(x / 13 + 1) - 1.2 * sin(x / 4.7)
    if y < horizon, y > far, x < 62 { color = color * 0.35 + SIMD3(0.36, 0.33, 0.42) * 0.65 }
    let near = horizon - 1.5 - 0.09 * max(0, x - 52) - 0.8 * sin(x / 2.9)
    if y < horizon + 1.5, y > near, x > 52 { color = SIMD3(0.24, 0.27, 0.24) }
  }

  private func paintHouses(_ x: Double, _ y: Double, _ color: inout SIMD3<Double>) {
    for house in houses where x >= house.left && x < house.right && y < 43 {
      let middle = (house.left + house.right) / 2
      let roof = house.top - 3.2 * (1 - abs(x - middle) / (house.right - house.left) * 2)
      if y >= house.top {
        color = house.color
        let u = (x - house.left).truncatingRemainder(dividingBy: 2.4)
        let v = (y - house.top).truncatingRemainder(dividingBy: 3)
        if u > 0.8, u < 1.8, v > 1, v < 2.3, x < house.right - 0.6 { color = SIMD3(0.20, 0.20, 0.26) }
      } else if y > roof {
        color = SIMD3(0.45, 0.20, 0.16)
      }
    }
  }

  private func paintLighthouse(_ x: Double, _ y: Double, _ color: inout SIMD3<Double>) {
    let axis = 50.0
    let half = 1.7 + (y - 16) * 0.065
    if y > 45.5, y < 50, abs(x - axis) < 8 - (y - 48) * (y - 48) * 0.5 { color = SIMD3(0.23, 0.21, 0.21) }
    if y >= 16, y < 46.5, abs(x - axis) < half {
      let band = Int((y - 16) / 5.1) % 2 == 0
      let light = 1.08 - 0.28 * (x - axis + half) / (2 * half)
      color = (band ? SIMD3(0.96, 0.95, 0.92) : SIMD3(0.80, 0.17, 0.15)) * light
    }
    if y >= 15, y < 16, abs(x - axis) < 2.8 { color = SIMD3(0.22, 0.20, 0.22) }
    if y >= 11.8, y < 15, abs(x - axis) < 1.5 { color = SIMD3(1, 0.93, 0.60) }
    if y >= 9.6, y < 11.8, abs(x - axis) < (y - 9.2) * 0.8 { color = SIMD3(0.62, 0.13, 0.12) }
  }

  private func paintBoat(_ x: Double, _ y: Double, _ color: inout SIMD3<Double>) {
    let mast = 17.0
    if y > 33, y < 57.5, abs(x - mast) < 0.3 { color = SIMD3(0.30, 0.22, 0.18) }
    if y > 34, y < 55.5, x > mast + 0.7, x - mast - 0.7 < (y - 34) * 0.46 {
      color = SIMD3(0.97, 0.95, 0.90) * (0.86 + 0.14 * (x - mast) / 10)
    }
    if y > 38, y < 55.5, x < mast - 0.7, mast - 0.7 - x < (y - 38) * 0.36 { color = SIMD3(0.90, 0.84, 0.77) }
    let bow = 1.6 * (y - 57)
    if y >= 57, y < 61, x > 8 + bow, x < 29 - bow * 0.7 {
      color = y < 57.9 ? SIMD3(0.95, 0.93, 0.88) : SIMD3(0.16, 0.24, 0.40)
    }
    // Its reflection, broken by the water.
    if y >= 61, y < 69, abs(x - 17.5 - 0.9 * sin(y * 2.1)) < 7.5 - (y - 61) * 0.8 {
      color = color * 0.62 + SIMD3(0.10, 0.13, 0.20) * 0.38
    }
  }
}
