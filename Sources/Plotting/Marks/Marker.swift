import Drawing

/// The outline of a mark of a form, of about equal weight to the eye for all forms.
///
/// - Parameter radius: of the circle; other forms reach a little further or less far.
public func markerPath(_ shape: MarkerShape, at center: Point, radius r: Double) -> Path {
  func corners(_ offsets: [(Double, Double)]) -> Path {
    Path(through: offsets.map { Point(center.x + $0.0 * r, center.y + $0.1 * r) }, closed: true)
  }
  func strokes(_ lines: [((Double, Double), (Double, Double))]) -> Path {
    var path = Path()
    for (a, b) in lines {
      path.append([
        Point(center.x + a.0 * r, center.y + a.1 * r), Point(center.x + b.0 * r, center.y + b.1 * r),
      ])
    }
    return path
  }
  switch shape {
  case .circle, .ring: return Path(circle: center, radius: r)
  case .square: return corners([(-0.886, -0.886), (0.886, -0.886), (0.886, 0.886), (-0.886, 0.886)])
  case .diamond: return corners([(0, -1.253), (1.253, 0), (0, 1.253), (-1.253, 0)])
  case .triangle: return corners([(0, -1.3), (1.2, 0.8), (-1.2, 0.8)])
  case .triangleDown: return corners([(0, 1.3), (1.2, -0.8), (-1.2, -0.8)])
  case .cross: return strokes([((-0.9, -0.9), (0.9, 0.9)), ((-0.9, 0.9), (0.9, -0.9))])
  case .plus: return strokes([((-1.2, 0), (1.2, 0)), ((0, -1.2), (0, 1.2))])
  case .star:
    // The ten corners of a five-pointed star, from the top clockwise: the sines and cosines of 36° steps.
    let (outer, inner) = (1.45, 0.55)
    let turns: [(Double, Double)] = [
      (0, -1), (0.5878, -0.8090), (0.9511, -0.3090), (0.9511, 0.3090), (0.5878, 0.8090), (0, 1),
      (-0.5878, 0.8090), (-0.9511, 0.3090), (-0.9511, -0.3090), (-0.5878, -0.8090),
    ]
    return corners(
      turns.enumerated().map { index, turn in
        let size = index % 2 == 0 ? outer : inner
        return (turn.0 * size, turn.1 * size)
      })
  }
}

/// A mark with a rim that sets it off its ground.
///
/// - Parameter rim: the rim's colour and reach; none where `nil`.
public func marker(
  _ shape: MarkerShape, at center: Point, radius: Double, color: Color, rim: Halo? = nil
) -> Shape {
  let path = markerPath(shape, at: center, radius: radius)
  switch shape {
  case .cross, .plus, .ring:
    return .path(path, stroke: Stroke(color, width: max(1, radius * 0.45)), halo: rim)
  case .circle, .triangle, .square, .diamond, .triangleDown, .star:
    guard let rim else { return .path(path, fill: .color(color)) }
    // A stroke in the fill's own colour carries the rim round the whole form.
    return .path(
      path, fill: .color(color), stroke: Stroke(color, width: radius * 0.2, join: .miter), halo: rim)
  }
}

/// The point where a run stands: a disc with a clear ring round it.
public func currentPoint(at center: Point, theme: Theme) -> Shape {
  .path(
    Path(circle: center, radius: theme.pointRadius), fill: .color(theme.accent),
    stroke: Stroke(theme.halo, width: theme.haloWidth))
}
