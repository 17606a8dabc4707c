import Drawing
import Testing

@Suite struct ColorTests {
  @Test func contrastOfKnownPairs() {
    #expect(abs(Color.black.contrast(with: .white) - 21) < 1e-9)
    #expect(abs(Color(hex: 0x777777).contrast(with: .white) - 4.478) < 1e-3)
    #expect(Color(hex: 0x767676).contrast(with: .white) >= 4.5)
  }

  @Test func blendsOverAGround() {
    let grey = Color.black.opacity(0.25).over(.white)
    #expect(grey == Color(red: 0.75, green: 0.75, blue: 0.75))
    #expect(Color.clear.over(.clear) == .clear)
    #expect(Color.black.mixed(with: .white, 0.5).red == 0.5)
  }

  @Test func labOfKnownColors() {
    let red = Color(hex: 0xff0000).lab
    #expect(abs(red.lightness - 53.24) < 0.02 && abs(red.a - 80.09) < 0.02 && abs(red.b - 67.20) < 0.02)
    for hex: UInt32 in [0x000000, 0xffffff, 0x123456, 0xd55e00, 0x0072b2] {
      let color = Color(hex: hex)
      let back = Color(color.lab)
      #expect(abs(back.red - color.red) < 1e-5 && abs(back.blue - color.blue) < 1e-5)
    }
  }

  @Test func readableKeepsWhatIsReadable() {
    #expect(Color.black.readable(on: .white) == .black)
    for hex: UInt32 in [0xf0e442, 0xe69f00, 0x56b4e9, 0xffffff, 0x808080] {
      for ground in [Color.white, Color(hex: 0x12151d), Color(hex: 0x777777)] {
        #expect(
          Color(hex: hex).readable(on: ground).contrast(with: ground) >= 4.5 || ground == Color(hex: 0x777777)
        )
      }
    }
  }
}

@Suite struct ColorMapTests {
  @Test func publishedEnds() {
    #expect(ColorMap.viridis.colors.count == 256 && ColorMap.cividis.colors.count == 256)
    #expect(ColorMap.viridis.color(at: 0) == Color(hex: 0x440154))
    #expect(ColorMap.viridis.color(at: 1) == Color(hex: 0xfde725))
    #expect(ColorMap.viridis.colors[128] == Color(hex: 0x21918c))
    #expect(ColorMap.cividis.color(at: 0) == Color(hex: 0x00224e))
    #expect(ColorMap.cividis.color(at: 1) == Color(hex: 0xfee838))
  }

  @Test func outsideTakesTheEnds() {
    let map = ColorMap.viridis
    #expect(map.color(at: -3) == map.colors[0] && map.color(at: .nan) == map.colors[0])
    #expect(map.color(at: 2) == map.colors[255] && map.color(at: .infinity) == map.colors[255])
    #expect(ColorMap(name: "none", colors: []).color(at: 0.5) == .black)
  }

  @Test func lightnessRises() {
    for map in [ColorMap.viridis, .cividis, .gray] {
      let lightness = map.colors.map { $0.lab.lightness }
      for (a, b) in zip(lightness, lightness.dropFirst()) { #expect(b > a - 0.25, "\(map.name)") }
    }
  }

  /// Equal steps are equal colour differences, and both sides match: the map is uniform as it claims.
  @Test func divergingIsUniform() {
    let map = ColorMap.blueOrange
    let steps = zip(map.colors, map.colors.dropFirst()).map { $0.lab.distance(to: $1.lab) }
    let mean = steps.reduce(0, +) / Double(steps.count)
    for step in steps { #expect(abs(step - mean) < 0.02 * mean) }
    #expect(map.colors.count % 2 == 1)
    let middle = map.color(at: 0.5).lab
    #expect(abs(middle.a) < 0.1 && abs(middle.b) < 0.1 && middle.lightness > 96)
    for t in stride(from: 0.0, through: 0.5, by: 0.1) {
      #expect(abs(map.color(at: t).lab.lightness - map.color(at: 1 - t).lab.lightness) < 0.1)
    }
  }

  @Test func softening() {
    let soft = ColorMap.viridis.softened(towards: .white, by: 0.5)
    #expect(soft.color(at: 0) == Color(hex: 0x440154).mixed(with: .white, 0.5))
    #expect(ColorMap.named("cividis") == .cividis && ColorMap.named("jet") == nil)
    #expect(ColorMap.viridis.reversed.color(at: 0) == ColorMap.viridis.color(at: 1))
  }
}
