import Drawing

/// The axes of a relief: the floor's edges next to the viewer, the upright edge on the left, and the two walls
/// behind with thin lines at the numbers. No two labels touch; one that would is left out, its mark stays.
struct ReliefAxes {
  private let camera: ReliefCamera
  private let surface: ReliefSurface
  private let x: Scale
  private let y: Scale
  private let theme: Theme
  private let measuring: TextMeasuring
  /// The border of the surface on the page: labels that would stand on the surface are left out.
  private let cover: [Point]
  /// The walls: what lies behind the map on the floor.
  private(set) var walls: [Shape] = []
  /// What lies behind the surface.
  private(set) var back: [Shape] = []
  /// What lies before it: labels, names and the axis of heights.
  private(set) var front: [Shape] = []
  /// The places of all labels and names.
  private(set) var labels: [Rect] = []
  /// The same with the labels that were left out: what room is measured for, or it would never settle.
  private(set) var wanted: [Rect] = []

  /// Lays the axes out; the names belong to x, y and the height.
  init(
    _ camera: ReliefCamera, _ surface: ReliefSurface, top: Double, x: ValueRange, y: ValueRange,
    names: (x: RichText?, y: RichText?, z: RichText?), theme: Theme, measuring: TextMeasuring
  ) {
    self.camera = camera
    self.surface = surface
    let (sx, sy) = surface.sides
    self.x = Scale(domain: x, from: -sx, to: sx)
    self.y = Scale(domain: y, from: -sy, to: sy)
    self.theme = theme
    self.measuring = measuring
    cover = surface.border.map { camera.project($0).point }.filter { $0.x.isFinite && $0.y.isFinite }
    // The sides next to the viewer.
    let nearX = camera.eye.x >= 0 ? sx : -sx
    let nearY = camera.eye.y >= 0 ? sy : -sy
    let left =
      [(sx, sy), (sx, -sy), (-sx, sy), (-sx, -sy)]
      .min { page($0.0, $0.1, 0).x < page($1.0, $1.1, 0).x } ?? (sx, sy)
    let right = (-left.0, -left.1)
    let far = (-nearX, -nearY)

    let xTicks = fitted(self.x, outward: (0, nearY), along: { BoxPoint(x: $0, y: nearY, z: 0) })
    let yTicks = fitted(self.y, outward: (nearX, 0), along: { BoxPoint(x: nearX, y: $0, z: 0) })
    let zTicks = fitted(surface.scale, outward: nil, along: { BoxPoint(x: left.0, y: left.1, z: $0) })

    func line(_ points: [BoxPoint], _ stroke: Stroke) -> Shape {
      .path(Path(through: points.map { camera.project($0).point }), stroke: stroke)
    }
    let edge = Stroke(theme.axis.mixed(with: theme.panel, 0.45), width: theme.hairline, join: .round)
    for side in [left, right] {
      let wall = [(side, 0), (far, 0), (far, top), (side, top)].map {
        BoxPoint(x: $0.0.0, y: $0.0.1, z: $0.1)
      }
      walls.append(
        .path(
          Path(through: wall.map { camera.project($0).point }, closed: true), fill: .color(theme.panel),
          stroke: edge))
    }
    let thin = Stroke(theme.axis.mixed(with: theme.panel, 0.68), width: theme.hairline, cap: .butt)
    for tick in xTicks {
      let place = self.x.position(of: tick.value)
      walls.append(line([0, top].map { BoxPoint(x: place, y: far.1, z: $0) }, thin))
    }
    for tick in yTicks {
      let place = self.y.position(of: tick.value)
      walls.append(line([0, top].map { BoxPoint(x: far.0, y: place, z: $0) }, thin))
    }
    for tick in zTicks {
      let z = surface.scale.position(of: tick.value)
      walls.append(line([left, far, right].map { BoxPoint(x: $0.0, y: $0.1, z: z) }, thin))
    }
    let strong = Stroke(theme.axis, width: theme.hairline, cap: .square)
    back.append(line([left, far, right].map { BoxPoint(x: $0.0, y: $0.1, z: 0) }, edge))
    back.append(line([BoxPoint(x: -sx, y: nearY, z: 0), BoxPoint(x: sx, y: nearY, z: 0)], strong))
    back.append(line([BoxPoint(x: nearX, y: -sy, z: 0), BoxPoint(x: nearX, y: sy, z: 0)], strong))
    back.append(line([0, top].map { BoxPoint(x: left.0, y: left.1, z: $0) }, strong))

    mark(zTicks, self.surface.scale, outward: nil, along: { BoxPoint(x: left.0, y: left.1, z: $0) }, names.z)
    mark(xTicks, self.x, outward: (0, nearY), along: { BoxPoint(x: $0, y: nearY, z: 0) }, names.x)
    mark(yTicks, self.y, outward: (nearX, 0), along: { BoxPoint(x: nearX, y: $0, z: 0) }, names.y)
  }

  private func page(_ x: Double, _ y: Double, _ z: Double) -> Point {
    camera.project(BoxPoint(x: x, y: y, z: z)).point
  }

