import Drawing
import NumberText
import Optimization
import Plotting
import Vision
import Wording

extension Panel {
  /// The images that the network gets most wrong, with the true class and the answer.
  static let mistakes = Panel(
    name: "mistakes", title: Translations("Worst mistakes", "Schlimmste Fehler", "Pires erreurs"),
    summary: "The images that are answered most wrongly, each with its true class and the answer.",
    place: .main,
    options: [PanelOptionRecord("count", .whole(1...60), "How many images; 18 unless told otherwise.")],
    objection: PanelInput.needsTraining,
    prepare: { input, rect in
      guard let wall = MistakeWall(input: input, rect: rect) else { return .empty("mistakes") }
      return PreparedPanel(wall)
    })
}

/// A wall of images in fixed places; which images hang there changes with the weights.
struct MistakeWall: PanelPicture {
  let fixed: Group
  private let input: PanelInput
  private let record: TrainingRecord
  private let data: DataSet
  private let evaluation: Evaluation
  private let walls: FrameMemory<[Mistake]>
  private let frames: [Rect]

  init?(input: PanelInput, rect: Rect) {
    guard let record = input.runs.first?.training else { return nil }
    self.input = input
    self.record = record
    data = record.scenario.test ?? record.scenario.training
    evaluation = Evaluation(model: record.model, data: data, loss: record.scenario.loss)
    walls = FrameMemory(frames: input.iterations.count)
    let theme = input.theme
    let heading = PanelHeading(input.say(NetworkPhrase.mistakes), input: input, rect: rect)
    let line = input.measuring.measure(TextBlock(RichText(plain: "0"), style: theme.text(.tick))).height
    let layout = TileLayout(
      count: Swift.max(1, Swift.min(60, input.whole("count") ?? 18)),
      aspect: Double(data.shape.width) / Double(data.shape.height),
      in: Rect(x: rect.x, y: heading.bottom, width: rect.width, height: rect.bottom - heading.bottom),
      title: line * 1.2, gapX: theme.gap * 0.5, gapY: theme.gap * 0.25)
    // The words stand below each image, in the room that the layout left above it.
    frames = layout.frames.map {
      Rect(x: $0.x, y: $0.y - line * 1.2, width: $0.width, height: $0.height)
    }
    fixed = Group("mistakes", heading.shapes)
  }

  private func mistakes(_ index: Int) -> [Mistake] {
    walls.value(index) {
      let weights = input.runs[0].step(at: input.iterations[index])?.position ?? record.finalWeights
      var evaluation = evaluation
      return evaluation.worstMistakes(of: weights, limit: frames.count)
    }
  }

  func moving(_ index: Int) -> Group {
    let theme = input.theme
    var shapes: [Shape] = []
    for (mistake, frame) in zip(mistakes(index), frames) {
      if let raster = ImageRaster.picture(data.image(mistake.example)) {
        shapes.append(.raster(raster, in: frame))
      }
      let words = RichText(runs: [
        RichText.Run(data.classNames[mistake.label] + " → "),
        RichText.Run(
          data.classNames[Swift.min(mistake.answer, data.classes - 1)], bold: true, color: theme.accentText),
      ])
      let block = input.fitting.line(words, theme.text(.tick), width: frame.width, least: 0.6)
      shapes.append(
        .text(
          PlacedText(
            block, at: Point(frame.center.x, frame.bottom + theme.tickSize * 0.1),
            anchor: TextAnchor(.center, .top))
        ))
    }
    return Group("mistake-images", shapes)
  }

  func description(_ index: Int) -> String {
    let all = mistakes(index)
    guard let worst = all.first else { return input.say(DataPhrase.noMistake) }
    return input.say(
      DataPhrase.mistakes, "\(all.count)", "\(worst.example)", data.classNames[worst.label],
      data.classNames[Swift.min(worst.answer, data.classes - 1)])
  }
}
