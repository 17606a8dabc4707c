import Wording

/// Gradient descent with the step length of Barzilai and Borwein, which fits the last two gradients: with
/// s = x_t − x_{t−1} and y = ∇f(x_t) − ∇f(x_{t−1}), the long step is α = sᵀs / sᵀy, the short one sᵀy / yᵀy.
///
/// The first step, and one where sᵀy is not positive, takes the learning rate.
///
/// J. Barzilai, J. M. Borwein, Two-point step size gradient methods, IMA J. Numer. Anal. 8, 1988, eq. 5 and 6.
struct BarzilaiBorwein: UpdateRule {
  /// Whether the short step is taken in place of the long one.
  var isShort: Bool

  init(isShort: Bool = false) {
    self.isShort = isShort
  }

  /// The last position and gradient; empty before the first step.
  struct State: Sendable, Hashable {
    var position: [Double] = []
    var gradient: [Double] = []
  }

  func begin(dimension: Int) -> State { State() }

  func update(
    _ state: inout State, gradient: [Double], position: [Double], value: Double, rate: Double,
    into update: inout [Double]
  ) -> Double {
    let alpha = stepLength(state, gradient: gradient, position: position) ?? rate
    state.position = position
    state.gradient = gradient
    for i in update.indices { update[i] = -(alpha * gradient[i]) }
    return alpha
  }

  private func stepLength(_ state: State, gradient: [Double], position: [Double]) -> Double? {
    guard state.position.count == position.count else { return nil }
    var ss = 0.0
    var sy = 0.0
    var yy = 0.0
    for i in position.indices {
      let s = position[i] - state.position[i]
      let y = gradient[i] - state.gradient[i]
      ss += s * s
      sy += s * y
      yy += y * y
    }
    let alpha = isShort ? sy / yy : ss / sy
    return sy > 0 && alpha > 0 && alpha < .infinity ? alpha : nil
  }

  static let record = MethodRecord(
    name: "barzilai-borwein", title: "Barzilai–Borwein",
    summary: Translations(
      "The step length is read off from how the gradient changed over the last step.",
      "Die Schrittlänge ergibt sich daraus, wie sich der Gradient im letzten Schritt geändert hat.",
      "La longueur du pas se lit dans le changement du gradient au dernier pas."),
    equations: [
      "<i>α</i> = <i>s</i><sup>T</sup><i>s</i> / <i>s</i><sup>T</sup><i>y</i>, <i>s</i> = "
        + "<i>x</i><sub>t</sub> − <i>x</i><sub>t−1</sub>, <i>y</i> = ∇<i>f</i>(<i>x</i><sub>t</sub>) "
        + "− ∇<i>f</i>(<i>x</i><sub>t−1</sub>)",
      "<i>x</i><sub>t+1</sub> = <i>x</i><sub>t</sub> − <i>α</i> ∇<i>f</i>(<i>x</i><sub>t</sub>)",
    ],
    source: "Barzilai and Borwein 1988, eq. 5 and 6",
    standardRate: 0.01,
    settings: [
      SettingRecord(
        "variant", .choice(["long", "short"]), standard: .text("long"),
        summary: Translations(
          "The long step sᵀs/sᵀy or the short one sᵀy/yᵀy.",
          "Der lange Schritt sᵀs/sᵀy oder der kurze sᵀy/yᵀy.", "Le grand pas sᵀs/sᵀy ou le petit sᵀy/yᵀy."))
    ],
    make: { settings, target in
      Stepper(
        BarzilaiBorwein(isShort: settings.text("variant") == "short"), dimension: target.dimension)
    })
}
