import CMaths
import Wording

/// Adam: momentum and RMSProp together, both corrected for their start at zero.
///
/// m = β₁ m + (1 − β₁) g, v = β₂ v + (1 − β₂) g², m̂ = m / (1 − β₁ᵗ), v̂ = v / (1 − β₂ᵗ), t = 1, 2, …,
/// x ← x − η m̂ / (√v̂ + ε). A weight decay λ adds λx to the gradient, as an L2 penalty does; `AdamW` has the
/// decoupled one.
///
/// D. P. Kingma, J. Ba, Adam: a method for stochastic optimization, ICLR 2015, arXiv 1412.6980, algorithm 1.
struct Adam: CoordinateRule {
  var moments: MomentSettings
  var weightDecay: Double

  init(moments: MomentSettings = MomentSettings(), weightDecay: Double = 0) {
    self.moments = moments
    self.weightDecay = weightDecay
  }

  var cell: Moments { Moments() }
  var shared: BiasCorrection { BiasCorrection() }

  func advance(_ shared: inout BiasCorrection, rate: Double) {
    shared.advance(moments, rate: rate)
  }

  func update(_ cell: inout Moments, gradient g: Double, position: Double, _ shared: BiasCorrection)
    -> Double
  {
    cell.gather(g, moments)
    let first = cell.first / shared.first
    let second = cell.second / shared.second
    return -(shared.rate * first / (second.squareRoot() + moments.epsilon))
  }

  func quantities(_ cells: [Moments], _ shared: BiasCorrection) -> [Quantity] {
    shared.quantities(cells)
  }

  static let record = MethodRecord(
    name: "adam", title: "Adam",
    summary: Translations(
      "Momentum, with each coordinate’s step divided by the recent size of its gradients.",
      "Momentum, wobei der Schritt jeder Koordinate durch die jüngste Größe ihrer Gradienten geteilt wird.",
      "Momentum, le pas de chaque coordonnée étant divisé par la taille récente de ses gradients."),
    equations: MomentSettings.equations + [
      "<i>x</i><sub>t+1</sub> = <i>x</i><sub>t</sub> − <i>η</i> <i>m̂</i> / (√<i>v̂</i> + <i>ε</i>)"
    ],
    source: "Kingma and Ba 2015, algorithm 1",
    standardRate: 0.001, memory: .velocity,
    settings: MomentSettings.records + [.weightDecay],
    make: { settings, target in
      Stepper(
        coordinatewise: Adam(
          moments: MomentSettings(settings), weightDecay: settings.number("weight-decay")),
        dimension: target.dimension)
    })
}

/// β₁, β₂ and ε of the methods of Adam's family.
struct MomentSettings: Sendable, Hashable {
  var beta1: Double
  var beta2: Double
  var epsilon: Double

  init(beta1: Double = 0.9, beta2: Double = 0.999, epsilon: Double = 1e-8) {
    self.beta1 = beta1
    self.beta2 = beta2
    self.epsilon = epsilon
  }

  init(_ settings: Settings) {
    self.init(
      beta1: settings.number("beta1"), beta2: settings.number("beta2"),
      epsilon: settings.number("epsilon"))
  }

  static let records: [SettingRecord] = [
    .beta1(0.9), .beta2(0.999), .epsilon(1e-8),
  ]

  static let equations = [
    "<i>m</i><sub>t+1</sub> = <i>β</i><sub>1</sub> <i>m</i><sub>t</sub> + (1 − <i>β</i><sub>1</sub>) <i>g</i>",
    "<i>v</i><sub>t+1</sub> = <i>β</i><sub>2</sub> <i>v</i><sub>t</sub> "
      + "+ (1 − <i>β</i><sub>2</sub>) <i>g</i><sup>2</sup>",
    "<i>m̂</i> = <i>m</i><sub>t+1</sub> / (1 − <i>β</i><sub>1</sub><sup>t+1</sup>), "
      + "<i>v̂</i> = <i>v</i><sub>t+1</sub> / (1 − <i>β</i><sub>2</sub><sup>t+1</sup>)",
  ]
}

/// What one coordinate remembers in Adam's family.
struct Moments: Sendable, Hashable {
  /// m, the mean of the gradients.
  var first = 0.0
  /// v, the mean of their squares.
  var second = 0.0

  @inline(__always)
  mutating func gather(_ g: Double, _ settings: MomentSettings) {
    first = settings.beta1 * first + (1 - settings.beta1) * g
    second = settings.beta2 * second + (1 - settings.beta2) * (g * g)
  }
}

/// The step number of Adam's family and the factors 1 − βᵗ.
struct BiasCorrection: Sendable, Hashable {
  /// t, from 1 at the first step.
  var step = 0
  /// The learning rate η_t.
  var rate = 0.0
  /// 1 − β₁ᵗ.
  var first = 1.0
  /// 1 − β₂ᵗ.
  var second = 1.0
  /// The steps from which on a power is too small to change 1.
  private var settledFirst = 0
  private var settledSecond = 0

  mutating func advance(_ settings: MomentSettings, rate: Double) {
    if step == 0 {
      settledFirst = Self.settled(settings.beta1)
      settledSecond = Self.settled(settings.beta2)
    }
    step += 1
    self.rate = rate
    // A power each step, not a running product, whose rounding errors would add up.
    first = step < settledFirst ? 1 - CMaths.pow(settings.beta1, Double(step)) : 1
    second = step < settledSecond ? 1 - CMaths.pow(settings.beta2, Double(step)) : 1
  }

  /// The first t with βᵗ < 2⁻⁵⁴, so that 1 − βᵗ is 1.
  private static func settled(_ beta: Double) -> Int {
    guard beta > 0 else { return 1 }
    let steps = -55 / CMaths.log2(beta)
    return steps < 1e15 ? Int(steps) + 1 : .max
  }

  func quantities(_ cells: [Moments]) -> [Quantity] {
    [
      Quantity(name: "first-moment", symbol: "<i>m</i>", values: cells.map { $0.first }),
      Quantity(name: "second-moment", symbol: "<i>v</i>", values: cells.map { $0.second }),
      Quantity(
        name: "corrected-first-moment", symbol: "<i>m̂</i>", values: cells.map { $0.first / first }),
      Quantity(
        name: "corrected-second-moment", symbol: "<i>v̂</i>", values: cells.map { $0.second / second }),
    ]
  }
}

extension SettingRecord {
  static func beta1(_ standard: Double) -> SettingRecord {
    SettingRecord(
      "beta1", .belowOne, standard: standard, symbol: "<i>β</i><sub>1</sub>",
      summary: Translations(
        "The part of the mean gradient that is kept from step to step.",
        "Der Teil des mittleren Gradienten, der von Schritt zu Schritt bleibt.",
        "La part du gradient moyen gardée d’un pas à l’autre."))
  }

  static func beta2(_ standard: Double) -> SettingRecord {
    SettingRecord(
      "beta2", .belowOne, standard: standard, symbol: "<i>β</i><sub>2</sub>",
      summary: Translations(
        "The part of the mean squared gradient that is kept from step to step.",
        "Der Teil des mittleren quadrierten Gradienten, der von Schritt zu Schritt bleibt.",
        "La part de la moyenne des gradients au carré gardée d’un pas à l’autre."))
  }
}
