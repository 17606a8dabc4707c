/// What the teacher says along the way. A text stays until the next one; an empty text clears the box.
public struct Narration: Sendable, Hashable {
  /// When a text appears.
  public enum Moment: Sendable, Hashable {
    case iteration(Int)
    /// The last frame, whatever its iteration.
    case end
  }

  /// A text in markup and the moment from which it stands.
  public struct Line: Sendable, Hashable {
    /// From when it is said.
    public var moment: Moment
    /// What is said, in markup; an empty text clears the box.
    public var text: String

    /// A text and its moment.
    public init(_ moment: Moment, _ text: String) {
      self.moment = moment
      self.text = text
    }
  }

  /// All texts; the order does not matter.
  public var lines: [Line]

  /// A narration from its lines.
  public init(_ lines: [Line] = []) {
    self.lines = lines
  }

  /// Whether nothing is ever said.
  public var isEmpty: Bool { lines.allSatisfy { $0.text.isEmpty } }

  /// The line that stands at `iteration`, and whether it is just being said (a line stays, quieter, until
  /// the next). `isLast` marks the last frame, at which `end` counts.
  public func line(at iteration: Int, isLast: Bool) -> (line: Line, isNew: Bool)? {
    var best: Line?
    var start = -1
    for line in lines {
      switch line.moment {
      case .end:
        if isLast { return line.text.isEmpty ? nil : (line, true) }
      case .iteration(let first):
        if first <= iteration, first >= start {
          best = line
          start = first
        }
      }
    }
    guard let best, !best.text.isEmpty else { return nil }
    return (best, start == iteration)
  }
}
