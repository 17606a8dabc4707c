import Drawing
import Plotting

/// A line of a plot in scene coordinates, thinned once for all frames: per column of pixels what a line through
/// every number would cover.
struct PlotLine: Sendable {
  let series: PlotSeries
  /// The thinned points, part by part.
  private let parts: [[Point]]

  init(_ series: PlotSeries, area: PlotArea) {
    self.series = series
    var decimator = ColumnDecimator()
    for sample in series.samples {
      decimator.add(area.point(sample.start, sample.first))
      if sample.end > sample.start {
        // Where in the bucket its extremes lie is not known; anywhere in it is the same column or nearly. The one
        // nearer to the first number comes first, so that a steady line stays steady.
        let third = (sample.end - sample.start) / 3
        let falls = sample.last < sample.first
        decimator.add(area.point(sample.start + third, falls ? sample.highest : sample.lowest))
        decimator.add(area.point(sample.start + 2 * third, falls ? sample.lowest : sample.highest))
        decimator.add(area.point(sample.end, sample.last))
      }
    }
    parts = decimator.finish()
  }

  /// The whole line's points, part after part.
  var outline: [Point] { parts.flatMap { $0 } }

  /// The highest and the lowest place of the line between two places on the page, as y; `nil` where it has none.
  func reach(from left: Double, to right: Double) -> (top: Double, bottom: Double)? {
    var (top, bottom) = (Double.infinity, -Double.infinity)
    func include(_ y: Double) {
      top = Swift.min(top, y)
      bottom = Swift.max(bottom, y)
    }
    for part in parts {
      for (a, b) in zip(part, part.dropFirst()) where b.x >= left && a.x <= right {
        guard a.y.isFinite, b.y.isFinite else { continue }
        // A segment that crosses the left edge counts from there on.
        let share = a.x < left && b.x > a.x ? (left - a.x) / (b.x - a.x) : 0
        include(a.y + share * (b.y - a.y))
        include(b.y)
      }
    }
    return top <= bottom ? (top, bottom) : nil
  }

  /// Whether the line runs over a rectangle.
  func crosses(_ rect: Rect) -> Bool {
    parts.contains { part in
      zip(part, part.dropFirst()).contains { clippedSegment($0, $1, to: rect) != nil }
    }
  }

  /// The line up to a place on the x axis, and from another one on, clipped to a little more than the plot.
  func path(from start: Double? = nil, upTo x: Double, in area: PlotArea) -> Path {
    let limit = area.x.position(of: x) + 1e-6
    let first = start.map { area.x.position(of: $0) - 1e-6 }
    let room = area.frame.inset(by: -40)
    var path = Path()
    for part in parts {
      guard let head = part.first, head.x <= limit else { break }
      var low = 0
      var high = part.count
      while low < high {
        let middle = (low + high) / 2
        if part[middle].x <= limit { low = middle + 1 } else { high = middle }
      }
      var points = Array(part[0..<low])
      if low < part.count, let end = series.value(at: x) {
        let point = area.point(end.x, end.y)
        if point.x.isFinite, point.y.isFinite { points.append(point) }
      }
      if let first {
        points.removeAll { $0.x < first }
        if points.isEmpty { continue }
      }
      for piece in clipped(points, to: room) { path.append(piece) }
    }
    return path
  }
}
