import Drawing

/// Scenes for the tests: a little of everything that a figure may hold.
enum Sample {
  static let ink = Color(hex: 0x1f2430)
  static let accent = Color(hex: 0xd55e00)

  static func text(
    _ runs: [RichText.Run], at point: Point, size: Double = 18, weight: FontWeight = .regular,
    width: Double? = nil, anchor: TextAnchor = TextAnchor(.left, .baseline), rotation: Double = 0,
    halo: Halo? = nil, alignment: TextAlignment = .left
  ) -> Shape {
    .text(
      PlacedText(
        TextBlock(
          RichText(runs: runs), style: TextStyle(size: size, weight: weight, color: ink), maxWidth: width,
          alignment: alignment),
        at: point, anchor: anchor, rotation: rotation, halo: halo))
  }

  /// A page of texts, lines, areas and pixels, 640 × 360.
  static func everything() -> Scene {
    let fixed = Group(
      "axes",
      [
        .path(Path(Rect(x: 40, y: 60, width: 260, height: 220)), fill: .color(Color(hex: 0x8ecae6))),
        .path(
          Path(Rect(x: 60, y: 80, width: 100, height: 60), radius: 12),
          fill: .linearGradient(
            from: Point(60, 80), to: Point(160, 140),
            stops: [
              GradientStop(offset: 0, color: .white), GradientStop(offset: 1, color: Color(hex: 0x440154)),
            ])),
        text([.init("Two peaks and a valley")], at: Point(40, 40), size: 28, weight: .bold),
        text(
          [
            .init("x", italic: true), .init("3", script: .lower), .init(" = "), .init("x", italic: true),
            .init("2", script: .lower), .init(" − η ∂"), .init("f", italic: true), .init("/∂"),
            .init("x", italic: true), .init(", 1.2 · 10"), .init("−3", script: .upper),
            .init(" بحث", color: accent),
          ], at: Point(330, 90)),
        text(
          [.init("The ground is steep here, so the step is long. The hiker feels only the slope underfoot.")],
          at: Point(330, 120), width: 280, anchor: TextAnchor(.left, .top)),
        text(
          [.init("cost "), .init("f", italic: true)], at: Point(20, 170), size: 14,
          anchor: TextAnchor(.center, .middle), rotation: -90),
        .path(
          Path(through: [Point(330, 240), Point(420, 260), Point(600, 220)]),
          stroke: Stroke(ink, width: 2, dash: [6, 4])),
      ])
    let moving = Group(
      "path",
      [
        .path(
          Path(through: [Point(60, 260), Point(120, 180), Point(240, 200)]), stroke: Stroke(ink, width: 2),
          halo: Halo(.white, width: 2)),
        .path(
          Path(circle: Point(240, 200), radius: 7), fill: .color(accent), stroke: Stroke(.white, width: 2)),
        .path(
          Path(through: [Point(100, 230), Point(112, 250), Point(88, 250)], closed: true), fill: .color(ink),
          stroke: Stroke(ink, width: 1, join: .miter), halo: Halo(.white, width: 4)),
        text([.init("start", bold: true)], at: Point(60, 275), size: 14, halo: Halo(.white, width: 2)),
        .group(
          Group(
            "faded", [.path(Path(circle: Point(500, 300), radius: 30), fill: .color(accent))],
            clip: Path(Rect(x: 480, y: 270, width: 60, height: 60)), opacity: 0.5)),
      ])
    return Scene(
      size: Size(640, 360), background: .white, title: "Two peaks & a valley",
      description: "A sample of \"everything\" <drawn>.", fixed: [fixed],
      moving: [moving, Group("pixels", raster(in: Rect(x: 340, y: 270, width: 64, height: 64)))])
  }

  /// Sixteen colours in a square.
  static func raster(in rect: Rect) -> [Shape] {
    var pixels: [UInt8] = []
    for index in 0..<16 { pixels += [UInt8(index * 16), 80, UInt8(255 - index * 16), 255] }
    return Raster(width: 4, height: 4, rgba: pixels).map { [.raster($0, in: rect)] } ?? []
  }
}
