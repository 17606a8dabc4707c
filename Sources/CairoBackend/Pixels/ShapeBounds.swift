import Drawing

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// A box that surely holds all that a shape can colour, in points; `nil` where it colours nothing.
///
/// Used to find out what a frame changes, so it may be too large and never too small.
struct ShapeBounds {
  var left = Double.infinity
  var top = Double.infinity
  var right = -Double.infinity
  var bottom = -Double.infinity

  var isEmpty: Bool { !(left <= right && top <= bottom) }

  mutating func include(_ point: Point) {
    left = min(left, point.x)
    top = min(top, point.y)
    right = max(right, point.x)
    bottom = max(bottom, point.y)
  }

  mutating func include(_ other: ShapeBounds) {
    left = min(left, other.left)
    top = min(top, other.top)
    right = max(right, other.right)
    bottom = max(bottom, other.bottom)
  }

  mutating func include(_ element: Path.Element) {
    switch element {
    case .move(let p), .line(let p): include(p)
    case .curve(let a, let b, let p):
      include(a)
      include(b)
      include(p)
    case .close: break
    }
  }

  mutating func grow(by distance: Double) {
    guard !isEmpty else { return }
    left -= distance
    top -= distance
    right += distance
    bottom += distance
  }

  mutating func limit(to other: ShapeBounds) {
    left = max(left, other.left)
    top = max(top, other.top)
    right = min(right, other.right)
    bottom = min(bottom, other.bottom)
  }

  func isInside(_ other: ShapeBounds) -> Bool {
    left >= other.left && top >= other.top && right <= other.right && bottom <= other.bottom
  }

  init() {}

  init(_ path: Path) {
    for element in path.elements { include(element) }
  }

  init(_ rect: Rect) {
    include(Point(rect.left, rect.top))
    include(Point(rect.right, rect.bottom))
  }

  init(_ shape: Shape, text: TextEngine) {
    switch shape {
    case .path(let path, _, let stroke, let halo, _):
      self.init(path)
      grow(by: ShapeBounds.reach(of: stroke, halo: halo))
    case .text(let placed): self.init(placed, layout: text.layout(placed.block))
    case .raster(_, let rect, _):
      self.init(rect)
    case .group(let group):
      self.init()
      for shape in group.shapes { include(ShapeBounds(shape, text: text)) }
      if let clip = group.clip { limit(to: ShapeBounds(clip)) }
    }
  }

  init(_ placed: PlacedText, layout: TextLayout) {
    self.init()
    guard let ink = layout.ink else { return }
    let origin = layout.origin(of: placed.anchor)
    let angle = placed.rotation * .pi / 180
    let (sine, cosine) = (sin(angle), cos(angle))
    for corner in [
      Point(ink.left, ink.top), Point(ink.right, ink.top), Point(ink.left, ink.bottom),
      Point(ink.right, ink.bottom),
    ] {
      let x = origin.x + corner.x
      let y = origin.y + corner.y
      include(Point(placed.position.x + x * cosine - y * sine, placed.position.y + x * sine + y * cosine))
    }
    grow(by: placed.halo?.width ?? 0)
  }

  /// How far a line's paint reaches from its middle: half its width, sharp corners and square ends included.
  static func reach(of stroke: Stroke?, halo: Halo?) -> Double {
    guard let stroke, stroke.width > 0 else { return 0 }
    let half = stroke.width / 2 + (halo?.width ?? 0)
    return half * (stroke.join == .miter ? Canvas.miterLimit : stroke.cap == .square ? 1.5 : 1)
  }
}
