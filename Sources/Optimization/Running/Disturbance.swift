import Calculus

/// What stands between the cost's gradient and the method: noise first, then clipping.
struct Disturbance: Sendable {
  /// The gradient that the method sees.
  private(set) var gradient: [Double] = []
  private var noise: [Double] = []
  private let deviation: Double?
  private let clipping: Clipping?
  private var generator: RandomGenerator

  /// `nil` where there is neither.
  init?(_ settings: RunSettings) {
    guard settings.noise != nil || settings.clipping != nil else { return nil }
    deviation = settings.noise?.deviation
    clipping = settings.clipping
    // A stream of its own, apart from that of a random start.
    generator = RandomGenerator(seed: settings.seed ^ 0x6772_6164_6e6f_6973)
  }

  /// Takes the next gradient.
  mutating func disturb(_ exact: [Double]) {
    gradient = exact
    if let deviation {
      noise = exact.map { _ in deviation * generator.normal() }
      for i in gradient.indices { gradient[i] += noise[i] }
    }
    clipping?.apply(to: &gradient)
  }

  /// Takes the next gradient of one or two coordinates (the second is 0 for one) and returns the one that the method
  /// sees. What it was is not kept.
  mutating func disturb(_ dx: Double, _ dy: Double, isLine: Bool) -> (dx: Double, dy: Double) {
    var (x, y) = (dx, dy)
    if let deviation {
      x += deviation * generator.normal()
      if !isLine { y += deviation * generator.normal() }
    }
    return clipping?.apply(x, y) ?? (x, y)
  }

  var quantities: [Quantity] {
    var result: [Quantity] = []
    if deviation != nil { result.append(Quantity(name: "noise", symbol: "<i>σξ</i>", values: noise)) }
    let name = clipping == nil ? "noisy-gradient" : "clipped-gradient"
    result.append(Quantity(name: name, symbol: "<i>g</i>", values: gradient))
    return result
  }
}
