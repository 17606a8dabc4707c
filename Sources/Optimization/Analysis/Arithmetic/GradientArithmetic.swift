import Calculus
import NumberText

extension StepArithmetic {
  /// The look-ahead point of Nesterov's method in its classical form: x + β v.
  mutating func lookAheadEntries(_ place: [Double], _ coordinates: [Int]) -> [Int] {
    let beta = ledger.given("<i>β</i>", method.number("momentum"))
    var entries: [Int] = []
    for (index, i) in (dimension <= 2 ? Array(0..<dimension) : coordinates).enumerated() {
      let velocity = ledger.given(symbol("<i>v</i>", i, t), recorded("velocity", i, in: previous) ?? 0)
      entries.append(
        ledger.line(
          "look-ahead", i, symbol("<i>x̃</i>", i),
          .sum([.quantity(position[index]), .product([.quantity(beta), .quantity(velocity)])]),
          value: place[i]))
    }
    return entries
  }

  /// The gradient after noise, clipping and the pull of a weight decay.
  mutating func disturbed(_ slopes: [Int], _ coordinates: [Int]) -> [Int] {
    var result = slopes
    let shown = dimension <= 2 ? Array(0..<dimension) : coordinates
    if run.noise != nil {
      for (place, i) in shown.enumerated() {
        let noise = ledger.given(symbol("<i>σξ</i>", i), recorded("noise", i, in: step) ?? 0)
        result[place] = ledger.line(
          "noisy-gradient", i, symbol("<i>g</i>", i), .sum([.quantity(result[place]), .quantity(noise)]),
          value: run.clipping == nil ? recorded("noisy-gradient", i, in: step) : nil)
      }
    }
    if run.clipping != nil {
      for (place, i) in shown.enumerated() {
        let clipped = recorded("clipped-gradient", i, in: step) ?? step.gradient[i]
        result[place] = ledger.statement(
          "clipped-gradient", i, symbol("<i>g</i>", i), clipped, note: clippingNote)
      }
    }
    let decay = method.value("weight-decay") == nil ? 0 : method.number("weight-decay")
    if decay != 0, run.method.name != "adamw", run.method.name != "lion" {
      let lambda = ledger.given("<i>λ</i>", decay)
      for (place, i) in shown.enumerated() {
        result[place] = ledger.line(
          "penalised-gradient", i, symbol("<i>g</i>", i),
          .sum([.quantity(result[place]), .product([.quantity(lambda), .quantity(position[place])])]))
      }
    }
    return result
  }

  private var clippingNote: String {
    switch run.clipping {
    case .norm(let limit): "the gradient clipped to the length \(displayMarkup(limit))"
    case .value(let limit): "each slope clipped to ±\(displayMarkup(limit))"
    case nil: ""
    }
  }

  /// What line searches and Newton's method compute once for all coordinates.
  mutating func addSearch(_ shared: inout Shared) {
    let squares = Arithmetic.sum(gradient.map { .power(.quantity($0), 2) })
    let symbol = "‖∇<i>f</i>‖"
    switch run.method.name {
    case "normalized-descent" where dimension <= 2:
      shared.values["norm"] = ledger.line("gradient-norm", nil, symbol, .root(squares))
    case "normalized-descent":
      var sum = 0.0
      for slope in step.gradient { sum += slope * slope }
      shared.values["norm"] = ledger.statement("gradient-norm", nil, symbol, sum.squareRoot())
    case "polyak-step" where dimension <= 2:
      let value = ledger.given("<i>f</i>(<i>x</i><sub>\(t)</sub>)", step.value)
      let lowest = ledger.given("<i>f</i>*", settled(method.number("minimum")))
      rate = ledger.line(
        "step-length", nil, "<i>α</i>",
        .quotient(.sum([.quantity(value), .minus(.quantity(lowest))]), squares),
        value: step.rate)
    case "exact-line-search" where dimension <= 2 && (step.quantity("curvature")?.first ?? 0) > 0:
      let curvature = ledger.statement(
        "curvature", nil, "<i>g</i><sup>T</sup><i>Hg</i>", step.quantity("curvature")?.first ?? .nan)
      rate = ledger.line(
        "step-length", nil, "<i>α</i>", .quotient(squares, .quantity(curvature)), value: step.rate)
    case "backtracking", "strong-wolfe", "damped-newton", "barzilai-borwein", "polyak-step",
      "exact-line-search":
      let note =
        step.trials.isEmpty
        ? nil
        : "the step length found after \(step.trials.count) \(step.trials.count == 1 ? "trial" : "trials")"
      rate = ledger.statement("step-length", nil, "<i>α</i>", step.rate, note: note)
    case "newton": addNewton(&shared)
    default: break
    }
  }

  /// Rounding errors of a difference removed, for a number that is likely to be short.
  private func settled(_ value: Double) -> Double {
    let size = max(abs(step.value), abs(value))
    for scale in [1.0, 1e3, 1e6, 1e9] {
      let short = (value * scale).rounded() / scale + 0
      if abs(short - value) <= 1e-13 * size { return short }
    }
    return value
  }

  /// Cramer's rule for H d = −g in one or two dimensions.
  private mutating func addNewton(_ shared: inout Shared) {
    guard let h = step.quantity("hessian"), h.count == dimension * dimension, dimension <= 2 else { return }
    let g = gradient.map { Arithmetic.quantity($0) }
    if dimension == 1 {
      let bend = Arithmetic.quantity(ledger.statement("hessian", nil, "<i>f</i>″", h[0]))
      shared.values["direction-0"] = ledger.line(
        "direction", 0, symbol("<i>d</i>", 0), .quotient(.minus(g[0]), bend),
        value: recorded("newton-direction", 0, in: step))
      return
    }
    let xx = Arithmetic.quantity(ledger.statement("hessian", nil, "<i>H</i><sub>xx</sub>", h[0]))
    let xy = Arithmetic.quantity(ledger.statement("hessian", nil, "<i>H</i><sub>xy</sub>", h[1]))
    let yy = Arithmetic.quantity(ledger.statement("hessian", nil, "<i>H</i><sub>yy</sub>", h[3]))
    let determinant = Arithmetic.quantity(
      ledger.line(
        "determinant", nil, "det <i>H</i>", .sum([.product([xx, yy]), .minus(.power(xy, 2))])))
    shared.values["direction-0"] = ledger.line(
      "direction", 0, symbol("<i>d</i>", 0),
      .quotient(.sum([.product([xy, g[1]]), .minus(.product([yy, g[0]]))]), determinant),
      value: recorded("newton-direction", 0, in: step))
    shared.values["direction-1"] = ledger.line(
      "direction", 1, symbol("<i>d</i>", 1),
      .quotient(.sum([.product([xy, g[0]]), .minus(.product([xx, g[1]]))]), determinant),
      value: recorded("newton-direction", 1, in: step))
  }
}
