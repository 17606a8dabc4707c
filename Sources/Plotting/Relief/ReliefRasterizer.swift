import Drawing

/// Draws triangles and lines into pixels with a depth buffer, four samples a pixel.
struct ReliefRasterizer {
  /// A corner in samples (two a pixel in each direction), with what is interpolated between corners.
  struct Vertex {
    var x: Float
    var y: Float
    /// 1 / distance; larger is nearer.
    var nearness: Float
    /// The place in the table of colours, from 0 to 1.
    var color: Float
    /// What the light multiplies the colour with.
    var light: Float
  }

  let width: Int
  let height: Int
  private let sampleWidth: Int
  private let sampleHeight: Int
  private var depth: [Float]
  private var samples: [UInt32]
  /// The band of colour at each height of the table, and every band's colour in every light: two look-ups in
  /// place of arithmetic for each sample.
  private let bands: [Int32]
  private let lit: [UInt32]
  private static let lights = 256
  /// Light runs from none to half as much again.
  private static let brightest: Float = 1.5

  /// A picture of so many pixels; `colors` run from the lowest height to the highest.
  init(width: Int, height: Int, colors: [Color]) {
    self.width = width
    self.height = height
    sampleWidth = 2 * width
    sampleHeight = 2 * height
    depth = [Float](repeating: 0, count: 4 * width * height)
    samples = [UInt32](repeating: 0, count: 4 * width * height)
    var bands: [Int32] = []
    var distinct: [Color] = []
    for color in colors {
      if color != distinct.last { distinct.append(color) }
      bands.append(Int32(distinct.count - 1) * Int32(ReliefRasterizer.lights))
    }
    self.bands = bands.isEmpty ? [0] : bands
    if distinct.isEmpty { distinct = [.black] }
    var lit: [UInt32] = []
    for color in distinct {
      for step in 0..<ReliefRasterizer.lights {
        let light = Double(step) / Double(ReliefRasterizer.lights - 1) * Double(ReliefRasterizer.brightest)
        func byte(_ c: Double) -> UInt32 { UInt32(Swift.max(0, Swift.min(255, c * light * 255 + 0.5))) }
        lit.append(byte(color.red) | byte(color.green) << 8 | byte(color.blue) << 16)
      }
    }
    self.lit = lit
  }

  /// Draws triangles: `corners` names three vertices each. A triangle with a corner that is not finite is left
  /// out.
  mutating func fill(_ vertices: [Vertex], corners: [Int32]) {
    let (sampleWidth, sampleHeight) = (sampleWidth, sampleHeight)
    let lastBand = Float(bands.count - 1)
    let toBand = Float(bands.count)
    let lastLight = Float(ReliefRasterizer.lights - 1)
    let toLight = lastLight / ReliefRasterizer.brightest
    // Pointers: this loop runs for millions of samples a picture, and bounds checks double its time. All
    // indices are held inside by the clamps on rows and columns below.
    depth.withUnsafeMutableBufferPointer { depth in
      samples.withUnsafeMutableBufferPointer { samples in
        bands.withUnsafeBufferPointer { bands in
          lit.withUnsafeBufferPointer { lit in
            vertices.withUnsafeBufferPointer { vertices in
              for triangle in 0..<corners.count / 3 {
                var (i, j, k) = (
                  Int(corners[3 * triangle]), Int(corners[3 * triangle + 1]), Int(corners[3 * triangle + 2])
                )
                // From the top down.
                if vertices[j].y < vertices[i].y { (i, j) = (j, i) }
                if vertices[k].y < vertices[i].y { (i, k) = (k, i) }
                if vertices[k].y < vertices[j].y { (j, k) = (k, j) }
                let (a, b, c) = (vertices[i], vertices[j], vertices[k])
                guard (a.x + a.y + b.x + b.y + c.x + c.y).isFinite else { continue }
                let area = (b.x - a.x) * (c.y - a.y) - (c.x - a.x) * (b.y - a.y)
                guard area != 0 else { continue }
                let inverse = 1 / area
                let longSlope = (c.x - a.x) / (c.y - a.y)
                let upperSlope = (b.x - a.x) / (b.y - a.y)
                let lowerSlope = (c.x - b.x) / (c.y - b.y)
                // Slopes of what is interpolated, the same all over the triangle.
                func slopes(_ fa: Float, _ fb: Float, _ fc: Float) -> (x: Float, y: Float) {
                  let (d1, d2) = (fb - fa, fc - fa)
                  return (
                    (d1 * (c.y - a.y) - d2 * (b.y - a.y)) * inverse,
                    (d2 * (b.x - a.x) - d1 * (c.x - a.x)) * inverse
                  )
                }
                let near = slopes(a.nearness, b.nearness, c.nearness)
                let tint = slopes(a.color * toBand, b.color * toBand, c.color * toBand)
                let light = slopes(a.light * toLight, b.light * toLight, c.light * toLight)
                let firstRow = max(0, ceiling(max(a.y, -1) - 0.5))
                let lastRow = min(sampleHeight - 1, ceiling(min(c.y, Float(sampleHeight) + 1) - 0.5) - 1)
                guard firstRow <= lastRow else { continue }
                for row in firstRow...lastRow {
                  let y = Float(row) + 0.5
                  // The same corners give the same edge in both triangles that share it: no gap, no overlap.
                  let long = a.x + longSlope * (y - a.y)
                  let short = y < b.y ? a.x + upperSlope * (y - a.y) : b.x + lowerSlope * (y - b.y)
                  let (left, right) = (min(long, short), max(long, short))
                  guard right > 0, left < Float(sampleWidth) else { continue }
                  let first = max(0, ceiling(max(left, -1) - 0.5))
                  let end = min(sampleWidth, ceiling(min(right, Float(sampleWidth) + 1) - 0.5))
                  guard first < end else { continue }
                  let (dx, dy) = (Float(first) + 0.5 - a.x, y - a.y)
                  var nearness = a.nearness + near.x * dx + near.y * dy
                  var color = a.color * toBand + tint.x * dx + tint.y * dy
                  var shade = a.light * toLight + light.x * dx + light.y * dy
                  var index = row * sampleWidth + first
                  for _ in first..<end {
                    if nearness > depth[index] {
                      depth[index] = nearness
                      let band = Int(max(0, min(lastBand, color)))
                      samples[index] = lit[Int(bands[band] + Int32(max(0, min(lastLight, shade))))]
                    }
                    nearness += near.x
                    color += tint.x
                    shade += light.x
                    index += 1
                  }
                }
              }
            }
          }
        }
      }
    }
  }

