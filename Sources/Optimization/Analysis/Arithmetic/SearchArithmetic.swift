import Calculus
import NumberText

/// How a method finds the length or the direction of its step: what it computes once for all coordinates.
extension StepArithmetic {
  mutating func addSearch(_ shared: inout Shared) {
    switch run.method.name {
    case "normalized-descent" where dimension <= 2:
      shared.values["norm"] = ledger.line("gradient-norm", nil, "‖∇<i>f</i>‖", .root(squares))
    case "normalized-descent":
      shared.values["norm"] = ledger.statement("gradient-norm", nil, "‖∇<i>f</i>‖", norm(step.gradient))
    case "polyak-step": addPolyak()
    case "exact-line-search": addExact()
    case "barzilai-borwein": addBarzilaiBorwein()
    case "backtracking": addLineSearch(slope: slopeAlongGradient())
    case "strong-wolfe": addLineSearch(slope: slopeAlongGradient(), isWolfe: true)
    case "newton": addNewton(&shared)
    case "damped-newton":
      addNewton(&shared)
      addLineSearch(slope: slopeAlongDirection(shared))
    default: break
    }
  }

  /// ‖∇f‖² in the coordinates.
  private var squares: Arithmetic { .sum(gradient.map { .power(.quantity($0), 2) }) }

  private mutating func stateLength(_ note: String? = nil) {
    rate = ledger.statement("step-length", nil, "<i>α</i>", step.rate, note: note)
  }

  // MARK: Lengths read off from slopes

  private mutating func addPolyak() {
    guard dimension <= 2 else { return stateLength() }
    let value = ledger.given("<i>f</i>(<i>x</i><sub>\(t)</sub>)", step.value)
    let lowest = ledger.given("<i>f</i>*", settled(method.number("minimum")))
    rate = ledger.line(
      "step-length", nil, "<i>α</i>",
      .quotient(.sum([.quantity(value), .minus(.quantity(lowest))]), squares), value: step.rate)
  }

  /// α = ‖g‖² / gᵀHg, with gᵀHg from the second derivatives where there is a formula.
  private mutating func addExact() {
    let symbol = "<i>g</i><sup>T</sup><i>Hg</i>"
    let bend = step.quantity("curvature")?.first ?? .nan
    guard dimension <= 2, bend > 0 else {
      _ = ledger.statement("curvature", nil, symbol, bend)
      return stateLength(bend > 0 ? nil : say(.notCurved))
    }
    let curvature: Int
    if let terms = hessianTerms() {
      curvature = ledger.line("curvature", nil, symbol, .sum(terms), value: bend)
    } else {
      curvature = ledger.statement("curvature", nil, symbol, bend)
    }
    rate = ledger.line(
      "step-length", nil, "<i>α</i>", .quotient(squares, .quantity(curvature)), value: step.rate)
  }

  /// The terms of gᵀHg, without those that are zero.
  private mutating func hessianTerms() -> [Arithmetic]? {
    guard let formula else { return nil }
    var evaluator = Evaluator(CompiledFormula(formula))
    let hessian = evaluator.hessian(at: step.position)
    var terms: [Arithmetic] = []
    for row in 0..<dimension {
      for column in row..<dimension where hessian[row, column] != 0 {
        let h = ledger.statement("hessian", nil, hessianSymbol(row, column), hessian[row, column])
        let (a, b) = (Arithmetic.quantity(gradient[row]), Arithmetic.quantity(gradient[column]))
        terms.append(
          row == column ? .product([.quantity(h), .power(a, 2)]) : .product([.whole(2), .quantity(h), a, b]))
      }
    }
    return terms.isEmpty ? nil : terms
  }

