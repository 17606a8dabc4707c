import Drawing
import Foundation
import Testing

@testable import Plotting

private func peaks(_ x: Double, _ y: Double) -> Double {
  let a = 3 * (1 - x) * (1 - x) * exp(-x * x - (y + 1) * (y + 1))
  let b = 10 * (x / 5 - x * x * x - y * y * y * y * y) * exp(-x * x - y * y)
  return a - b - exp(-(x + 1) * (x + 1) - y * y) / 3
}

private func grid(_ n: Int, _ f: (Double, Double) -> Double) throws -> ScalarGrid {
  var values: [Double] = []
  for row in 0..<n {
    for column in 0..<n {
      values.append(f(6 * Double(column) / Double(n - 1) - 3, 6 * Double(row) / Double(n - 1) - 3))
    }
  }
  return try #require(ScalarGrid(columns: n, rows: n, values: values))
}

@Suite struct ReliefTests {
  let box = ValueRange(-3, 3)
  let frame = Rect(x: 0, y: 0, width: 800, height: 600)

  @Test func projectionKeepsTheBoxInTheFrame() throws {
    for azimuth in stride(from: -180.0, through: 180, by: 33) {
      for elevation in [5.0, 30, 60, 85] {
        for steady in [false, true] {
          let camera = ReliefCamera(
            ReliefView(azimuth: azimuth, elevation: elevation), sides: (1, 0.6), top: 1.2, in: frame,
            steady: steady)
          for x in [-1.0, 1] {
            for y in [-0.6, 0.6] {
              for z in [0, 1.2] {
                let seen = camera.project(BoxPoint(x: x, y: y, z: z))
                #expect(frame.inset(by: -1e-6).contains(seen.point) && seen.nearness > 0)
              }
            }
          }
        }
      }
    }
  }

  @Test func upIsUpAndNearIsNear() {
    let camera = ReliefCamera(
      ReliefView(azimuth: -90, elevation: 30), sides: (1, 1), top: 1, in: frame, steady: false)
    let ground = camera.project(BoxPoint(x: 0, y: 0, z: 0))
    #expect(camera.project(BoxPoint(x: 0, y: 0, z: 1)).point.y < ground.point.y)
    // From the south, east is right and south is near.
    #expect(camera.project(BoxPoint(x: 1, y: 0, z: 0)).point.x > ground.point.x)
    #expect(camera.project(BoxPoint(x: 0, y: -1, z: 0)).nearness > ground.nearness)
    // Straight lines stay straight: the middle of an edge lies on the line between its ends.
    let (a, b) = (
      camera.project(BoxPoint(x: -1, y: -1, z: 0)).point, camera.project(BoxPoint(x: 1, y: 1, z: 0)).point
    )
    let m = camera.project(BoxPoint(x: 0.2, y: 0.2, z: 0)).point
    #expect(abs((b.x - a.x) * (m.y - a.y) - (b.y - a.y) * (m.x - a.x)) < 1e-6)
  }

  @Test func heightsAreThoseOfTheTriangles() throws {
    let small = try #require(ScalarGrid(columns: 2, rows: 2, values: [0, 1, 2, 5]))
    let surface = ReliefSurface(small, aspect: 1, scale: Scale(domain: ValueRange(0, 5), from: 0, to: 5))
    #expect(surface.height(column: 0, row: 0) == 0 && surface.height(column: 1, row: 1) == 5)
    // Below the diagonal: 0, 1, 5; above it: 0, 2, 5.
    #expect(surface.height(column: 1, row: 0.5) == 3 && surface.height(column: 0.5, row: 1) == 3.5)
    #expect(surface.height(column: 0.5, row: 0.5) == 2.5)
    #expect(surface.height(column: 1.1, row: 0).isNaN)
  }

