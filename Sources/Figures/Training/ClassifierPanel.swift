import Drawing
import NumberText
import Optimization
import Plotting
import Vision
import Wording

extension Panel {
  /// One image on its way through the network: pixels, scores, probabilities, and which pixel votes for what.
  static let classifier = Panel(
    name: "classifier", title: Translations("Classifier", "Klassifikator", "Classifieur"),
    summary:
      "One image, the score and probability of each class before and after the step, and the pixels’ say.",
    place: .main,
    options: [
      PanelOptionRecord("image", .index, "Which image, counted from 0: a held-out one if there are any."),
      PanelOptionRecord(
        "pixels", .flag, "Show the gradient of the cost by each pixel (on unless told otherwise)."),
      PanelOptionRecord(
        "class", .index,
        "Show which pixels vote for this class, counted from 0, in place of the gradient of the cost."),
    ],
    objection: PanelInput.needsTraining,
    prepare: { input, rect in
      guard let view = ClassifierView(input: input, rect: rect) else { return .empty("classifier") }
      return PreparedPanel(view)
    })
}

/// An image, and bars for the probability of each class.
struct ClassifierView: PanelPicture {
  let fixed: Group
  private let input: PanelInput
  private let record: TrainingRecord
  private let data: DataSet
  private let example: Int
  /// Of this image alone, its place 0.
  private let evaluation: Evaluation
  private let known: FrameMemory<Answers>
  private let bars: [Rect]
  private let names: [TextBlock]
  private let voteAt: Rect?
  private let scoreWidth: Double
  /// The class for which the pixels vote; `nil` for the gradient of the cost.
  private let voted: Int?

  /// What the network makes of the image in a frame.
  private struct Answers: Sendable {
    var scores: [Double]
    var probabilities: [Double]
    /// After the step that leaves the frame's weights; `nil` at the end.
    var next: [Double]?
  }