  /// α = sᵀs / sᵀy from the last two positions and gradients.
  private mutating func addBarzilaiBorwein() {
    guard let previous, let before = previous.update else {
      return stateLength(say(.firstStep))
    }
    let slopes =
      previous.quantity("clipped-gradient") ?? previous.quantity("noisy-gradient") ?? previous.gradient
    let seen = step.quantity("clipped-gradient") ?? step.quantity("noisy-gradient") ?? step.gradient
    var product = 0.0
    for i in before.indices { product += (step.position[i] - previous.position[i]) * (seen[i] - slopes[i]) }
    guard dimension <= 2 else { return stateLength() }
    guard product > 0 else {
      return stateLength(say(.slopeNotGrown))
    }
    var moves: [Arithmetic] = []
    var changes: [Arithmetic] = []
    for i in 0..<dimension {
      let place = ledger.given(positionSymbol(i, t - 1), previous.position[i])
      let slope = ledger.given(symbol("<i>g</i>", i, t - 1), slopes[i])
      moves.append(.sum([.quantity(position[i]), .minus(.quantity(place))]))
      changes.append(.sum([.quantity(gradient[i]), .minus(.quantity(slope))]))
    }
    let isShort = method.text("variant") == "short"
    let sy = ledger.line(
      "slope-change", nil, "<i>s</i><sup>T</sup><i>y</i>",
      .sum(zip(moves, changes).map { .product([$0, $1]) }))
    let square = ledger.line(
      isShort ? "change-square" : "step-square", nil,
      isShort ? "<i>y</i><sup>T</sup><i>y</i>" : "<i>s</i><sup>T</sup><i>s</i>",
      .sum((isShort ? changes : moves).map { .power($0, 2) }))
    rate = ledger.line(
      "step-length", nil, "<i>α</i>",
      isShort ? .quotient(.quantity(sy), .quantity(square)) : .quotient(.quantity(square), .quantity(sy)),
      value: step.rate)
  }

  // MARK: Tries

  /// φ′(0) = −‖∇f‖², the slope along −∇f.
  private mutating func slopeAlongGradient() -> Int {
    if dimension <= 2 { return ledger.line("slope", nil, "<i>φ</i>′(0)", .minus(squares)) }
    return ledger.statement("slope", nil, "<i>φ</i>′(0)", -norm(step.gradient) * norm(step.gradient))
  }

  /// φ′(0) = dᵀ∇f.
  private mutating func slopeAlongDirection(_ shared: Shared) -> Int {
    var terms: [Arithmetic] = []
    for i in 0..<dimension {
      guard dimension <= 2, let d = shared.values["direction-\(i)"] else {
        let direction = step.quantity("newton-direction") ?? []
        return ledger.statement("slope", nil, "<i>φ</i>′(0)", dot(direction, step.gradient))
      }
      terms.append(.product([.quantity(d), .quantity(gradient[i])]))
    }
    return ledger.line("slope", nil, "<i>φ</i>′(0)", .sum(terms))
  }

  /// The tries φ(α) = f(x + α d) beside what they must not exceed, and the length that was taken.
  private mutating func addLineSearch(slope: Int, isWolfe: Bool = false) {
    let tried = step.trials
    guard !tried.isEmpty else { return stateLength() }
    let start = ledger.given("<i>φ</i>(0)", step.value)
    let c = ledger.given(isWolfe ? "<i>c</i><sub>1</sub>" : "<i>c</i>", method.number("sufficient-decrease"))
    let fall = ledger.entries[slope].value
    for (index, trial) in tried.enumerated() where index >= tried.count - trials {
      let length = ledger.given("<i>α</i><sub>\(index + 1)</sub>", trial.stepLength)
      let place = "<i>φ</i>(<i>α</i><sub>\(index + 1)</sub>)"
      let limit = ledger.line(
        "limit", nil, "<i>φ</i><sub>max</sub>",
        .sum([.quantity(start), .product([.quantity(c), .quantity(length), .quantity(slope)])]))
      let isLow = trial.value <= step.value + method.number("sufficient-decrease") * trial.stepLength * fall
      _ = ledger.statement(
        "trial", nil, place, trial.value, note: say(isLow ? .lowEnough : .tooHigh),
        bound: trial.value.isFinite ? (limit, isLow) : nil)
      if isWolfe, isLow, let here = slopeAt(trial) {
        let second = ledger.given("<i>c</i><sub>2</sub>", method.number("curvature"))
        let steepest = ledger.line(
          "slope-limit", nil, "|<i>φ</i>′|<sub>max</sub>",
          .minus(.product([.quantity(second), .quantity(slope)])))
        let isFlat = here <= -method.number("curvature") * fall
        _ = ledger.statement(
          "trial-slope", nil, "|<i>φ</i>′(<i>α</i><sub>\(index + 1)</sub>)|", here,
          note: say(isFlat ? .flatEnough : .tooSteep), bound: (steepest, isFlat))
      }
    }
    let taken = tried.firstIndex { $0.accepted }
    guard !isWolfe, let taken, taken > 0 else { return stateLength(origin(taken)) }
    let first = ledger.given("<i>η</i>", tried[0].stepLength)
    let factor = ledger.given("<i>ρ</i>", method.number("factor"))
    rate = ledger.line(
      "step-length", nil, "<i>α</i>", .product([.quantity(first), .power(.quantity(factor), taken)]),
      value: step.rate, note: taken == 1 ? say(.afterOneTry) : say(.afterTries, "\(taken)"))
  }

