import Drawing

/// What the surface of a relief looks like.
public struct ReliefSkin: Sendable, Hashable {
  /// How the surface is drawn.
  public enum Finish: Sendable, Hashable {
    /// Pixels from a depth buffer: smooth light, any number of cells. In SVG and PDF an embedded picture, with
    /// axes and path as lines over it.
    case smooth
    /// Polygons from back to front, at most 32 × 32: lines that designers can edit, small enough for SVG.
    case mesh
  }

  /// Smooth or in polygons.
  public var finish: Finish
  /// The colours of the bands between levels, one more than levels, from low to high.
  public var colors: [Color]
  /// Whether every some cells a line of the grid is drawn on a smooth surface.
  public var showsMesh: Bool
  /// Whether the isolines are drawn on a smooth surface.
  public var showsIsolines: Bool
  /// Pixels in a point, of a smooth surface: the scale at which the page will be drawn.
  public var density: Double

  /// A skin in the colours of a ladder's bands.
  public init(
    _ finish: Finish = .smooth, colors: [Color], showsMesh: Bool = false, showsIsolines: Bool = true,
    density: Double = 1
  ) {
    self.finish = finish
    self.colors = colors
    self.showsMesh = showsMesh
    self.showsIsolines = showsIsolines
    self.density = density
  }
}

extension ReliefMesh {
  /// The colours along the height of the surface, equally spaced.
  func table(_ ladder: LevelLadder, _ colors: [Color], count: Int = 1024) -> [Color] {
    guard let first = colors.first else { return [.black] }
    let ends = ladder.levels.map { fraction(ofHeight: surface.scale.position(of: $0)) }
    var band = 0
    return (0..<count).map { index in
      let place = (Double(index) + 0.5) / Double(count)
      while band < ends.count, band + 1 < colors.count, ends[band] <= place { band += 1 }
      return band < colors.count ? colors[band] : first
    }
  }

  /// The surface as pixels.
  func smooth(_ skin: ReliefSkin, ladder: LevelLadder, grid: ScalarGrid, theme: Theme) -> [Shape] {
    guard let frame = bounds?.inset(by: -2) else { return [] }
    let density = Swift.max(0.25, Swift.min(4, skin.density))
    // On whole points, so that pixels fall on pixels.
    let (left, top) = (frame.left.rounded(.down), frame.top.rounded(.down))
    let (width, height) = ((frame.right - left).rounded(.up), (frame.bottom - top).rounded(.up))
    guard width >= 1, height >= 1, width * density <= 8192, height * density <= 8192 else { return [] }
    var rasterizer = ReliefRasterizer(
      width: Int(width * density), height: Int(height * density), colors: table(ladder, skin.colors))
    let samples = 2 * density
    func sample(_ point: Point) -> (x: Float, y: Float) {
      (Float((point.x - left) * samples), Float((point.y - top) * samples))
    }
    var vertices: [ReliefRasterizer.Vertex] = []
    vertices.reserveCapacity(places.count)
    for index in places.indices {
      let (x, y) = sample(places[index])
      vertices.append(
        ReliefRasterizer.Vertex(
          x: x, y: y, nearness: Float(nearness[index]),
          color: Float(fraction(ofHeight: surface.heights[index])),
          light: Float(light[index])))
    }
    rasterizer.fill(vertices, corners: corners)
    func draw(_ line: [(Double, Double, Double)], _ color: Color, _ opacity: Double, _ lineWidth: Double) {
      let points = line.map { column, row, z -> (x: Float, y: Float, nearness: Float) in
        let seen = camera.project(surface.place(column: column, row: row, z: z))
        let (x, y) = sample(seen.point)
        return (x, y, Float(seen.nearness))
      }
      rasterizer.line(
        points, color: color, opacity: Float(opacity),
        width: Swift.max(1, Int((lineWidth * samples).rounded())),
        bias: 0.002)
    }
    if skin.showsIsolines {
      let stroke = theme.isolines(ladder)
      for level in contours(of: grid, levels: ladder.levels, areas: false) {
        let z = surface.scale.position(of: level.level)
        for line in level.lines {
          let ring = line.isClosed ? line.points + line.points.prefix(1) : line.points
          draw(
            ring.map { ($0.x, $0.y, z) }, stroke.color.opacity(1), stroke.color.alpha, stroke.width)
        }
      }
    }
    if skin.showsMesh {
      for line in meshLines(count: 20) { draw(line, theme.ink, 0.22, theme.hairline * 0.75) }
    }
    // The rim, so that pale ground does not run into the page.
    for line in rimLines { draw(line, theme.ink, 0.4, theme.hairline) }
    guard let raster = rasterizer.raster() else { return [] }
    return [.raster(raster, in: Rect(x: left, y: top, width: width, height: height), smooth: true)]
  }

