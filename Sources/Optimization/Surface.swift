import Calculus

/// The box over which a surface is shown: one closed interval for each coordinate.
public struct Domain: Sendable, Hashable {
  public struct Interval: Sendable, Hashable {
    public var lower: Double
    public var upper: Double

    public init(_ lower: Double, _ upper: Double) {
      self.lower = lower
      self.upper = upper
    }

    public var length: Double { upper - lower }
    public var center: Double { lower + (upper - lower) / 2 }
    public func contains(_ value: Double) -> Bool { value >= lower && value <= upper }
  }

  public var intervals: [Interval]

  public init(_ intervals: [Interval]) {
    self.intervals = intervals
  }

  /// The domain of a curve.
  public init(x: Interval) { self.init([x]) }

  /// The domain of a surface.
  public init(x: Interval, y: Interval) { self.init([x, y]) }

  public var dimension: Int { intervals.count }

  public func contains(_ position: [Double]) -> Bool {
    position.count == intervals.count && zip(intervals, position).allSatisfy { $0.contains($1) }
  }
}

/// The kind of a place where the gradient is zero, by the signs of the Hessian's eigenvalues.
public enum CriticalKind: String, Sendable, Hashable, CaseIterable {
  case minimum, saddle, maximum, degenerate
}

/// A place where the gradient is zero.
public struct CriticalPoint: Sendable, Hashable {
  public var position: [Double]
  public var value: Double
  public var kind: CriticalKind
  /// The Hessian's eigenvalues, ascending.
  public var eigenvalues: [Double]

  public init(position: [Double], value: Double, kind: CriticalKind, eigenvalues: [Double]) {
    self.position = position
    self.value = value
    self.kind = kind
    self.eigenvalues = eigenvalues
  }
}

/// A start with a name, such as `near the left summit`.
public struct NamedStart: Sendable, Hashable {
  public var name: String
  public var position: [Double]

  public init(_ name: String, _ position: [Double]) {
    self.name = name
    self.position = position
  }
}

/// A curve or surface to walk down: a formula, where it is shown, and what is known of it. The formula is
/// the source of truth; gradient and Hessian follow from it.
public struct Surface: Sendable, Hashable {
  /// The name in lessons and on the command line, such as `two-peaks`.
  public var name: String
  public var title: String
  public var formula: Formula
  public var domain: Domain
  public var starts: [NamedStart]
  /// The critical points known from the literature or found when the record was written.
  public var criticalPoints: [CriticalPoint]
  /// Where the function comes from.
  public var source: String

  public init(
    name: String, title: String, formula: Formula, domain: Domain, starts: [NamedStart] = [],
    criticalPoints: [CriticalPoint] = [], source: String = ""
  ) {
    self.name = name
    self.title = title
    self.formula = formula
    self.domain = domain
    self.starts = starts
    self.criticalPoints = criticalPoints
    self.source = source
  }
}
