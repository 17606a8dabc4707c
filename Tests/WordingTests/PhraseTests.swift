import LessonFormat
import Testing
import Wording

@testable import Figures
@testable import Optimization
@testable import Vision

@Suite("The phrases in every language")
struct PhraseTests {
  /// What is wrong with the phrases of a room.
  static func faults<P: Phrase>(_ phrases: P.Type) -> [String] {
    var faults: [String] = []
    for phrase in P.allCases {
      let english = phrase.translations.english
      for language in Language.allCases {
        let text = phrase.translations[language]
        func fault(_ what: String) {
          faults.append("\(P.self).\(phrase), \(language.rawValue): \(what): \(text)")
        }
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
    }
    return faults
  }

  private static func places(_ text: String) -> Set<String> {
    Set(text.matches(of: /\{.\}/).map { String($0.output) })
  }

  private static func tags(_ text: String) -> [String] {
    text.matches(of: /<[^>]*>/).map { String($0.output) }.sorted()
  }

  @Test("Every phrase has the same places and the marks of its language")
  func phrases() {
    var faults: [String] = []
    faults += Self.faults(VerdictPhrase.self)
    faults += Self.faults(DivergencePhrase.self)
    faults += Self.faults(RestPhrase.self)
    faults += Self.faults(PacePhrase.self)
    faults += Self.faults(SwingPhrase.self)
    faults += Self.faults(StepPhrase.self)
    faults += Self.faults(RatePhrase.self)
    faults += Self.faults(ArithmeticPhrase.self)
    faults += Self.faults(TitlePhrase.self)
    faults += Self.faults(RestorationPhrase.self)
    faults += Self.faults(PagePhrase.self)
    faults += Self.faults(PlacePhrase.self)
    faults += Self.faults(PlotPhrase.self)
    faults += Self.faults(TrainingPhrase.self)
    faults += Self.faults(NetworkPhrase.self)
    faults += Self.faults(ImagePhrase.self)
    faults += Self.faults(QuantityPhrase.self)
    faults += Self.faults(ScenePhrase.self)
    faults += Self.faults(DataPhrase.self)
    faults += Self.faults(RunPhrase.self)
    #expect(faults.isEmpty, "\(faults.joined(separator: "\n"))")
  }

  @Test("Titles in English are those of the records")
  func titles() {
    for method in MethodCatalogue.all { #expect(method.title(in: .english) == method.title) }
    for schedule in ScheduleCatalogue.all { #expect(schedule.title(in: .english) == schedule.title) }
  }
}
