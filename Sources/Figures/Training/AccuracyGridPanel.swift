import Drawing
import NumberText
import Optimization
import Plotting
import Vision
import Wording

extension Panel {
  /// The final accuracy of each run of a comparison over learning rate and batch size.
  static let accuracyGrid = Panel(
    name: "accuracy-grid",
    title: Translations("Accuracy grid", "Raster der Trefferquoten", "Grille des exactitudes"),
    summary: "The final accuracy over learning rate and batch size, on held-out images if there are any.",
    place: .main,
    objection: { input in
      if let reason = PanelInput.needsTraining(input) { return reason }
      return AccuracyGrid.cells(input) == nil
        ? "two runs have the same learning rate and batch size; compare {batch: […], learning-rate: […]}"
        : nil
    },
    prepare: { input, rect in
      guard let grid = AccuracyGrid(input: input, rect: rect) else { return .empty("accuracy-grid") }
      return PreparedPanel(
        fixed: grid.fixed, moving: { _ in Group("accuracy-grid") }, description: { _ in grid.words })
    })
}

/// A table of final accuracies, shaded from the worst to the best.
struct AccuracyGrid: Sendable {
  let fixed: Group
  let words: String

  /// The runs by row (batch size) and column (learning rate).
  struct Cells {
    var batches: [Int]
    var rates: [Double]
    var runs: [[TrainingRecord?]]
  }

  /// The runs in rows and columns; `nil` where two would share a cell.
  static func cells(_ input: PanelInput) -> Cells? {
    var cells = Cells(batches: [], rates: [], runs: [])
    let places = input.runs.compactMap { run -> (Int, Double, TrainingRecord)? in
      guard let record = run.training else { return nil }
      let standard = (try? record.scenario.method.record())?.standardRate
      return (
        record.scenario.batches.length(of: record.scenario.training.count),
        record.scenario.learningRate ?? standard ?? .nan, record
      )
    }
    for (batch, rate, _) in places {
      if !cells.batches.contains(batch) { cells.batches.append(batch) }
      if !cells.rates.contains(where: { isSame($0, rate) }) { cells.rates.append(rate) }
    }
    cells.runs = [[TrainingRecord?]](
      repeating: [TrainingRecord?](repeating: nil, count: cells.rates.count), count: cells.batches.count)
    for (batch, rate, record) in places {
      guard let row = cells.batches.firstIndex(of: batch),
        let column = cells.rates.firstIndex(where: { isSame($0, rate) }), cells.runs[row][column] == nil
      else { return nil }
      cells.runs[row][column] = record
    }
    return cells
  }

  private static func isSame(_ a: Double, _ b: Double) -> Bool { a == b || (a.isNaN && b.isNaN) }

