/// Which iterations become frames.
public enum FrameChoice: Sendable, Hashable {
  /// Every kept step of the longest run.
  case all
  /// These iterations in ascending order; where the runs end before one of them, their last.
  case iterations([Int])
  /// The last iteration alone: one figure.
  case last

  /// The iterations to show, ascending and each once, for runs of which `kept` holds the iterations of the
  /// kept steps.
  func resolve(kept: [[Int]]) -> [Int] {
    let last = kept.compactMap { $0.last }.max() ?? 0
    switch self {
    case .last:
      return [last]
    case .all:
      let longest = kept.max { ($0.last ?? 0, $0.count) < ($1.last ?? 0, $1.count) } ?? [0]
      return longest.isEmpty ? [0] : longest
    case .iterations(let asked):
      var result: [Int] = []
      for iteration in asked.sorted() where iteration >= 0 && result.last != min(iteration, last) {
        result.append(min(iteration, last))
      }
      return result.isEmpty ? [last] : result
    }
  }
}
