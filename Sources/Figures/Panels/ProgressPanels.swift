import Drawing
import NumberText
import Optimization
import Plotting
import Wording

extension Panel {
  /// How far the run is from the minimum nearest to its end.
  static let distance = Panel(
    name: "distance", title: Translations("Distance", "Abstand", "Distance"),
    summary: "The distance to the minimum nearest to the run’s end, or to its end where no minimum is known.",
    options: [.scale],
    objection: { input in
      input.runs.contains { $0.trajectory.steps.last?.position.isEmpty ?? true } ? "a run has no steps" : nil
    },
    prepare: { input, rect in
      let hasMinimum = input.subject.surface?.criticalPoints.contains { $0.kind == .minimum } ?? false
      let quantity: QuantityPhrase = hasMinimum ? .distance : .distanceToEnd
      return SeriesPlot.panel(input.say(quantity), .distance, input, rect) {
        run, label, style in
        let target = target(run, input.subject.surface)
        return PlotSeries(
          label: label,
          points: run.trajectory.steps.map { (x: Double($0.iteration), y: length($0.position, target)) },
          style: style)
      }
    })

  /// Every coordinate against the iteration, up to six of them.
  static let coordinates = Panel(
    name: "coordinates", title: Translations("Coordinates", "Koordinaten", "Coordonnées"),
    summary: "Every coordinate of the position at every kept iteration so far, up to six of them.",
    objection: { input in
      input.runs.count == 1 ? nil : "it shows one run, and there are \(input.runs.count)"
    },
    prepare: { input, rect in
      let run = input.runs[0]
      let names = input.subject.surface?.formula.variables ?? []
      let count = Swift.min(6, run.trajectory.steps.first?.position.count ?? 0)
      let lines = (0..<count).map { index in
        PlotSeries(
          label: RichText(
            markup: run.fit != nil && names.isEmpty
              ? ["<i>w</i><sub>1</sub>", "<i>w</i><sub>2</sub>", "<i>b</i>"][Swift.min(index, 2)]
              : index < names.count ? "<i>\(names[index])</i>" : "<i>x</i><sub>\(index + 1)</sub>"),
          points: run.trajectory.steps.compactMap { step in
            index < step.position.count ? (x: Double(step.iteration), y: step.position[index]) : nil
          }, style: count == 1 ? nil : input.theme.seriesStyle(index))
      }
      return SeriesPlot.prepared(
        SeriesPlot.Content(
          heading: count == 1 ? input.say(QuantityPhrase.coordinate) : input.say(PlotPhrase.coordinates),
          quantity: .coordinate,
          series: lines,
          reached: { frame, _ in Double(input.iterations[frame]) }, xEnd: Double(input.lastIteration),
          cuts: false), input, rect)
    })

  private static func target(_ run: ShownRun, _ surface: Surface?) -> [Double] {
    let last = run.trajectory.steps.last?.position ?? []
    var best: (distance: Double, position: [Double])?
    for point in surface?.criticalPoints ?? []
    where point.kind == .minimum && point.position.count == last.count {
      let distance = length(point.position, last)
      if distance.isFinite, distance < best?.distance ?? .infinity { best = (distance, point.position) }
    }
    if let best { return best.position }
    // A run that diverged has no end to measure from; the first known minimum, else the start.
    if last.allSatisfy({ $0.isFinite }) { return last }
    return surface?.criticalPoints.first { $0.kind == .minimum }?.position
      ?? run.trajectory.steps.first?.position ?? []
  }

  private static func length(_ a: [Double], _ b: [Double]) -> Double {
    var sum = 0.0
    for (x, y) in zip(a, b) { sum += (x - y) * (x - y) }
    return sum.squareRoot()
  }
}
