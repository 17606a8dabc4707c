extension Theme {
  /// All themes; the first is the one in use when none is named.
  public static let all: [Theme] = [.light, .dark, .paper, .projector]

  /// The theme of a name, if there is one.
  public static func named(_ name: String) -> Theme? {
    for theme in all where theme.name == name { return theme }
    return nil
  }

  /// White page, one orange accent: for screens, slides and prints in colour.
  public static let light = Theme(
    name: "light", background: .white, ink: Color(hex: 0x1b2030), quiet: Color(hex: 0x646c82),
    grid: Color(hex: 0xe9ebf0), axis: Color(hex: 0x9aa0b0), panel: Color(hex: 0xf4f5fa),
    track: Color(hex: 0xe6e8ef), accent: OkabeIto.vermilion,
    accentText: OkabeIto.vermilion.readable(on: Color(hex: 0xf4f5fa)), gradient: Color(hex: 0x0067a8),
    gradientText: Color(hex: 0x005f9c), warning: Color(hex: 0xb3261e), halo: .white,
    isoline: Color(hex: 0xffffff, alpha: 0.55), sequential: .viridis, diverging: .blueOrange,
    softening: 0.4,
    series: OkabeIto.series(
      [.blue, .vermilion, .green, .purple, .orange, .sky, .black], on: .white))

  /// A dark page for dark rooms and dark decks.
  public static let dark: Theme = {
    let ground = Color(hex: 0x12151d)
    var theme = light
    theme.name = "dark"
    theme.background = ground
    theme.ink = Color(hex: 0xf1f3f8)
    theme.quiet = Color(hex: 0xa3abbd)
    theme.grid = Color(hex: 0x282d3a)
    theme.axis = Color(hex: 0x5c6478)
    theme.panel = Color(hex: 0x1c212c)
    theme.track = Color(hex: 0x2b3140)
    theme.accent = Color(hex: 0xff8a3d)
    theme.accentText = Color(hex: 0xff9a57)
    theme.gradient = OkabeIto.sky
    theme.gradientText = Color(hex: 0x7cc6f2)
    theme.warning = Color(hex: 0xff8b80)
    theme.halo = ground
    theme.isoline = Color(hex: 0xffffff, alpha: 0.22)
    theme.softening = 0.45
    theme.series = OkabeIto.series(
      [.sky, .orange, .green, .purple, .yellow, .vermilion, .white], on: ground)
    return theme
  }()

  /// Greys alone, for papers printed in black and white: series differ by dash, marker and lightness.
  public static let paper: Theme = {
    var theme = light
    theme.name = "paper"
    theme.ink = .black
    theme.quiet = Color(hex: 0x4a4a4a)
    theme.grid = Color(hex: 0xe2e2e2)
    theme.axis = Color(hex: 0x6e6e6e)
    theme.panel = Color(hex: 0xf3f3f3)
    theme.track = Color(hex: 0xdedede)
    theme.accent = .black
    theme.accentText = .black
    theme.gradient = Color(hex: 0x3d3d3d)
    theme.gradientText = Color(hex: 0x3d3d3d)
    theme.warning = .black
    theme.isoline = Color(hex: 0x000000, alpha: 0.35)
    theme.sequential = .gray
    theme.diverging = .gray
    theme.softening = 0.35
    let greys = [Color.black, Color(hex: 0x6e6e6e), Color(hex: 0x3a3a3a), Color(hex: 0x8c8c8c)]
    theme.series = OkabeIto.series(
      (0..<OkabeIto.dashes.count).map { greys[$0 % greys.count] }, on: .white)
    return theme
  }()

  /// Large letters and strong lines, for the last row of a lecture hall.
  public static let projector: Theme = {
    var theme = light
    theme.name = "projector"
    theme.ink = Color(hex: 0x0b0e16)
    theme.quiet = Color(hex: 0x4a5163)
    theme.grid = Color(hex: 0xdcdfe6)
    theme.axis = Color(hex: 0x6f7688)
    theme.softening = 0.3
    theme.titleSize = 36
    theme.bodySize = 20
    theme.labelSize = 19
    theme.tickSize = 18
    theme.margin = 48
    theme.hairline = 1.4
    theme.isolineWidth = 1.1
    theme.lineWidth = 3.4
    theme.pathWidth = 3.2
    theme.arrowWidth = 4
    theme.haloWidth = 2.4
    theme.markRadius = 4.5
    theme.pointRadius = 10
    return theme
  }()

  /// The sizes that themes share unless they set their own.
  init(
    name: String, background: Color, ink: Color, quiet: Color, grid: Color, axis: Color, panel: Color,
    track: Color, accent: Color, accentText: Color, gradient: Color, gradientText: Color, warning: Color,
    halo: Color, isoline: Color, sequential: ColorMap, diverging: ColorMap, softening: Double,
    series: [SeriesStyle]
  ) {
    self.name = name
    self.background = background
    self.ink = ink
    self.quiet = quiet
    self.grid = grid
    self.axis = axis
    self.panel = panel
    self.track = track
    self.accent = accent
    self.accentText = accentText
    self.gradient = gradient
    self.gradientText = gradientText
    self.warning = warning
    self.halo = halo
    self.isoline = isoline
    self.sequential = sequential
    self.diverging = diverging
    self.softening = softening
    self.series = series
    family = "Inter"
    titleSize = 30
    bodySize = 16
    labelSize = 14
    tickSize = 13
    margin = 64
    gap = 32
    hairline = 1
    isolineWidth = 0.8
    tickLength = 5
    lineWidth = 2.4
    pathWidth = 2.2
    arrowWidth = 3
    haloWidth = 2
    markRadius = 3.5
    pointRadius = 8
    cornerRadius = 6
  }
}

