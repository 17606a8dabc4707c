import Drawing
import Optimization
import Plotting
import Vision
import Wording

extension Panel {
  /// How often each class was taken for each other one.
  static let confusion = Panel(
    name: "confusion", title: Translations("Confusion matrix", "Konfusionsmatrix", "Matrice de confusion"),
    summary:
      "How often images of each class were taken for each other class, on held-out images if there are any.",
    place: .main,
    objection: PanelInput.needsTraining,
    prepare: { input, rect in
      guard let matrix = ConfusionMatrix(input: input, rect: rect) else { return .empty("confusion") }
      return PreparedPanel(matrix)
    })
}

/// Counts of answers by true class, shaded by the share of the class; right answers on the diagonal.
struct ConfusionMatrix: PanelPicture {
  let fixed: Group
  private let input: PanelInput
  private let data: DataSet
  private let record: TrainingRecord
  private let evaluation: Evaluation
  private let matrices: FrameMemory<[[Int]]>
  private let frame: Rect

  init?(input: PanelInput, rect: Rect) {
    guard let record = input.runs.first?.training else { return nil }
    let theme = input.theme
    self.input = input
    self.record = record
    data = record.scenario.test ?? record.scenario.training
    evaluation = Evaluation(model: record.model, data: data, loss: record.scenario.loss)
    matrices = FrameMemory(frames: input.iterations.count)
    let heading = PanelHeading(
      input.say(
        data.name.isEmpty || record.scenario.test == nil
          ? NetworkPhrase.answersToTraining : .answersToHeldOut), input: input, rect: rect)
    let classes = data.classes
    var widest = 0.0
    let style = theme.text(.tick)
    let names = data.classNames.map {
      input.fitting.line(RichText(plain: $0), style, width: rect.width * 0.2)
    }
    var height = 0.0
    for name in names {
      let extent = input.measuring.measure(name)
      widest = Swift.max(widest, extent.width)
      height = Swift.max(height, extent.height)
    }
    let axis = input.measuring.measure(
      TextBlock(RichText(plain: input.say(NetworkPhrase.answer)), style: theme.text(.axisName))
    )
    .height
    let pad = theme.tickSize * 0.5
    let left = axis + pad + widest + pad
    func side(_ names: Double) -> Double {
      Swift.min(rect.width - left, rect.bottom - heading.bottom - names - axis - 2 * pad)
    }
    // Names that are wider than their cell stand upright, where their height fits one.
    let isUpright = widest + pad > side(height) / Double(Swift.max(1, classes))
    let nameHeight = isUpright ? widest : height
    let side = side(nameHeight)
    guard side > 0, classes > 0 else { return nil }
    let frame = Rect(x: rect.x + left, y: heading.bottom + pad * 0.5, width: side, height: side)
    self.frame = frame
    let cell = side / Double(classes)
    var shapes: [Shape] = [.group(Group("heading", heading.shapes))]
    var bottom = 0.0
    // Names that are still wider stand at every other, third, … column.
    let stride = Swift.max(1, Int((isUpright ? height : widest + pad) / cell) + 1)
    for (index, name) in names.enumerated() {
      let middle = (Double(index) + 0.5) * cell
      shapes.append(
        .text(
          PlacedText(name, at: Point(frame.x - pad, frame.y + middle), anchor: TextAnchor(.right, .middle))))
      if index % stride == 0 {
        shapes.append(
          .text(
            PlacedText(
              name, at: Point(frame.x + middle, frame.bottom + pad * 0.6),
              anchor: isUpright ? TextAnchor(.right, .middle) : TextAnchor(.center, .top),
              rotation: isUpright ? -90 : 0)))
      }
      bottom = frame.bottom + pad * 0.6 + nameHeight
    }
    shapes.append(
      .text(
        PlacedText(
          TextBlock(RichText(plain: input.say(NetworkPhrase.answer)), style: theme.text(.axisName)),
          at: Point(frame.center.x, bottom),
          anchor: TextAnchor(.center, .top))))
    shapes.append(
      .text(
        PlacedText(
          TextBlock(RichText(plain: input.say(NetworkPhrase.truth)), style: theme.text(.axisName)),
          at: Point(frame.x - pad - widest - pad, frame.center.y), anchor: TextAnchor(.center, .bottom),
          rotation: -90)))
    fixed = Group("confusion", shapes)
  }

  private func counts(_ index: Int) -> [[Int]] {
    matrices.value(index) {
      let weights = input.runs[0].step(at: input.iterations[index])?.position ?? record.finalWeights
      var evaluation = evaluation
      return evaluation.confusion(of: weights)
    }
  }

  func moving(_ index: Int) -> Group {
    let theme = input.theme
    let matrix = counts(index)
    let cell = frame.width / Double(matrix.count)
    var shapes: [Shape] = []
    var style = theme.text(.tick)
    style.size = Swift.min(style.size, cell * 0.42)
    for (row, counts) in matrix.enumerated() {
      let total = counts.reduce(0, +)
      for (column, count) in counts.enumerated() where column < matrix.count {
        let share = total > 0 ? Double(count) / Double(total) : 0
        let place = Rect(
          x: frame.x + Double(column) * cell, y: frame.y + Double(row) * cell, width: cell, height: cell)
        // The square root brings rare mistakes up to where they can be seen.
        let strength = count == 0 ? 0 : 0.08 + 0.72 * share.squareRoot()
        let color = theme.background.mixed(with: row == column ? theme.gradient : theme.accent, strength)
        shapes.append(.path(Path(place.inset(by: 0.5)), fill: .color(count == 0 ? theme.panel : color)))
        guard count > 0, style.size >= 6 else { continue }
        var own = style
        own.color =
          theme.ink.contrast(with: color) >= theme.background.contrast(with: color)
          ? theme.ink : theme.background
        shapes.append(
          .text(
            PlacedText(
              TextBlock(RichText(plain: "\(count)"), style: own), at: place.center,
              anchor: TextAnchor(.center, .middle))))
      }
    }
    return Group("counts", shapes)
  }

  func description(_ index: Int) -> String {
    let matrix = counts(index)
    var worst = (count: 0, row: 0, column: 0)
    var right = 0
    for (row, counts) in matrix.enumerated() {
      for (column, count) in counts.enumerated() {
        if row == column { right += count } else if count > worst.count { worst = (count, row, column) }
      }
    }
    var text = input.say(DataPhrase.confusion, "\(right)", "\(data.count)")
    if worst.count > 0 {
      text += " "
      text += input.say(
        DataPhrase.worstMistake, "\(worst.count)", data.classNames[worst.row], data.classNames[worst.column])
    }
    return text
  }
}
