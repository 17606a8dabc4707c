import Calculus
import Wording

/// An entry of the catalogue as it is written down: plain text and numbers, one record a surface.
struct SurfaceRecord: Sendable {
  var name: String
  var title: Translations
  /// Variables x, or x and y.
  var formula: String
  var parameters: [Parameter] = []
  var domain: Domain
  var starts: [NamedStart]
  var criticalPoints: [CriticalPoint]
  /// One sentence: what it shows.
  var summary: String
  var source: String

  /// The surface, or `nil` for a formula that cannot be read, which the tests exclude.
  func makeSurface() -> Surface? {
    guard
      let formula = try? Formula(
        formula, variables: domain.dimension == 1 ? ["x"] : ["x", "y"], parameters: parameters)
    else { return nil }
    return Surface(
      name: name, title: title, formula: formula, domain: domain, starts: starts,
      criticalPoints: criticalPoints, summary: summary, source: source)
  }
}

extension CriticalPoint {
  /// A minimum in a record.
  static func minimum(_ position: [Double], _ value: Double, _ eigenvalues: [Double]) -> CriticalPoint {
    CriticalPoint(position: position, value: value, kind: .minimum, eigenvalues: eigenvalues)
  }

  /// A saddle in a record.
  static func saddle(_ position: [Double], _ value: Double, _ eigenvalues: [Double]) -> CriticalPoint {
    CriticalPoint(position: position, value: value, kind: .saddle, eigenvalues: eigenvalues)
  }

  /// A maximum in a record.
  static func maximum(_ position: [Double], _ value: Double, _ eigenvalues: [Double]) -> CriticalPoint {
    CriticalPoint(position: position, value: value, kind: .maximum, eigenvalues: eigenvalues)
  }

  /// A degenerate point in a record.
  static func degenerate(_ position: [Double], _ value: Double, _ eigenvalues: [Double]) -> CriticalPoint {
    CriticalPoint(position: position, value: value, kind: .degenerate, eigenvalues: eigenvalues)
  }
}
