/// A sentence about a run that stands from an iteration on, such as a finding of the analysis.
public struct Remark: Sendable, Hashable {
  /// The iteration from which it can be said.
  public var iteration: Int
  /// The sentence, in markup.
  public var sentence: String
  /// Whether it warns: divergence, an increase.
  public var warns: Bool

  public init(iteration: Int, sentence: String, warns: Bool = false) {
    self.iteration = iteration
    self.sentence = sentence
    self.warns = warns
  }
}
