import Drawing
import NumberText
import Optimization
import Plotting
import Vision
import Wording

extension Panel {
  /// What each layer of a convolutional network makes of one image, with the filters beside it.
  static let featureMaps = Panel(
    name: "feature-maps", title: Translations("Feature maps", "Merkmalskarten", "Cartes de caractéristiques"),
    summary: "One image on its way through the network: what each layer makes of it, channel by channel.",
    place: .main,
    options: [
      PanelOptionRecord("image", .index, "Which image, counted from 0: a held-out one if there are any."),
      PanelOptionRecord(
        "count", .whole(1...32), "How many channels of a layer are shown at most; 8 unless told."),
    ],
    objection: PanelInput.needsTraining,
    prepare: { input, rect in
      guard let wall = FeatureWall(input: input, rect: rect) else { return .empty("feature-maps") }
      return PreparedPanel(wall)
    })
}

/// A row for each layer: its name, and its channels as small pictures. A layer that gives a list is a row of bars.
struct FeatureWall: PanelPicture {
  let fixed: Group
  private let input: PanelInput
  private let record: TrainingRecord
  private let data: DataSet
  private let example: Int
  /// Of this image alone, its place 0.
  private let evaluation: Evaluation
  private let rows: [Row]

  /// One layer's row.
  private struct Row {
    var layer: Int
    /// The places of its pictures; a list has one, for its bars.
    var frames: [Rect]
    var isList: Bool
    /// Whether its numbers have a sign that matters.
    var isSigned: Bool
  }

  init?(input: PanelInput, rect: Rect) {
    guard let record = input.runs.first?.training else { return nil }
    let theme = input.theme
    let data = record.scenario.test ?? record.scenario.training
    guard data.count > 0 else { return nil }
    let example = Swift.max(0, Swift.min(data.count - 1, input.whole("image") ?? 0))
    self.input = input
    self.record = record
    self.data = data
    self.example = example
    evaluation = Evaluation(model: record.model, data: data.subset([example]), loss: record.scenario.loss)
    let truth = RichText.escaped(data.classNames[data.labels[example]])
    let heading = PanelHeading(
      input.say(NetworkPhrase.layers, "\(example)", truth), input: input, rect: rect)
    let model = record.model
    // Flattening changes nothing that can be seen.
    let layers = model.layers.indices.filter { model.layers[$0] != .flatten }
    let most = Swift.max(1, Swift.min(32, input.whole("count") ?? 8))
    let style = theme.text(.label)
    let names = layers.map { RichText(plain: FeatureWall.name(model.layers[$0], model.shapes[$0 + 1])) }
    let widest = names.map { input.fitting.width($0, style) }.max() ?? 0
    let nameWidth = Swift.min(rect.width * 0.24, widest * 1.02) + theme.gap * 0.6
    let gap = theme.tickSize * 0.35
    let spacing = theme.gap * 0.35
    let bottomText = input.measuring.measure(TextBlock(RichText(plain: "0"), style: theme.text(.tick))).height
    let room = rect.bottom - heading.bottom - bottomText * 1.4
    // A list is a strip a third as high as a picture.
    let lists = layers.filter { model.shapes[$0 + 1].height * model.shapes[$0 + 1].width == 1 }.count
    let pictures = Double(layers.count - lists) + 1
    let free = room - Double(layers.count) * spacing
    let side = Swift.max(
      2,
      Swift.min(
        free / (pictures + Double(lists) * 0.55), (rect.width - nameWidth) / Double(most) - gap))
    var shapes: [Shape] = [.group(Group("heading", heading.shapes))]
    var y = heading.bottom
    func name(_ text: RichText, _ height: Double) {
      let block = input.fitting.line(text, style, width: nameWidth - theme.gap * 0.6, least: 0.6)
      shapes.append(
        .text(
          PlacedText(
            block, at: Point(rect.x + nameWidth - theme.gap * 0.6, y + height / 2),
            anchor: TextAnchor(.right, .middle))))
    }
    name(RichText(plain: input.say(NetworkPhrase.image, "\(example)")), side)
    let image = data.image(example)
    let first = Rect(
      x: rect.x + nameWidth, y: y, width: side * Double(data.shape.width) / Double(data.shape.height),
      height: side)
    if let raster = ImageRaster.picture(image) { shapes.append(.raster(raster, in: first)) }
    shapes.append(.path(Path(first), stroke: Stroke(theme.axis, width: theme.hairline, join: .miter)))
    y += side + spacing
    var rows: [Row] = []
    for (index, layer) in layers.enumerated() {
      let shape = model.shapes[layer + 1]
      let isList = shape.height * shape.width == 1
      let height = isList ? side * 0.55 : side
      name(names[index], height)
      var frames: [Rect] = []
      if isList {
        frames = [Rect(x: rect.x + nameWidth, y: y, width: rect.width - nameWidth, height: height)]
      } else {
        for channel in 0..<Swift.min(most, shape.channels) {
          let width = side * Double(shape.width) / Double(shape.height)
          frames.append(
            Rect(
              x: rect.x + nameWidth + Double(channel) * (width + gap), y: y, width: width, height: height))
        }
      }
      rows.append(
        Row(layer: layer, frames: frames, isList: isList, isSigned: FeatureWall.isSigned(model, layer)))
      y += height + spacing
    }
    self.rows = rows
    let isPart = rows.contains { !$0.isList && $0.frames.count < model.shapes[$0.layer + 1].channels }
    shapes.append(
      .text(
        PlacedText(
          input.fitting.line(
            RichText(
              plain: isPart
                ? input.say(NetworkPhrase.scalesOfPart, "\(most)") : input.say(NetworkPhrase.scales)),
            theme.text(.tick), width: rect.width),
          at: Point(rect.x, y), anchor: TextAnchor(.left, .top))))
    fixed = Group("feature-maps", shapes)
  }

