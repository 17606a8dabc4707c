import Drawing

/// What is nearest at a quarter of a pixel.
struct ReliefSample {
  /// 1 / distance; 0 where nothing is.
  var nearness: Float = 0
  /// Red in the lowest byte.
  var color: UInt32 = 0
}

/// Some rows of the samples of a relief.
///
/// Unsafe: the loops run for millions of samples a picture. Rows are clamped to `rows` and columns to `width`
/// before a sample is touched, and `samples` lives as long as the call that made the band.
struct ReliefBand {
  let samples: UnsafeMutableBufferPointer<ReliefSample>
  /// Samples in a row.
  let width: Int
  /// The rows of the picture's samples that the band holds.
  let rows: Range<Int>

  /// Draws triangles where they are nearer than what is there.
  func fill(
    _ vertices: [ReliefRasterizer.Vertex], corners: [Int32], triangles: [Int32], colors: ReliefColors
  ) {
    colors.bands.withUnsafeBufferPointer { bands in
      colors.lit.withUnsafeBufferPointer { lit in
        vertices.withUnsafeBufferPointer { vertices in
          corners.withUnsafeBufferPointer { corners in
            for triangle in triangles {
              let first = 3 * Int(triangle)
              fill(
                vertices[Int(corners[first])], vertices[Int(corners[first + 1])],
                vertices[Int(corners[first + 2])], bands, lit)
            }
          }
        }
      }
    }
  }

  @inline(__always)
  private func fill(
    _ first: ReliefRasterizer.Vertex, _ second: ReliefRasterizer.Vertex, _ third: ReliefRasterizer.Vertex,
    _ bands: UnsafeBufferPointer<Int32>, _ lit: UnsafeBufferPointer<UInt32>
  ) {
    // From the top down.
    var (a, b, c) = (first, second, third)
    if b.y < a.y { swap(&a, &b) }
    if c.y < a.y { swap(&a, &c) }
    if c.y < b.y { swap(&b, &c) }
    let far: Float = 0x1p20
    guard a.y > -far, c.y < far, abs(a.x) < far, abs(b.x) < far, abs(c.x) < far else { return }
    let area = (b.x - a.x) * (c.y - a.y) - (c.x - a.x) * (b.y - a.y)
    guard area != 0 else { return }
    let start = Swift.max(rows.lowerBound, ceiling(Swift.max(a.y, -1) - 0.5))
    let end = Swift.min(rows.upperBound, ceiling(Swift.min(c.y, Float(rows.upperBound) + 1) - 0.5))
    guard start < end else { return }
    // Nearness, place in the table of colours and step of light: linear over the page on any plane.
    let toBand = Float(bands.count)
    let toLight = Float(ReliefColors.lights - 1) / ReliefColors.brightest
    func shown(_ v: ReliefRasterizer.Vertex) -> SIMD4<Float> {
      // Half a step less, for what is rounded is then what was to be cut off.
      SIMD4(v.nearness, v.color * toBand - 0.5, v.light * toLight - 0.5, 0)
    }
    let origin = shown(a)
    let (d1, d2) = (shown(b) - origin, shown(c) - origin)
    let inverse = 1 / area
    let alongX = (d1 * (c.y - a.y) - d2 * (b.y - a.y)) * inverse
    let alongY = (d2 * (b.x - a.x) - d1 * (c.x - a.x)) * inverse
    let longSlope = (c.x - a.x) / (c.y - a.y)
    let upperSlope = (b.x - a.x) / (b.y - a.y)
    let lowerSlope = (c.x - b.x) / (c.y - b.y)
    let lastBand = Int32(truncatingIfNeeded: bands.count - 1)
    let lastLight = Int32(truncatingIfNeeded: ReliefColors.lights - 1)
    var line = (start - rows.lowerBound) * width
    for row in start..<end {
      let y = Float(row) + 0.5
      // The same corners give the same edge in both triangles that share it: no gap, no overlap.
      let long = a.x + longSlope * (y - a.y)
      let short = y < b.y ? a.x + upperSlope * (y - a.y) : b.x + lowerSlope * (y - b.y)
      let (from, to) = long < short ? (rounded(long), rounded(short)) : (rounded(short), rounded(long))
      var column = Swift.max(0, Int(from))
      let stop = Swift.min(width, Int(to))
      var here = origin + alongX * (Float(column) + 0.5 - a.x) + alongY * (y - a.y)
      while column < stop {
        if here.x > samples[line &+ column].nearness {
          let band = Swift.max(0, Swift.min(lastBand, rounded(here.y)))
          let light = Swift.max(0, Swift.min(lastLight, rounded(here.z)))
          samples[line &+ column] = ReliefSample(
            nearness: here.x,
            color: lit[Int(truncatingIfNeeded: bands[Int(truncatingIfNeeded: band)] &+ light)])
        }
        here += alongX
        column &+= 1
      }
      line &+= width
    }
  }