  /// What the line of sight says against a depth buffer filled by brute force.
  @Test func hiddenPartsAgreeWithADepthBuffer() throws {
    let ground = try grid(61, peaks)
    let range = try #require(ground.range)
    for view in [ReliefView(azimuth: -120, elevation: 25), ReliefView(azimuth: 37, elevation: 14)] {
      let surface = ReliefSurface(ground, aspect: 1, scale: Scale(domain: range, from: 0.4, to: 1.4))
      let camera = ReliefCamera(view, sides: (1, 1), top: 1.4, in: frame, steady: false)
      let (width, height) = (1600, 1200)
      var buffer = [Double](repeating: 0, count: width * height)
      /// Every sample of every triangle by barycentric coordinates: nothing shared with the rasteriser.
      func fill(_ corners: [(Point, Double)]) {
        let p = corners.map { Point($0.0.x * 2, $0.0.y * 2) }
        let area = (p[1].x - p[0].x) * (p[2].y - p[0].y) - (p[2].x - p[0].x) * (p[1].y - p[0].y)
        guard area != 0 else { return }
        let xs = p.map(\.x)
        let ys = p.map(\.y)
        let (left, right) = (max(0, Int(xs.min() ?? 0)), min(width - 1, Int(xs.max() ?? 0) + 1))
        let (top, bottom) = (max(0, Int(ys.min() ?? 0)), min(height - 1, Int(ys.max() ?? 0) + 1))
        for y in top...bottom {
          for x in left...right {
            let (sx, sy) = (Double(x) + 0.5, Double(y) + 0.5)
            let w1 = ((sx - p[0].x) * (p[2].y - p[0].y) - (p[2].x - p[0].x) * (sy - p[0].y)) / area
            let w2 = ((p[1].x - p[0].x) * (sy - p[0].y) - (sx - p[0].x) * (p[1].y - p[0].y)) / area
            guard w1 >= 0, w2 >= 0, w1 + w2 <= 1 else { continue }
            let nearness =
              corners[0].1 + w1 * (corners[1].1 - corners[0].1) + w2 * (corners[2].1 - corners[0].1)
            buffer[y * width + x] = max(buffer[y * width + x], nearness)
          }
        }
      }
      func corner(_ column: Int, _ row: Int) -> (Point, Double) {
        let z = surface.heights[row * 61 + column]
        let seen = camera.project(surface.place(column: Double(column), row: Double(row), z: z))
        return (seen.point, seen.nearness)
      }
      for row in 0..<60 {
        for column in 0..<60 {
          fill([corner(column, row), corner(column + 1, row), corner(column + 1, row + 1)])
          fill([corner(column, row), corner(column + 1, row + 1), corner(column, row + 1)])
        }
      }
      var (asked, hidden, different) = (0, 0, 0)
      for step in 0..<4000 {
        let (column, row) = (Double(step * 37 % 997) / 997 * 60, Double(step * 101 % 991) / 991 * 60)
        let z = surface.height(column: column, row: row)
        let seen = camera.project(surface.place(column: column, row: row, z: z + 0.004))
        let (x, y) = (Int(seen.point.x * 2), Int(seen.point.y * 2))
        guard x >= 0, y >= 0, x < width, y < height else { continue }
        // Behind the nearest surface by more than the lift and the sample allow.
        let around = [(0, 0), (-1, 0), (1, 0), (0, -1), (0, 1)].map { dx, dy in
          buffer[min(height - 1, max(0, y + dy)) * width + min(width - 1, max(0, x + dx))]
            <= seen.nearness * 1.0015
        }
        // At the very edge of what is hidden a sample cannot tell.
        guard Set(around).count == 1 else { continue }
        let inBuffer = around[0]
        asked += 1
        let byLine = surface.isVisible(column: column, row: row, z: z, from: camera.eye)
        if !inBuffer { hidden += 1 }
        if inBuffer != byLine { different += 1 }
      }
      #expect(asked > 3500 && hidden > 200)
      // Half of a hundredth: on slopes seen edge-on the lift and the sample's own slope are of one size.
      #expect(different < asked / 200, "\(different) of \(asked) differ, \(hidden) hidden")
    }
  }