  /// The direction on the page, of length 1, in which labels of an axis stand off: away from the middle of the
  /// floor, or to the left for the heights.
  private func away(_ place: BoxPoint, _ outward: (Double, Double)?) -> (x: Double, y: Double) {
    guard let outward else { return (-1, 0) }
    let from = camera.project(place).point
    let to = page(place.x + 0.1 * outward.0, place.y + 0.1 * outward.1, place.z)
    let (dx, dy) = (to.x - from.x, to.y - from.y)
    let length = (dx * dx + dy * dy).squareRoot()
    return length > 1e-9 ? (dx / length, dy / length) : (0, 1)
  }

  private func label(_ tick: Tick, _ place: BoxPoint, _ outward: (Double, Double)?) -> (PlacedText, Rect) {
    let from = camera.project(place).point
    let direction = away(place, outward)
    let block = TextBlock(RichText(markup: tick.label), style: theme.text(.tick))
    let extent = measuring.measure(block)
    // From the mark's end to the label's edge, whichever side the label turns to it.
    let reach =
      theme.tickLength + theme.tickSize * 0.35 + abs(direction.x) * extent.width / 2
      + abs(direction.y) * extent.height / 2
    let text = PlacedText(
      block, at: Point(from.x + direction.x * reach, from.y + direction.y * reach),
      anchor: TextAnchor(.center, .middle))
    return (text, textBounds(text, measuring: measuring))
  }

  /// The most ticks, up to six, of which no two labels touch.
  private func fitted(_ scale: Scale, outward: (Double, Double)?, along: (Double) -> BoxPoint) -> [Tick] {
    for count in (2...5).reversed() {
      let ticks = scale.ticks(count: count)
      let rects = ticks.map { label($0, along(scale.position(of: $0.value)), outward).1.inset(by: -2) }
      let isFree = zip(rects, rects.dropFirst()).allSatisfy { !$0.intersects($1) }
      if isFree && ticks.count <= 7 { return ticks }
    }
    return Array(scale.ticks(count: 1).prefix(1))
  }

  /// Whether a label there would touch another one or stand on the surface.
  private func isTaken(_ rect: Rect) -> Bool {
    if labels.contains(where: { $0.intersects(rect.inset(by: -1)) }) { return true }
    return [
      rect.center, Point(rect.left, rect.top), Point(rect.right, rect.top), Point(rect.left, rect.bottom),
      Point(rect.right, rect.bottom),
    ].contains { ReliefAxes.isInside($0, cover) }
  }

  /// Whether a point lies inside a ring, by counting the edges to its right.
  private static func isInside(_ p: Point, _ ring: [Point]) -> Bool {
    var isInside = false
    for (a, b) in zip(ring, ring.dropFirst() + ring.prefix(1)) where (a.y > p.y) != (b.y > p.y) {
      if p.x < a.x + (p.y - a.y) / (b.y - a.y) * (b.x - a.x) { isInside.toggle() }
    }
    return isInside
  }

  private mutating func mark(
    _ ticks: [Tick], _ scale: Scale, outward: (Double, Double)?, along: (Double) -> BoxPoint,
    _ name: RichText?
  ) {
    var own: Rect?
    for tick in ticks {
      let place = along(scale.position(of: tick.value))
      let from = camera.project(place).point
      let direction = away(place, outward)
      let end = Point(from.x + direction.x * theme.tickLength, from.y + direction.y * theme.tickLength)
      back.append(
        .path(Path(through: [from, end]), stroke: Stroke(theme.axis, width: theme.hairline, cap: .butt)))
      let (text, rect) = label(tick, place, outward)
      own = own.map { $0.union(rect) } ?? rect
      wanted.append(rect)
      guard !isTaken(rect) else { continue }
      front.append(.text(text))
      labels.append(rect)
    }
    guard let name else { return }
    let block = TextBlock(name, style: theme.text(.axisName))
    let extent = measuring.measure(block)
    var position: Point
    let middle = along((scale.start + scale.end) / 2)
    let direction = away(middle, outward)
    if outward == nil {
      // Above the upper end, where no number stands.
      let top = camera.project(along(scale.end)).point
      position = Point(top.x, top.y - extent.height * 0.9)
    } else {
      let from = camera.project(middle).point
      let widest = ticks.map { label($0, middle, outward).1 }
      let reach =
        theme.tickLength + theme.tickSize * 0.7
        + abs(direction.x) * (extent.width / 2 + (widest.map { $0.width }.max() ?? 0))
        + abs(direction.y) * (extent.height / 2 + (widest.map { $0.height }.max() ?? 0))
      position = Point(from.x + direction.x * reach, from.y + direction.y * reach)
    }
    func rect() -> Rect {
      Rect(
        x: position.x - extent.width / 2, y: position.y - extent.height / 2, width: extent.width,
        height: extent.height)
    }
    // A wide name steps out until it is free.
    for _ in 0..<40 where isTaken(rect()) {
      position = Point(position.x + direction.x * 3, position.y + direction.y * 3)
    }
    front.append(.text(PlacedText(block, at: position, anchor: TextAnchor(.center, .middle))))
    labels.append(rect())
    wanted.append(rect())
  }
}
