import Drawing
import NumberText
import Optimization
import Plotting
import Vision
import Wording

extension PanelInput {
  /// Whether every run is a training run.
  var isTraining: Bool { !runs.isEmpty && runs.allSatisfy { $0.training != nil } }

  /// Panels of training need records of it.
  static let needsTraining: @Sendable (PanelInput) -> String? = { input in
    input.isTraining ? nil : "it needs runs that train a network"
  }
}

extension PanelOptionRecord {
  /// What the x axis of a training plot counts.
  static let xAxis = PanelOptionRecord(
    "x", .choice(["updates", "epochs", "examples", "operations", "seconds"]),
    "What the axis counts when a network is trained; epochs where an epoch has several updates. Operations are "
      + "multiplications, the same on every machine; seconds are measured in this run and differ from run to run."
  )
}

/// Plots of training: cost and accuracy on training and held-out images against updates, epochs, examples or
/// seconds.
enum TrainingPlot {
  /// What the x axis counts.
  enum Unit: String, Sendable {
    case updates, epochs, examples, operations, seconds
  }

  static func unit(_ input: PanelInput) -> Unit {
    if let asked = input.text("x").flatMap({ Unit(rawValue: $0) }) { return asked }
    return input.runs.contains { ($0.training?.updatesPerEpoch ?? 1) > 1 } ? .epochs : .updates
  }

  /// Where an iteration stands on the axis.
  static func place(_ iteration: Int, _ record: TrainingRecord, _ unit: Unit) -> Double {
    switch unit {
    case .updates: return Double(iteration)
    case .epochs: return record.epochs(at: iteration)
    case .examples: return Double(record.examplesSeen(at: iteration))
    case .operations:
      return Double(record.examplesSeen(at: iteration)) * record.operationsPerExample
        + Double(iteration) * record.operationsPerUpdate
    case .seconds:
      // Between two measurements time runs evenly.
      let known = record.measurements.filter { $0.seconds != nil }
      guard let after = known.firstIndex(where: { $0.iteration >= iteration }) else {
        return known.last?.seconds ?? Double(iteration)
      }
      let b = known[after]
      guard after > 0, let end = b.seconds, let start = known[after - 1].seconds else {
        return b.seconds ?? 0
      }
      let a = known[after - 1]
      let share = Double(iteration - a.iteration) / Double(Swift.max(1, b.iteration - a.iteration))
      return start + (end - start) * share
    }
  }

  /// The iteration at which a run is shown in a frame. Frames count the steps of the run that takes most of them to an
  /// epoch; runs with larger batches are shown at the same epoch, but for an axis of updates at the same update.
  static func iteration(_ frame: Int, of record: TrainingRecord, _ input: PanelInput, _ unit: Unit) -> Int {
    let asked = input.iterations[frame]
    if unit == .updates || asked >= input.lastIteration {
      return Swift.min(asked, record.trajectory.iterations)
    }
    let finest = input.runs.reduce(1) { Swift.max($0, $1.training?.updatesPerEpoch ?? 1) }
    let own = Double(asked) / Double(finest) * Double(record.updatesPerEpoch)
    return Swift.min(Int(own.rounded()), record.trajectory.iterations)
  }

  static func cost(_ input: PanelInput, _ rect: Rect) -> PreparedPanel {
    prepared(
      input.say(QuantityPhrase.cost), .cost, input, rect, unit: "", value: { $0.cost }, hasNoise: true)
  }

  static func accuracy(_ input: PanelInput, _ rect: Rect) -> PreparedPanel {
    prepared(
      input.say(TrainingPhrase.rightAnswers), .rightAnswers, input, rect, unit: " %",
      value: { $0.accuracy * 100 }, hasNoise: false)
  }

  /// What the axis is called.
  private static func phrase(_ unit: Unit) -> TrainingPhrase {
    switch unit {
    case .updates: .update
    case .epochs: .epochs
    case .examples: .examples
    case .operations: .operations
    case .seconds: .seconds
    }
  }

  /// The costs of a few batches can be drawn one by one; of many, how far they scatter says more.
  private static func showsBand(_ record: TrainingRecord) -> Bool { record.trajectory.iterations >= 400 }

