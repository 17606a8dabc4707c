import Wording

/// Gradient descent with Polyak's step length, for a cost whose smallest value f* is known:
/// α = (f(x_t) − f*) / ‖∇f(x_t)‖²; no step where the gradient is zero.
///
/// B. T. Polyak, Minimization of unsmooth functionals, USSR Comp. Math. 9(3), 1969, eq. 2.7.
struct PolyakStep: UpdateRule {
  /// f*.
  var minimum: Double

  init(minimum: Double) {
    self.minimum = minimum
  }

  func begin(dimension: Int) -> Nothing { Nothing() }

  func update(
    _ state: inout Nothing, gradient: [Double], position: [Double], value: Double, rate: Double,
    into update: inout [Double]
  ) -> Double {
    let square = sumOfSquares(gradient)
    let alpha = square == 0 ? 0 : (value - minimum) / square
    for i in update.indices { update[i] = -(alpha * gradient[i]) }
    return alpha
  }

  static let record = MethodRecord(
    name: "polyak-step", title: Translations("Polyak’s step", "Polyak-Schritt", "Pas de Polyak"),
    summary: Translations(
      "The height still to go, over the squared slope, tells how far to step.",
      "Die Höhe, die noch fehlt, geteilt durch das Quadrat der Steigung sagt, wie weit der Schritt geht.",
      "La hauteur restante, divisée par le carré de la pente, dit jusqu’où aller."),
    equations: [
      "<i>α</i> = (<i>f</i>(<i>x</i><sub>t</sub>) − <i>f</i>*) / ‖∇<i>f</i>(<i>x</i><sub>t</sub>)‖<sup>2</sup>",
      "<i>x</i><sub>t+1</sub> = <i>x</i><sub>t</sub> − <i>α</i> ∇<i>f</i>(<i>x</i><sub>t</sub>)",
    ],
    source: "Polyak 1969, eq. 2.7",
    standardRate: nil,
    settings: [
      SettingRecord(
        "minimum", .any, standard: nil, symbol: "<i>f</i>*",
        summary: Translations(
          "The smallest value of the cost; taken from the surface where it is known.",
          "Der kleinste Wert der Kosten; von der Fläche übernommen, wo er bekannt ist.",
          "La plus petite valeur du coût\u{202F}; prise à la surface là où elle est connue."))
    ],
    make: { settings, target in
      Stepper(PolyakStep(minimum: settings.number("minimum")), dimension: target.dimension)
    })
}