  private static func name(_ layer: Layer, _ shape: ImageShape) -> String {
    let size =
      shape.height * shape.width == 1
      ? "\(shape.channels)" : "\(shape.channels) × \(shape.height) × \(shape.width)"
    return "\(layer.name), \(size)"
  }

  /// Whether a layer's numbers can be below zero: after relu, sigmoid, and pools behind them they cannot.
  private static func isSigned(_ model: Model, _ layer: Int) -> Bool {
    switch model.layers[layer] {
    case .activation(.relu), .activation(.sigmoid), .activation(.scaledRelu): false
    case .maximumPool, .averagePool, .flatten: layer > 0 ? isSigned(model, layer - 1) : false
    default: true
    }
  }

  private func weights(_ index: Int) -> [Double] {
    input.runs[0].step(at: input.iterations[index])?.position ?? record.finalWeights
  }

  func moving(_ index: Int) -> Group {
    let theme = input.theme
    let outputs = evaluation.layerOutputs(of: weights(index), example: 0)
    var shapes: [Shape] = []
    for row in rows where row.layer < outputs.count {
      let image = outputs[row.layer].image
      let reach = image.values.reduce(0) { $1.isFinite ? Swift.max($0, abs($1)) : $0 }
      if row.isList {
        shapes += bars(image.values, reach: reach, isSigned: row.isSigned, in: row.frames[0])
        continue
      }
      let size = image.shape.width * image.shape.height
      for (channel, frame) in row.frames.enumerated() {
        let values = Array(image.values[channel * size..<(channel + 1) * size])
        let raster =
          row.isSigned
          ? ImageRaster.signed(
            values, width: image.shape.width, height: image.shape.height, reach: reach, map: theme.diverging)
          : Image(
            shape: ImageShape(height: image.shape.height, width: image.shape.width),
            values: values.map { reach > 0 ? $0 / reach : 0 }
          ).flatMap { ImageRaster.picture($0) }
        if let raster { shapes.append(.raster(raster, in: frame)) }
      }
      let outline = Path(row.frames.flatMap { Path($0).elements })
      shapes.append(.path(outline, stroke: Stroke(theme.grid, width: theme.hairline, join: .miter)))
    }
    return Group("feature-images", shapes)
  }

  /// A list of numbers as bars from a line; the largest fills half of the strip, or all of it without a sign.
  private func bars(_ values: [Double], reach: Double, isSigned: Bool, in frame: Rect) -> [Shape] {
    let theme = input.theme
    let zero = isSigned ? frame.center.y : frame.bottom
    let half = isSigned ? frame.height / 2 : frame.height
    let width = Swift.min(frame.height * 0.6, frame.width / Double(Swift.max(1, values.count)))
    var (up, down) = (Path(), Path())
    var highest = 0
    for (index, value) in values.enumerated() where value.isFinite && reach > 0 {
      if value > values[highest] { highest = index }
      let length = abs(value) / reach * half
      let bar = Rect(
        x: frame.x + (Double(index) + 0.1) * width, y: value >= 0 ? zero - length : zero, width: width * 0.8,
        height: length)
      if value >= 0 { up.elements += Path(bar).elements } else { down.elements += Path(bar).elements }
    }
    let positive = isSigned ? theme.diverging.color(at: 0.88) : theme.axis
    var shapes: [Shape] = []
    if !up.elements.isEmpty { shapes.append(.path(up, fill: .color(positive))) }
    if !down.elements.isEmpty { shapes.append(.path(down, fill: .color(theme.diverging.color(at: 0.12)))) }
    let end = frame.x + width * Double(values.count)
    shapes.append(
      .path(
        Path(through: [Point(frame.x, zero), Point(end, zero)]),
        stroke: Stroke(theme.axis, width: theme.hairline, cap: .butt)))
    return shapes
  }

  func description(_ index: Int) -> String {
    // The last layer's output, without those before it.
    var evaluation = evaluation
    let scores = evaluation.scores(of: weights(index), example: 0)
    return input.say(
      DataPhrase.layers, "\(rows.count)", "\(example)", data.classNames[data.labels[example]],
      data.classNames[Swift.min(indexOfLargest(scores), data.classes - 1)])
  }
}
