import Drawing
import NumberText
import Optimization
import Plotting

/// The cost of runs whose gradients carry noise: faint as it was, and over it its running mean, from which the
/// trend can be read.
enum NoisyCost {
  /// `nil` where no run has noise or all are too short for a mean.
  static func prepared(_ input: PanelInput, _ rect: Rect, ground: ValueRange?) -> PreparedPanel? {
    let hasNoise = input.runs.contains { $0.scenario?.noise != nil }
    let window = Swift.max(9, input.lastIteration / 20)
    guard hasNoise, input.lastIteration >= 4 * window else { return nil }
    let isSingle = input.runs.count == 1
    let styles = input.runs.indices.map { isSingle ? nil : input.theme.seriesStyle($0) }
    let noise = zip(input.runs, styles).map { run, style in
      PlotSeries(label: RichText(plain: ""), series: run.trajectory.cost, style: style)
    }
    let means = zip(input.runs, styles).map { run, style in
      PlotSeries(
        label: RichText(markup: run.label), points: mean(of: run.trajectory.cost, over: window), style: style)
    }
    let content = SeriesPlot.Content(
      heading: input.say(PlotPhrase.meanCost, "\(window)"), quantity: .meanCost, series: means,
      choice: SeriesPlot.choice(input), background: noise,
      reached: { frame, _ in Double(input.iterations[frame]) }, xEnd: Double(input.lastIteration),
      ground: ground)
    return SeriesPlot.prepared(content, input, rect)
  }

  /// The mean of the last so many iterations, so that the line never knows more than the frame shows. Of a bucket of a
  /// long run its first and last number stand for all: each is one draw of the noise, as its extremes are not.
  private static func mean(of series: Series, over window: Int) -> [(x: Double, y: Double)] {
    let values = series.buckets.map { ($0.first + $0.last) / 2 }
    let means = runningMean(values, window: Swift.max(3, window / series.bucketLength))
    return zip(series.buckets, means).map { bucket, mean in
      (x: Double(Swift.min(bucket.start + series.bucketLength, series.count) - 1), y: mean)
    }
  }
}
