import Wording

/// Lion: the sign of a momentum, so that every coordinate moves by the same length.
///
/// c = β₁ m + (1 − β₁) g, x ← x − η (sign(c) + λ x), m = β₂ m + (1 − β₂) g, with sign(0) = 0.
///
/// X. Chen et al., Symbolic discovery of optimization algorithms, NeurIPS 2023, arXiv 2302.06675,
/// algorithm 2.
struct Lion: CoordinateRule {
  var beta1: Double
  var beta2: Double
  /// λ, decoupled: it does not enter the gradient.
  var decoupledDecay: Double

  init(beta1: Double = 0.9, beta2: Double = 0.99, decoupledDecay: Double = 0) {
    self.beta1 = beta1
    self.beta2 = beta2
    self.decoupledDecay = decoupledDecay
  }

  struct Cell: Sendable, Hashable {
    /// m.
    var momentum = 0.0
    /// c, for the record.
    var direction = 0.0
  }

  var cell: Cell { Cell() }
  /// The learning rate η_t.
  var shared: Double { 0 }

  func advance(_ rate: inout Double, rate next: Double) { rate = next }

  func update(_ cell: inout Cell, gradient g: Double, position x: Double, _ rate: Double) -> Double {
    cell.direction = beta1 * cell.momentum + (1 - beta1) * g
    cell.momentum = beta2 * cell.momentum + (1 - beta2) * g
    return -(rate * (signOf(cell.direction) + decoupledDecay * x))
  }

  func quantities(_ cells: [Cell], _ rate: Double) -> [Quantity] {
    [
      Quantity(name: "direction", symbol: "<i>c</i>", values: cells.map { $0.direction }),
      Quantity(name: "momentum", symbol: "<i>m</i>", values: cells.map { $0.momentum }),
    ]
  }

  static let record = MethodRecord(
    name: "lion", title: "Lion",
    summary: Translations(
      "Only the sign of a momentum counts, so that every coordinate moves by the learning rate.",
      "Nur das Vorzeichen eines Momentums zählt, sodass sich jede Koordinate um die Lernrate bewegt.",
      "Seul le signe d’un momentum compte\u{A0}: chaque coordonnée se déplace du taux d’apprentissage."),
    equations: [
      "<i>c</i> = <i>β</i><sub>1</sub> <i>m</i><sub>t</sub> + (1 − <i>β</i><sub>1</sub>) <i>g</i>",
      "<i>x</i><sub>t+1</sub> = <i>x</i><sub>t</sub> − <i>η</i> (sign(<i>c</i>) + <i>λ</i> <i>x</i><sub>t</sub>)",
      "<i>m</i><sub>t+1</sub> = <i>β</i><sub>2</sub> <i>m</i><sub>t</sub> + (1 − <i>β</i><sub>2</sub>) <i>g</i>",
    ],
    source: "Chen et al. 2023, algorithm 2",
    standardRate: 0.0001, memory: .velocity,
    settings: [.beta1(0.9), .beta2(0.99), .decoupledDecay(0)],
    make: { settings, target in
      Stepper(
        coordinatewise: Lion(
          beta1: settings.number("beta1"), beta2: settings.number("beta2"),
          decoupledDecay: settings.number("weight-decay")),
        dimension: target.dimension)
    })
}

/// −1, 0 or 1; NaN for NaN.
func signOf(_ value: Double) -> Double {
  value > 0 ? 1 : value < 0 ? -1 : value
}
