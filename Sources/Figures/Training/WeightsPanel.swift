import Drawing
import NumberText
import Optimization
import Plotting
import Vision
import Wording

extension Panel {
  /// The weights of the first layer as images, one for each class or hidden unit or filter, on one scale.
  static let weights = Panel(
    name: "weights", title: Translations("Weights as images", "Gewichte als Bilder", "Poids en images"),
    summary: "The first layer’s weights as images, one for each class, hidden unit or filter, on one scale.",
    place: .main,
    options: [
      PanelOptionRecord("columns", .columns, "How many images stand side by side; as fits best unless told."),
      PanelOptionRecord(
        "count", .whole(1...1000), "How many images are shown at most; 40 unless told otherwise."),
    ],
    objection: PanelInput.needsTraining,
    prepare: { input, rect in
      guard let wall = WeightWall(input: input, rect: rect) else { return .empty("weights") }
      return PreparedPanel(wall)
    })
}

/// The weight images of the first run's first layer.
struct WeightWall: PanelPicture {
  let fixed: Group
  private let input: PanelInput
  private let block: ParameterBlock
  private let pixels: (width: Int, height: Int)
  private let frames: [Rect]
  private let reach: Double
  private let map: ColorMap
  /// Whether the images have a red, a green and a blue channel of their own.
  private let isColored: Bool

  init?(input: PanelInput, rect: Rect) {
    guard let run = input.runs.first, let record = run.training,
      let block = record.model.parameters.first(where: { $0.kind == .weights })
    else { return nil }
    let theme = input.theme
    let shape = record.model.input
    // A dense layer's row is an image of the input's size; a filter is a square of its own.
    if block.positions > 1 {
      let side = Int(Double(block.positions).squareRoot().rounded())
      pixels = (side, side)
    } else {
      pixels = (shape.width, shape.height)
    }
    isColored =
      shape.channels == 3 && (block.positions > 1 ? block.columns == 3 : block.columns == shape.count)
    self.input = input
    self.block = block
    map = theme.diverging
    let isClasses = block.rows == record.scenario.training.classes && record.model.parameters.count <= 2
    let count = Swift.min(block.rows, Swift.max(1, input.whole("count") ?? 40))
    let heading = PanelHeading(
      input.say(isClasses ? NetworkPhrase.classWeights : block.positions > 1 ? .filters : .unitWeights),
      note: isColored ? input.say(NetworkPhrase.channels) : nil, input: input, rect: rect
    )
    let barWidth = isColored ? 0 : theme.tickSize * 6
    let room = Rect(
      x: rect.x, y: heading.bottom, width: rect.width - barWidth, height: rect.bottom - heading.bottom)
    let titleHeight =
      isClasses
      ? input.measuring.measure(TextBlock(RichText(plain: "0"), style: theme.text(.label))).height
        + theme.tickSize * 0.2 : 0
    let layout = TileLayout(
      count: count, aspect: Double(pixels.width) / Double(pixels.height), in: room, title: titleHeight,
      gapX: theme.gap * (isClasses ? 0.5 : 0.3), gapY: theme.gap * 0.3,
      columns: input.whole("columns"))
    frames = layout.frames

    // One scale for all images and all frames, from the weights that are shown at all.
    var reach = 0.0
    for iteration in Set([0, input.lastIteration] + input.iterations).sorted() {
      let weights = run.step(at: iteration)?.position ?? record.finalWeights
      guard weights.count >= block.range.upperBound else { continue }
      for weight in weights[block.range] where weight.isFinite { reach = Swift.max(reach, abs(weight)) }
    }
    self.reach = reach > 0 ? reach : 1

    var shapes: [Shape] = [.group(Group("heading", heading.shapes))]
    if isClasses {
      for (index, frame) in layout.frames.enumerated() {
        let name = record.scenario.training.classNames[index]
        let text = input.fitting.line(
          RichText(plain: name), theme.text(.label, color: theme.quiet), width: frame.width)
        shapes.append(
          .text(
            PlacedText(
              text, at: Point(frame.center.x, frame.y - theme.tickSize * 0.15),
              anchor: TextAnchor(.center, .bottom))))
      }
    }
    if let first = layout.frames.first, !isColored {
      let bar = ColorBar(
        map, range: ValueRange(-self.reach, self.reach),
        in: Rect(
          x: layout.right + theme.gap * 0.7, y: first.y, width: barWidth, height: layout.bottom - first.y),
        theme: theme, measuring: input.measuring)
      shapes.append(.group(bar.group))
    }
    fixed = Group("weights", shapes)
  }

  func moving(_ frame: Int) -> Group {
    guard let weights = input.runs[0].step(at: input.iterations[frame])?.position,
      weights.count >= block.range.upperBound
    else { return Group("weight-images") }
    let length = block.columns * block.positions
    var shapes: [Shape] = []
    for (row, place) in frames.enumerated() {
      let start = block.range.lowerBound + row * length
      if isColored {
        // Each channel from black at −reach over grey at zero to full at reach.
        let colors = weights[start..<start + length].map { 0.5 + 0.5 * $0 / reach }
        let shape = ImageShape(height: pixels.height, width: pixels.width, channels: 3)
        if let raster = Image(shape: shape, values: colors).flatMap({ ImageRaster.picture($0) }) {
          shapes.append(.raster(raster, in: place))
        }
        continue
      }
      let values = Array(weights[start..<start + Swift.min(length, pixels.width * pixels.height)])
      if let raster = ImageRaster.signed(
        values, width: pixels.width, height: pixels.height, reach: reach, map: map)
      {
        shapes.append(.raster(raster, in: place))
      }
    }
    let outline = Path(frames.flatMap { Path($0).elements })
    shapes.append(.path(outline, stroke: Stroke(input.theme.grid, width: input.theme.hairline, join: .miter)))
    return Group("weight-images", shapes)
  }

  func description(_ frame: Int) -> String {
    input.say(
      DataPhrase.weights, "\(frames.count)", "\(pixels.width)", "\(pixels.height)",
      "\(input.iterations[frame])", displayText(-reach, digits: 2), displayText(reach, digits: 2))
  }
}