  @Test func rasterizerFillsEverySampleOnce() throws {
    var rasterizer = ReliefRasterizer(width: 20, height: 20, colors: [.black, .white])
    func v(_ x: Float, _ y: Float) -> ReliefRasterizer.Vertex {
      ReliefRasterizer.Vertex(x: x, y: y, nearness: 1, color: 1, light: 1)
    }
    // A fan that covers the whole picture and more.
    rasterizer.fill(
      [v(-10, -10), v(60, -10), v(60, 60), v(-10, 60), v(17.3, 22.1)],
      corners: [0, 1, 4, 1, 2, 4, 2, 3, 4, 3, 0, 4])
    let raster = try #require(rasterizer.raster())
    #expect(raster.rgba.allSatisfy { $0 == 255 })
  }

  @Test func nearerWins() throws {
    var rasterizer = ReliefRasterizer(width: 4, height: 4, colors: [.black, .white])
    func v(_ x: Float, _ y: Float, _ nearness: Float, _ color: Float) -> ReliefRasterizer.Vertex {
      ReliefRasterizer.Vertex(x: x, y: y, nearness: nearness, color: color, light: 1)
    }
    let far = [v(0, 0, 0.1, 0), v(8, 0, 0.1, 0), v(8, 8, 0.1, 0), v(0, 8, 0.1, 0)]
    let near = [v(0, 0, 0.2, 1), v(4, 0, 0.2, 1), v(4, 8, 0.2, 1), v(0, 8, 0.2, 1)]
    for order in [near + far, far + near] {
      rasterizer = ReliefRasterizer(width: 4, height: 4, colors: [.black, .white])
      rasterizer.fill(order, corners: [0, 1, 2, 0, 2, 3, 4, 5, 6, 4, 6, 7])
      let rgba = try #require(rasterizer.raster()).rgba
      #expect(rgba[0] == 255 && rgba[3] == 255 && rgba[12] == 0 && rgba[15] == 255)
    }
    // A corner without a place leaves its triangle out.
    var holed = ReliefRasterizer(width: 4, height: 4, colors: [.black])
    holed.fill([v(0, 0, 1, 0), v(8, 0, 1, 0), v(.nan, 8, 1, 0)], corners: [0, 1, 2])
    #expect(try #require(holed.raster()).rgba.allSatisfy { $0 == 0 })
  }

  /// Pixels at an edge are as opaque as their samples are covered, in the colour of the covered ones.
  @Test func edgesAreSmooth() throws {
    var rasterizer = ReliefRasterizer(width: 3, height: 2, colors: [Color(hex: 0x80c040)])
    func v(_ x: Float, _ y: Float) -> ReliefRasterizer.Vertex {
      ReliefRasterizer.Vertex(x: x, y: y, nearness: 1, color: 0.5, light: 1)
    }
    // In samples: the first pixel wholly, half of the second; of the lower row the upper samples.
    rasterizer.fill([v(0, 0), v(3, 0), v(3, 3), v(0, 3)], corners: [0, 1, 2, 0, 2, 3])
    let rgba = try #require(rasterizer.raster()).rgba
    func pixel(_ x: Int, _ y: Int) -> [UInt8] { Array(rgba[4 * (3 * y + x)..<4 * (3 * y + x) + 4]) }
    let full = pixel(0, 0)
    #expect(full[3] == 255)
    #expect(zip(full, [0x80, 0xc0, 0x40] as [UInt8]).allSatisfy { abs(Int($0) - Int($1)) <= 1 })
    for (x, y, alpha) in [(1, 0, 127), (0, 1, 127), (1, 1, 63), (2, 0, 0), (2, 1, 0)] as [(Int, Int, UInt8)] {
      #expect(pixel(x, y) == (alpha == 0 ? [0, 0, 0, 0] : full[..<3] + [alpha]), "\(x), \(y)")
    }
  }

