import Calculus
import Wording

/// Newton's method: x ← x − η H⁻¹ ∇f(x), with the Hessian H at x and η = 1 by default.
///
/// It goes to the stationary point of the parabola that fits at x, be it a minimum, a saddle or a maximum; a
/// singular Hessian makes the step infinite. J. Nocedal, S. J. Wright, Numerical Optimization, 2nd ed. 2006,
/// eq. 2.15.
struct Newton: SearchRule {
  init() {}

  var needsHessian: Bool { true }

  func search(
    from place: SearchPlace, value: ([Double]) -> Double,
    evaluate: ([Double], inout [Double]) -> Double
  ) -> SearchOutcome {
    let hessian = place.hessian ?? Matrix(rows: place.position.count, columns: place.position.count)
    let direction = solve(hessian, place.gradient.map { -$0 })
    return SearchOutcome(
      update: direction.map { place.rate * $0 }, rate: place.rate,
      quantities: [
        Quantity(name: "hessian", symbol: "<i>H</i>", values: hessian.elements),
        Quantity(
          name: "newton-direction", symbol: "−<i>H</i><sup>−1</sup><i>g</i>", values: direction),
      ])
  }

  static let record = MethodRecord(
    name: "newton", title: Translations("Newton’s method", "Newton-Verfahren", "Méthode de Newton"),
    summary: Translations(
      "Fits a parabola to the ground underfoot and steps to where that is level.",
      "Legt eine Parabel an den Boden unter den Füßen und geht dorthin, wo sie eben ist.",
      "Ajuste une parabole au sol sous les pieds et va là où elle est plate."),
    equations: [
      "<i>x</i><sub>t+1</sub> = <i>x</i><sub>t</sub> − <i>η</i> <i>H</i><sup>−1</sup> "
        + "∇<i>f</i>(<i>x</i><sub>t</sub>)"
    ],
    source: "Nocedal and Wright 2006, eq. 2.15",
    standardRate: 1, needsHessian: true,
    make: { _, _ in Stepper(searching: Newton()) })
}
