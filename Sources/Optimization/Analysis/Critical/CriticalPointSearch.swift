import Calculus

/// A curve or area all of whose points are critical, such as the line x = 0 of x² over the plane.
public struct CriticalSet: Sendable, Hashable {
  /// Some of its points (n numbers each), spread over it.
  public var samples: [[Double]]
  /// The cost at the first of them.
  public var value: Double
  /// The smallest box that holds it.
  public var extent: Domain

  /// A set with its samples.
  public init(samples: [[Double]], value: Double, extent: Domain) {
    self.samples = samples
    self.value = value
    self.extent = extent
  }
}

/// What a search for critical points has found.
public struct CriticalPointSearch: Sendable, Hashable {
  /// The isolated critical points, by ascending value, then by x, then by y.
  public var points: [CriticalPoint]
  /// Curves and areas of critical points.
  public var sets: [CriticalSet]
  /// Whether every part of the box was either searched or shown to hold none; false where the formula was too
  /// intricate for the time allowed.
  public var isComplete: Bool

  /// A result.
  public init(points: [CriticalPoint], sets: [CriticalSet], isComplete: Bool) {
    self.points = points
    self.sets = sets
    self.isComplete = isComplete
  }
}

/// All isolated critical points of a formula of one or two variables in a box, none twice, by ascending value;
/// empty for a formula of other dimension than the box.
public func findCriticalPoints(of formula: Formula, in domain: Domain) -> [CriticalPoint] {
  searchCriticalPoints(of: formula, in: domain).points
}

/// All critical points of a formula in a box, with curves and areas of them told apart.
///
/// The box is split in halves again and again. A part is dropped as soon as interval arithmetic shows that the
/// gradient has no zero in it, and settled as soon as Krawczyk's operator shows that it has exactly one, which
/// Newton's method then finds to the last digit. What resists down to a ten-millionth of the box is a
/// degenerate point, a kink, or part of a curve. (R. Krawczyk, 1969; R. E. Moore, R. B. Kearfott and
/// M. J. Cloud, "Introduction to Interval Analysis", 2009, section 8.)
///
/// `effort` bounds how many boxes are examined, about a microsecond or two each; beyond it what is left is
/// searched from the middles of the boxes, and the result says that it may not be complete.
public func searchCriticalPoints(
  of formula: Formula, in domain: Domain, effort: Int = 300_000
) -> CriticalPointSearch {
  guard formula.dimension == domain.dimension, (1...2).contains(domain.dimension),
    domain.intervals.allSatisfy({ $0.length > 0 && $0.length.isFinite })
  else { return CriticalPointSearch(points: [], sets: [], isComplete: false) }
  var finder = CriticalPointFinder(formula, domain, effort: effort)
  return finder.run()
}

extension Surface {
  /// The same surface with its critical points, searched for where it names none: with the effort that pictures and
  /// verdicts are worth, a tenth of the usual one.
  public var withCriticalPoints: Surface {
    guard criticalPoints.isEmpty else { return self }
    var surface = self
    surface.criticalPoints = searchCriticalPoints(of: formula, in: domain, effort: 30_000).points
    return surface
  }
}
