import NumberText
import Wording

/// The surfaces that come with the program. To add one: one record in the file of its family.
public enum SurfaceCatalogue {
  /// All records, family by family.
  static let records =
    SurfaceRecord.curves + SurfaceRecord.bowls + SurfaceRecord.valleys + SurfaceRecord.saddles
    + SurfaceRecord.testFunctions

  /// The name and the title of every surface, in the order of `all`, without reading a formula.
  public static var titles: [(name: String, title: Translations)] { records.map { ($0.name, $0.title) } }

  /// Every surface, the curves of one dimension first.
  public static let all: [Surface] = records.compactMap { $0.makeSurface() }

  /// The surface of a name. Throws `SurfaceError.unknownSurface` with the nearest one.
  public static func surface(named name: String) throws(SurfaceError) -> Surface {
    // Only the one that is asked for: to differentiate all formulas takes longer than to draw one.
    for record in records where record.name == name {
      if let surface = record.makeSurface() { return surface }
    }
    throw .unknownSurface(name, nearest: nearestName(to: name, among: records.map { $0.name }))
  }
}

/// What is wrong with a surface or a start that was asked for.
public enum SurfaceError: Error, Sendable, Hashable {
  /// No surface has this name; the nearest that one has, if one is near.
  case unknownSurface(String, nearest: String?)
  /// The surface has no start of this name; those that it has.
  case unknownStart(String, surface: String, known: [String])

  /// One sentence: what is wrong, what would be right.
  public var message: String {
    switch self {
    case .unknownSurface(let name, let nearest):
      "unknown surface '\(name)'"
        + (nearest.map { "; did you mean '\($0)'?" } ?? "; 'descent list surfaces' shows all")
    case .unknownStart(let name, _, let known) where known.isEmpty:
      "'\(name)' is no start: this function has no named ones; write finite numbers, such as 1 or 1,2"
    case .unknownStart(let name, let surface, let known):
      "'\(surface)' has no start named '\(name)'"
        + (nearestName(to: name, among: known).map { "; did you mean '\($0)'?" }
          ?? "; known: " + known.joined(separator: ", "))
    }
  }
}

extension Surface {
  /// The position of a named start. Throws `SurfaceError.unknownStart` with the nearest name.
  public func position(ofStart name: String) throws(SurfaceError) -> [Double] {
    if let start = start(named: name) { return start.position }
    throw .unknownStart(name, surface: self.name, known: starts.map { $0.name })
  }
}
