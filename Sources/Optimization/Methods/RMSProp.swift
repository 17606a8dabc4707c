import Wording

/// RMSProp: AdaGrad that forgets.
///
/// s = α s + (1 − α) g², x ← x − η g / (√s + ε). Centred, the variance stands in place of s: with
/// a = α a + (1 − α) g it is s − a². With a momentum μ, b = μ b + g / (√s + ε) and x ← x − η b (PyTorch's
/// `RMSprop`, whose α is 0.99; Hinton's and Keras's is 0.9).
///
/// T. Tieleman, G. Hinton, Lecture 6.5, Coursera: Neural networks for machine learning, 2012. Centred:
/// A. Graves, Generating sequences with recurrent neural networks, arXiv 1308.0850, 2013, eq. 38–45.
struct RMSProp: CoordinateRule {
  var decay: Double
  var epsilon: Double
  var momentum: Double
  var isCentred: Bool
  var weightDecay: Double

  init(
    decay: Double = 0.99, epsilon: Double = 1e-8, momentum: Double = 0, isCentred: Bool = false,
    weightDecay: Double = 0
  ) {
    self.decay = decay
    self.epsilon = epsilon
    self.momentum = momentum
    self.isCentred = isCentred
    self.weightDecay = weightDecay
  }

  struct Cell: Sendable, Hashable {
    /// s, the mean square of the gradients.
    var meanSquare = 0.0
    /// a, their mean; kept only if centred.
    var mean = 0.0
    /// b, the velocity; kept only with momentum.
    var velocity = 0.0
  }

  var cell: Cell { Cell() }
  /// The learning rate η_t.
  var shared: Double { 0 }

  func advance(_ rate: inout Double, rate next: Double) { rate = next }

  func update(_ cell: inout Cell, gradient g: Double, position: Double, _ rate: Double) -> Double {
    cell.meanSquare = decay * cell.meanSquare + (1 - decay) * (g * g)
    var square = cell.meanSquare
    if isCentred {
      cell.mean = decay * cell.mean + (1 - decay) * g
      square -= cell.mean * cell.mean
    }
    let scaled = g / (square.squareRoot() + epsilon)
    guard momentum > 0 else { return -(rate * scaled) }
    cell.velocity = momentum * cell.velocity + scaled
    return -(rate * cell.velocity)
  }

  func quantities(_ cells: [Cell], _ rate: Double) -> [Quantity] {
    var result = [
      Quantity(name: "mean-square", symbol: "<i>s</i>", values: cells.map { $0.meanSquare })
    ]
    if isCentred {
      result.append(
        Quantity(name: "mean-gradient", symbol: "<i>a</i>", values: cells.map { $0.mean }))
    }
    if momentum > 0 {
      result.append(
        Quantity(name: "velocity", symbol: "<i>b</i>", values: cells.map { $0.velocity }))
    }
    return result
  }

  static let record = MethodRecord(
    name: "rmsprop", title: "RMSProp",
    summary: Translations(
      "Each coordinate’s step is divided by the recent size of its gradients.",
      "Der Schritt jeder Koordinate wird durch die jüngste Größe ihrer Gradienten geteilt.",
      "Le pas de chaque coordonnée est divisé par la taille récente de ses gradients."),
    equations: [
      "<i>s</i><sub>t+1</sub> = <i>α</i> <i>s</i><sub>t</sub> + (1 − <i>α</i>) <i>g</i><sup>2</sup>",
      "<i>x</i><sub>t+1</sub> = <i>x</i><sub>t</sub> − <i>η</i> <i>g</i> / (√<i>s</i><sub>t+1</sub> + <i>ε</i>)",
    ],
    source: "Tieleman and Hinton 2012, lecture 6.5; as in PyTorch",
    standardRate: 0.01, memory: .gradientSize,
    settings: [
      SettingRecord(
        "decay", .unit, standard: 0.99, symbol: "<i>α</i>",
        summary: Translations(
          "The part of the mean square that is kept from step to step.",
          "Der Teil des Mittels der Quadrate, der von Schritt zu Schritt bleibt.",
          "La part de la moyenne des carrés gardée d’un pas à l’autre.")),
      .epsilon(1e-8),
      SettingRecord(
        "momentum", .notNegative, standard: 0, symbol: "<i>μ</i>",
        summary: Translations(
          "The part of the velocity that is kept; 0 for none.",
          "Der Teil der Geschwindigkeit, der bleibt; 0 für keinen.",
          "La part de la vitesse qui est gardée\u{202F}; 0 pour aucune.")),
      SettingRecord(
        "centred", .flag, standard: .flag(false),
        summary: Translations(
          "Whether the mean gradient is taken out of the mean square.",
          "Ob der mittlere Gradient aus dem Mittel der Quadrate herausgenommen wird.",
          "Si le gradient moyen est retiré de la moyenne des carrés.")),
      .weightDecay,
    ],
    make: { settings, target in
      Stepper(
        coordinatewise: RMSProp(
          decay: settings.number("decay"), epsilon: settings.number("epsilon"),
          momentum: settings.number("momentum"), isCentred: settings.flag("centred"),
          weightDecay: settings.number("weight-decay")),
        dimension: target.dimension)
    })
}
