import Calculus
import Wording

/// Damped Newton: (H + τI) d = −∇f(x) with the smallest τ tried that makes H + τI positive definite, so that d
/// leads down, and a backtracking line search along d from α = η.
///
/// J. Nocedal, S. J. Wright, Numerical Optimization, 2nd ed. 2006, algorithm 3.2 with algorithm 3.3 (there
/// β = 10⁻³), and algorithm 3.1 for the length.
struct DampedNewton: SearchRule {
  var lineSearch: Backtracking

  init(lineSearch: Backtracking = Backtracking()) {
    self.lineSearch = lineSearch
  }

  var needsHessian: Bool { true }

  func search(
    from place: SearchPlace, value: ([Double]) -> Double,
    evaluate: ([Double], inout [Double]) -> Double
  ) -> SearchOutcome {
    let n = place.position.count
    let hessian = place.hessian ?? Matrix(rows: n, columns: n)
    let (direction, shift) = downhill(hessian, place.gradient)
    var outcome = lineSearch.search(
      along: Ray(origin: place.position, direction: direction), from: place, value: value)
    outcome.quantities = [
      Quantity(name: "hessian", symbol: "<i>H</i>", values: hessian.elements),
      Quantity(name: "shift", symbol: "<i>τ</i>", values: [shift]),
      Quantity(name: "newton-direction", symbol: "<i>d</i>", values: direction),
    ]
    return outcome
  }

  /// Algorithm 3.3: the shift is raised until Cholesky's factorisation succeeds.
  private func downhill(_ hessian: Matrix, _ gradient: [Double]) -> ([Double], Double) {
    let wanted = gradient.map { -$0 }
    var smallest = Double.infinity
    for i in gradient.indices { smallest = min(smallest, hessian[i, i]) }
    var shift = smallest > 0 ? 0 : 1e-3 - smallest
    // 2¹⁰²⁴ is infinite: more doublings than these cannot be.
    for _ in 0..<1100 {
      if let direction = solvePositive(hessian, shift: shift, wanted) { return (direction, shift) }
      shift = max(2 * shift, 1e-3)
    }
    return (wanted, shift)
  }

  static let record = MethodRecord(
    name: "damped-newton",
    title: Translations("Damped Newton", "Gedämpftes Newton-Verfahren", "Newton amorti"),
    summary: Translations(
      "Newton’s step, bent downhill where the ground curves the wrong way, and shortened until it helps.",
      "Der Newton-Schritt, bergab gelenkt, wo sich der Boden falsch krümmt, und gekürzt, bis er hilft.",
      "Le pas de Newton, dévié vers l’aval là où le sol se courbe du mauvais côté, et raccourci jusqu’à ce qu’il aide."
    ),
    equations: [
      "(<i>H</i> + <i>τI</i>) <i>d</i> = −∇<i>f</i>(<i>x</i><sub>t</sub>)",
      "<i>x</i><sub>t+1</sub> = <i>x</i><sub>t</sub> + <i>α</i> <i>d</i>, <i>α</i> = <i>η</i>, <i>ρη</i>, "
        + "<i>ρ</i><sup>2</sup><i>η</i>, …",
    ],
    source: "Nocedal and Wright 2006, algorithms 3.1 to 3.3",
    standardRate: 1, settings: Backtracking.records, needsHessian: true,
    make: { settings, _ in
      Stepper(
        searching: DampedNewton(lineSearch: Backtracking(settings)))
    })
}
