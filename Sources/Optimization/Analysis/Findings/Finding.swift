import NumberText
import Wording

/// What can be said of a run.
public enum FindingKind: String, Sendable, Hashable, CaseIterable {
  /// It came to rest at a minimum.
  case converged
  /// It came to rest where the slope is zero, but a way leads further down.
  case stuckAtSaddle = "stuck-at-saddle"
  /// It began on a summit, where the slope is zero, and cannot leave.
  case stuckAtMaximum = "stuck-at-maximum"
  /// The ground is almost level, far from the minimum.
  case stuckOnPlateau = "stuck-on-plateau"
  /// It halted near a saddle and then went on.
  case passedSaddle = "passed-saddle"
  /// It crossed almost level ground and then went on.
  case crossedPlateau = "crossed-plateau"
  /// A step crossed the valley and landed on the other side.
  case overshoot
  /// Steps from wall to wall of a ravine.
  case zigzag
  /// The positions repeat, or swing to and fro.
  case oscillation
  /// A step led uphill.
  case costIncrease = "cost-increase"
  /// The steps grow and the cost with them.
  case diverging
  /// The cost falls for ever: there is no minimum on this way.
  case fallsWithoutBound = "falls-without-bound"
  /// A number is no longer finite.
  case notFinite = "not-finite"
  /// Many times the budget is still to go.
  case crawling
  /// The budget ended before the minimum was reached.
  case budgetSpent = "budget-spent"
  /// It does not come to rest, however many steps it is given.
  case unsettled
  /// The cost still falls, but the error to the true image grows: semi-convergence.
  case errorTurned = "error-turned"
  /// The residual came down to the noise, and the run was told to stop there.
  case stoppedAtNoise = "stopped-at-noise"
  /// The largest stable rate beside the rate in use.
  case stableRate = "stable-rate"

  /// Whether it says how the run ended, so that it can stand alone in a table.
  public var isVerdict: Bool {
    switch self {
    case .converged, .stuckAtSaddle, .stuckAtMaximum, .stuckOnPlateau, .diverging, .fallsWithoutBound,
      .notFinite, .crawling, .budgetSpent, .oscillation, .unsettled, .stoppedAtNoise:
      true
    case .passedSaddle, .crossedPlateau, .overshoot, .zigzag, .costIncrease, .errorTurned, .stableRate:
      false
    }
  }

  /// Whether it is what one hopes for, worth knowing, or a warning.
  public var tone: FindingTone {
    switch self {
    case .converged, .stoppedAtNoise: .good
    case .stableRate, .passedSaddle, .crossedPlateau, .budgetSpent: .notice
    case .overshoot, .zigzag, .oscillation, .costIncrease, .errorTurned, .crawling, .unsettled,
      .stuckAtSaddle,
      .stuckAtMaximum, .stuckOnPlateau, .fallsWithoutBound:
      .warning
    case .diverging, .notFinite: .failure
    }
  }
}

/// How a finding is to be taken.
public enum FindingTone: String, Sendable, Hashable, CaseIterable {
  case good, notice, warning, failure
}

/// A number, a vector or a word that a finding rests on.
public struct Evidence: Sendable, Hashable {
  /// The name in data files, such as `growth-factor`.
  public var name: String
  /// One number for a scalar, n for a vector; empty for a word.
  public var values: [Double]
  /// The word, such as `minimum`.
  public var word: String?

  /// A number.
  public init(_ name: String, _ value: Double) {
    self.init(name, [value])
  }

  /// A vector.
  public init(_ name: String, _ values: [Double]) {
    self.name = name
    self.values = values
  }

  /// A word.
  public init(_ name: String, word: String) {
    self.name = name
    values = []
    self.word = word
  }
}

/// Something that happened in a run: of what kind, when, on what evidence, in a sentence for a learner.
public struct Finding: Sendable, Hashable {
  /// What happened.
  public var kind: FindingKind
  /// The iterations that show it; it can be known from the last of them on, or from the first for what goes on
  /// to the end of the run.
  public var iterations: ClosedRange<Int>
  /// Where to mark it in a map (n numbers); `nil` if it is not at one place.
  public var position: [Double]?
  /// What it rests on.
  public var evidence: [Evidence]
  /// One or two sentences, in plain text.
  public var sentence: String
  /// The same with italic symbols and subscripts.
  public var markup: String

  /// A finding; its sentence is given in markup.
  public init(
    _ kind: FindingKind, _ iterations: ClosedRange<Int>, at position: [Double]? = nil, evidence: [Evidence],
    markup: String
  ) {
    self.kind = kind
    self.iterations = iterations
    self.position = position
    self.evidence = evidence
    self.markup = markup
    sentence = plainText(ofMarkup: markup)
  }

  /// The evidence of a name as one number.
  public func number(_ name: String) -> Double? {
    for item in evidence where item.name == name { return item.values.first }
    return nil
  }

  /// The evidence of a name as a word.
  public func word(_ name: String) -> String? {
    for item in evidence where item.name == name { return item.word }
    return nil
  }
}
