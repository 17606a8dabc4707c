import Wording

/// AdaDelta: steps in the units of x, from the sizes of past steps and past gradients.
///
/// s = ρ s + (1 − ρ) g², d = √(u + ε) / √(s + ε) · g, u = ρ u + (1 − ρ) d², x ← x − η d (PyTorch's
/// `Adadelta`, where the paper has η = 1).
///
/// M. D. Zeiler, ADADELTA: an adaptive learning rate method, arXiv 1212.5701, 2012, algorithm 1.
struct AdaDelta: CoordinateRule {
  var rho: Double
  var epsilon: Double
  var weightDecay: Double

  init(rho: Double = 0.9, epsilon: Double = 1e-6, weightDecay: Double = 0) {
    self.rho = rho
    self.epsilon = epsilon
    self.weightDecay = weightDecay
  }

  struct Cell: Sendable, Hashable {
    /// s, the mean square of the gradients.
    var meanSquare = 0.0
    /// u, the mean square of the steps.
    var stepSquare = 0.0
  }

  var cell: Cell { Cell() }
  /// The learning rate η_t.
  var shared: Double { 0 }

  func advance(_ rate: inout Double, rate next: Double) { rate = next }

  func update(_ cell: inout Cell, gradient g: Double, position: Double, _ rate: Double) -> Double {
    cell.meanSquare = rho * cell.meanSquare + (1 - rho) * (g * g)
    let ratio = (cell.stepSquare + epsilon).squareRoot() / (cell.meanSquare + epsilon).squareRoot()
    let step = ratio * g
    cell.stepSquare = rho * cell.stepSquare + (1 - rho) * (step * step)
    return -(rate * step)
  }

  func quantities(_ cells: [Cell], _ rate: Double) -> [Quantity] {
    [
      Quantity(name: "mean-square", symbol: "<i>s</i>", values: cells.map { $0.meanSquare }),
      Quantity(name: "step-square", symbol: "<i>u</i>", values: cells.map { $0.stepSquare }),
    ]
  }

  static let record = MethodRecord(
    name: "adadelta", title: "AdaDelta",
    summary: Translations(
      "The size of past steps over the size of past gradients replaces the learning rate.",
      "Die Größe der letzten Schritte geteilt durch die der letzten Gradienten ersetzt die Lernrate.",
      "La taille des derniers pas divisée par celle des derniers gradients remplace le taux d’apprentissage."),
    equations: [
      "<i>s</i><sub>t+1</sub> = <i>ρ</i> <i>s</i><sub>t</sub> + (1 − <i>ρ</i>) <i>g</i><sup>2</sup>",
      "<i>d</i> = √(<i>u</i><sub>t</sub> + <i>ε</i>) / √(<i>s</i><sub>t+1</sub> + <i>ε</i>) · <i>g</i>",
      "<i>u</i><sub>t+1</sub> = <i>ρ</i> <i>u</i><sub>t</sub> + (1 − <i>ρ</i>) <i>d</i><sup>2</sup>",
      "<i>x</i><sub>t+1</sub> = <i>x</i><sub>t</sub> − <i>η</i> <i>d</i>",
    ],
    source: "Zeiler 2012, algorithm 1; as in PyTorch",
    standardRate: 1, memory: .gradientSize,
    settings: [
      SettingRecord(
        "rho", .unit, standard: 0.9, symbol: "<i>ρ</i>",
        summary: Translations(
          "The part of both mean squares that is kept from step to step.",
          "Der Teil beider Mittel der Quadrate, der von Schritt zu Schritt bleibt.",
          "La part des deux moyennes des carrés gardée d’un pas à l’autre.")),
      .epsilon(1e-6),
      .weightDecay,
    ],
    make: { settings, target in
      Stepper(
        coordinatewise: AdaDelta(
          rho: settings.number("rho"), epsilon: settings.number("epsilon"),
          weightDecay: settings.number("weight-decay")),
        dimension: target.dimension)
    })
}
