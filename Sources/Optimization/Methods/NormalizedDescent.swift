import Wording

/// Normalised descent: steps of length η down the slope, x ← x − η ∇f(x) / ‖∇f(x)‖; no step where the
/// gradient is zero.
///
/// Y. Nesterov, Minimization methods for nonsmooth convex and quasiconvex functions, Matekon 29, 1984;
/// E. Hazan, K. Y. Levy, S. Shalev-Shwartz, Beyond convexity: stochastic quasi-convex optimization,
/// NeurIPS 2015, algorithm 1.
struct NormalizedDescent: UpdateRule {
  init() {}

  func begin(dimension: Int) -> Nothing { Nothing() }

  func update(
    _ state: inout Nothing, gradient: [Double], position: [Double], value: Double, rate: Double,
    into update: inout [Double]
  ) -> Double {
    let length = euclideanNorm(gradient)
    for i in update.indices {
      update[i] = length == 0 ? 0 : -(rate * (gradient[i] / length))
    }
    return rate
  }

  static let record = MethodRecord(
    name: "normalized-descent",
    title: Translations("Normalised descent", "Normierter Abstieg", "Descente normalisée"),
    summary: Translations(
      "Every step has the length of the learning rate, however steep the slope is.",
      "Jeder Schritt ist so lang wie die Lernrate, wie steil es auch ist.",
      "Chaque pas a la longueur du taux d’apprentissage, quelle que soit la pente."),
    equations: [
      "<i>x</i><sub>t+1</sub> = <i>x</i><sub>t</sub> − <i>η</i> ∇<i>f</i>(<i>x</i><sub>t</sub>) / "
        + "‖∇<i>f</i>(<i>x</i><sub>t</sub>)‖"
    ],
    source: "Nesterov 1984; Hazan, Levy and Shalev-Shwartz 2015, algorithm 1",
    standardRate: 0.1,
    make: { _, target in Stepper(NormalizedDescent(), dimension: target.dimension) })
}