  /// Where the length that was taken comes from.
  private func origin(_ taken: Int?) -> String {
    guard let taken else { return say(.noGoodTry) }
    let tried = step.trials
    if taken == 0 { return say(.firstTry) }
    return tried[taken].stepLength == 2 * tried[taken - 1].stepLength
      ? say(.twiceBefore) : say(.betweenTries)
  }

  /// |φ′(α)| at a try along −∇f.
  private func slopeAt(_ trial: TrialPoint) -> Double? {
    guard let formula else { return nil }
    var evaluator = Evaluator(CompiledFormula(formula))
    var there = step.gradient
    _ = evaluator.evaluate(at: trial.position, gradient: &there)
    let own = step.quantity("clipped-gradient") ?? step.quantity("noisy-gradient") ?? step.gradient
    return abs(dot(there, own))
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

  // MARK: Newton

  private func hessianSymbol(_ row: Int, _ column: Int) -> String {
    if dimension == 1 { return "<i>f</i>″" }
    let names = formula.map { $0.variables } ?? ["x", "y"]
    return "<i>H</i><sub>\(names[row])\(names[column])</sub>"
  }

  /// Cramer's rule for (H + τI) d = −g in one or two dimensions; τ is 0 for Newton's own method.
  private mutating func addNewton(_ shared: inout Shared) {
    guard let h = step.quantity("hessian"), h.count == dimension * dimension, dimension <= 2 else { return }
    let g = gradient.map { Arithmetic.quantity($0) }
    let shift = step.quantity("shift")?.first ?? 0
    let tau =
      shift == 0
      ? nil : ledger.statement("shift", nil, "<i>τ</i>", shift, note: say(.curvesUp))
    func shifted(_ entry: Int) -> Arithmetic {
      tau.map { .sum([.quantity(entry), .quantity($0)]) } ?? .quantity(entry)
    }
    if dimension == 1 {
      let bend = ledger.statement("hessian", nil, hessianSymbol(0, 0), h[0])
      shared.values["direction-0"] = ledger.line(
        "direction", 0, symbol("<i>d</i>", 0), .quotient(.minus(g[0]), shifted(bend)),
        value: recorded("newton-direction", 0, in: step))
      return
    }
    let xx = shifted(ledger.statement("hessian", nil, hessianSymbol(0, 0), h[0]))
    let xy = Arithmetic.quantity(ledger.statement("hessian", nil, hessianSymbol(0, 1), h[1]))
    let yy = shifted(ledger.statement("hessian", nil, hessianSymbol(1, 1), h[3]))
    let determinant = Arithmetic.quantity(
      ledger.line(
        "determinant", nil, tau == nil ? "det <i>H</i>" : "det(<i>H</i> + <i>τI</i>)",
        .sum([.product([xx, yy]), .minus(.power(xy, 2))])))
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