  private static func prepared(
    _ heading: String, _ quantity: QuantityPhrase, _ input: PanelInput, _ rect: Rect, unit suffix: String,
    value: (Score) -> Double, hasNoise: Bool
  ) -> PreparedPanel {
    let unit = unit(input)
    var series: [PlotSeries] = []
    var background: [PlotSeries] = []
    var bands: [PlotBand] = []
    var rules: [PlotRule] = []
    var owners: [TrainingRecord] = []
    let isSingle = input.runs.count == 1
    for (index, run) in input.runs.enumerated() {
      guard let record = run.training else { continue }
      let style = input.theme.seriesStyle(index)
      let isTested = record.measurements.allSatisfy { $0.test != nil }
      let training = record.measurements.map { (place($0.iteration, record, unit), value($0.training)) }
      let label = isSingle ? (isTested ? input.say(TrainingPhrase.training) : "") : run.label
      let line = series.count
      series.append(
        PlotSeries(
          label: RichText(markup: label), points: training.map { (x: $0.0, y: $0.1) },
          style: isSingle && !isTested ? nil : style))
      owners.append(record)
      if isSingle, isTested {
        let held = record.measurements.compactMap { measured in
          measured.test.map { (x: place(measured.iteration, record, unit), y: value($0)) }
        }
        series.append(
          PlotSeries(
            label: RichText(plain: input.say(TrainingPhrase.heldOut)), points: held,
            style: input.theme.seriesStyle(index + 1)))
        owners.append(record)
        if let overfitting = record.overfitting {
          // Held-out costs that rise are known as such once they have risen; by then half of the way is enough.
          let best = overfitting.best.iteration
          rules.append(
            PlotRule(
              x: place(best, record, unit),
              known: place((best + overfitting.last.iteration) / 2, record, unit),
              label: input.say(hasNoise ? TrainingPhrase.overfitting : .heldOutLowest),
              isLow: !hasNoise))
        }
      }
      guard hasNoise, record.updatesPerEpoch > 1, unit != .seconds, unit != .operations else { continue }
      let scale = place(run.lastIteration, record, unit) / Double(Swift.max(1, run.lastIteration))
      if showsBand(record) {
        bands.append(
          PlotBand(
            parts: record.bands.map {
              PlotBand.Part(
                start: Double($0.start) * scale, end: Double($0.end + 1) * scale, low: $0.low, high: $0.high)
            }, style: style, line: line))
      } else {
        background.append(
          PlotSeries(label: RichText(plain: ""), series: run.trajectory.cost, style: style, xScale: scale))
      }
    }
    let records = owners
    var end = 0.0
    for (index, record) in records.enumerated() where !series[index].samples.isEmpty {
      end = Swift.max(end, place(record.trajectory.iterations, record, unit))
    }
    let note =
      unit == .seconds
      ? input.say(TrainingPhrase.measuredSeconds)
      : bands.isEmpty ? nil : input.say(TrainingPhrase.band)
    let content = SeriesPlot.Content(
      heading: heading, quantity: quantity, series: series, choice: SeriesPlot.choice(input),
      xName: input.say(phrase(unit)), background: background, bands: bands, rules: rules, note: note,
      reached: { frame, line in
        let record = records[Swift.min(line, records.count - 1)]
        return place(iteration(frame, of: record, input, unit), record, unit)
      },
      xEnd: end, unit: suffix, cuts: hasNoise, isWhole: unit == .updates || unit == .examples)
    return SeriesPlot.prepared(content, input, rect)
  }
}

extension Panel {
  /// The share of right answers on training and held-out images.
  static let accuracy = Panel(
    name: "accuracy", title: Translations("Accuracy", "Trefferquote", "Exactitude"),
    summary:
      "The share of right answers so far: on training and held-out images, or on the points of a boundary.",
    options: [.xAxis],
    objection: { input in FitAccuracy.fits(input) ? nil : PanelInput.needsTraining(input) },
    prepare: { input, rect in
      FitAccuracy.fits(input) ? FitAccuracy.panel(input, rect) : TrainingPlot.accuracy(input, rect)
    })
}