  init?(input: PanelInput, rect: Rect) {
    guard let record = input.runs.first?.training else { return nil }
    let theme = input.theme
    let data = record.scenario.test ?? record.scenario.training
    guard data.count > 0, data.classes > 0 else { return nil }
    let example = Swift.max(0, Swift.min(data.count - 1, input.whole("image") ?? 0))
    self.input = input
    self.record = record
    self.data = data
    self.example = example
    evaluation = Evaluation(model: record.model, data: data.subset([example]), loss: record.scenario.loss)
    known = FrameMemory(frames: input.iterations.count)
    voted = input.number("class").flatMap { $0 >= 0 && $0 < Double(data.classes) ? Int($0) : nil }
    let truth = data.classNames[data.labels[example]]
    let heading = PanelHeading(
      input.say(
        NetworkPhrase.trueClass, "\(example)", RichText.escaped(data.name), RichText.escaped(truth)),
      input: input,
      rect: rect)
    var shapes: [Shape] = [.group(Group("heading", heading.shapes))]
    let body = Rect(x: rect.x, y: heading.bottom, width: rect.width, height: rect.bottom - heading.bottom)

    // On the left the image, its channels where it has colours, and the votes of its pixels.
    let showsVotes = input.flag("pixels", default: true)
    let line = input.measuring.measure(TextBlock(RichText(plain: "0"), style: theme.text(.tick))).height
    let channels = data.shape.channels >= 3 ? 3 : 0
    let aspect = Double(data.shape.width) / Double(data.shape.height)
    // Captions take a second line where the picture is narrow.
    let isNarrow =
      body.width * 0.36 * 1.25
      < input.fitting.width(RichText(plain: input.say(NetworkPhrase.costVotes)), theme.text(.tick))
    let captions = line * (isNarrow ? 2.4 : 1.4)
    let pictures = showsVotes ? 2.0 : 1.0
    var width = body.width * 0.36
    let strip = channels > 0 ? width / 3 / aspect + captions + theme.gap * 0.3 : 0
    let tallest = (body.height - strip - pictures * captions - (pictures - 1) * theme.gap * 0.4) / pictures
    width = Swift.max(1, Swift.min(width, tallest * aspect))
    let height = width / aspect
    let image = data.image(example)
    var y = body.y
    func caption(_ text: String, _ place: Rect, isLine: Bool = false) -> Shape {
      let style = theme.text(.tick)
      let block =
        isLine
        ? input.fitting.line(RichText(markup: text), style, width: place.width, least: 0.5)
        : input.fitting.paragraph(
          RichText(markup: text), style, width: place.width, height: line * (isNarrow ? 2.1 : 1.05),
          least: 0.6)
      return .text(
        PlacedText(block, at: Point(place.x, place.bottom + line * 0.15), anchor: TextAnchor(.left, .top)))
    }
    let place = Rect(x: body.x, y: y, width: width, height: height)
    if let raster = ImageRaster.picture(image) { shapes.append(.raster(raster, in: place)) }
    shapes.append(.path(Path(place), stroke: Stroke(theme.axis, width: theme.hairline, join: .miter)))
    shapes.append(caption(input.say(NetworkPhrase.seen), place))
    y = place.bottom + captions + theme.gap * 0.4
    if channels > 0 {
      let gap = theme.gap * 0.2
      let side = (width - 2 * gap) / 3
      for (index, name) in [NetworkPhrase.red, .green, .blue].enumerated() {
        let small = Rect(
          x: body.x + Double(index) * (side + gap), y: y, width: side, height: side / aspect)
        if let raster = ImageRaster.picture(image.channel(index)) {
          shapes.append(.raster(raster, in: small))
        }
        shapes.append(caption(input.say(name), small, isLine: true))
      }
      y += side / aspect + captions + theme.gap * 0.3
    }
    if showsVotes {
      let votes = Rect(x: body.x, y: y, width: width, height: height)
      shapes.append(.path(Path(votes), stroke: Stroke(theme.axis, width: theme.hairline, join: .miter)))
      let words =
        voted.map { input.say(NetworkPhrase.votes, RichText.escaped(data.classNames[$0])) }
        ?? input.say(NetworkPhrase.costVotes)
      shapes.append(caption(words, votes))
      voteAt = votes
    } else {
      voteAt = nil
    }

    // On the right a row for each class: name, score, bar.
    let left = body.x + width + theme.gap * 1.2
    let style = theme.text(.label)
    names = data.classNames.map { name in
      input.fitting.line(RichText(plain: name), style, width: body.width * 0.2)
    }
    let widest = names.map { input.measuring.measure($0).width }.max() ?? 0
    scoreWidth = input.fitting.width(RichText(plain: "−00.00"), theme.text(.tick)) + theme.tickSize
    let percent = input.fitting.width(RichText(plain: "100.0 %"), theme.text(.tick)) + theme.tickSize * 0.6
    let barLeft = left + widest + scoreWidth + theme.tickSize * 0.6
    let head = line * 1.6
    let foot = line * 2.7
    let step = Swift.min((body.height - head - foot) / Double(data.classes), theme.labelSize * 2.3)
    bars = (0..<data.classes).map { row in
      Rect(
        x: barLeft, y: body.y + head + Double(row) * step + step * 0.16,
        width: Swift.max(1, body.right - percent - barLeft), height: step * 0.68)
    }
    for (row, bar) in bars.enumerated() {
      var own = names[row]
      if row == data.labels[example] { own.style.weight = .semibold }
      own.style.size = Swift.min(own.style.size, bar.height * 1.05)
      shapes.append(
        .text(PlacedText(own, at: Point(left + widest, bar.center.y), anchor: TextAnchor(.right, .middle))))
      shapes.append(.path(Path(bar), fill: .color(theme.panel)))
    }
    let headings: [(String, Double, TextAnchor.Horizontal)] = [
      (input.say(NetworkPhrase.score), barLeft - theme.tickSize * 0.6, .right),
      (input.say(NetworkPhrase.probability), barLeft, .left),
    ]
    for (text, x, side) in headings {
      shapes.append(
        .text(
          PlacedText(
            TextBlock(RichText(plain: text), style: theme.text(.tick)), at: Point(x, body.y),
            anchor: TextAnchor(side, .top))))
    }
    if let last = bars.last {
      shapes.append(
        .text(
          PlacedText(
            input.fitting.paragraph(
              RichText(plain: input.say(NetworkPhrase.bars)), theme.text(.tick),
              width: body.right - left, height: line * 2.1),
            at: Point(left, last.bottom + line * 0.5), anchor: TextAnchor(.left, .top))))
    }
    fixed = Group("classifier", shapes)
  }

