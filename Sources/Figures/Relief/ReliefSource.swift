import Drawing
import Optimization
import Plotting

/// What stays the same of a relief from whichever side it is seen: the sampled surface and its heights.
struct ReliefSource: Sendable {
  let sample: SurfaceSample
  private let names: (x: RichText?, y: RichText?, z: RichText?)
  /// The heights to show, and how they grow.
  private let heights: ValueRange?
  private let kind: Scale.Kind

  init?(_ surface: Surface, input: PanelInput, rect: Rect) {
    guard
      let sample = SurfaceSample(
        surface, frame: rect.size, spacing: 4, levels: 16, theme: input.theme,
        diverging: input.text("colors").map { $0 == "diverging" })
    else { return nil }
    let names = MapFrame.names(surface)
    self.init(sample, names: (names.x, names.y, RichText(markup: "<i>f</i>")))
  }

  /// Any heights on a grid, with the names of the three axes.
  init(_ sample: SurfaceSample, names: (x: RichText?, y: RichText?, z: RichText?)) {
    self.sample = sample
    self.names = names
    // Where the map's levels are logarithmic, so are the heights: a flat valley between walls shows nothing.
    if sample.ladder.spacing == .logarithmic, let range = sample.grid.range, range.upper > 0 {
      let lowest = sample.ladder.levels.first ?? range.upper * 1e-4
      heights = ValueRange(
        Swift.max(range.lower, Swift.max(lowest / 2, range.upper * 1e-6)), range.upper)
      kind = .logarithmic
    } else {
      heights = sample.grid.range
      kind = .linear
    }
  }

  /// The relief from one side.
  ///
  /// - Parameter turns: whether it is one view of a turntable, in which nothing may grow or shrink.
  func relief(from view: ReliefView, turns: Bool, input: PanelInput, rect: Rect) -> Relief {
    // Light and shade want stronger colours than a path on a map does; those near the page's take a little ink, or
    // the middle of a diverging map would vanish on it.
    let theme = input.theme
    let map = (sample.ladder.center == nil ? theme.sequential : theme.diverging)
      .softened(towards: theme.background, by: theme.softening * 0.35)
    let colors = sample.ladder.colors(map).map { $0.parted(from: theme.background, with: theme.ink) }
    let finish: ReliefSkin.Finish = input.flag("mesh", default: false) ? .mesh : .smooth
    return Relief(
      sample.grid, in: rect, x: sample.x, y: sample.y, z: heights, zKind: kind, ladder: sample.ladder,
      skin: ReliefSkin(finish, colors: colors), view: view,
      names: names, steady: turns, theme: theme,
      measuring: input.measuring)
  }
}

extension Color {
  /// The colour with a little ink where it comes near the page's, the more the nearer: their order is kept.
  fileprivate func parted(from page: Color, with ink: Color) -> Color {
    let (r, g, b) = (red - page.red, green - page.green, blue - page.blue)
    let nearness = Swift.max(0, 1 - (r * r + g * g + b * b).squareRoot() / 0.6)
    return mixed(with: ink, 0.2 * nearness)
  }
}
