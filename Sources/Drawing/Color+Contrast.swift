import CMaths

extension Color {
  /// The relative luminance, from 0 for black to 1 for white; opacity is not regarded.
  ///
  /// Y = 0.2126 R + 0.7152 G + 0.0722 B of the linear components (WCAG 2.2, "relative luminance").
  public var luminance: Double {
    let (r, g, b) = linear
    return 0.2126 * r + 0.7152 * g + 0.0722 * b
  }

  /// The contrast of two solid colours, from 1 to 21: (Y₁ + 0.05) / (Y₂ + 0.05) with the lighter above (WCAG
  /// 2.2, "contrast ratio"). Text needs at least 4.5.
  public func contrast(with other: Color) -> Double {
    let (a, b) = (luminance, other.luminance)
    return (max(a, b) + 0.05) / (min(a, b) + 0.05)
  }

  /// The colour that is seen where this one lies over a ground.
  public func over(_ ground: Color) -> Color {
    let opacity = alpha + ground.alpha * (1 - alpha)
    guard opacity > 0 else { return .clear }
    func blend(_ upper: Double, _ lower: Double) -> Double {
      (upper * alpha + lower * ground.alpha * (1 - alpha)) / opacity
    }
    return Color(
      red: blend(red, ground.red), green: blend(green, ground.green), blue: blend(blue, ground.blue),
      alpha: opacity)
  }

  /// The colour a fraction of the way to another one, component by component in sRGB: 0 is this one, 1 the
  /// other.
  public func mixed(with other: Color, _ fraction: Double) -> Color {
    func mix(_ a: Double, _ b: Double) -> Double { a + (b - a) * fraction }
    return Color(
      red: mix(red, other.red), green: mix(green, other.green), blue: mix(blue, other.blue),
      alpha: mix(alpha, other.alpha))
  }

  /// The colour itself where its contrast with the ground suffices; else the nearest one of the same hue,
  /// darker or lighter, whose contrast does. Falls back on black or white where the hue has none.
  public func readable(on ground: Color, ratio: Double = 4.5) -> Color {
    if contrast(with: ground) >= ratio { return self }
    let extreme: Color = ground.luminance > 0.18 ? .black : .white
    let start = lab
    let end = extreme.lab
    for step in 1...100 {
      let fraction = Double(step) / 100
      // The hue's saturation is kept while the gamut has room for it, so that a label still looks like its line.
      let candidate = Lab(
        lightness: start.lightness + (end.lightness - start.lightness) * fraction,
        a: start.a * (1 - fraction * fraction), b: start.b * (1 - fraction * fraction))
      let color = Color(candidate).opacity(alpha)
      if color.contrast(with: ground) >= ratio { return color }
    }
    return extreme.opacity(alpha)
  }

  /// The components without sRGB's gamma (IEC 61966-2-1).
  var linear: (red: Double, green: Double, blue: Double) {
    func decode(_ c: Double) -> Double {
      c <= 0.04045 ? c / 12.92 : pow((c + 0.055) / 1.055, 2.4)
    }
    return (decode(red), decode(green), decode(blue))
  }
}
