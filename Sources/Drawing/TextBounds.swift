import CMaths

/// The upright rectangle round a placed text, its rotation included, its halo not.
public func textBounds(_ text: PlacedText, measuring: TextMeasuring) -> Rect {
  let extent = measuring.measure(text.block)
  let left: Double =
    switch text.anchor.horizontal {
    case .left: 0
    case .center: -extent.width / 2
    case .right: -extent.width
    }
  let top: Double =
    switch text.anchor.vertical {
    case .top: 0
    case .middle: -extent.height / 2
    case .baseline: -extent.baseline
    case .bottom: -extent.height
    }
  let corners = [
    (left, top), (left + extent.width, top), (left, top + extent.height),
    (left + extent.width, top + extent.height),
  ]
  let (sine, cosine) = sineAndCosine(degrees: text.rotation)
  let xs = corners.map { $0.0 * cosine - $0.1 * sine }
  let ys = corners.map { $0.0 * sine + $0.1 * cosine }
  let (low, high) = ((xs.min() ?? 0, ys.min() ?? 0), (xs.max() ?? 0, ys.max() ?? 0))
  return Rect(
    x: text.position.x + low.0, y: text.position.y + low.1, width: high.0 - low.0, height: high.1 - low.1)
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
