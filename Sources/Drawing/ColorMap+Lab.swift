extension ColorMap {
  /// Blue, white, orange: for numbers on both sides of a centre, which takes the middle of the map.
  ///
  /// Two straight lines in CIE L*a*b* of equal length, from blue (40, 12, −50) over white (97, 0, 0) to
  /// orange-brown (40, 30, 41.8). On a straight line equal steps are equal colour differences ΔE*ab, so the
  /// map is perceptually uniform, the same on both sides, and safe for red-green colour blindness.
  public static let blueOrange = ColorMap(
    name: "blue-orange",
    through: [
      Lab(lightness: 40, a: 12, b: -50), Lab(lightness: 97, a: 0, b: 0),
      Lab(lightness: 40, a: 30, b: 41.761),
    ])

  /// Dark grey to near white in equal steps of lightness L*, for print in black and white.
  public static let gray = ColorMap(
    name: "gray", through: [Lab(lightness: 25, a: 0, b: 0), Lab(lightness: 98, a: 0, b: 0)])

  /// A map along straight lines in CIE L*a*b*, with the same number of steps on each.
  init(name: String, through corners: [Lab]) {
    let steps = 128
    var colors: [Color] = []
    for (start, end) in zip(corners, corners.dropFirst()) {
      for step in 0..<steps {
        let t = Double(step) / Double(steps)
        colors.append(
          Color(
            Lab(
              lightness: start.lightness + t * (end.lightness - start.lightness),
              a: start.a + t * (end.a - start.a), b: start.b + t * (end.b - start.b))))
      }
    }
    if let last = corners.last { colors.append(Color(last)) }
    self.init(name: name, colors: colors)
  }
}
