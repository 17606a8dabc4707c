/// One thing of a theme that a lesson or a theme file may change, by name.
public struct ThemeSetting: Sendable {
  /// How it is read and written, by kind.
  public enum Access: Sendable {
    case color(read: @Sendable (Theme) -> Color, write: @Sendable (inout Theme, Color) -> Void)
    /// The colours of several series, in order; dashes and markers stay.
    case colors(read: @Sendable (Theme) -> [Color], write: @Sendable (inout Theme, [Color]) -> Void)
    /// A size or width in points, within a range.
    case length(
      ClosedRange<Double>, read: @Sendable (Theme) -> Double, write: @Sendable (inout Theme, Double) -> Void)
    /// A number from 0 to 1.
    case fraction(read: @Sendable (Theme) -> Double, write: @Sendable (inout Theme, Double) -> Void)
    /// The name of a font family.
    case family(read: @Sendable (Theme) -> String, write: @Sendable (inout Theme, String) -> Void)
    case colorMap(read: @Sendable (Theme) -> ColorMap, write: @Sendable (inout Theme, ColorMap) -> Void)
  }

  /// The name, in kebab-case.
  public let name: String
  /// What it is the colour or size of.
  public let summary: String
  /// How to read and write it.
  public let access: Access

  init(_ name: String, _ summary: String, _ access: Access) {
    self.name = name
    self.summary = summary
    self.access = access
  }
}

extension Theme {
  /// Every colour, size, width, font and map, in the order in which changes take effect: grounds first, for the
  /// colours of text follow them.
  public static let settings: [ThemeSetting] = grounds + inks + maps + type + lengths

  private static let grounds = [
    ThemeSetting(
      "background", "the page",
      .color(
        read: { $0.background },
        write: { theme, color in
          if theme.halo == theme.background { theme.halo = color }
          theme.background = color
          theme.fitLabels()
        })),
    ThemeSetting(
      "panel", "the ground of calm boxes",
      .color(
        read: { $0.panel },
        write: {
          $0.panel = $1
          $0.fitLabels()
        })),
  ]

  private static let inks = [
    ThemeSetting("ink", "titles, paths, lines", .color(read: { $0.ink }, write: { $0.ink = $1 })),
    ThemeSetting(
      "quiet", "subtitles and numbers along axes", .color(read: { $0.quiet }, write: { $0.quiet = $1 })),
    ThemeSetting("grid", "grid lines", .color(read: { $0.grid }, write: { $0.grid = $1 })),
    ThemeSetting("axis", "tick marks and axes", .color(read: { $0.axis }, write: { $0.axis = $1 })),
    ThemeSetting(
      "track", "the empty part of the progress bar", .color(read: { $0.track }, write: { $0.track = $1 })),
    ThemeSetting(
      "accent", "the current point and whatever belongs to it",
      .color(
        read: { $0.accent },
        write: {
          $0.accent = $1
          $0.fitLabels()
        })),
    ThemeSetting(
      "gradient", "the arrow of the gradient, tangents",
      .color(
        read: { $0.gradient },
        write: {
          $0.gradient = $1
          $0.fitLabels()
        })),
    ThemeSetting(
      "warning", "findings that warn", .color(read: { $0.warning }, write: { $0.warning = $1 })),
    ThemeSetting(
      "halo", "the rim behind paths and labels on a map", .color(read: { $0.halo }, write: { $0.halo = $1 })),
    ThemeSetting(
      "isoline", "isolines on a map", .color(read: { $0.isoline }, write: { $0.isoline = $1 })),
    ThemeSetting(
      "series", "several runs, in order",
      .colors(
        read: { $0.series.map { $0.color } },
        write: { theme, colors in
          theme.series = OkabeIto.series(colors, on: theme.background)
          // A colour that was chosen is kept as it is; only its labels are made readable.
          for index in colors.indices { theme.series[index].color = colors[index] }
        })),
  ]

  private static let maps = [
    ThemeSetting(
      "color-map", "heights from low to high",
      .colorMap(read: { $0.sequential }, write: { $0.sequential = $1 })),
    ThemeSetting(
      "diverging-map", "heights on both sides of a saddle",
      .colorMap(read: { $0.diverging }, write: { $0.diverging = $1 })),
    ThemeSetting(
      "softening", "how far maps are mixed with the page: 0 keeps them, 1 wipes them out",
      .fraction(read: { $0.softening }, write: { $0.softening = $1 })),
  ]

  private static let type = [
    ThemeSetting("font", "the font family", .family(read: { $0.family }, write: { $0.family = $1 })),
    ThemeSetting(
      "title-size", "the heading", .length(8...80, read: { $0.titleSize }, write: { $0.titleSize = $1 })),
    ThemeSetting(
      "body-size", "running text", .length(6...48, read: { $0.bodySize }, write: { $0.bodySize = $1 })),
    ThemeSetting(
      "label-size", "labels in figures, names of axes",
      .length(6...48, read: { $0.labelSize }, write: { $0.labelSize = $1 })),
    ThemeSetting(
      "tick-size", "numbers along axes, notes",
      .length(6...48, read: { $0.tickSize }, write: { $0.tickSize = $1 })),
  ]

  private static let lengths = [
    ThemeSetting(
      "margin", "free room round the page",
      .length(8...200, read: { $0.margin }, write: { $0.margin = $1 })),
    ThemeSetting(
      "gap", "free room between panels", .length(4...120, read: { $0.gap }, write: { $0.gap = $1 })),
    ThemeSetting(
      "hairline", "grid lines and axes",
      .length(0.1...10, read: { $0.hairline }, write: { $0.hairline = $1 })),
    ThemeSetting(
      "isoline-width", "isolines",
      .length(0...10, read: { $0.isolineWidth }, write: { $0.isolineWidth = $1 })),
    ThemeSetting(
      "tick-length", "tick marks", .length(0...40, read: { $0.tickLength }, write: { $0.tickLength = $1 })),
    ThemeSetting(
      "line-width", "lines of plots",
      .length(0.1...20, read: { $0.lineWidth }, write: { $0.lineWidth = $1 })),
    ThemeSetting(
      "path-width", "paths on maps", .length(0.1...20, read: { $0.pathWidth }, write: { $0.pathWidth = $1 })),
    ThemeSetting(
      "arrow-width", "shafts of arrows",
      .length(0.1...20, read: { $0.arrowWidth }, write: { $0.arrowWidth = $1 })),
    ThemeSetting(
      "halo-width", "how far rims reach",
      .length(0...20, read: { $0.haloWidth }, write: { $0.haloWidth = $1 })),
    ThemeSetting(
      "mark-radius", "marks of the steps of a path",
      .length(0.5...40, read: { $0.markRadius }, write: { $0.markRadius = $1 })),
    ThemeSetting(
      "point-radius", "the current point",
      .length(1...60, read: { $0.pointRadius }, write: { $0.pointRadius = $1 })),
    ThemeSetting(
      "corner-radius", "the corners of boxes",
      .length(0...60, read: { $0.cornerRadius }, write: { $0.cornerRadius = $1 })),
  ]

  /// Makes the colours of labels that belong to a colour readable on the grounds as they are now.
  private mutating func fitLabels() {
    accentText = accent.readable(on: panel).readable(on: background)
    gradientText = gradient.readable(on: panel).readable(on: background)
    for index in series.indices { series[index].textColor = series[index].color.readable(on: background) }
  }
}
