import Drawing

/// Draws triangles and lines into pixels with a depth buffer, four samples a pixel.
///
/// The picture is made in bands of rows, so that the samples of one stay in the processor's cache: a whole
/// picture's samples are tens of megabytes, and fetching them took longer than all arithmetic.
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

  /// A line on the surface.
  struct Line {
    var points: [(x: Float, y: Float, nearness: Float)]
    /// Red, green and blue from 0 to 255.
    var ink: SIMD4<Float>
    var opacity: Float
    /// In samples.
    var width: Int
    /// The part of its own nearness by which a line is taken to be nearer, so that lines on a surface are not
    /// hidden by it.
    var bias: Float
  }

  let width: Int
  let height: Int
  private let colors: ReliefColors
  private var vertices: [Vertex] = []
  private var corners: [Int32] = []
  private var lines: [Line] = []

  /// A picture of so many pixels; `colors` run from the lowest height to the highest.
  init(width: Int, height: Int, colors: [Color]) {
    self.width = width
    self.height = height
    self.colors = ReliefColors(colors)
  }

  /// Draws triangles: `corners` names three vertices each. A triangle with a corner that is not finite, or a
  /// million samples away, is left out.
  mutating func fill(_ vertices: [Vertex], corners: [Int32]) {
    let first = Int32(self.vertices.count)
    self.vertices += vertices
    self.corners += first == 0 ? corners : corners.map { $0 + first }
  }

  /// Draws a line over the triangles, where it is nearer than they are.
  mutating func line(
    _ points: [(x: Float, y: Float, nearness: Float)], color: Color, opacity: Float, width: Int, bias: Float
  ) {
    let ink = SIMD4(Float(color.red), Float(color.green), Float(color.blue), 0) * 255
    lines.append(Line(points: points, ink: ink, opacity: opacity, width: width, bias: bias))
  }

  /// The picture: each pixel the mean of its covered samples, as opaque as samples are covered.
  ///
  /// - Parameter rowsPerBand: rows of pixels in a band; as many as stay in a cache of half a megabyte unless
  ///   given.
  func raster(rowsPerBand: Int? = nil) -> Raster? {
    guard width > 0, height > 0 else { return nil }
    let bytesPerRow = 4 * width * MemoryLayout<ReliefSample>.stride
    let rows = Swift.max(1, Swift.min(height, rowsPerBand ?? 512 * 1024 / bytesPerRow))
    let bins = triangles(perBand: 2 * rows)
    var samples = [ReliefSample](repeating: ReliefSample(), count: 4 * width * rows)
    var rgba = [UInt8](repeating: 0, count: 4 * width * height)
    // Pointers: what follows runs for millions of samples a picture, and bounds checks double its time.
    rgba.withUnsafeMutableBufferPointer { rgba in
      samples.withUnsafeMutableBufferPointer { samples in
        for (index, bin) in bins.enumerated() where !bin.isEmpty {
          let top = index * rows
          let end = Swift.min(height, top + rows)
          samples.update(repeating: ReliefSample())
          let band = ReliefBand(samples: samples, width: 2 * width, rows: 2 * top..<2 * end)
          band.fill(vertices, corners: corners, triangles: bin, colors: colors)
          for line in lines { band.draw(line) }
          band.resolve(into: rgba, from: 4 * width * top)
        }
      }
    }
    return Raster(width: width, height: height, rgba: rgba)
  }

  /// The triangles that reach into each band of rows of samples, in the order in which they were given.
  private func triangles(perBand rows: Int) -> [[Int32]] {
    let count = (2 * height + rows - 1) / rows
    var bins = [[Int32]](repeating: [], count: count)
    for triangle in 0..<corners.count / 3 {
      let (a, b, c) = (
        vertices[Int(corners[3 * triangle])].y, vertices[Int(corners[3 * triangle + 1])].y,
        vertices[Int(corners[3 * triangle + 2])].y
      )
      let (low, high) = (Swift.min(a, b, c), Swift.max(a, b, c))
      guard high > 0, low < Float(2 * height) else { continue }
      let first = Int(Swift.max(0, low)) / rows
      let last = Swift.min(count - 1, Int(Swift.min(high, Float(2 * height))) / rows)
      for band in first...last { bins[band].append(Int32(triangle)) }
    }
    return bins
  }
}

/// The colours of a relief in every light: two look-ups in place of arithmetic for each sample.
struct ReliefColors {
  /// Steps of light, from none to half as much again.
  static let lights = 256
  static let brightest: Float = 1.5

  /// Where the lights of the band at each height of the table begin in `lit`.
  let bands: [Int32]
  /// Every band's colour in every light; red in the lowest byte.
  let lit: [UInt32]

  init(_ colors: [Color]) {
    var bands: [Int32] = []
    var distinct: [Color] = []
    for color in colors.isEmpty ? [.black] : colors {
      if color != distinct.last { distinct.append(color) }
      bands.append(Int32((distinct.count - 1) * ReliefColors.lights))
    }
    self.bands = bands
    var lit: [UInt32] = []
    for color in distinct {
      for step in 0..<ReliefColors.lights {
        let light =
          Double(step) / Double(ReliefColors.lights - 1) * Double(ReliefColors.brightest)
        func byte(_ c: Double) -> UInt32 { UInt32(Swift.max(0, Swift.min(255, c * light * 255 + 0.5))) }
        lit.append(byte(color.red) | byte(color.green) << 8 | byte(color.blue) << 16)
      }
    }
    self.lit = lit
  }
}