  private func weights(_ index: Int) -> [Double] {
    input.runs[0].step(at: input.iterations[index])?.position ?? record.finalWeights
  }

  /// The weights after the step that leaves this frame's; `nil` at the end.
  private func next(_ index: Int) -> [Double]? {
    guard let step = input.runs[0].step(at: input.iterations[index]), let update = step.update else {
      return nil
    }
    return zip(step.position, update).map { $0 + $1 }
  }

  private func answers(_ index: Int) -> Answers {
    known.value(index) {
      var evaluation = evaluation
      let scores = evaluation.scores(of: weights(index), example: 0)
      return Answers(
        scores: scores, probabilities: softmax(scores),
        next: next(index).map { softmax(evaluation.scores(of: $0, example: 0)) })
    }
  }

  func moving(_ index: Int) -> Group {
    let theme = input.theme
    let now = answers(index)
    var shapes: [Shape] = []
    let style = theme.text(.tick, color: theme.ink)
    for (row, bar) in bars.enumerated() where row < now.scores.count {
      let isTrue = row == data.labels[example]
      let share = now.probabilities[row]
      guard share.isFinite else { continue }
      let full = Rect(x: bar.x, y: bar.y, width: bar.width * share, height: bar.height)
      shapes.append(.path(Path(full), fill: .color(isTrue ? theme.accent : theme.axis)))
      if let after = now.next, row < after.count, after[row].isFinite {
        let x = bar.x + bar.width * after[row]
        shapes.append(
          .path(
            Path(through: [Point(x, bar.top - 1.5), Point(x, bar.bottom + 1.5)]),
            stroke: Stroke(theme.ink, width: theme.lineWidth, cap: .butt)))
      }
      var own = style
      own.size = Swift.min(own.size, bar.height)
      if isTrue {
        own.weight = .semibold
        own.color = theme.accentText
      }
      shapes.append(
        .text(
          PlacedText(
            TextBlock(RichText(plain: fixedDisplay(share * 100, decimals: 1) + " %"), style: own),
            at: Point(bar.right + theme.tickSize * 0.5, bar.center.y), anchor: TextAnchor(.left, .middle))))
      var score = own
      score.color = theme.quiet
      score.weight = .regular
      shapes.append(
        .text(
          PlacedText(
            input.fitting.line(
              RichText(plain: fixedDisplay(now.scores[row], decimals: 2)), score,
              width: scoreWidth - theme.tickSize * 0.5, least: 0.4),
            at: Point(bar.x - theme.tickSize * 0.6, bar.center.y), anchor: TextAnchor(.right, .middle))))
    }
    if let voteAt {
      var evaluation = evaluation
      let gradient =
        voted.map { evaluation.pixelVotes(of: weights(index), example: 0, class: $0) }
        ?? evaluation.pixelGradient(of: weights(index), example: 0)
      let sign = voted == nil ? -1.0 : 1
      // The channels together: what making the pixel brighter would do.
      let size = data.shape.width * data.shape.height
      var sum = [Double](repeating: 0, count: size)
      for (place, value) in gradient.values.enumerated() { sum[place % size] += sign * value }
      let reach = sum.reduce(0) { $1.isFinite ? Swift.max($0, abs($1)) : $0 }
      if let raster = ImageRaster.signed(
        sum, width: data.shape.width, height: data.shape.height, reach: reach, map: theme.diverging)
      {
        shapes.append(.raster(raster, in: voteAt))
      }
    }
    return Group("answer", shapes)
  }

  func description(_ index: Int) -> String {
    let now = answers(index)
    var best = 0
    for row in now.scores.indices where now.scores[row] > now.scores[best] { best = row }
    let label = data.labels[example]
    guard label < now.probabilities.count, best < data.classNames.count else { return "" }
    let after = now.next.map { fixedDisplay($0[label] * 100, decimals: 1) }
    return input.say(
      after == nil ? DataPhrase.answer : .answerBeforeStep, "\(example)", data.classNames[label],
      data.classNames[best], fixedDisplay(now.probabilities[best] * 100, decimals: 1),
      fixedDisplay(now.probabilities[label] * 100, decimals: 1), after ?? "")
  }
}
