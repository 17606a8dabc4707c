import Wording

/// Gradient descent: x_{t+1} = x_t − η ∇f(x_t).
///
/// With a weight decay λ the gradient of the penalty ½λ‖x‖² is added first (PyTorch's `SGD`):
/// x_{t+1} = x_t − η (∇f(x_t) + λ x_t).
///
/// A. Cauchy, Méthode générale pour la résolution des systèmes d'équations simultanées, Comptes rendus 25,
/// 1847, 536–538.
struct GradientDescent: CoordinateRule {
  var weightDecay: Double

  init(weightDecay: Double = 0) {
    self.weightDecay = weightDecay
  }

  var cell: Nothing { Nothing() }
  /// The learning rate η_t.
  var shared: Double { 0 }

  func advance(_ rate: inout Double, rate next: Double) { rate = next }

  func update(_ cell: inout Nothing, gradient g: Double, position: Double, _ rate: Double)
    -> Double
  {
    -(rate * g)
  }

  static let record = MethodRecord(
    name: "gradient-descent",
    title: Translations("Gradient descent", "Gradientenverfahren", "Descente de gradient"),
    summary: Translations(
      "One step straight down the slope, as long as the slope is steep times the learning rate.",
      "Ein Schritt geradewegs bergab, so lang wie die Steigung mal die Lernrate.",
      "Un pas droit vers l’aval, long comme la pente multipliée par le taux d’apprentissage."),
    equations: ["<i>x</i><sub>t+1</sub> = <i>x</i><sub>t</sub> − <i>η</i> ∇<i>f</i>(<i>x</i><sub>t</sub>)"],
    source: "Cauchy 1847",
    standardRate: 0.1, settings: [.weightDecay],
    make: { settings, target in
      Stepper(
        coordinatewise: GradientDescent(weightDecay: settings.number("weight-decay")),
        dimension: target.dimension)
    })
}

extension SettingRecord {
  /// The weight of an L2 penalty, as in PyTorch.
  static let weightDecay = SettingRecord(
    "weight-decay", .notNegative, standard: 0, symbol: "<i>λ</i>",
    summary: Translations(
      "The weight of an L2 penalty, whose gradient λx is added to the gradient.",
      "Das Gewicht einer L2-Strafe, deren Gradient λx zum Gradienten hinzukommt.",
      "Le poids d’une pénalité L2, dont le gradient λx s’ajoute au gradient."))
}