  /// A picture made in bands of any height is the picture made at once: triangles and lines that reach over an
  /// edge between bands go on in the next.
  @Test func bandsDoNotShow() throws {
    let side = 24
    var rasterizer = ReliefRasterizer(
      width: 60, height: 47, colors: [.black, Color(red: 0.9, green: 0.4, blue: 0.1), .white])
    var vertices: [ReliefRasterizer.Vertex] = []
    for row in 0..<side {
      for column in 0..<side {
        let (u, v) = (Double(column) / Double(side - 1), Double(row) / Double(side - 1))
        let height = 0.5 + 0.5 * sin(7 * u) * cos(5 * v)
        vertices.append(
          ReliefRasterizer.Vertex(
            x: Float(4 + 96 * u + 14 * v), y: Float(80 * v - 26 * height + 20),
            nearness: Float(0.1 + 0.1 * v),
            color: Float(height), light: Float(0.7 + 0.4 * u)))
      }
    }
    var corners: [Int32] = []
    for row in 0..<side - 1 {
      for column in 0..<side - 1 {
        let a = Int32(row * side + column)
        corners += [a, a + 1, a + Int32(side) + 1, a, a + Int32(side) + 1, a + Int32(side)]
      }
    }
    rasterizer.fill(vertices, corners: corners)
    for (width, ends) in [(1, (2, 575)), (5, (23, 552))] {
      rasterizer.line(
        [ends.0, ends.1].map { (vertices[$0].x, vertices[$0].y, 0.3) }, color: .black, opacity: 0.5,
        width: width, bias: 0.002)
    }
    rasterizer.line(
      [(10, 5, 0.3), (14, 88, 0.3), (110, 30, 0.3)], color: .white, opacity: 0.4, width: 3, bias: 0.002)
    let whole = try #require(rasterizer.raster(rowsPerBand: 47))
    #expect(Set(stride(from: 0, to: whole.rgba.count, by: 4).map { whole.rgba[$0] }).count > 50)
    for rows in [1, 2, 7, 46] { #expect(rasterizer.raster(rowsPerBand: rows) == whole, "\(rows) rows") }
    #expect(rasterizer.raster() == whole)
  }

  /// From every side and in every theme: labels stay in the frame and apart.
  @Test(arguments: Theme.all.map(\.name)) func labelsKeepApart(_ name: String) throws {
    let theme = try #require(Theme.named(name))
    for (scale, azimuth) in zip([1e-9, 1e-3, 1, 1e4, 1e9, 1, 1, 1], stride(from: -170.0, to: 180, by: 44)) {
      let ground = try grid(21) { peaks($0, $1) * scale }
      let ladder = LevelLadder.chosen(for: ground)
      for elevation in [15.0, 50] {
        let relief = Relief(
          ground, in: frame, x: ValueRange(-3 * scale, 3 * scale), y: ValueRange(-3, 3), aspect: 1,
          ladder: ladder, skin: ReliefSkin(.mesh, colors: ladder.colors(theme.sequential)),
          view: ReliefView(azimuth: azimuth, elevation: elevation),
          names: (RichText(plain: "weight"), RichText(plain: "y"), RichText(plain: "cost f")), theme: theme,
          measuring: plainMeasuring)
        #expect(relief.labels.count >= 7)
        for (i, a) in relief.labels.enumerated() {
          #expect(
            a.left >= 0 && a.right <= 800 && a.top >= 0 && a.bottom <= 600,
            "\(name) \(scale) \(azimuth) \(elevation) \(a)")
          for b in relief.labels[(i + 1)...] { #expect(!a.intersects(b), "\(azimuth) \(elevation)") }
        }
      }
    }
  }

  @Test func tracksFollowTheGround() throws {
    let ground = try grid(81, peaks)
    let ladder = LevelLadder.chosen(for: ground)
    let relief = Relief(
      ground, in: frame, x: box, y: box, ladder: ladder,
      skin: ReliefSkin(.mesh, colors: ladder.colors(.viridis)), view: ReliefView(azimuth: -90, elevation: 20),
      theme: .light, measuring: plainMeasuring)
    // Behind the highest peak at (0, 1.6), and in front of everything.
    let behind = try #require(relief.place(x: 0, y: 2.6))
    let before = try #require(relief.place(x: 0, y: -2.9))
    #expect(!behind.isVisible && before.isVisible && before.size > behind.size)
    #expect(relief.place(x: 0, y: 3.5) == nil)
    let track = relief.track([(-2.8, 2.6), (2.8, 2.6)])
    #expect(track.visible.count >= 2 && track.hidden.count >= 1)
    // Seen and hidden parts meet.
    for part in track.hidden {
      for end in [part[0], part[part.count - 1]] {
        #expect(
          track.visible.contains { abs($0[0].x - end.x) < 1e-9 || abs($0[$0.count - 1].x - end.x) < 1e-9 })
      }
    }
    let left = try #require(relief.place(x: -2.8, y: 2.6))
    #expect(track.visible[0][0] == left.point)
    // The part outside the box is left out, the rest ends at its edge.
    let out = relief.track([(0, -2.9), (0, -10)])
    #expect(out.hidden.isEmpty && out.visible.count == 1)
    #expect(relief.track([(.nan, 0), (10, 10), (20, 20)]) == Relief.Track(visible: [], hidden: []))
  }

