import Wording

/// A part of a step: what the gradient adds to it, what the velocity does.
public struct StepComponent: Sendable, Hashable {
  /// Where a part comes from.
  public enum Source: Phrase, Hashable {
    case gradient, momentum, decay

    /// The words for a label: `gradient step`.
    public var translations: Translations {
      switch self {
      case .gradient: Translations("gradient step", "Gradientenschritt", "pas du gradient")
      case .momentum: Translations("momentum step", "Momentumschritt", "pas du momentum")
      case .decay: Translations("weight decay", "Gewichtsabnahme", "déclin des poids")
      }
    }
  }

  /// Where it comes from.
  public var source: Source
  /// How far it goes (n numbers).
  public var vector: [Double]
}

/// The parts of a step, which add up to it, in the order in which the method takes them; empty for a method without
/// a memory of its direction and for the last step.
///
/// Momentum and Nesterov: −η times the gradient's share, and what the velocity adds. Adam and its kin: the share
/// (1 − β₁) g of the first moment, and that of the moments before.
public func components(of step: Step, settings: RunSettings) -> [StepComponent] {
  guard let update = step.update, let method = try? settings.method.resolved() else { return [] }
  var seen = step.quantity("clipped-gradient") ?? step.quantity("noisy-gradient") ?? step.gradient
  guard seen.count == update.count else { return [] }
  let decay = settings.method.penalty(method)
  if decay != 0 {
    let place = step.gradientPosition ?? step.position
    for i in seen.indices { seen[i] += decay * place[i] }
  }
  switch settings.method.name {
  case "momentum", "nesterov":
    let convention = method.text("convention")
    var share = step.rate
    if settings.method.name == "momentum" {
      if convention == "ema" { share *= 1 - method.number("momentum") }
      if convention == "pytorch", step.iteration > 0 { share *= 1 - method.number("dampening") }
    }
    let own = seen.map { -share * $0 }
    let parts = split(update, own)
    // Polyak's form of Nesterov goes with the velocity first, and feels the slope there.
    return step.gradientPosition == nil ? parts : parts.reversed()
  case "adam", "adamw", "amsgrad":
    guard let moment = step.quantity("first-moment"), moment.count == update.count else { return [] }
    let beta = method.number("beta1")
    var pull: [Double]?
    var rest = update
    if settings.method.name == "adamw", method.number("weight-decay") > 0 {
      let decay = step.position.map { -step.rate * method.number("weight-decay") * $0 }
      for i in rest.indices { rest[i] -= decay[i] }
      pull = decay
    }
    let own = rest.indices.map { i in
      moment[i] == 0 ? 0 : rest[i] * ((1 - beta) * seen[i] / moment[i])
    }
    return split(rest, own) + (pull.map { [StepComponent(source: .decay, vector: $0)] } ?? [])
  default: return []
  }
}

private func split(_ whole: [Double], _ own: [Double]) -> [StepComponent] {
  [
    StepComponent(source: .gradient, vector: own),
    StepComponent(source: .momentum, vector: whole.indices.map { whole[$0] - own[$0] }),
  ]
}
