import Drawing

/// How much of a row or column one box takes.
public enum BoxLength: Sendable, Hashable {
  /// A length in points.
  case points(Double)
  /// A share of what is left, relative to the shares of the others.
  case share(Double)
}

extension Rect {
  /// The rectangle parted into columns from left to right with gaps between them.
  public func columns(_ lengths: [BoxLength], gap: Double = 0) -> [Rect] {
    Rect.parts(lengths, of: width, gap: gap).map {
      Rect(x: x + $0.start, y: y, width: $0.length, height: height)
    }
  }

  /// The rectangle parted into rows from top to bottom with gaps between them.
  public func rows(_ lengths: [BoxLength], gap: Double = 0) -> [Rect] {
    Rect.parts(lengths, of: height, gap: gap).map {
      Rect(x: x, y: y + $0.start, width: width, height: $0.length)
    }
  }

  /// Where the parts of a length begin and how long they are. Shares get nothing where fixed lengths leave
  /// nothing; lengths never become negative.
  static func parts(_ lengths: [BoxLength], of total: Double, gap: Double) -> [(
    start: Double, length: Double
  )] {
    var (fixed, shares) = (0.0, 0.0)
    for length in lengths {
      switch length {
      case .points(let points): fixed += max(0, points)
      case .share(let share): shares += max(0, share)
      }
    }
    let rest = max(0, total - fixed - gap * Double(max(0, lengths.count - 1)))
    var start = 0.0
    return lengths.map { length in
      let size: Double
      switch length {
      case .points(let points): size = max(0, points)
      case .share(let share): size = shares > 0 ? rest * max(0, share) / shares : 0
      }
      defer { start += size + gap }
      return (start, size)
    }
  }
}
