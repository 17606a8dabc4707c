import Testing
import Wording

@testable import Calculus

@Suite("What is wrong with a formula, in every language")
struct FormulaErrorLanguageTests {
  /// An error of every kind, with every hint: the phrases that none of them says fail a test.
  private static let examples: [FormulaError] = {
    let sources = FormulaErrorTests.messages.map(\.0) + ["x: 2", "∞", "∂x", "x² ³", "a x, a = 1,"]
    var errors: [FormulaError] = [
      .tooLong(length: 9_999, limit: 400), .tooDeep(column: 7, limit: 100), .tooLarge(limit: 400_000),
      .badName("2x", column: nil, reason: .noName), .badName("", column: nil, reason: .noVariables),
      .badParameterValue("a", column: nil),
      .unknownName("x", column: 3, hint: FormulaHint(variables: ["u", "v", "w"])),
    ]
    for source in sources {
      do throws(FormulaError) { _ = try Formula(source) } catch { errors.append(error) }
    }
    return errors
  }()

  private static let table: [(source: String, german: String, french: String)] = [
    (
      "x + sine(y)", "Unbekannte Funktion „sine“ bei Zeichen 5; meinten Sie „sin“?",
      "Fonction inconnue «\u{A0}sine\u{A0}» au caractère 5\u{202F}; vouliez-vous dire "
        + "«\u{A0}sin\u{A0}»\u{202F}?"
    ),
    (
      "x +", "Die Formel endet bei Zeichen 4, wo eine Zahl, ein Name oder „(“ stehen sollte",
      "La formule s’arrête au caractère 4, là où il faudrait un nombre, un nom ou «\u{A0}(\u{A0}»"
    ),
    (
      "x * / y", "Unerwartetes „/“ bei Zeichen 5, wo eine Zahl, ein Name oder „(“ stehen sollte",
      "«\u{A0}/\u{A0}» inattendu au caractère 5, là où il faudrait un nombre, un nom ou «\u{A0}(\u{A0}»"
    ),
    (
      "x 2", "Unerwartete Zahl 2 bei Zeichen 3; setzen Sie *, + oder ^ davor",
      "Nombre 2 inattendu au caractère 3\u{202F}; mettez *, + ou ^ devant"
    ),
    (
      "x + z", "Unbekannter Name „z“ bei Zeichen 5; die Variablen sind x und y",
      "Nom inconnu «\u{A0}z\u{A0}» au caractère 5\u{202F}; les variables sont x et y"
    ),
    (
      "x + max(x)", "„max“ bei Zeichen 5 braucht mindestens 2 Argumente, nicht 1",
      "«\u{A0}max\u{A0}» au caractère 5 prend au moins 2 arguments, et non 1"
    ),
    (
      "x, sin = 1", "„sin“ bei Zeichen 4 kann hier kein Name sein: So heißt schon eine Funktion",
      "«\u{A0}sin\u{A0}» au caractère 4 ne peut pas être un nom ici\u{A0}: c’est le nom d’une fonction"
    ),
  ]

  @Test("A typed formula is answered in the language", arguments: table)
  func sentences(source: String, german: String, french: String) {
    let error = #expect(throws: FormulaError.self) { try Formula(source) }
    #expect(error?.message(in: .german) == german)
    #expect(error?.message(in: .french) == french)
  }

  @Test("Every error has three texts, with the same names, signs and numbers in them")
  func texts() {
    for error in Self.examples {
      let texts = Language.allCases.map { error.message(in: $0) }
      #expect(texts[0] == error.message)
      #expect(Set(texts).count == Language.allCases.count, "\(texts)")
      #expect(!texts.contains { $0.isEmpty || $0.contains(/\{\d\}/) }, "\(texts)")
      #expect(Set(texts.map(Self.numbers)).count == 1, "\(texts)")
      #expect(Set(texts.map(Self.quoted)).count == 1, "\(texts)")
    }
  }

  @Test("No phrase is left out by the examples")
  func everyPhrase() {
    let sentences = Self.examples.map(\.message)
    for phrase in FormulaPhrase.allCases {
      let said = sentences.contains { Self.contains($0, phrase.translations.english) }
      #expect(said, "\(phrase)")
    }
    let hints = Set(Self.examples.compactMap { Self.hint(of: $0)?.phrase })
    #expect(hints == Set(FormulaHintPhrase.allCases))
    let reasons = Self.examples.compactMap { if case .badName(_, _, let reason) = $0 { reason } else { nil } }
    #expect(Set(reasons) == Set(NameFault.allCases))
  }

  private static func hint(of error: FormulaError) -> FormulaHint? {
    switch error {
    case .unexpectedCharacter(_, _, let hint): hint
    case .unknownFunction(_, _, let hint), .unknownName(_, _, let hint), .unexpected(_, _, let hint): hint
    default: nil
    }
  }

  /// Whether the parts of a phrase between its places stand in a sentence, in their order.
  private static func contains(_ sentence: String, _ phrase: String) -> Bool {
    var rest = sentence[...]
    for part in phrase.split(separator: /\{\d\}/) {
      guard let range = rest.range(of: part) else { return false }
      rest = rest[range.upperBound...]
    }
    return true
  }

  private static func numbers(_ text: String) -> [String] {
    text.matches(of: /\d+(\.\d+)*/).map { String($0.output.0) }.sorted()
  }

  /// What stands in quotation marks.
  private static func quoted(_ text: String) -> [String] {
    text.matches(of: /'(.*?)'|„(.*?)“|«\u{A0}(.*?)\u{A0}»/)
      .map { String($0.output.1 ?? $0.output.2 ?? $0.output.3 ?? "") }.sorted()
  }
}
