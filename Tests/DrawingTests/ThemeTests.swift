import Drawing
import Testing

@Suite struct ThemeTests {
  /// Every colour that text is written in, on every ground that it is written on.
  @Test(arguments: Theme.all.map(\.name)) func textHasContrast(_ name: String) throws {
    let theme = try #require(Theme.named(name))
    let inks = [
      ("ink", theme.ink), ("quiet", theme.quiet), ("accentText", theme.accentText),
      ("gradientText", theme.gradientText), ("warning", theme.warning),
    ]
    for (name, ink) in inks {
      for (place, ground) in [("page", theme.background), ("panel", theme.panel)] {
        let contrast = ink.contrast(with: ground)
        #expect(contrast >= 4.5, "\(theme.name): \(name) on the \(place)")
      }
    }
    for (index, style) in theme.series.enumerated() {
      #expect(style.textColor.contrast(with: theme.background) >= 4.5, "\(theme.name): label \(index)")
      #expect(style.color.contrast(with: theme.background) >= 3, "\(theme.name): line \(index)")
    }
    #expect(theme.accent.contrast(with: theme.background) >= 3)
    #expect(theme.gradient.contrast(with: theme.background) >= 3)
    #expect(theme.ink.contrast(with: theme.halo) >= 4.5)
  }

  @Test(arguments: Theme.all.map(\.name)) func seriesDifferByColorDashAndMarker(_ name: String) throws {
    let theme = try #require(Theme.named(name))
    #expect(theme.series.count >= 6)
    #expect(Set(theme.series.map(\.dash)).count == theme.series.count)
    #expect(Set(theme.series.map(\.marker)).count == theme.series.count)
    if theme.name != "paper" { #expect(Set(theme.series.map(\.color)).count == theme.series.count) }
    #expect(theme.seriesStyle(theme.series.count) == theme.series[0])
    #expect(theme.seriesStyle(-1) == theme.series[theme.series.count - 1])
  }

  @Test func paperIsGrey() {
    let theme = Theme.paper
    for color in [theme.ink, theme.accent, theme.gradient] + theme.series.map(\.color) {
      #expect(abs(color.red - color.green) < 1e-3 && abs(color.green - color.blue) < 1e-3)
    }
  }

  @Test func settingsReadAndWrite() {
    #expect(Set(Theme.settings.map(\.name)).count == Theme.settings.count)
    for setting in Theme.settings {
      var theme = Theme.light
      switch setting.access {
      case .color(let read, let write):
        write(&theme, Color(hex: 0x123456))
        #expect(read(theme) == Color(hex: 0x123456))
      case .length(let read, let write):
        write(&theme, 77)
        #expect(read(theme) == 77)
        #expect(read(Theme.light.scaled(by: 2)) == 2 * read(Theme.light))
      case .fraction(let read, let write):
        write(&theme, 0.25)
        #expect(read(theme) == 0.25)
      case .family(let read, let write):
        write(&theme, "Serif")
        #expect(read(theme) == "Serif")
      case .colorMap(let read, let write):
        write(&theme, .cividis)
        #expect(read(theme) == .cividis)
      }
      #expect(theme != Theme.light)
    }
  }
}
