import Drawing

/// A small plot inside a plot that shows a part of it larger.
public struct Inset: Sendable, Hashable {
  /// The part of x that is shown.
  public let x: ValueRange
  /// The part of y that is shown.
  public let y: ValueRange
  /// Where the small plot stands.
  public let frame: Rect
  /// A line round the part that is shown, and lines from it to the small plot; in the group `inset-lines`.
  public let lines: Group
  /// The lines between the two alone, for labels to keep off.
  public let connections: [[Point]]

  /// An inset for the end of a long path: the box round its last points, in the corner of the plot that the
  /// path and other marks use least.
  ///
  /// `nil` where the part would fill more than a fifth of the plot's side, for then nothing is gained.
  ///
  /// - Parameters:
  ///   - points: what is shown larger, in the numbers of the plot.
  ///   - others: what the small plot should not cover, on the page.
  ///   - share: the side of the small plot as a part of the plot's.
  public init?(
    on points: [(x: Double, y: Double)], in area: PlotArea, avoiding others: [Point], share: Double = 0.34,
    theme: Theme
  ) {
    guard let xs = ValueRange(of: points.map { $0.x }), let ys = ValueRange(of: points.map { $0.y }) else {
      return nil
    }
    let (width, height) = (area.x.domain.length, area.y.domain.length)
    // The part has the plot's own shape, so that circles stay circles; a tenth is left free round the points.
    let part = max(xs.length / width, ys.length / height) * 1.25
    guard part < 0.2, area.x.kind == .linear, area.y.kind == .linear else { return nil }
    let half = max(part, 1e-9) / 2
    x = ValueRange(xs.center - half * width, xs.center + half * width)
    y = ValueRange(ys.center - half * height, ys.center + half * height)
    let plot = area.frame
    let (w, h, m) = (plot.width * share, plot.height * share, theme.tickSize)
    let corners = [
      Rect(x: plot.right - w - m, y: plot.top + m, width: w, height: h),
      Rect(x: plot.left + m, y: plot.top + m, width: w, height: h),
      Rect(x: plot.right - w - m, y: plot.bottom - h - m, width: w, height: h),
      Rect(x: plot.left + m, y: plot.bottom - h - m, width: w, height: h),
    ]
    let target = area.point(xs.center, ys.center)
    var best: (rect: Rect, cost: Int)?
    for rect in corners {
      var cost = others.reduce(0) { $0 + (rect.contains($1) ? 1 : 0) }
      if rect.inset(by: -m).contains(target) { cost += 1_000_000 }
      if cost < best?.cost ?? .max { best = (rect, cost) }
    }
    let frame = best?.rect ?? corners[0]
    self.frame = frame
    let (low, high) = (area.point(x.lower, y.upper), area.point(x.upper, y.lower))
    let box = Rect(x: low.x, y: low.y, width: high.x - low.x, height: high.y - low.y)
    let stroke = Stroke(theme.ink.opacity(0.6), width: theme.hairline)
    var shapes: [Shape] = [.path(Path(box), stroke: stroke), .path(Path(frame), stroke: stroke)]
    connections = Inset.connections(box, frame)
    for line in connections { shapes.append(.path(Path(through: line), stroke: stroke)) }
    lines = Group("inset-lines", shapes, clip: area.clip)
  }

  /// The two lines between equal corners of both rectangles that cross neither.
  private static func connections(_ a: Rect, _ b: Rect) -> [[Point]] {
    func corners(_ r: Rect) -> [Point] {
      [Point(r.left, r.top), Point(r.right, r.top), Point(r.right, r.bottom), Point(r.left, r.bottom)]
    }
    let inner = b.inset(by: 0.5)
    return zip(corners(a), corners(b)).filter { start, end in
      clippedSegment(start, end, to: a.inset(by: min(a.width, a.height) * 0.01)) == nil
        && clippedSegment(start, end, to: inner) == nil
    }.prefix(2).map { [$0, $1] }
  }
}
