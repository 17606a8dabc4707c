import CairoBackend
import Drawing
import Figures
import ImageFiles
import NumberText
import PageEngine

/// A run that the page shows as it was: the drawing commands of its panels at some frames, made by the same panels
/// as the figures.
public struct RecordedScene: Sendable {
  /// A frame and its numbers.
  public struct Frame: Sendable {
    /// The iteration.
    public var iteration: Int
    /// Names and values, in markup.
    public var values: [(name: String, text: String)]
    /// What the panels show, in sentences; plain.
    public var description: String
  }

  /// A panel at its size.
  struct Picture: Sendable {
    var view: PageScene.View
    var size: Size
    var theme: String
    /// The colour behind it: the page may have another one.
    var ground: String
  }

  /// The frames in order.
  public private(set) var frames: [Frame]
  let pictures: [Picture]
  /// Of each panel what stands still, then what moves in each frame: length and drawing commands.
  private let layers: [UInt8]

  /// Records panels at the frames of an input.
  ///
  /// - Parameters:
  ///   - views: the panels; all must suit the input.
  ///   - input: subject, runs, frames and theme; its settings and measure are replaced.
  ///   - values: the numbers of a frame, by its iteration.
  public init(
    _ views: [PageScene.View], requests: [PanelRequest], input: PanelInput, text: TextEngine,
    values: (Int) -> [(name: String, text: String)]
  ) throws(FigureError) {
    let setter = TextSetter(RecordedScene.meter(text))
    var layers: [UInt8] = []
    var pictures: [Picture] = []
    var descriptions = Array(repeating: "", count: input.iterations.count)
    for (view, request) in zip(views, requests) {
      guard let panel = PanelCatalogue.panel(named: request.name) else {
        throw .unknownPanel(name: request.name, nearest: PanelCatalogue.nearest(to: request.name))
      }
      var own = input
      own.options = request.options
      own.measuring = setter.measuring
      if let reason = panel.objection(own) { throw .unsuitablePanel(name: request.name, reason: reason) }
      let size = RecordedScene.size(panel, own, isMain: view.isMain)
      let prepared = panel.prepare(
        own, Rect(x: 2, y: 2, width: size.width - 4, height: size.height - 4))
      layers += RecordedScene.layer([prepared.fixed], setter)
      for frame in input.iterations.indices {
        layers += RecordedScene.layer([prepared.moving(frame)], setter)
        let sentence = prepared.description(frame)
        if !sentence.isEmpty {
          descriptions[frame] += (descriptions[frame].isEmpty ? "" : " ") + sentence
        }
      }
      pictures.append(
        Picture(view: view, size: size, theme: input.theme.name, ground: input.theme.background.text))
    }
    self.layers = layers
    self.pictures = pictures
    frames = zip(input.iterations, descriptions).map { iteration, description in
      Frame(iteration: iteration, values: values(iteration), description: description)
    }
  }

  private static func size(_ panel: Panel, _ input: PanelInput, isMain: Bool) -> Size {
    let width = isMain ? 680.0 : 460
    switch panel.room(input, width) {
    case .height(let height): return Size(width, height)
    case .aspect(let aspect, let marginWidth, let marginHeight):
      return Size(width, (width - marginWidth) / aspect + marginHeight)
    case .flexible, .tiles: return Size(width, isMain ? 520 : 250)
    }
  }

  /// A length and the commands. A twentieth of a point is finer than a screen, and compresses well.
  private static func layer(_ groups: [Group], _ setter: TextSetter) -> [UInt8] {
    var writer = SceneWriter(setter, grain: 0.05, fitsText: true)
    for group in groups { writer.write(group) }
    let bytes = writer.list.bytes(revision: 1)
    let count = UInt32(bytes.count)
    return (0..<4).map { UInt8(truncatingIfNeeded: count >> (8 * UInt32($0))) } + bytes
  }

  /// Pango as the measure of pieces of text.
  private static func meter(_ text: TextEngine) -> TextMeter {
    let measuring = text.measuring
    @Sendable func extent(_ font: TextFont, _ text: String) -> TextExtent {
      let weight: FontWeight =
        switch font.weight {
        case 700...: .bold
        case 600..<700: .semibold
        case 500..<600: .medium
        default: .regular
        }
      return measuring.measure(
        TextBlock(
          RichText(plain: text),
          style: TextStyle(size: font.size, weight: weight, italic: font.isItalic, color: .black)))
    }
    return TextMeter(
      width: { font, text in extent(font, text).width },
      reach: { font in
        let line = extent(font, "x")
        return (line.baseline, line.height - line.baseline)
      })
  }

  var json: JSONText {
    .members([
      "frames": .list(
        frames.map { frame in
          .members([
            "iteration": .number("\(frame.iteration)"),
            "values": .list(frame.values.map { .members(["name": .text($0.name), "text": .text($0.text)]) }),
            "description": .text(frame.description),
          ])
        }),
      "views": .list(
        pictures.map { picture in
          .object(
            picture.view.members + [
              JSONText.Member(name: "width", value: .number(shortestText(picture.size.width))),
              JSONText.Member(name: "height", value: .number(shortestText(picture.size.height.rounded(.up)))),
              JSONText.Member(name: "theme", value: .text(picture.theme)),
              JSONText.Member(name: "ground", value: .text(picture.ground)),
            ])
        }), "layers": .text(packedText(deflatedBest(layers))),
    ])
  }
}
