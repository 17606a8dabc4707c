import Calculus
import Wording

/// A start with a name, such as `left-summit`.
public struct NamedStart: Sendable, Hashable {
  /// In kebab-case: `left-summit`.
  public var name: String
  /// Where (n numbers).
  public var position: [Double]

  /// A start with its name.
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
  /// The name in a heading, such as `Two peaks and a valley`.
  public var title: Translations
  /// The cost, from which gradient and Hessian follow.
  public var formula: Formula
  /// Where it is shown.
  public var domain: Domain
  /// Starts from which something is to be learnt; the first is the usual one.
  public var starts: [NamedStart]
  /// The critical points in the domain, by ascending value; of a surface that has dozens the lowest alone.
  /// `findCriticalPoints(of:in:)` finds them all.
  public var criticalPoints: [CriticalPoint]
  /// One sentence: what it shows.
  public var summary: String
  /// Where the function comes from.
  public var source: String

  /// A surface of the catalogue or of a lesson.
  public init(
    name: String, title: Translations, formula: Formula, domain: Domain, starts: [NamedStart] = [],
    criticalPoints: [CriticalPoint] = [], summary: String = "", source: String = ""
  ) {
    self.name = name
    self.title = title
    self.formula = formula
    self.domain = domain
    self.starts = starts
    self.criticalPoints = criticalPoints
    self.summary = summary
    self.source = source
  }

  /// The start of a name.
  public func start(named name: String) -> NamedStart? {
    starts.first { $0.name == name }
  }

  /// The lowest of the known minima; of equals the first.
  public var lowestKnownMinimum: CriticalPoint? { criticalPoints.lowestMinimum }
}