  /// The floor carries the map in the colours of the surface, made paler; the walls stand behind it.
  @Test func theFloorIsTheMap() throws {
    let ground = try grid(41, peaks)
    let ladder = LevelLadder.chosen(for: ground)
    let skin = ReliefSkin(.mesh, colors: ladder.colors(.viridis))
    let relief = Relief(
      ground, in: frame, x: box, y: box, ladder: ladder, skin: skin, theme: .light, measuring: plainMeasuring)
    var fills: [Color] = []
    var names: [String] = []
    for shape in relief.floor.shapes {
      guard case .group(let group) = shape else { continue }
      names.append(group.name)
      for case .path(_, .color(let color)?, _, _, _) in group.shapes { fills.append(color) }
    }
    #expect(names == ["contours", "isolines"])
    #expect(Set(fills) == Set(skin.colors.map { $0.mixed(with: .white, 0.45) }))
    guard case .path(let wall, .color(let pane)?, _, _, _)? = relief.floor.shapes.first else {
      Issue.record("no wall")
      return
    }
    #expect(pane == Theme.light.panel && wall.bounds.map { frame.contains(Point($0.left, $0.top)) } == true)
  }

  /// On a diverging map white isolines would vanish in the middle.
  @Test(arguments: Theme.all.map(\.name)) func isolinesStandOutFromTheMiddle(_ name: String) throws {
    let theme = try #require(Theme.named(name))
    let ladder = LevelLadder.linear(ValueRange(-1, 1), count: 8, center: 0)
    let middle = theme.softDiverging.color(at: 0.5)
    #expect(theme.isolines(ladder).color.over(middle).contrast(with: middle) > 1.3)
  }

  @Test func holesAndFlatGroundDoNotFail() throws {
    let ladder = LevelLadder.linear(ValueRange(0, 1), count: 4)
    for f: (Double, Double) -> Double in [
      { _, _ in 0 }, { _, _ in .nan }, { x, _ in x < 0 ? .nan : x }, { x, y in 1e300 * x * y },
      { x, _ in x > 0 ? .infinity : 1 },
    ] {
      for finish in [ReliefSkin.Finish.smooth, .mesh] {
        let relief = Relief(
          try grid(9, f), in: Rect(x: 0, y: 0, width: 200, height: 150), x: box, y: box, ladder: ladder,
          skin: ReliefSkin(finish, colors: ladder.colors(.viridis), showsMesh: true), theme: .light,
          measuring: plainMeasuring)
        #expect(!relief.floor.shapes.isEmpty)
        _ = relief.track([(-2, -2), (2, 2)])
      }
    }
  }
}
