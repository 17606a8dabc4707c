import Drawing
import Optimization
import Plotting
import Vision

/// The share of points on their side of the boundary, against the iteration.
enum FitAccuracy {
  /// Whether every run fits a boundary.
  static func fits(_ input: PanelInput) -> Bool {
    input.isFit && input.runs.allSatisfy { $0.fit?.correct.isEmpty == false }
  }

  static func panel(_ input: PanelInput, _ rect: Rect) -> PreparedPanel {
    let isSingle = input.runs.count == 1
    let lines = input.runs.enumerated().compactMap { index, run -> PlotSeries? in
      guard let fit = run.fit else { return nil }
      var series = Series()
      for right in fit.correct { series.append(100 * Double(right) / Double(fit.scenario.table.count)) }
      return PlotSeries(
        label: RichText(markup: run.label), series: series,
        style: isSingle ? nil : input.theme.seriesStyle(index))
    }
    return SeriesPlot.prepared(
      SeriesPlot.Content(
        heading: input.say(PlotPhrase.pointsOnSide), quantity: .pointsOnSide, series: lines,
        reached: { frame, _ in Double(input.iterations[frame]) }, xEnd: Double(input.lastIteration),
        unit: " %", cuts: false), input, rect)
  }
}
