import Drawing
import Optimization
import Plotting

/// The part of a picture that does not depend on the runs: contours or the relief, with their axes. Where a
/// learner drags the start, only the runs are drawn anew.
public final class PanelGround: Sendable {
  /// All that the ground depends on.
  struct Key: Sendable, Hashable {
    var surface: Surface
    var rect: Rect
    var theme: Theme
    var options: [String: PanelOption]
    var gutter: Double
  }

  let key: Key
  let sample: SurfaceSample
  let picture: Picture

  /// What was drawn.
  enum Picture: Sendable {
    case map(Axes)
    case relief(Relief)
  }

  /// The shapes, back to front.
  public let shapes: [Shape]

  init(key: Key, sample: SurfaceSample, picture: Picture, shapes: [Shape]) {
    self.key = key
    self.sample = sample
    self.picture = picture
    self.shapes = shapes
  }

  /// The earlier ground of an input, where it still fits.
  static func kept(_ input: PanelInput, surface: Surface, rect: Rect) -> PanelGround? {
    guard let ground = input.ground, ground.key == key(input, surface, rect) else { return nil }
    return ground
  }

  static func key(_ input: PanelInput, _ surface: Surface, _ rect: Rect) -> Key {
    Key(surface: surface, rect: rect, theme: input.theme, options: input.options, gutter: input.gutter)
  }
}
