import LessonFormat
import Testing
import Wording

@testable import Calculus
@testable import Figures
@testable import Optimization
@testable import PageEngine
@testable import Vision

@Suite("The phrases in every language")
struct PhraseTests {
  /// What is wrong with a phrase of a name.
  static func faults(_ translations: Translations, _ name: String) -> [String] {
    var faults: [String] = []
    let english = translations.english
    for language in Language.allCases {
      let text = translations[language]
      func fault(_ what: String) { faults.append("\(name), \(language.rawValue): \(what): \(text)") }
      if text.isEmpty { fault("empty") }
      if places(text) != places(english) { fault("other places than in English") }
      if tags(text) != tags(english) { fault("other markup than in English") }
      if text.contains("  ") || text.hasSuffix(" ") { fault("stray spaces") }
      // English has one name with a straight apostrophe; its pictures must not change.
      if language != .english, text.contains("'") || text.contains("\"") { fault("straight quotes") }
      if language == .french, text.contains(#/(?: [:;?!%»]|« )/#) {
        fault("a breaking space before a mark")
      }
    }
    return faults
  }

  /// The phrases of an enumeration with their names.
  private static func all<P: Phrase>(_ phrases: P.Type) -> [(name: String, Translations)] {
    P.allCases.map { ("\(P.self).\($0)", $0.translations) }
  }

  private static let optimization =
    all(FindingKind.self) + all(DivergencePhrase.self) + all(RestPhrase.self) + all(PacePhrase.self)
    + all(SwingPhrase.self) + all(StepPhrase.self) + all(RatePhrase.self) + all(ArithmeticPhrase.self)
    + all(StepComponent.Source.self) + all(ChoicePhrase.self) + all(Unsuitability.self)
    + all(StartPhrase.self)

  private static let formulas = all(FormulaPhrase.self) + all(FormulaHintPhrase.self) + all(NameFault.self)

  private static let page = all(HintPhrase.self) + all(RefusalPhrase.self)

  private static let figures =
    all(PagePhrase.self) + all(PlacePhrase.self) + all(PlotPhrase.self) + all(TrainingPhrase.self)
    + all(NetworkPhrase.self) + all(ImagePhrase.self) + all(QuantityPhrase.self) + all(ScenePhrase.self)
    + all(DataPhrase.self)

  private static func places(_ text: String) -> Set<String> {
    Set(text.matches(of: /\{.\}/).map { String($0.output) })
  }

  private static func tags(_ text: String) -> [String] {
    text.matches(of: /<[^>]*>/).map { String($0.output) }.sorted()
  }

  @Test("Every phrase has the same places and the marks of its language")
  func phrases() {
    let rooms =
      Self.formulas + Self.optimization + Self.all(RestorationPhrase.self) + Self.figures + Self.page
      + Self.all(RunPhrase.self)
    let faults = rooms.flatMap { Self.faults($0.1, $0.name) }
    #expect(faults.isEmpty, "\(faults.joined(separator: "\n"))")
  }

  @Test("Titles and sentences of the catalogues have the marks of their language")
  func catalogues() {
    let names = MethodCatalogue.all.map(\.title) + ScheduleCatalogue.all.map(\.title)
    let settings = MethodCatalogue.all.flatMap(\.settings) + ScheduleCatalogue.all.flatMap(\.settings)
    let sentences =
      MethodCatalogue.all.map(\.summary) + ScheduleCatalogue.all.map(\.summary) + settings.map(\.summary)
    let titles = SurfaceCatalogue.all.map(\.title) + PanelCatalogue.all.map(\.title)
    let faults = (names + sentences + titles).flatMap { Self.faults($0, "catalogue") }
    #expect(faults.isEmpty, "\(faults.joined(separator: "\n"))")
    // A title that is no name is another in every language, and so is every sentence.
    #expect(names.count { $0.german == $0.english && $0.french == $0.english } < names.count / 2)
    let same = (sentences + titles).filter { $0.german == $0.english || $0.french == $0.english }
    #expect(Set(same.map(\.english)) == ["Relief", "Distance", "Images"])
  }

  @Test("No phrase is written twice in a room")
  func once() {
    for room in [Self.formulas, Self.optimization, Self.figures, Self.page] {
      let twice = Dictionary(grouping: room, by: \.1).values.filter { $0.count > 1 }.map { $0.map(\.name) }
      #expect(twice.isEmpty, "\(twice)")
    }
  }
}
