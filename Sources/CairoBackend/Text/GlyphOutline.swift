/// The outline of one glyph of one face, in thousandths of the em, y downwards from the baseline.
///
/// Outlines are taken from the font once, without hinting, and shared by every size, so that pixels and
/// vectors show the same letters in the same places.
public final class GlyphOutline: Sendable {
  /// One stroke of the pen, in thousandths of the em.
  enum Element: Sendable {
    case move(Float, Float)
    case line(Float, Float)
    case curve(Float, Float, Float, Float, Float, Float)
    case close
  }

  let elements: [Element]
  /// The smallest box around all points, control points included.
  let left: Float
  let top: Float
  let right: Float
  let bottom: Float

  /// Units to the em.
  static let unitsPerEm = 1000.0

  init(_ elements: [Element]) {
    self.elements = elements
    var (left, top, right, bottom) = (Float.infinity, Float.infinity, -Float.infinity, -Float.infinity)
    func include(_ x: Float, _ y: Float) {
      left = min(left, x)
      right = max(right, x)
      top = min(top, y)
      bottom = max(bottom, y)
    }
    for element in elements {
      switch element {
      case .move(let x, let y), .line(let x, let y): include(x, y)
      case .curve(let x1, let y1, let x2, let y2, let x, let y):
        include(x1, y1)
        include(x2, y2)
        include(x, y)
      case .close: break
      }
    }
    self.left = left
    self.top = top
    self.right = right
    self.bottom = bottom
  }

  /// Whether there is nothing to draw, as for a space.
  var isEmpty: Bool { elements.isEmpty }
}
