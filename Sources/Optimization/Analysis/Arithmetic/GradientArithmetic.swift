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

  /// The gradient after noise, clipping and the pull of a weight decay at `place`, where it was taken.
  mutating func disturbed(_ slopes: [Int], _ coordinates: [Int], at place: [Int]) -> [Int] {
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
    let decay = run.method.penalty(method)
    if decay != 0 {
      let lambda = ledger.given("<i>λ</i>", decay)
      for (index, i) in shown.enumerated() {
        result[index] = ledger.line(
          "penalised-gradient", i, symbol("<i>g</i>", i),
          .sum([.quantity(result[index]), .product([.quantity(lambda), .quantity(place[index])])]))
      }
    }
    return result
  }

  private var clippingNote: String {
    switch run.clipping {
    case .norm(let limit): say(.clippedLength, displayMarkup(limit))
    case .value(let limit): say(.clippedSlopes, displayMarkup(limit))
    case nil: ""
    }
  }
}
