import CMaths
import Drawing

/// A place in the box of a relief: x and y from −1 to 1 along the longer side of the map, z from 0 (floor) up.
struct BoxPoint: Hashable {
  var x: Double
  var y: Double
  var z: Double
}

/// From where a relief is seen.
public struct ReliefView: Sendable, Hashable {
  /// The direction in which the viewer stands, in degrees: 0 is east (towards larger x), 90 north.
  public var azimuth: Double
  /// How high the viewer stands above the floor, in degrees: 0 level with it, 90 straight above. Held between
  /// 5 and 85.
  public var elevation: Double
  /// The distance from the middle of the box, in half lengths of its side; nearer is stronger perspective.
  /// At least 3.
  public var distance: Double
  /// The height of the surface, in half lengths of the box's side.
  public var height: Double
  /// How far the floor lies below the surface, in half lengths of the box's side.
  public var floorGap: Double

  /// A view from the south-west and above unless told otherwise.
  public init(
    azimuth: Double = -120, elevation: Double = 32, distance: Double = 6, height: Double = 0.85,
    floorGap: Double = 0.45
  ) {
    self.azimuth = azimuth
    self.elevation = elevation
    self.distance = distance
    self.height = height
    self.floorGap = floorGap
  }
}

/// Perspective projection of the box onto the page: a place's page coordinates are its offsets across the
/// direction of view divided by its distance along it.
struct ReliefCamera: Sendable, Hashable {
  let eye: SIMD3<Double>
  /// Across the view, to the right; up the view; along it.
  let right: SIMD3<Double>
  let up: SIMD3<Double>
  let forward: SIMD3<Double>
  /// Points of the page for one unit at distance 1, and where the axis of view meets the page.
  private(set) var unit = 1.0
  private(set) var middle = Point(0, 0)

  /// A camera for a box `sides` half lengths wide (x, y) and `top` high, so that the box fills a frame.
  ///
  /// - Parameter steady: the size is the same from every side, so that a turning relief does not breathe.
  init(_ view: ReliefView, sides: (x: Double, y: Double), top: Double, in frame: Rect, steady: Bool) {
    let azimuth = view.azimuth * .pi / 180
    let elevation = Swift.max(5, Swift.min(85, view.elevation)) * .pi / 180
    let distance = Swift.max(3, view.distance)
    let outward = SIMD3(cos(elevation) * cos(azimuth), cos(elevation) * sin(azimuth), sin(elevation))
    eye = SIMD3(0, 0, top / 2) + distance * outward
    forward = -outward
    right = SIMD3(-sin(azimuth), cos(azimuth), 0)
    up = SIMD3(
      right.y * forward.z - right.z * forward.y, right.z * forward.x - right.x * forward.z,
      right.x * forward.y - right.y * forward.x)
    var bounds: Rect?
    func include(_ x: Double, _ y: Double, _ z: Double) {
      let point = project(BoxPoint(x: x, y: y, z: z)).point
      let rect = Rect(x: point.x, y: point.y, width: 0, height: 0)
      bounds = bounds.map { $0.union(rect) } ?? rect
    }
    for z in [0, top] {
      if steady {
        // Round the ring, not inside it: the corners of the 72-sided figure stand out by as much.
        let radius = (sides.x * sides.x + sides.y * sides.y).squareRoot() / cos(Double.pi / 72)
        for step in 0..<72 {
          let angle = Double(step) * .pi / 36
          include(radius * cos(angle), radius * sin(angle), z)
        }
      } else {
        for x in [-sides.x, sides.x] { for y in [-sides.y, sides.y] { include(x, y, z) } }
      }
    }
    let seen = bounds ?? frame
    unit = Swift.min(frame.width / seen.width, frame.height / seen.height)
    middle = Point(frame.center.x - seen.center.x * unit, frame.center.y - seen.center.y * unit)
  }

  /// The place on the page, and the nearness 1 / distance, which is linear over the page on any plane.
  func project(_ point: BoxPoint) -> (point: Point, nearness: Double) {
    let offset = SIMD3(point.x, point.y, point.z) - eye
    let nearness = 1 / (offset * forward).sum()
    let across = (offset * right).sum() * nearness
    let upwards = (offset * up).sum() * nearness
    return (Point(middle.x + unit * across, middle.y - unit * upwards), nearness)
  }
}

extension Rect {
  /// The smallest rectangle round both.
  func union(_ other: Rect) -> Rect {
    let (l, t) = (Swift.min(left, other.left), Swift.min(top, other.top))
    return Rect(
      x: l, y: t, width: Swift.max(right, other.right) - l, height: Swift.max(bottom, other.bottom) - t)
  }

  /// What both have in common; without area where they lie apart.
  func intersection(_ other: Rect) -> Rect {
    let (l, t) = (Swift.max(left, other.left), Swift.max(top, other.top))
    return Rect(
      x: l, y: t, width: Swift.max(0, Swift.min(right, other.right) - l),
      height: Swift.max(0, Swift.min(bottom, other.bottom) - t))
  }
}
