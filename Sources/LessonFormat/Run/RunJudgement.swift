import Optimization
import Synchronization
import Wording

/// What was found out about a run, and what is known beside its trajectory.
public struct RunJudgement: Sendable {
  /// What it was judged by; `nil` where that is more than a cost and its critical points.
  public let context: RunContext?
  /// What was found out, the verdict first.
  public let findings: [Finding]
}

/// The judgements of one run, made when they are first asked for and kept: to judge a run can take longer than the run,
/// and figures, texts and data all ask.
final class KeptJudgements: Sendable {
  private let known = Mutex<[Language: RunJudgement]>([:])

  /// Two that ask at the same time may both judge; they come to the same.
  func value(in language: Language, _ judge: () -> RunJudgement) -> RunJudgement {
    if let judgement = known.withLock({ $0[language] }) { return judgement }
    let judgement = judge()
    known.withLock { $0[language] = judgement }
    return judgement
  }
}