  /// Lines of the grid, about `count` in each direction, the border included.
  private func meshLines(count: Int) -> [[(Double, Double, Double)]] {
    func stops(_ size: Int) -> [Int] {
      let parts = Swift.min(count, size - 1)
      return (0...parts).map { $0 * (size - 1) / parts }
    }
    return gridLines(rows: stops(surface.rows), columns: stops(surface.columns))
  }

  /// The four sides of the grid.
  private var rimLines: [[(Double, Double, Double)]] {
    gridLines(rows: [0, surface.rows - 1], columns: [0, surface.columns - 1])
  }

  private func gridLines(rows: [Int], columns: [Int]) -> [[(Double, Double, Double)]] {
    rows.map { row in
      (0..<surface.columns).map {
        (Double($0), Double(row), surface.heights[row * surface.columns + $0])
      }
    }
      + columns.map { column in
        (0..<surface.rows).map {
          (Double(column), Double($0), surface.heights[$0 * surface.columns + column])
        }
      }
  }

  /// The surface as polygons from back to front.
  ///
  /// Rows and columns are walked from the far side of the viewer to the near one. Over a height field a cell
  /// can hide only cells that lie beyond it in both directions, so that this order is exact.
  func polygons(_ skin: ReliefSkin, ladder: LevelLadder, theme: Theme) -> [Shape] {
    let table = ReliefMesh.blended(table(ladder, skin.colors), over: 1024 / Swift.max(1, skin.colors.count))
    let edge = theme.ink.opacity(0.35)
    var shapes: [Shape] = []
    let columns = ReliefMesh.order(surface.columns - 1, eye: camera.eye.x, side: surface.sides.x)
    let rows = ReliefMesh.order(surface.rows - 1, eye: camera.eye.y, side: surface.sides.y)
    for row in rows {
      for column in columns {
        let a = row * surface.columns + column
        let cell = [a, a + 1, a + surface.columns + 1, a + surface.columns]
        var (tint, shade) = (0.0, 0.0)
        for corner in cell {
          tint += fraction(ofHeight: surface.heights[corner]) / 4
          shade += light[corner] / 4
        }
        guard tint.isFinite else { continue }
        let color = table[Swift.max(0, Swift.min(table.count - 1, Int(tint * Double(table.count))))]
        func lit(_ c: Double) -> Double { Swift.min(1, c * shade) }
        shapes.append(
          .path(
            Path(through: cell.map { places[$0] }, closed: true),
            fill: .color(Color(red: lit(color.red), green: lit(color.green), blue: lit(color.blue))),
            stroke: Stroke(edge, width: theme.hairline * 0.4)))
      }
    }
    return shapes
  }

  /// Colours that run into each other: a cell wears one colour, and bands would end in steps.
  private static func blended(_ colors: [Color], over width: Int) -> [Color] {
    colors.indices.map { index in
      let part = colors[Swift.max(0, index - width / 2)...Swift.min(colors.count - 1, index + width / 2)]
      let share = 1 / Double(part.count)
      return part.reduce(Color(red: 0, green: 0, blue: 0)) {
        Color(
          red: $0.red + $1.red * share, green: $0.green + $1.green * share, blue: $0.blue + $1.blue * share)
      }
    }
  }

  /// Cells of one direction such that every cell comes after those that it may hide: from both ends towards
  /// the eye.
  private static func order(_ count: Int, eye: Double, side: Double) -> [Int] {
    let place = (eye / side + 1) / 2 * Double(count)
    let split = Int(Swift.max(0, Swift.min(Double(count), place)))
    return Array(0..<split) + (split..<count).reversed()
  }
}