  /// Draws a line of some samples' width over what it is nearer than, mixing its colour in by its opacity.
  func draw(_ line: ReliefRasterizer.Line) {
    let reach = Float(line.width) / 2 + 1
    let (top, bottom) = (Float(rows.lowerBound) - reach, Float(rows.upperBound) + reach)
    for (a, b) in zip(line.points, line.points.dropFirst()) {
      guard (a.x + a.y + b.x + b.y).isFinite, Swift.max(a.y, b.y) > top, Swift.min(a.y, b.y) < bottom else {
        continue
      }
      draw(line, from: a, to: b)
    }
  }

  private func draw(
    _ line: ReliefRasterizer.Line, from a: (x: Float, y: Float, nearness: Float),
    to b: (x: Float, y: Float, nearness: Float)
  ) {
    let (dx, dy) = (b.x - a.x, b.y - a.y)
    let isFlat = abs(dx) >= abs(dy)
    guard Swift.max(abs(dx), abs(dy)) < 1e5 else { return }
    let along = isFlat ? (a.x, b.x) : (a.y, b.y)
    let first = Int(Swift.min(along.0, along.1).rounded(.up))
    let end = Int(Swift.max(along.0, along.1).rounded(.up))
    guard first < end else { return }
    for step in first..<end {
      let t = (Float(step) - along.0) / (along.1 - along.0)
      let nearness = (a.nearness + t * (b.nearness - a.nearness)) * (1 + line.bias)
      let across = (isFlat ? a.y + t * dy : a.x + t * dx) - Float(line.width) / 2
      let start = Int(across.rounded())
      for offset in start..<start + line.width {
        let (x, y) = isFlat ? (step, offset) : (offset, step)
        guard x >= 0, x < width, rows.contains(y) else { continue }
        let index = (y - rows.lowerBound) * width + x
        let old = samples[index]
        guard old.nearness > 0, nearness > old.nearness else { continue }
        let under = SIMD4<Float>(
          Float(old.color & 255), Float(old.color >> 8 & 255), Float(old.color >> 16 & 255), 0)
        let mixed = under + (line.ink - under) * line.opacity
        samples[index].color = UInt32(mixed.x) | UInt32(mixed.y) << 8 | UInt32(mixed.z) << 16
      }
    }
  }

  /// Writes the band's pixels, from a place among the picture's bytes on.
  func resolve(into rgba: UnsafeMutableBufferPointer<UInt8>, from start: Int) {
    let bytes = UnsafeMutableRawBufferPointer(rgba)
    var pixel = start
    for row in stride(from: 0, to: rows.count, by: 2) {
      let line = row * width
      for top in stride(from: line, to: line + width, by: 2) {
        let color = ReliefBand.mean(
          samples[top], samples[top + 1], samples[top + width], samples[top + width + 1])
        if color != 0 { bytes.storeBytes(of: color.littleEndian, toByteOffset: pixel, as: UInt32.self) }
        pixel += 4
      }
    }
  }

  /// The mean of four samples, opacity in the highest byte.
  @inline(__always)
  private static func mean(_ a: ReliefSample, _ b: ReliefSample, _ c: ReliefSample, _ d: ReliefSample)
    -> UInt32
  {
    // Red and blue in one number, green in another: sums of four have room. A sample without anything is black.
    let even = (a.color & 0xff00ff) &+ (b.color & 0xff00ff) &+ (c.color & 0xff00ff) &+ (d.color & 0xff00ff)
    let green =
      (a.color >> 8 & 0xff) &+ (b.color >> 8 & 0xff) &+ (c.color >> 8 & 0xff) &+ (d.color >> 8 & 0xff)
    if a.nearness > 0, b.nearness > 0, c.nearness > 0, d.nearness > 0 {
      // Nearly all pixels, and a shift is a tenth of a division.
      return 0xff00_0000 | even >> 2 & 0xff00ff | green << 6 & 0xff00
    }
    func covered(_ sample: ReliefSample) -> UInt32 { sample.nearness > 0 ? 1 : 0 }
    let count = covered(a) &+ covered(b) &+ covered(c) &+ covered(d)
    guard count > 0 else { return 0 }
    let (red, blue) = ((even & 0xffff) / count, (even >> 16) / count)
    let alpha = count &* 255 / 4
    return alpha << 24 | blue << 16 | (green / count) << 8 | red
  }
}

/// The smallest whole number not below a number that is above −2 and not huge; without a call into the C
/// library, for it is asked twice a triangle.
private func ceiling(_ value: Float) -> Int {
  let whole = Int(value)
  return Float(whole) < value ? whole + 1 : whole
}

/// The nearest whole number, of numbers smaller than 2²² either way; of any other, some number. The sum with
/// 1.5 · 2²³ has no bits for fractions, so that its last bits are the answer: no test for what an `Int` cannot
/// hold, which takes longer than all else done for a sample.
@inline(__always)
private func rounded(_ value: Float) -> Int32 {
  Int32(truncatingIfNeeded: (value + 0x1.8p23).bitPattern) &- 0x4B40_0000
}
