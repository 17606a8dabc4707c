/// One thing of a theme that a lesson or a theme file may change, by name.
public struct ThemeSetting: Sendable {
  /// How it is read and written, by kind.
  public enum Access: Sendable {
    case color(read: @Sendable (Theme) -> Color, write: @Sendable (inout Theme, Color) -> Void)
    /// A size or width in points.
    case length(read: @Sendable (Theme) -> Double, write: @Sendable (inout Theme, Double) -> Void)
    /// A number from 0 to 1.
    case fraction(read: @Sendable (Theme) -> Double, write: @Sendable (inout Theme, Double) -> Void)
    /// The name of a font family.
    case family(read: @Sendable (Theme) -> String, write: @Sendable (inout Theme, String) -> Void)
    case colorMap(read: @Sendable (Theme) -> ColorMap, write: @Sendable (inout Theme, ColorMap) -> Void)
  }

  /// The name, in kebab-case.
  public let name: String
  /// How to read and write it.
  public let access: Access
}

extension Theme {
  /// Every colour, size, width, font and map, in the order in which a theme file would list them.
  public static let settings: [ThemeSetting] = [
    ThemeSetting(
      name: "background", access: .color(read: { $0.background }, write: { $0.background = $1 })),
    ThemeSetting(name: "ink", access: .color(read: { $0.ink }, write: { $0.ink = $1 })),
    ThemeSetting(name: "quiet", access: .color(read: { $0.quiet }, write: { $0.quiet = $1 })),
    ThemeSetting(name: "grid", access: .color(read: { $0.grid }, write: { $0.grid = $1 })),
    ThemeSetting(name: "axis", access: .color(read: { $0.axis }, write: { $0.axis = $1 })),
    ThemeSetting(name: "panel", access: .color(read: { $0.panel }, write: { $0.panel = $1 })),
    ThemeSetting(name: "track", access: .color(read: { $0.track }, write: { $0.track = $1 })),
    ThemeSetting(
      name: "accent",
      access: .color(
        read: { $0.accent },
        write: {
          $0.accent = $1
          $0.accentText = $1.readable(on: $0.panel).readable(on: $0.background)
        })),
    ThemeSetting(
      name: "gradient",
      access: .color(
        read: { $0.gradient },
        write: {
          $0.gradient = $1
          $0.gradientText = $1.readable(on: $0.panel).readable(on: $0.background)
        })),
    ThemeSetting(name: "warning", access: .color(read: { $0.warning }, write: { $0.warning = $1 })),
    ThemeSetting(name: "halo", access: .color(read: { $0.halo }, write: { $0.halo = $1 })),
    ThemeSetting(name: "isoline", access: .color(read: { $0.isoline }, write: { $0.isoline = $1 })),
    ThemeSetting(
      name: "color-map", access: .colorMap(read: { $0.sequential }, write: { $0.sequential = $1 })),
    ThemeSetting(
      name: "diverging-map", access: .colorMap(read: { $0.diverging }, write: { $0.diverging = $1 })),
    ThemeSetting(
      name: "softening", access: .fraction(read: { $0.softening }, write: { $0.softening = $1 })),
    ThemeSetting(name: "font", access: .family(read: { $0.family }, write: { $0.family = $1 })),
    ThemeSetting(
      name: "title-size", access: .length(read: { $0.titleSize }, write: { $0.titleSize = $1 })),
    ThemeSetting(name: "body-size", access: .length(read: { $0.bodySize }, write: { $0.bodySize = $1 })),
    ThemeSetting(
      name: "label-size", access: .length(read: { $0.labelSize }, write: { $0.labelSize = $1 })),
    ThemeSetting(name: "tick-size", access: .length(read: { $0.tickSize }, write: { $0.tickSize = $1 })),
    ThemeSetting(name: "margin", access: .length(read: { $0.margin }, write: { $0.margin = $1 })),
    ThemeSetting(name: "gap", access: .length(read: { $0.gap }, write: { $0.gap = $1 })),
    ThemeSetting(name: "hairline", access: .length(read: { $0.hairline }, write: { $0.hairline = $1 })),
    ThemeSetting(
      name: "isoline-width", access: .length(read: { $0.isolineWidth }, write: { $0.isolineWidth = $1 })),
    ThemeSetting(
      name: "tick-length", access: .length(read: { $0.tickLength }, write: { $0.tickLength = $1 })),
    ThemeSetting(
      name: "line-width", access: .length(read: { $0.lineWidth }, write: { $0.lineWidth = $1 })),
    ThemeSetting(
      name: "path-width", access: .length(read: { $0.pathWidth }, write: { $0.pathWidth = $1 })),
    ThemeSetting(
      name: "arrow-width", access: .length(read: { $0.arrowWidth }, write: { $0.arrowWidth = $1 })),
    ThemeSetting(
      name: "halo-width", access: .length(read: { $0.haloWidth }, write: { $0.haloWidth = $1 })),
    ThemeSetting(
      name: "mark-radius", access: .length(read: { $0.markRadius }, write: { $0.markRadius = $1 })),
    ThemeSetting(
      name: "point-radius", access: .length(read: { $0.pointRadius }, write: { $0.pointRadius = $1 })),
    ThemeSetting(
      name: "corner-radius", access: .length(read: { $0.cornerRadius }, write: { $0.cornerRadius = $1 })),
  ]
}
