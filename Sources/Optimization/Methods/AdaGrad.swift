import Wording

/// AdaGrad: coordinates that have seen large gradients take smaller steps.
///
/// s = s + g², x ← x − η/(1 + (t − 1) d) · g / (√s + ε), t = 1, 2, …; s₀ is the initial accumulator and d the
/// learning-rate decay (PyTorch's `Adagrad`).
///
/// J. Duchi, E. Hazan, Y. Singer, Adaptive subgradient methods for online learning and stochastic
/// optimization, JMLR 12, 2011, section 1.1 (the diagonal form).
struct AdaGrad: CoordinateRule {
  var epsilon: Double
  var learningRateDecay: Double
  var initialAccumulator: Double
  var weightDecay: Double

  init(
    epsilon: Double = 1e-10, learningRateDecay: Double = 0, initialAccumulator: Double = 0,
    weightDecay: Double = 0
  ) {
    self.epsilon = epsilon
    self.learningRateDecay = learningRateDecay
    self.initialAccumulator = initialAccumulator
    self.weightDecay = weightDecay
  }

  /// The step number t and the decayed rate.
  struct Shared: Sendable, Hashable {
    var step = 0
    var rate = 0.0
  }

  /// The accumulator s.
  var cell: Double { initialAccumulator }
  var shared: Shared { Shared() }

  func advance(_ shared: inout Shared, rate: Double) {
    shared.rate = rate / (1 + Double(shared.step) * learningRateDecay)
    shared.step += 1
  }

  func update(_ s: inout Double, gradient g: Double, position: Double, _ shared: Shared) -> Double {
    s += g * g
    return -(shared.rate * g / (s.squareRoot() + epsilon))
  }

  func quantities(_ cells: [Double], _ shared: Shared) -> [Quantity] {
    var result = [Quantity(name: "accumulator", symbol: "<i>s</i>", values: cells)]
    if learningRateDecay != 0 {
      result.append(
        Quantity(name: "decayed-rate", symbol: "<i>η</i><sub>t</sub>", values: [shared.rate]))
    }
    return result
  }

  static let record = MethodRecord(
    name: "adagrad", title: "AdaGrad",
    summary: Translations(
      "Each coordinate has its own rate, which shrinks with the squared gradients it has seen.",
      "Jede Koordinate hat ihre eigene Rate, die mit den quadrierten Gradienten sinkt, die sie gesehen hat.",
      "Chaque coordonnée a son propre taux, qui diminue avec les gradients au carré qu’elle a vus."),
    equations: [
      "<i>s</i><sub>t+1</sub> = <i>s</i><sub>t</sub> + <i>g</i><sup>2</sup>",
      "<i>x</i><sub>t+1</sub> = <i>x</i><sub>t</sub> − <i>η</i> <i>g</i> / (√<i>s</i><sub>t+1</sub> + <i>ε</i>)",
    ],
    source: "Duchi, Hazan and Singer 2011, section 1.1; as in PyTorch",
    standardRate: 0.01, memory: .gradientSize,
    settings: [
      .epsilon(1e-10),
      SettingRecord(
        "learning-rate-decay", .notNegative, standard: 0, symbol: "<i>d</i>",
        summary: Translations(
          "Divides the rate of step t by 1 + (t − 1) d.",
          "Teilt die Rate des Schritts t durch 1 + (t − 1) d.",
          "Divise le taux de l’étape t par 1 + (t − 1) d.")),
      SettingRecord(
        "initial-accumulator", .notNegative, standard: 0, symbol: "<i>s</i><sub>0</sub>",
        summary: Translations(
          "The sum of squares at the start.", "Die Summe der Quadrate am Anfang.",
          "La somme des carrés au départ.")),
      .weightDecay,
    ],
    make: { settings, target in
      Stepper(
        coordinatewise: AdaGrad(
          epsilon: settings.number("epsilon"),
          learningRateDecay: settings.number("learning-rate-decay"),
          initialAccumulator: settings.number("initial-accumulator"),
          weightDecay: settings.number("weight-decay")),
        dimension: target.dimension)
    })
}

extension SettingRecord {
  /// The small number that keeps a division from failing.
  static func epsilon(_ standard: Double) -> SettingRecord {
    SettingRecord(
      "epsilon", .notNegative, standard: standard, symbol: "<i>ε</i>",
      summary: Translations(
        "A small number that keeps the division from failing where gradients are zero.",
        "Eine kleine Zahl, mit der die Division auch dort gelingt, wo Gradienten null sind.",
        "Un petit nombre grâce auquel la division reste possible là où les gradients sont nuls."))
  }
}
