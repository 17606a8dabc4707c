import Calculus
import Wording

/// Gradient descent with the exact step length of a quadratic: α = gᵀg / gᵀHg, the lowest point along −g.
///
/// On a quadratic it is the steepest descent of the textbooks; on other costs it goes to the lowest point of
/// the parabola that fits at x. Without a Hessian, Hg is ∇f(x) − ∇f(x − g), which is the same on a quadratic.
/// Where the curvature gᵀHg is not positive there is no lowest point, and the learning rate is used.
///
/// J. Nocedal, S. J. Wright, Numerical Optimization, 2nd ed. 2006, eq. 3.26.
struct ExactLineSearch: SearchRule {
  init() {}

  var needsHessian: Bool { true }

  func search(
    from place: SearchPlace, value: ([Double]) -> Double,
    evaluate: ([Double], inout [Double]) -> Double
  ) -> SearchOutcome {
    let g = place.gradient
    let bend: [Double]
    if let hessian = place.hessian {
      bend = (0..<hessian.rows).map { row in
        var sum = 0.0
        for column in 0..<hessian.columns { sum += hessian[row, column] * g[column] }
        return sum
      }
    } else {
      var other = g
      _ = evaluate(g.indices.map { place.position[$0] - g[$0] }, &other)
      bend = g.indices.map { g[$0] - other[$0] }
    }
    let curvature = innerProduct(g, bend)
    let found = innerProduct(g, g) / curvature
    let alpha = curvature > 0 && found < .infinity ? found : place.rate
    let ray = Ray(downhillFrom: place)
    let point = ray.point(at: alpha)
    return SearchOutcome(
      update: ray.update(at: alpha), rate: alpha,
      trials: [TrialPoint(stepLength: alpha, position: point, value: value(point), accepted: true)],
      quantities: [
        Quantity(
          name: "curvature", symbol: "<i>g</i><sup>T</sup><i>Hg</i>", values: [curvature])
      ])
  }

  static let record = MethodRecord(
    name: "exact-line-search",
    title: Translations("Exact line search", "Exakte Liniensuche", "Recherche linéaire exacte"),
    summary: Translations(
      "Each step ends at the lowest point of the parabola along the slope.",
      "Jeder Schritt endet am tiefsten Punkt der Parabel entlang der Steigung.",
      "Chaque pas s’arrête au point le plus bas de la parabole le long de la pente."),
    equations: [
      "<i>α</i> = <i>g</i><sup>T</sup><i>g</i> / <i>g</i><sup>T</sup><i>Hg</i>",
      "<i>x</i><sub>t+1</sub> = <i>x</i><sub>t</sub> − <i>α</i> <i>g</i>, <i>g</i> = ∇<i>f</i>(<i>x</i><sub>t</sub>)",
    ],
    source: "Nocedal and Wright 2006, eq. 3.26",
    standardRate: 0.1,
    make: { _, _ in Stepper(searching: ExactLineSearch()) })
}