/// The categorical colours of Okabe and Ito, "Color Universal Design" (2008), told apart with any colour
/// vision, each with a dash and a marker.
enum OkabeIto {
  static let orange = Color(hex: 0xe69f00)
  static let sky = Color(hex: 0x56b4e9)
  static let green = Color(hex: 0x009e73)
  static let yellow = Color(hex: 0xf0e442)
  static let blue = Color(hex: 0x0072b2)
  static let vermilion = Color(hex: 0xd55e00)
  static let purple = Color(hex: 0xcc79a7)

  /// Solid, dashed, dotted and their mixtures, for a line 1 point wide.
  static let dashes: [[Double]] = [
    [], [4, 1.6], [1.2, 1.4], [6, 1.6, 1.2, 1.6], [2.4, 1.2], [8, 2], [4, 1.4, 1.2, 1.4, 1.2, 1.4],
  ]

  static let markers: [MarkerShape] = [.circle, .triangle, .square, .diamond, .cross, .triangleDown, .plus]

  /// The dash of the series at a place. From the eighth on dashes and markers come round by different lengths, so that no
  /// two of 49 series have both in common, whatever their colours.
  static func dash(_ index: Int) -> [Double] { dashes[(index + index / dashes.count * 3) % dashes.count] }

  /// The marker of the series at a place; see `dash`.
  static func marker(_ index: Int) -> MarkerShape {
    markers[(index + index / markers.count * 2) % markers.count]
  }

  /// The looks of as many series as there are colours. Colours too pale for the page are made darker (on a
  /// dark page lighter) until lines have 3 : 1 and labels 4.5 : 1.
  static func series(_ colors: [Color], on ground: Color) -> [SeriesStyle] {
    colors.enumerated().map { index, color in
      SeriesStyle(
        color: color.readable(on: ground, ratio: 3), textColor: color.readable(on: ground),
        dash: dash(index), marker: marker(index))
    }
  }
}

extension Color {
  fileprivate static let orange = OkabeIto.orange
  fileprivate static let sky = OkabeIto.sky
  fileprivate static let green = OkabeIto.green
  fileprivate static let yellow = OkabeIto.yellow
  fileprivate static let blue = OkabeIto.blue
  fileprivate static let vermilion = OkabeIto.vermilion
  fileprivate static let purple = OkabeIto.purple
}
