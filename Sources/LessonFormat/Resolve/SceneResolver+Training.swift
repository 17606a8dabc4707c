import Optimization
import Vision

extension SceneResolver {
  /// What a wrong answer costs.
  mutating func loss(classes: Int) -> Loss {
    let draft = draft.loss?.value
    guard draft?.name?.value == "squared-error" else {
      if let target = draft?.target {
        context.report(
          target.span, "'cross-entropy' has no setting 'target'", hint: "only 'squared-error' has; remove it")
      }
      return .crossEntropy
    }
    switch draft?.target?.value {
    case .number(let target): return .squaredError(target: target)
    case .rootClasses: return .squaredError(target: Double(classes).squareRoot())
    case nil: return .squaredError()
    }
  }

  /// How often all examples are measured. A batch of all gives the cost of all at every step.
  func measuring(_ updatesPerEpoch: Int) -> TrainingRecording.Measuring {
    switch draft.measure?.value {
    case .step: .updates(1)
    case .steps(let steps): .updates(steps)
    case .share(let share): .updates(max(1, Int((share * Double(updatesPerEpoch)).rounded())))
    case .epoch: .epochs(1)
    case .ends: .ends
    case nil: updatesPerEpoch == 1 ? .updates(1) : .epochs(1)
    }
  }

  /// The plane through weight space that the scene looks at; `nil` where it asks for none, or after a mistake.
  mutating func landscape(of subject: Subject, runs: [LessonRun]) -> LandscapePlan? {
    guard let draft = draft.landscape, case .training(let training) = subject else { return nil }
    if runs.count > 1 {
      context.report(
        draft.span, "a landscape shows the path of one run, and \(runs.count) are compared",
        hint: "leave out 'compare', or give the landscape a scene of its own")
      return nil
    }
    let value = draft.value
    if value.weights != nil, let directions = value.directions {
      context.report(
        directions.span, "both 'weights' and 'directions' are given", hint: "keep one of them")
      return nil
    }
    if let given = value.seed, value.directions?.value != "random" {
      context.report(given.span, "only random directions need a seed", hint: "remove it")
    }
    guard let model = try? Model(input: training.training.shape, layers: training.layers) else { return nil }
    var plan = LandscapePlan(directions: .principal)
    if let weights = value.weights {
      let places = weights.value.map { place(of: $0, in: model) }
      guard let first = places[0], let second = places[1] else { return nil }
      guard first != second else {
        context.report(weights.span, "the same weight is named twice", hint: "name two different ones")
        return nil
      }
      plan.directions = .weights(first, second)
    } else if value.directions?.value == "random" {
      plan.directions = .random(seed: value.seed.map { UInt64($0.value) } ?? seed)
    }
    if let resolution = value.resolution { (plan.columns, plan.rows) = (resolution.value, resolution.value) }
    if let range = value.range?.value, let first = range.first, let last = range.last {
      plan.domain = Domain(x: .init(-first, first), y: .init(-last, last))
    }
    if let arrows = value.arrows { plan.arrows = arrows.value }
    return plan
  }

  /// The place of a weight in the flat list, by a name such as `W1[3, 28]` or `b2[0]`; a mistake is reported.
  private mutating func place(of weight: Located<String>, in model: Model) -> Int? {
    let text = weight.value.filter { $0 != " " }
    let name = text.prefix { $0 != "[" }
    let numbers = text.dropFirst(name.count).dropFirst().dropLast().split(
      separator: ",", omittingEmptySubsequences: false
    ).map { Int($0) }
    guard let block = model.parameters.first(where: { $0.name == name }) else {
      context.report(
        weight.span, "the model has no weights '\(name)'",
        hint: Suggestion.among(model.parameters.map(\.name), for: String(name)))
      return nil
    }
    let width = block.columns * block.positions
    let isBias = block.kind == .biases
    let row = numbers.first.flatMap { $0 }
    let column = isBias ? 0 : numbers.count == 2 ? numbers[1] : nil
    guard text.hasSuffix("]"), numbers.count == (isBias ? 1 : 2), let row, let column,
      (0..<block.rows).contains(row), (0..<width).contains(column)
    else {
      let last = isBias ? "\(name)[\(block.rows - 1)]" : "\(name)[\(block.rows - 1), \(width - 1)]"
      context.report(
        weight.span, "'\(weight.value)' names no weight", hint: "\(name) goes up to \(last)")
      return nil
    }
    return block.range.lowerBound + row * width + column
  }
}
