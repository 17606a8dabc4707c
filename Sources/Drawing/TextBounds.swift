import CMaths

/// The upright rectangle round a placed text, its rotation included, its halo not.
public func textBounds(_ text: PlacedText, measuring: TextMeasuring) -> Rect {
  let corners = textCorners(text, measuring: measuring)
  let (xs, ys) = (corners.map { $0.x }, corners.map { $0.y })
  let (left, top) = (xs.min() ?? 0, ys.min() ?? 0)
  return Rect(x: left, y: top, width: (xs.max() ?? 0) - left, height: (ys.max() ?? 0) - top)
}

/// The four corners of a placed text, in order round it, turned as the text is.
func textCorners(_ text: PlacedText, measuring: TextMeasuring) -> [Point] {
  let extent = measuring.measure(text.block)
  let corner = text.anchor.corner(of: extent)
  let (left, top) = (corner.x, corner.y)
  let (right, bottom) = (left + extent.width, top + extent.height)
  let (sine, cosine) = sineAndCosine(degrees: text.rotation)
  return [(left, top), (right, top), (right, bottom), (left, bottom)].map { x, y in
    Point(text.position.x + x * cosine - y * sine, text.position.y + x * sine + y * cosine)
  }
}

/// Exact for quarter turns, which are the usual ones.
private func sineAndCosine(degrees: Double) -> (Double, Double) {
  switch degrees.truncatingRemainder(dividingBy: 360) {
  case 0: return (0, 1)
  case 90, -270: return (1, 0)
  case 180, -180: return (0, -1)
  case 270, -90: return (-1, 0)
  case let rest: return (sin(rest * .pi / 180), cos(rest * .pi / 180))
  }
}