  init?(input: PanelInput, rect: Rect) {
    guard let cells = AccuracyGrid.cells(input), !cells.runs.isEmpty else { return nil }
    let theme = input.theme
    let records = cells.runs.flatMap { $0 }.compactMap { $0 }
    let isTested = records.allSatisfy { $0.scenario.test != nil }
    let count = (isTested ? records.first?.scenario.test?.count : records.first?.scenario.training.count) ?? 0
    let heading = PanelHeading(
      input.say(isTested ? TrainingPhrase.heldOutGrid : .trainingGrid, grouped(count)), input: input,
      rect: rect)
    func accuracy(_ record: TrainingRecord?) -> Double? {
      guard let record, let last = record.measurements.last, last.training.cost.isFinite else { return nil }
      return (isTested ? last.test : last.training)?.accuracy
    }
    let all = cells.runs.flatMap { $0.map(accuracy) }.compactMap { $0 }
    let best = all.max()
    let worst = all.min() ?? 0

    let tick = theme.text(.tick)
    let line = input.measuring.measure(TextBlock(RichText(plain: "0"), style: tick)).height
    let pad = theme.tickSize * 0.5
    let total = records.first?.scenario.training.count ?? 0
    let rowNames = cells.batches.map { batch in
      RichText(plain: batch == total ? input.say(TrainingPhrase.allExamples, grouped(batch)) : grouped(batch))
    }
    let widest = rowNames.map { input.fitting.width($0, tick) }.max() ?? 0
    let left = rect.x + line + pad + widest + pad
    let top = heading.bottom + pad * 0.5
    let below = 2 * (line + pad)
    let width = Swift.min(
      (rect.right - left) / Double(cells.rates.count), (rect.bottom - below - top) * 0.75)
    let height = Swift.min((rect.bottom - below - top) / Double(cells.batches.count), width * 0.62)
    var shapes: [Shape] = [.group(Group("heading", heading.shapes))]
    var words: [String] = []
    var style = theme.text(.body)
    style.size = Swift.min(style.size * 1.15, width * 0.26, height * 0.5)
    for (row, runs) in cells.runs.enumerated() {
      for (column, record) in runs.enumerated() {
        let place = Rect(
          x: left + Double(column) * width, y: top + Double(row) * height, width: width, height: height)
        let value = accuracy(record)
        let share = value.map { worst < best ?? worst ? ($0 - worst) / ((best ?? 1) - worst) : 1 }
        let color = share.map { theme.softSequential.color(at: $0) } ?? theme.panel
        shapes.append(.path(Path(place.inset(by: 0.75)), fill: .color(color)))
        if let value, value == best {
          shapes.append(
            .path(
              Path(place.inset(by: 2)), stroke: Stroke(theme.accent, width: theme.lineWidth, join: .miter)))
        }
        guard let record else { continue }
        let text = value.map { fixedDisplay(100 * $0, decimals: 1) } ?? input.say(TrainingPhrase.diverges)
        var own = style
        own.color =
          theme.ink.contrast(with: color) >= theme.background.contrast(with: color)
          ? theme.ink : theme.background
        if value == best { own.weight = .semibold }
        let block = input.fitting.line(RichText(plain: text), own, width: width * 0.9, least: 0.5)
        shapes.append(.text(PlacedText(block, at: place.center, anchor: TextAnchor(.center, .middle))))
        let length = record.scenario.batches.length(of: total)
        words.append(
          input.say(
            DataPhrase.gridCell, "\(length)", displayText(cells.rates[column]),
            text + (value == nil ? "" : " %")))
      }
      shapes.append(
        .text(
          PlacedText(
            TextBlock(rowNames[row], style: tick), at: Point(left - pad, top + (Double(row) + 0.5) * height),
            anchor: TextAnchor(.right, .middle))))
    }
    let bottom = top + Double(cells.batches.count) * height
    for (column, rate) in cells.rates.enumerated() {
      let name =
        rate.isNaN ? RichText(plain: input.say(TrainingPhrase.none)) : RichText(markup: displayMarkup(rate))
      shapes.append(
        .text(
          PlacedText(
            input.fitting.line(name, tick, width: width * 0.96),
            at: Point(left + (Double(column) + 0.5) * width, bottom + pad * 0.6),
            anchor: TextAnchor(.center, .top))))
    }
    shapes.append(
      .text(
        PlacedText(
          TextBlock(RichText(markup: input.say(PlotPhrase.learningRate)), style: theme.text(.axisName)),
          at: Point(left + width * Double(cells.rates.count) / 2, bottom + pad * 0.6 + line),
          anchor: TextAnchor(.center, .top))))
    shapes.append(
      .text(
        PlacedText(
          TextBlock(RichText(plain: input.say(TrainingPhrase.batchSize)), style: theme.text(.axisName)),
          at: Point(left - pad - widest - pad, (top + bottom) / 2), anchor: TextAnchor(.center, .bottom),
          rotation: -90)))
    fixed = Group("accuracy-grid", shapes)
    self.words = input.say(DataPhrase.grid, words.joined(separator: "; "))
  }
}
