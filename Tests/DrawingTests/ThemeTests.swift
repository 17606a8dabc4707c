import Drawing
import Testing

@Suite struct ThemeTests {
  /// Every colour that text is written in, on every ground that it is written on.
  @Test(arguments: Theme.all.map(\.name)) func textHasContrast(_ name: String) throws {
    let theme = try #require(Theme.named(name))
    #expect(theme.contrastFaults.isEmpty, "\(theme.contrastFaults)")
  }

  @Test func contrastFaultsAreFound() throws {
    var theme = Theme.light
    theme.quiet = Color(hex: 0xbbbbbb)
    let faults = theme.contrastFaults
    #expect(faults.map(\.setting) == ["quiet", "quiet"])
    #expect(faults.map(\.ground) == ["background", "panel"])
    let first = try #require(faults.first)
    // 0xbb is 0.4969 in linear light: 1.05 / 0.5469.
    #expect(abs(first.contrast - 1.92) < 0.01)
    #expect(first.better.contrast(with: theme.background) >= 4.5)
  }

  @Test func coloursAsText() {
    #expect(Color(text: "#1b2030") == Color(hex: 0x1b2030))
    #expect(Color(text: "1B2030") == Color(hex: 0x1b2030))
    #expect(Color(text: "#00000080") == Color(hex: 0, alpha: 128.0 / 255))
    for text in ["", "#12345", "red", "#12345g", "##123456"] { #expect(Color(text: text) == nil) }
    #expect(Color(hex: 0x1b2030).text == "#1b2030")
    #expect(Color(hex: 0xff8a3d, alpha: 128.0 / 255).text == "#ff8a3d80")
  }

  /// A dark ground under a light theme takes its rims and the letters of its accents with it.
  @Test func labelsFollowTheGround() {
    var theme = Theme.light
    for setting in Theme.settings where setting.name == "background" || setting.name == "panel" {
      if case .color(_, let write) = setting.access { write(&theme, Color(hex: 0x101018)) }
    }
    #expect(theme.halo == theme.background)
    #expect(theme.accentText.contrast(with: theme.background) >= 4.5)
    #expect(theme.series.allSatisfy { $0.textColor.contrast(with: theme.background) >= 4.5 })
  }

  @Test(arguments: Theme.all.map(\.name)) func seriesDifferByColorDashAndMarker(_ name: String) throws {
    let theme = try #require(Theme.named(name))
    #expect(theme.series.count >= 6)
    #expect(Set(theme.series.map(\.dash)).count == theme.series.count)
    #expect(Set(theme.series.map(\.marker)).count == theme.series.count)
    if theme.name != "paper" { #expect(Set(theme.series.map(\.color)).count == theme.series.count) }
    #expect(theme.seriesStyle(theme.series.count).color == theme.series[0].color)
    #expect(theme.seriesStyle(-1) == theme.series[theme.series.count - 1])
  }

  /// A figure takes 24 runs: no two have dash and marker in common, even in grey or in a theme of one colour.
  @Test(arguments: Theme.all.map(\.name), [1, 4, 7]) func manySeriesDiffer(_ name: String, colors: Int) throws
  {
    var theme = try #require(Theme.named(name))
    theme.series = Array(theme.series.prefix(colors))
    let looks = (0..<24).map { theme.seriesStyle($0) }
    #expect(Set(looks.map { "\($0.dash) \($0.marker)" }).count == 24)
    #expect(Array(looks.prefix(theme.series.count)) == theme.series)
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
      case .length(let range, let read, let write):
        write(&theme, 77)
        #expect(read(theme) == 77)
        #expect(Theme.all.allSatisfy { range.contains(read($0)) }, "\(setting.name)")
        #expect(read(Theme.light.scaled(by: 2)) == 2 * read(Theme.light))
      case .colors(let read, let write):
        write(&theme, [Color(hex: 0x123456)])
        #expect(read(theme) == [Color(hex: 0x123456)])
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
