import CMaths
import Drawing

/// The surface of a relief as seen by a camera: projected, lit and coloured corners.
struct ReliefMesh {
  let surface: ReliefSurface
  let camera: ReliefCamera
  /// The page place of each grid point; not finite on holes.
  let places: [Point]
  let nearness: [Double]
  let light: [Double]
  private let start: Double
  private let height: Double

  init(_ surface: ReliefSurface, camera: ReliefCamera) {
    self.surface = surface
    self.camera = camera
    start = surface.scale.start
    height = surface.scale.end - surface.scale.start
    var places: [Point] = []
    var nearness: [Double] = []
    var light: [Double] = []
    let count = surface.heights.count
    places.reserveCapacity(count)
    nearness.reserveCapacity(count)
    light.reserveCapacity(count)
    // From over the viewer's left shoulder, so that a turning relief keeps its light.
    let lamp = ReliefMesh.normalized(camera.up * 0.75 - camera.right * 0.6 - camera.forward * 0.35)
    for row in 0..<surface.rows {
      for column in 0..<surface.columns {
        let z = surface.heights[row * surface.columns + column]
        let place = surface.place(column: Double(column), row: Double(row), z: z)
        let seen = camera.project(place)
        places.append(z.isFinite ? seen.point : Point(.nan, .nan))
        nearness.append(seen.nearness)
        let normal = ReliefMesh.normal(of: surface, column, row)
        let toEye = camera.eye - SIMD3(place.x, place.y, place.z)
        // Level ground keeps the colour of the map; slopes towards the lamp are lighter, others darker. The
        // underside, which shows at the rim alone, lies in shade.
        let facing = (normal * toEye).sum() >= 0
        let gain = 1 + 0.55 * ((normal * lamp).sum() - lamp.z)
        light.append(Swift.max(0.4, Swift.min(1.14, gain)) * (facing ? 1 : 0.7))
      }
    }
    self.places = places
    self.nearness = nearness
    self.light = light
  }

  /// The room of the surface on the page; `nil` where it is all holes.
  var bounds: Rect? {
    guard let x = ValueRange(of: places.lazy.map { $0.x }), let y = ValueRange(of: places.lazy.map { $0.y })
    else {
      return nil
    }
    return Rect(x: x.lower, y: y.lower, width: x.length, height: y.length)
  }

  /// How far up the surface a height lies, from 0 to 1.
  func fraction(ofHeight z: Double) -> Double { (z - start) / height }

  /// The triangles, three corners each, of all cells without holes.
  var corners: [Int32] {
    var corners: [Int32] = []
    corners.reserveCapacity(6 * surface.heights.count)
    for row in 0..<surface.rows - 1 {
      for column in 0..<surface.columns - 1 {
        let a = Int32(row * surface.columns + column)
        let c = a + Int32(surface.columns) + 1
        corners.append(a)
        corners.append(a + 1)
        corners.append(c)
        corners.append(a)
        corners.append(c)
        corners.append(c - 1)
      }
    }
    return corners
  }

  private static func normal(of surface: ReliefSurface, _ column: Int, _ row: Int) -> SIMD3<Double> {
    let (columns, rows) = (surface.columns, surface.rows)
    let (left, right) = (Swift.max(0, column - 1), Swift.min(columns - 1, column + 1))
    let (low, high) = (Swift.max(0, row - 1), Swift.min(rows - 1, row + 1))
    let z = surface.heights
    let stepX = 2 * surface.sides.x / Double(columns - 1) * Double(right - left)
    let stepY = 2 * surface.sides.y / Double(rows - 1) * Double(high - low)
    let dx = (z[row * columns + right] - z[row * columns + left]) / stepX
    let dy = (z[high * columns + column] - z[low * columns + column]) / stepY
    guard dx.isFinite, dy.isFinite else { return SIMD3(0, 0, 1) }
    return normalized(SIMD3(-dx, -dy, 1))
  }

  private static func normalized(_ v: SIMD3<Double>) -> SIMD3<Double> {
    v / (v * v).sum().squareRoot()
  }
}
