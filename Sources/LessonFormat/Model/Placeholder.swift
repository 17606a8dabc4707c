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
    case verdict, factor, arrival, stepsToGo = "steps-to-go"
    case stableRate = "stable-rate", bestRate = "best-rate"
    case minimumX = "minimum-x", minimumY = "minimum-y", minimumCost = "minimum-cost"
    case accuracy, testAccuracy = "test-accuracy", correct, trainingExamples = "training-examples"
    case testExamples = "test-examples", examplesSeen = "examples-seen", epoch, weights
    case testCost = "test-cost", lowestTestCost = "lowest-test-cost", lowestTestEpoch = "lowest-test-epoch"
    case intercept, slope, bestIntercept = "best-intercept", bestSlope = "best-slope"
    case leastCost = "least-cost", condition, rateLimit = "rate-limit"
    case error, residual, bestStep = "best-step", bestError = "best-error", noiseStep = "noise-step"

    /// What it stands for, for the schema and for the message about an unknown one.
    public var summary: String {
      switch self {
      case .iteration: "the number of the step"
      case .steps: "how many steps the run took in all"
      case .cost: "the cost f at this step; of a network, that of all its examples"
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
      case .verdict: "how the run ended, such as converged"
      case .factor:
        "the factor by which each step shrinks the distance, or by which steps grow in a run that diverges"
      case .arrival: "after how many steps the run has come 99.9 % of the way down"
      case .stepsToGo: "how many more steps a run that ended too early would have needed"
      case .stableRate: "the largest stable learning rate at the minimum, 2/λmax for plain descent"
      case .bestRate: "the learning rate that is fastest near the minimum, 2/(λmin + λmax)"
      case .minimumX: "x of the lowest known minimum"
      case .minimumY: "y of the lowest known minimum"
      case .minimumCost: "the cost at the lowest known minimum"
      case .accuracy: "the share of training examples answered rightly, in per cent"
      case .testAccuracy: "the share of test examples answered rightly, in per cent"
      case .correct: "how many training examples are answered rightly"
      case .trainingExamples: "how many training examples there are"
      case .testExamples: "how many test examples there are"
      case .examplesSeen: "how many examples were looked at so far"
      case .epoch: "how often all examples were looked at so far"
      case .weights: "how many weights and biases the model has"
      case .testCost: "the cost of the test examples"
      case .lowestTestCost: "the lowest cost of the test examples so far"
      case .lowestTestEpoch: "after how many epochs that cost was lowest"
      case .intercept: "the intercept a of a fitted line"
      case .slope: "the slope b of a fitted line"
      case .bestIntercept: "the intercept of the best line"
      case .bestSlope: "the slope of the best line"
      case .leastCost: "the cost of the best fit"
      case .condition: "the condition number, the largest over the smallest curvature at the minimum"
      case .rateLimit:
        "the learning rate beyond which plain descent does not settle, 2 over the largest curvature"
      case .error: "how far an image is from the true one, in per cent of its length"
      case .residual: "the length of the residual, ‖Kx − y‖"
      case .bestStep: "the step at which an image is nearest to the true one"
      case .bestError: "how far it is from the true one there, in per cent"
      case .noiseStep: "the step at which the residual has come down to the length of the noise"
      }
    }

    /// Whether it exists for a curve or surface of that many variables.
    func fits(surfaceOf dimension: Int) -> Bool {
      switch self {
      case .y, .gradientY, .stepY, .nextY, .startY, .slopeY, .minimumY, .condition: dimension > 1
      case .accuracy, .testAccuracy, .correct, .trainingExamples, .testExamples, .examplesSeen, .epoch,
        .weights, .testCost, .lowestTestCost, .lowestTestEpoch:
        false
      case .intercept, .slope, .bestIntercept, .bestSlope, .leastCost, .rateLimit, .error,
        .residual, .bestStep, .bestError, .noiseStep:
        false
      default: true
      }
    }

    /// Whether it exists for the fit of a line: as for a surface, and the numbers of the line.
    var fitsLine: Bool {
      switch self {
      case .intercept, .slope, .bestIntercept, .bestSlope, .leastCost, .condition, .rateLimit,
        .trainingExamples, .examplesSeen, .epoch:
        true
      case .verdict, .factor, .arrival, .stepsToGo, .stableRate, .bestRate, .minimumX, .minimumY,
        .minimumCost:
        false
      default: fits(surfaceOf: 2)
      }
    }

    /// Whether it exists for the fit of a boundary.
    var fitsBoundary: Bool {
      switch self {
      case .iteration, .steps, .cost, .position, .gradient, .gradientNorm, .learningRate, .stepLength,
        .nextCost, .startCost, .method, .accuracy, .correct, .trainingExamples, .examplesSeen, .epoch,
        .leastCost, .condition, .rateLimit:
        true
      default: false
      }
    }

    /// Whether it exists for the restoration of an image.
    var fitsRestoration: Bool {
      switch self {
      case .iteration, .steps, .cost, .gradientNorm, .learningRate, .stepLength, .nextCost, .startCost,
        .method, .rateLimit, .error, .residual, .bestStep, .bestError, .noiseStep:
        true
      default: false
      }
    }

    /// Whether it exists for the training of a model.
    var fitsTraining: Bool {
      switch self {
      case .iteration, .steps, .cost, .gradientNorm, .learningRate, .stepLength, .nextCost, .startCost,
        .method,
        .accuracy, .testAccuracy, .correct, .trainingExamples, .testExamples, .examplesSeen, .epoch,
        .weights, .testCost, .lowestTestCost, .lowestTestEpoch:
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

  /// The quantity.
  public var name: Name
  /// The number of the run in a comparison, from 1.
  public var run: Int
  /// The step at which it is taken.
  public var moment: Moment
  /// Significant digits at most.
  public var digits: Int

  /// The text in braces, such as `cost#2@end:3`; what follows the name may stand in any order.
  init(_ text: String) throws(LessonMarkup.Mistake) {
    digits = 4
    moment = .here
    run = 1
    let isMark: (Character) -> Bool = { $0 == "#" || $0 == "@" || $0 == ":" }
    let end = text.firstIndex(where: isMark) ?? text.endIndex
    let word = String(text[..<end])
    guard let name = Name(rawValue: word) else {
      throw LessonMarkup.Mistake(
        offset: 0, message: "unknown placeholder '{\(word)}'",
        hint: Suggestion.among(Name.allCases.map(\.rawValue), for: word) + "; write {{ for a brace")
    }
    self.name = name
    var rest = text[end...]
    while let mark = rest.popFirst() {
      let written = rest.prefix { !isMark($0) }
      rest = rest.dropFirst(written.count)
      switch mark {
      case "#": run = try Self.run(written)
      case "@": moment = try Self.moment(written)
      default: digits = try Self.digits(written)
      }
    }
  }

  private static func digits(_ written: Substring) throws(LessonMarkup.Mistake) -> Int {
    if let count = Int(written), (1...15).contains(count) { return count }
    throw LessonMarkup.Mistake(
      offset: 0, message: "'\(written)' is no number of digits", hint: "write 1 to 15, as {cost:3}")
  }

  private static func moment(_ written: Substring) throws(LessonMarkup.Mistake) -> Moment {
    if written == "end" { return .end }
    if let iteration = Int(written), (0...LessonLimits.steps).contains(iteration) {
      return .iteration(iteration)
    }
    throw LessonMarkup.Mistake(
      offset: 0, message: "'\(written)' is no step", hint: "write a number or end, as {cost@10} or {cost@end}"
    )
  }

  private static func run(_ written: Substring) throws(LessonMarkup.Mistake) -> Int {
    if let number = Int(written), number > 0 { return number }
    throw LessonMarkup.Mistake(
      offset: 0, message: "'\(written)' is no run", hint: "write its number from 1, as {cost#2}")
  }
}
