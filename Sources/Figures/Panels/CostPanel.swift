import Drawing
import Optimization
import Plotting
import Wording

extension Panel {
  /// The cost against the iteration, growing with the frames.
  static let cost = Panel(
    name: "cost", title: Translations("Cost", "Kosten", "Coût"),
    summary: "The cost at every iteration so far.",
    options: [.scale, .xAxis, .xScale],
    prepare: { input, rect in
      if input.isTraining { return TrainingPlot.cost(input, rect) }
      let heights = input.subject.surface.flatMap(SurfaceSample.heights)
      if let noisy = NoisyCost.prepared(input, rect, ground: heights) { return noisy }
      return SeriesPlot.panel(
        input.say(PlotPhrase.cost), .cost, input, rect,
        ground: input.subject.surface.flatMap(SurfaceSample.heights),
        marksFindings: true, exact: { $0.value }
      ) {
        $0.cost
      }
    })

  /// ‖∇f‖ against the iteration.
  static let gradientNorm = Panel(
    name: "gradient-norm", title: Translations("Gradient norm", "Norm des Gradienten", "Norme du gradient"),
    summary: "The length of the gradient at every iteration so far.", options: [.scale],
    prepare: { input, rect in
      SeriesPlot.panel(input.say(PlotPhrase.steepness, normMarkup), .gradientLength, input, rect) {
        $0.gradientNorm
      }
    })

  /// The learning rate against the iteration, up to the last step that was taken.
  static let learningRate = Panel(
    name: "learning-rate", title: Translations("Learning rate", "Lernrate", "Taux d’apprentissage"),
    summary: "The learning rate at every iteration so far.",
    options: [.scale],
    prepare: { input, rect in
      SeriesPlot.panel(input.say(PlotPhrase.learningRate), .learningRate, input, rect) { run, label, style in
        let line = PlotSeries(label: label, series: run.trajectory.rate, style: style)
        // No step leaves the last position: what stands there, 0 of a search, is no rate.
        let steps = run.trajectory.steps
        guard let last = steps.last, last.update == nil else { return line }
        let before = steps.dropLast().last { $0.iteration == last.iteration - 1 }
        return line.droppingLast(before: before?.rate)
      }
    })
}

extension PanelOptionRecord {
  /// The scale of a plot's y axis.
  static let scale = PanelOptionRecord(
    "scale", .choice(["automatic", "linear", "logarithmic"]),
    "The scale of the upright axis; automatic takes decades where all numbers are above 0 and span three.")
}

extension PanelOptionRecord {
  /// The scale of the iterations.
  static let xScale = PanelOptionRecord(
    "x-scale", .choice(["linear", "logarithmic"]),
    "The scale of the iterations; a logarithmic one shows the first steps of a long run.")
}

extension PanelInput {
  /// Whether iterations stand on a logarithmic axis.
  var hasLogarithmicIterations: Bool { text("x-scale") == "logarithmic" && lastIteration > 1 }
}

extension SeriesPlot {
  /// A panel of one series for each run.
  static func panel(
    _ heading: String, _ quantity: QuantityPhrase, _ input: PanelInput, _ rect: Rect,
    ground: ValueRange? = nil, marksFindings: Bool = false, exact: ((Step) -> Double)? = nil,
    series: (Trajectory) -> Series
  ) -> PreparedPanel {
    panel(heading, quantity, input, rect, ground: ground, marksFindings: marksFindings) { run, label, style in
      let line = PlotSeries(label: label, series: series(run.trajectory), style: style)
      guard let exact, input.hasLogarithmicIterations else { return line }
      return line.refined(run.trajectory.steps.map { (Double($0.iteration), exact($0)) })
    }
  }

  /// A panel of one line for each run.
  static func panel(
    _ heading: String, _ quantity: QuantityPhrase, _ input: PanelInput, _ rect: Rect,
    ground: ValueRange? = nil, marksFindings: Bool = false,
    line: (ShownRun, RichText, SeriesStyle?) -> PlotSeries
  ) -> PreparedPanel {
    let isSingle = input.runs.count == 1
    let start = input.hasLogarithmicIterations ? 0.5 : 0
    let lines = input.runs.enumerated().map { index, run in
      let series = line(run, RichText(markup: run.label), isSingle ? nil : input.theme.seriesStyle(index))
      return start > 0 ? series.from(start) : series
    }
    return prepared(
      Content(
        heading: heading, quantity: quantity, series: lines, choice: choice(input),
        reached: { frame, _ in Swift.max(start, Double(input.iterations[frame])) },
        xEnd: Double(input.lastIteration), ground: ground, xStart: start, marksFindings: marksFindings),
      input, rect)
  }

  static func prepared(_ content: Content, _ input: PanelInput, _ rect: Rect) -> PreparedPanel {
    let plot = SeriesPlot(content, input: input, rect: rect)
    return PreparedPanel(plot)
  }

  static func choice(_ input: PanelInput) -> PlotRange.Choice {
    switch input.text("scale") {
    case "linear": .linear
    case "logarithmic": .logarithmic
    default: .automatic
    }
  }
}
