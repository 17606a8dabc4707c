import CMaths

/// A colour in CIE 1976 L*a*b* under D65, where equal distances look about equally different.
public struct Lab: Sendable, Hashable {
  /// Lightness, from 0 for black to 100 for white.
  public var lightness: Double
  /// From green (negative) to red.
  public var a: Double
  /// From blue (negative) to yellow.
  public var b: Double

  /// A colour from its coordinates.
  public init(lightness: Double, a: Double, b: Double) {
    self.lightness = lightness
    self.a = a
    self.b = b
  }

  /// The colour difference ΔE*ab, the Euclidean distance; about 2 is just seen.
  public func distance(to other: Lab) -> Double {
    let (dl, da, db) = (lightness - other.lightness, a - other.a, b - other.b)
    return (dl * dl + da * da + db * db).squareRoot()
  }

  /// White of the D65 illuminant, as sRGB's matrix gives it for (1, 1, 1).
  static let white = (x: 0.950_470, y: 1.0, z: 1.088_830)
}

extension Color {
  /// The colour's place in CIE L*a*b* (D65); opacity is left out.
  public var lab: Lab {
    let (r, g, b) = linear
    func f(_ t: Double) -> Double {
      t > 216.0 / 24389 ? cbrt(t) : (24389.0 / 27 * t + 16) / 116
    }
    let fx = f((0.412_456_4 * r + 0.357_576_1 * g + 0.180_437_5 * b) / Lab.white.x)
    let fy = f(0.212_672_9 * r + 0.715_152_2 * g + 0.072_175_0 * b)
    let fz = f((0.019_333_9 * r + 0.119_192_0 * g + 0.950_304_1 * b) / Lab.white.z)
    return Lab(lightness: 116 * fy - 16, a: 500 * (fx - fy), b: 200 * (fy - fz))
  }

  /// The solid colour at a place in CIE L*a*b*; components that sRGB cannot show are cut to 0 or 1.
  public init(_ lab: Lab) {
    let (r, g, b) = Color.components(of: lab)
    func cut(_ c: Double) -> Double { min(1, max(0, c)) }
    self.init(red: cut(r), green: cut(g), blue: cut(b))
  }

  /// The sRGB components of a place in L*a*b*, outside 0…1 where sRGB cannot show it.
  static func components(of lab: Lab) -> (red: Double, green: Double, blue: Double) {
    let fy = (lab.lightness + 16) / 116
    func inverse(_ f: Double) -> Double {
      f > 6.0 / 29 ? f * f * f : (116 * f - 16) * 27 / 24389
    }
    let x = Lab.white.x * inverse(fy + lab.a / 500)
    let y = inverse(fy)
    let z = Lab.white.z * inverse(fy - lab.b / 200)
    func encode(_ c: Double) -> Double {
      c <= 0.003_130_8 ? 12.92 * c : 1.055 * pow(c, 1 / 2.4) - 0.055
    }
    return (
      encode(3.240_454_2 * x - 1.537_138_5 * y - 0.498_531_4 * z),
      encode(-0.969_266_0 * x + 1.876_010_8 * y + 0.041_556_0 * z),
      encode(0.055_643_4 * x - 0.204_025_9 * y + 1.057_225_2 * z)
    )
  }
}
