import CMaths
import Drawing

/// Puts numbers to places along an axis, and back.
public struct Scale: Sendable, Hashable {
  /// How distances on the page stand for numbers.
  public enum Kind: Sendable, Hashable {
    /// Equal distances are equal differences.
    case linear
    /// Equal distances are equal ratios; numbers ≤ 0 have no place.
    case logarithmic
  }

  /// Linear or logarithmic.
  public let kind: Kind
  /// The numbers that the axis covers.
  public let domain: ValueRange
  /// The place of the lowest number, in points.
  public let start: Double
  /// The place of the highest number, in points.
  public let end: Double

  private let origin: Double
  private let factor: Double

  /// A scale of a domain onto the places from `start` to `end`, which may run either way.
  ///
  /// A domain without length is widened (see `ValueRange.shown`). A logarithmic scale of a domain that does
  /// not lie above 0 begins nine decades below its upper end, or is linear where that is not positive either.
  public init(_ kind: Kind = .linear, domain: ValueRange, from start: Double, to end: Double) {
    self.start = start
    self.end = end
    if kind == .logarithmic, domain.upper > 0 {
      let upper = domain.upper
      var lower = domain.lower > 0 ? domain.lower : upper * 1e-9
      if lower <= 0 { lower = .leastNormalMagnitude }
      // One number alone gets half a decade to each side.
      let same = upper <= lower * (1 + 1e-12)
      self.kind = .logarithmic
      self.domain = same ? ValueRange(lower / 3, Swift.min(upper * 3, 1e308)) : ValueRange(lower, upper)
      origin = log10(self.domain.lower)
      factor = (end - start) / (log10(self.domain.upper) - origin)
    } else {
      self.kind = .linear
      self.domain = domain.shown
      origin = self.domain.lower
      factor = (end - start) / self.domain.length
    }
  }

  /// The place of a number. Numbers outside the domain have places outside the axis; NaN and, on a
  /// logarithmic scale, numbers ≤ 0 have none and give NaN.
  public func position(of value: Double) -> Double {
    switch kind {
    case .linear: start + (value - origin) * factor
    case .logarithmic: value > 0 ? start + (log10(value) - origin) * factor : .nan
    }
  }

  /// The number at a place.
  public func value(at position: Double) -> Double {
    let way = origin + (position - start) / factor
    return kind == .linear ? way : pow(10, way)
  }

  /// The length of the axis in points.
  public var length: Double { abs(end - start) }

  /// The same scale with its domain widened to the nearest ticks.
  public func nice(count: Int = 5) -> Scale {
    switch kind {
    case .linear:
      // A wider domain may ask for wider ticks, which ask for a wider domain still; it settles at once.
      var range = domain
      for _ in 0..<4 {
        let step = TickStep(range: range, count: count)
        let lower = (range.lower / step.size + 1e-9).rounded(.down)
        let upper = (range.upper / step.size - 1e-9).rounded(.up)
        let wider = ValueRange(step.value(of: lower), step.value(of: upper))
        if wider == range { break }
        range = wider
      }
      return Scale(.linear, domain: range, from: start, to: end)
    case .logarithmic:
      let lower = pow(10, (log10(domain.lower) + 1e-9).rounded(.down))
      let upper = pow(10, (log10(domain.upper) - 1e-9).rounded(.up))
      return Scale(.logarithmic, domain: ValueRange(lower, upper), from: start, to: end)
    }
  }
}

/// A plot's place on the page and its two scales; y grows upwards.
public struct PlotArea: Sendable, Hashable {
  /// The rectangle that data fill.
  public var frame: Rect
  /// From left to right.
  public var x: Scale
  /// From bottom to top.
  public var y: Scale

  /// A plot of two ranges of numbers in a rectangle.
  public init(
    frame: Rect, x: ValueRange, y: ValueRange, xKind: Scale.Kind = .linear, yKind: Scale.Kind = .linear
  ) {
    self.frame = frame
    self.x = Scale(xKind, domain: x, from: frame.left, to: frame.right)
    self.y = Scale(yKind, domain: y, from: frame.bottom, to: frame.top)
  }

  /// The place of a pair of numbers.
  public func point(_ x: Double, _ y: Double) -> Point {
    Point(self.x.position(of: x), self.y.position(of: y))
  }

  /// The rectangle as a clip.
  public var clip: Path { Path(frame) }

  /// The largest rectangle inside another one in which a unit of x is as long as a unit of y, in the middle.
  public static func equalUnits(in room: Rect, x: ValueRange, y: ValueRange) -> Rect {
    let (x, y) = (x.shown, y.shown)
    let unit = Swift.min(room.width / x.length, room.height / y.length)
    let (width, height) = (x.length * unit, y.length * unit)
    return Rect(
      x: room.x + (room.width - width) / 2, y: room.y + (room.height - height) / 2, width: width,
      height: height)
  }
}
