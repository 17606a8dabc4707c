import Wording

/// Adam with decoupled weight decay: x ← x − η λ x, then Adam's step, whose gradient is taken before the
/// shrinking (PyTorch's `AdamW`, λ = 0.01).
///
/// I. Loshchilov, F. Hutter, Decoupled weight decay regularization, ICLR 2019, arXiv 1711.05101, algorithm 2
/// (there λ is not multiplied by η).
struct AdamW: CoordinateRule {
  var moments: MomentSettings
  /// λ; it does not enter the gradient.
  var decoupledDecay: Double

  init(moments: MomentSettings = MomentSettings(), decoupledDecay: Double = 0.01) {
    self.moments = moments
    self.decoupledDecay = decoupledDecay
  }

  var cell: Moments { Moments() }
  var shared: BiasCorrection { BiasCorrection() }

  func advance(_ shared: inout BiasCorrection, rate: Double) {
    shared.advance(moments, rate: rate)
  }

  func update(_ cell: inout Moments, gradient g: Double, position x: Double, _ shared: BiasCorrection)
    -> Double
  {
    cell.gather(g, moments)
    let first = cell.first / shared.first
    let second = cell.second / shared.second
    let shrinking = shared.rate * decoupledDecay * x
    return -shrinking - shared.rate * first / (second.squareRoot() + moments.epsilon)
  }

  func quantities(_ cells: [Moments], _ shared: BiasCorrection) -> [Quantity] {
    shared.quantities(cells)
  }

  static let record = MethodRecord(
    name: "adamw", title: "AdamW",
    summary: Translations(
      "Adam that also shrinks every coordinate a little towards zero.",
      "Adam, das außerdem jede Koordinate ein wenig zur Null hin schrumpfen lässt.",
      "Adam qui ramène en plus chaque coordonnée un peu vers zéro."),
    equations: MomentSettings.equations + [
      "<i>x</i><sub>t+1</sub> = (1 − <i>ηλ</i>) <i>x</i><sub>t</sub> "
        + "− <i>η</i> <i>m̂</i> / (√<i>v̂</i> + <i>ε</i>)"
    ],
    source: "Loshchilov and Hutter 2019, algorithm 2; as in PyTorch",
    standardRate: 0.001, memory: .velocity,
    settings: MomentSettings.records + [.decoupledDecay(0.01)],
    make: { settings, target in
      Stepper(
        coordinatewise: AdamW(
          moments: MomentSettings(settings), decoupledDecay: settings.number("weight-decay")),
        dimension: target.dimension)
    })
}

extension SettingRecord {
  /// The decoupled weight decay of AdamW and Lion.
  static func decoupledDecay(_ standard: Double) -> SettingRecord {
    SettingRecord(
      "weight-decay", .notNegative, standard: standard, symbol: "<i>λ</i>",
      summary: Translations(
        "Each step also takes ηλ times the position away; it does not enter the gradient.",
        "Jeder Schritt zieht auch das ηλ-Fache der Position ab; in den Gradienten geht es nicht ein.",
        "Chaque pas retire aussi ηλ fois la position\u{202F}; cela n’entre pas dans le gradient."))
  }
}
