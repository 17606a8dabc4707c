import Drawing
import Optimization
import Plotting

/// A run of neighbouring iterations in a plot: its first, last, lowest and highest number.
struct PlotSample: Sendable {
  /// Where it begins and ends on the x axis; equal for a single iteration.
  var start: Double
  var end: Double
  var first: Double
  var last: Double
  var lowest: Double
  var highest: Double

  /// One number at one iteration.
  init(_ x: Double, _ value: Double) {
    start = x
    end = x
    first = value
    last = value
    lowest = value
    highest = value
  }

  init(_ bucket: Series.Bucket, end: Double) {
    start = Double(bucket.start)
    self.end = end
    first = bucket.first
    last = bucket.last
    lowest = bucket.minimum
    highest = bucket.maximum
  }
}

/// One line of a plot against iterations.
struct PlotSeries: Sendable {
  /// What the line is called beside others; empty for a line alone.
  var label: RichText
  var samples: [PlotSample]
  var style: SeriesStyle?

  /// Every bucket of a series, exactly. `xScale` is the length of an iteration on the x axis.
  init(label: RichText, series: Series, style: SeriesStyle? = nil, xScale: Double = 1) {
    self.label = label
    self.style = style
    samples = []
    samples.reserveCapacity(series.buckets.count)
    for bucket in series.buckets {
      let end = Swift.min(bucket.start + series.bucketLength, series.count) - 1
      var sample = PlotSample(bucket, end: Double(end))
      sample.start *= xScale
      sample.end *= xScale
      samples.append(sample)
    }
  }

  /// One number for each kept step.
  init(label: RichText, points: [(x: Double, y: Double)], style: SeriesStyle? = nil) {
    self.label = label
    self.style = style
    samples = points.map { PlotSample($0.x, $0.y) }
  }

  /// The same line with exact numbers in place of the samples that hold many iterations, as far as it is known.
  func refined(_ points: [(x: Double, y: Double)]) -> PlotSeries {
    guard let first = samples.first, first.end > first.start else { return self }
    // On a logarithmic axis the first samples are wide, the later ones narrow.
    let limit = (first.end + 1) * 8
    var line = self
    line.samples = points.filter { $0.x < limit }.map { PlotSample($0.x, $0.y) }
    line.samples += samples.filter { $0.start >= limit }
    return line
  }

  /// The same line beginning at a place above 0, for a logarithmic axis.
  func from(_ start: Double) -> PlotSeries {
    var line = self
    for index in line.samples.indices {
      line.samples[index].start = Swift.max(start, line.samples[index].start)
      line.samples[index].end = Swift.max(start, line.samples[index].end)
    }
    return line
  }

  /// The same line without the number of its last iteration.
  ///
  /// - Parameter before: the number of the iteration before it, where it is known.
  func droppingLast(before: Double?) -> PlotSeries {
    guard var sample = samples.last else { return self }
    var line = self
    line.samples.removeLast()
    guard sample.end > sample.start else { return line }
    let dropped = sample.last
    sample.end -= 1
    sample.last = sample.end > sample.start ? before ?? sample.first : sample.first
    // An extreme that was the dropped number goes with it; those of the others between are not known.
    if !(dropped > sample.lowest) { sample.lowest = Swift.min(sample.first, sample.last) }
    if !(dropped < sample.highest) { sample.highest = Swift.max(sample.first, sample.last) }
    line.samples.append(sample)
    return line
  }

  /// The last number up to a place on the x axis that has a place in a plot, and where the line stands after it;
  /// the point is `nil` where no number has a place.
  func lastPlace(upTo x: Double, in area: PlotArea) -> (point: Point?, next: Double)? {
    guard let now = value(at: x) else { return nil }
    var next = now.x
    for sample in samples.reversed() where sample.start <= x {
      let numbers = [(sample.end, sample.last), (sample.start, sample.first)]
      for (place, number) in numbers where place <= x {
        let point = area.point(place, number)
        if point.x.isFinite, point.y.isFinite { return (point, next) }
        next = place
      }
    }
    return (nil, next)
  }

  /// The number at an iteration: that of the sample which holds it, exact at its ends.
  func value(at x: Double) -> (x: Double, y: Double)? {
    var low = 0
    var high = samples.count
    while low < high {
      let middle = (low + high) / 2
      if samples[middle].start <= x { low = middle + 1 } else { high = middle }
    }
    guard low > 0 else { return nil }
    let sample = samples[low - 1]
    if x >= sample.end { return (sample.end, sample.last) }
    return (sample.start, sample.first)
  }
}
