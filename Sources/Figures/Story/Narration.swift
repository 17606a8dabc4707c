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
    public var moment: Moment
    public var text: String

    public init(_ moment: Moment, _ text: String) {
      self.moment = moment
      self.text = text
    }
  }

  public var lines: [Line]

  public init(_ lines: [Line] = []) {
    self.lines = lines
  }

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
