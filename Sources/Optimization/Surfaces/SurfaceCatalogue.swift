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

  /// The message in English, for the command line.
  public var message: String { message(in: .english) }

  /// One sentence: what is wrong, what would be right.
  public func message(in language: Language) -> String {
    func meant(_ nearest: String?) -> String? {
      nearest.map { HintPhrase.didYouMean.text(in: language, $0) }
    }
    switch self {
    case .unknownSurface(let name, let nearest):
      return hinted(
        StartPhrase.unknownSurface.text(in: language, name),
        meant(nearest) ?? StartPhrase.allSurfaces.text(in: language), in: language)
    case .unknownStart(let name, _, let known) where known.isEmpty:
      return StartPhrase.noNamedStarts.text(in: language, name)
    case .unknownStart(let name, let surface, let known):
      return hinted(
        StartPhrase.unknownStart.text(in: language, surface, name),
        meant(nearestName(to: name, among: known))
          ?? HintPhrase.known.text(in: language, known.joined(separator: ", ")), in: language)
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
