/// A number of the run that a text asks for: `{cost}`, `{x@end:3}`, `{cost#2}`.
public struct Placeholder: Sendable, Hashable {
  /// A quantity that may stand in braces.
  public enum Name: String, Sendable, Hashable, CaseIterable {
    case iteration, steps, cost, x, y, position
    case gradient, gradientX = "gradient-x", gradientY = "gradient-y", gradientNorm = "gradient-norm"
    case learningRate = "learning-rate"
    case stepX = "step-x", stepY = "step-y", stepLength = "step-length"
    case nextX = "next-x", nextY = "next-y", nextCost = "next-cost"
    case startX = "start-x", startY = "start-y", startCost = "start-cost"
    case formula, slopeX = "slope-x", slopeY = "slope-y", method
    case accuracy, testAccuracy = "test-accuracy", correct, trainingExamples = "training-examples"
    case testExamples = "test-examples", examplesSeen = "examples-seen", epoch

    /// What it stands for, for the schema and for the message about an unknown one.
    public var summary: String {
      switch self {
      case .iteration: "the number of the step"
      case .steps: "how many steps the run took in all"
      case .cost: "the cost f at this step"
      case .x: "the first coordinate"
      case .y: "the second coordinate"
      case .position: "all coordinates, (x, y)"
      case .gradient: "the gradient, (∂f/∂x, ∂f/∂y)"
      case .gradientX: "∂f/∂x, the slope along x"
      case .gradientY: "∂f/∂y, the slope along y"
      case .gradientNorm: "‖∇f‖, the steepness"
      case .learningRate: "the learning rate η of the step that follows"
      case .stepX: "how far the step goes along x"
      case .stepY: "how far the step goes along y"
      case .stepLength: "how long the step is"
      case .nextX: "x after the step"
      case .nextY: "y after the step"
      case .nextCost: "the cost after the step"
      case .startX: "x at the start"
      case .startY: "y at the start"
      case .startCost: "the cost at the start"
      case .formula: "the formula of the surface"
      case .slopeX: "the formula of ∂f/∂x"
      case .slopeY: "the formula of ∂f/∂y"
      case .method: "the method's name"
      case .accuracy: "the share of training examples answered rightly, in per cent"
      case .testAccuracy: "the share of test examples answered rightly, in per cent"
      case .correct: "how many training examples are answered rightly"
      case .trainingExamples: "how many training examples there are"
      case .testExamples: "how many test examples there are"
      case .examplesSeen: "how many examples were looked at so far"
      case .epoch: "how often all examples were looked at so far"
      }
    }

    /// Whether it exists for a curve or surface of that many variables.
    func fits(surfaceOf dimension: Int) -> Bool {
      switch self {
      case .y, .gradientY, .stepY, .nextY, .startY, .slopeY: dimension > 1
      case .accuracy, .testAccuracy, .correct, .trainingExamples, .testExamples, .examplesSeen, .epoch: false
      default: true
      }
    }

    /// Whether it exists for the training of a model.
    var fitsTraining: Bool {
      switch self {
      case .iteration, .steps, .cost, .gradientNorm, .learningRate, .stepLength, .nextCost, .startCost,
        .method,
        .accuracy, .testAccuracy, .correct, .trainingExamples, .testExamples, .examplesSeen, .epoch:
        true
      default: false
      }
    }
  }

  /// The step that is asked for.
  public enum Moment: Sendable, Hashable {
    /// The step at which the text stands.
    case here
    case iteration(Int)
    case end
  }

  public var name: Name
  /// The number of the run in a comparison, from 1.
  public var run: Int
  public var moment: Moment
  /// Significant digits at most.
  public var digits: Int

  /// The text in braces, such as `cost#2@end:3`.
  init(_ text: String) throws(LessonMarkup.Mistake) {
    func mistake(_ message: String, _ hint: String) -> LessonMarkup.Mistake {
      LessonMarkup.Mistake(offset: 0, message: message, hint: hint)
    }
    var rest = text[...]
    digits = 4
    if let colon = rest.lastIndex(of: ":") {
      let written = rest[rest.index(after: colon)...]
      guard let count = Int(written), (1...15).contains(count) else {
        throw mistake("'\(written)' is no number of digits", "write 1 to 15, as {cost:3}")
      }
      digits = count
      rest = rest[..<colon]
    }
    moment = .here
    if let at = rest.firstIndex(of: "@") {
      let written = rest[rest.index(after: at)...]
      if written == "end" {
        moment = .end
      } else if let iteration = Int(written), (0...LessonLimits.steps).contains(iteration) {
        moment = .iteration(iteration)
      } else {
        throw mistake("'\(written)' is no step", "write a number or end, as {cost@10} or {cost@end}")
      }
      rest = rest[..<at]
    }
    run = 1
    if let mark = rest.firstIndex(of: "#") {
      let written = rest[rest.index(after: mark)...]
      guard let number = Int(written), number > 0 else {
        throw mistake("'\(written)' is no run", "write its number from 1, as {cost#2}")
      }
      run = number
      rest = rest[..<mark]
    }
    guard let name = Name(rawValue: String(rest)) else {
      throw mistake(
        "unknown placeholder '{\(rest)}'",
        Suggestion.among(Name.allCases.map(\.rawValue), for: String(rest)) + "; write {{ for a brace")
    }
    self.name = name
  }
}