  /// Draws a line of some samples' width over what it is nearer than, mixing its colour in by `opacity`.
  ///
  /// - Parameter bias: the part of its own nearness by which a line is taken to be nearer, so that lines on a
  ///   surface are not hidden by it.
  mutating func line(
    _ points: [(x: Float, y: Float, nearness: Float)], color: Color, opacity: Float, width: Int, bias: Float
  ) {
    let ink = SIMD4(Float(color.red), Float(color.green), Float(color.blue), 0) * 255
    for (a, b) in zip(points, points.dropFirst()) where (a.x + a.y + b.x + b.y).isFinite {
      let (dx, dy) = (b.x - a.x, b.y - a.y)
      let isFlat = abs(dx) >= abs(dy)
      let length = isFlat ? abs(dx) : abs(dy)
      guard length < 1e5 else { continue }
      let along = isFlat ? (a.x, b.x) : (a.y, b.y)
      let first = Int(min(along.0, along.1).rounded(.up))
      let end = Int(max(along.0, along.1).rounded(.up))
      guard first < end else { continue }
      for step in first..<end {
        let t = (Float(step) - along.0) / (along.1 - along.0)
        let nearness = (a.nearness + t * (b.nearness - a.nearness)) * (1 + bias)
        let across = (isFlat ? a.y + t * dy : a.x + t * dx) - Float(width) / 2
        let start = Int(across.rounded())
        for offset in start..<start + width {
          let (x, y) = isFlat ? (step, offset) : (offset, step)
          guard x >= 0, y >= 0, x < sampleWidth, y < sampleHeight else { continue }
          let index = y * sampleWidth + x
          guard depth[index] > 0, nearness > depth[index] else { continue }
          let old = samples[index]
          let under = SIMD4<Float>(Float(old & 255), Float(old >> 8 & 255), Float(old >> 16 & 255), 0)
          let mixed = under + (ink - under) * opacity
          samples[index] = UInt32(mixed.x) | UInt32(mixed.y) << 8 | UInt32(mixed.z) << 16
        }
      }
    }
  }

  /// The nearness at a sample; 0 where nothing is.
  func nearness(x: Int, y: Int) -> Float {
    guard x >= 0, y >= 0, x < sampleWidth, y < sampleHeight else { return 0 }
    return depth[y * sampleWidth + x]
  }

  /// The picture: each pixel the mean of its covered samples, as opaque as samples are covered.
  func raster() -> Raster? {
    var rgba = [UInt8](repeating: 0, count: 4 * width * height)
    // Pointers: one pass over all samples; the indices are the loops' own.
    rgba.withUnsafeMutableBufferPointer { rgba in
      samples.withUnsafeBufferPointer { samples in
        depth.withUnsafeBufferPointer { depth in
          for y in 0..<height {
            for x in 0..<width {
              let top = 2 * y * sampleWidth + 2 * x
              let bottom = top + sampleWidth
              var (even, green, count): (UInt32, UInt32, UInt32) = (0, 0, 0)
              // Red and blue in one number, green in another: sums of four have room.
              func add(_ index: Int) {
                guard depth[index] > 0 else { return }
                even &+= samples[index] & 0xff00ff
                green &+= samples[index] >> 8 & 0xff
                count &+= 1
              }
              add(top)
              add(top + 1)
              add(bottom)
              add(bottom + 1)
              guard count > 0 else { continue }
              let pixel = 4 * (y * width + x)
              rgba[pixel] = UInt8(truncatingIfNeeded: (even & 0xffff) / count)
              rgba[pixel + 1] = UInt8(truncatingIfNeeded: green / count)
              rgba[pixel + 2] = UInt8(truncatingIfNeeded: (even >> 16) / count)
              rgba[pixel + 3] = UInt8(truncatingIfNeeded: count * 255 / 4)
            }
          }
        }
      }
    }
    return Raster(width: width, height: height, rgba: rgba)
  }
}

/// The smallest whole number not below a number that is above −2 and not huge; without a call into the C
/// library, for it is asked twice a row of every triangle.
private func ceiling(_ value: Float) -> Int {
  let whole = Int(value)
  return Float(whole) < value ? whole + 1 : whole
}
