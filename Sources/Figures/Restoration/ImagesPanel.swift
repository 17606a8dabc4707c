import Drawing
import NumberText
import Optimization
import Plotting
import Vision
import Wording

extension PanelInput {
  /// Panels of images need runs that restore one.
  static let needsRestoration: @Sendable (PanelInput) -> String? = { input in
    !input.runs.isEmpty && input.runs.allSatisfy { $0.restoration != nil }
      ? nil : "it needs runs that restore an image"
  }
}

extension Panel {
  /// The true image, the spoilt one, the estimate and what is left over.
  static let images = Panel(
    name: "images", title: Translations("Images", "Bilder", "Images"),
    summary: "The true image, the blurred or noisy one, the estimate at this step, and the residual.",
    place: .main,
    options: [
      PanelOptionRecord("columns", .columns, "How many images stand side by side; as fits best unless told.")
    ],
    objection: PanelInput.needsRestoration,
    room: { input, _ in
      .tiles(marginWidth: 0, marginHeight: 0) { rect in RestorationWall.layout(input, in: rect) }
    },
    prepare: { input, rect in
      guard let wall = RestorationWall(input: input, rect: rect) else { return .empty("images") }
      return PreparedPanel(wall)
    })
}

/// Images side by side: true, spoilt, then for each run its estimate, and of a single run the residual.
struct RestorationWall: PanelPicture {
  let fixed: Group
  private let input: PanelInput
  private let frames: [Rect]

  init?(input: PanelInput, rect: Rect) {
    guard let record = input.runs.first?.restoration else { return nil }
    self.input = input
    let layout = RestorationWall.layout(input, in: rect)
    frames = layout.frames
    let isBlurred = record.scenario.blur != nil
    let isNoisy = record.scenario.noise != .none
    let spoilt = input.say(isBlurred ? (isNoisy ? ImagePhrase.blurredNoisy : .blurred) : .noisy)
    let error = record.scenario.truth.relativeError(of: record.observed)
    var shapes: [Shape] = []
    shapes += RestorationWall.tile(
      record.scenario.truth, input.say(ImagePhrase.truth), layout.frames[0], input)
    shapes += RestorationWall.tile(
      record.observed, input.say(ImagePhrase.observed, spoilt, RestorationWall.percent(error, input)),
      layout.frames[1], input)
    fixed = Group("images", shapes)
  }

  /// Four images, or those of a comparison, each below its title.
  static func layout(_ input: PanelInput, in rect: Rect) -> TileLayout {
    let theme = input.theme
    let shape = input.runs.first?.restoration?.scenario.truth.shape ?? ImageShape(height: 1, width: 1)
    let line = input.measuring.measure(TextBlock(RichText(plain: "0"), style: theme.text(.heading))).height
    return TileLayout(
      count: input.runs.count == 1 ? 4 : input.runs.count + 2,
      aspect: Double(shape.width) / Double(shape.height), in: rect, title: line + theme.tickSize * 0.35,
      gapX: theme.gap * 0.7, gapY: theme.gap * 0.5, columns: input.whole("columns"))
  }

  private static func percent(_ share: Double, _ input: PanelInput) -> String {
    share.isFinite && share < 100
      ? input.say(ImagePhrase.error, fixedDisplay(100 * share, decimals: 1))
      : input.say(ImagePhrase.hugeError)
  }

  private static func tile(_ image: Image, _ title: String, _ frame: Rect, _ input: PanelInput) -> [Shape] {
    var shapes = caption(title, frame, input)
    if let raster = ImageRaster.picture(image) { shapes.append(.raster(raster, in: frame)) }
    return shapes
  }

  private static func caption(_ title: String, _ frame: Rect, _ input: PanelInput) -> [Shape] {
    let block = input.fitting.line(
      RichText(markup: title), input.theme.text(.heading), width: frame.width, least: 0.6)
    return [
      .text(
        PlacedText(
          block, at: Point(frame.x, frame.y - input.theme.tickSize * 0.35), anchor: TextAnchor(.left, .bottom)
        ))
    ]
  }

  func moving(_ index: Int) -> Group {
    let iteration = input.iterations[index]
    var shapes: [Shape] = []
    let isSingle = input.runs.count == 1
    for (number, run) in input.runs.enumerated() {
      guard let record = run.restoration, let step = run.step(at: iteration),
        let image = Image(shape: record.scenario.truth.shape, values: step.position)
      else { continue }
      let name = isSingle ? input.say(ImagePhrase.estimate, grouped(step.iteration)) : run.label
      let error = record.scenario.truth.relativeError(of: image)
      shapes += RestorationWall.tile(
        image, input.say(ScenePhrase.named, name, RestorationWall.percent(error, input)), frames[number + 2],
        input)
      if isSingle { shapes += residual(record, image) }
    }
    return Group("estimates", shapes)
  }

  /// The residual on a diverging scale of its own, which is said above it.
  private func residual(_ record: RestorationRecord, _ image: Image) -> [Shape] {
    let residual = record.residual(of: image)
    let shape = residual.shape
    let plane = shape.height * shape.width
    // Of a colour image the mean of its channels.
    let values = (0..<plane).map { pixel in
      var sum = 0.0
      for channel in 0..<shape.channels { sum += residual.values[channel * plane + pixel] }
      return sum / Double(shape.channels)
    }
    var reach = 0.0
    for value in values where value.isFinite { reach = Swift.max(reach, abs(value)) }
    let name = record.scenario.blur == nil ? "<i>x</i> − <i>y</i>" : "<i>K x</i> − <i>y</i>"
    var title = input.say(ImagePhrase.residual, name)
    if reach > 0 { title = input.say(ScenePhrase.named, title, "±" + displayMarkup(reach, digits: 2)) }
    var shapes = RestorationWall.caption(title, frames[3], input)
    if let raster = ImageRaster.signed(
      values, width: shape.width, height: shape.height, reach: reach, map: input.theme.diverging)
    {
      shapes.append(.raster(raster, in: frames[3]))
    }
    return shapes
  }

  func description(_ index: Int) -> String {
    var text = input.say(DataPhrase.restoration)
    for run in input.runs {
      guard let record = run.restoration, let step = run.step(at: input.iterations[index]) else { continue }
      if record.relativeErrors.indices.contains(step.iteration) {
        text += " "
        text += input.say(
          run.label.isEmpty ? DataPhrase.estimate : .estimateOf, "\(step.iteration)",
          RichText(markup: RestorationWall.percent(record.relativeErrors[step.iteration], input)).plain,
          RichText(markup: run.label).plain)
      }
    }
    return text
  }
}
