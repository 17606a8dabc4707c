import Optimization
import Testing
import Wording

@testable import PageEngine

@Suite("What a page refuses, in its language")
struct RefusalTests {
  private static let table: [(entries: [String: String], german: String, french: String)] = [
    (
      ["formula": "x^2 + sine(y)"], "Unbekannte Funktion „sine“ bei Zeichen 7; meinten Sie „sin“?",
      "Fonction inconnue «\u{A0}sine\u{A0}» au caractère 7\u{202F}; vouliez-vous dire "
        + "«\u{A0}sin\u{A0}»\u{202F}?"
    ),
    (
      ["formula": "x^2", "steps": "30000"],
      "„Schritte“ ist 30000, muss aber eine ganze Zahl von 0 bis 20000 sein",
      "«\u{A0}Étapes\u{A0}» vaut 30000, mais il faut un nombre entier de 0 à 20000"
    ),
    (
      ["formula": "x^2", "learning-rate": "banana"],
      "„Lernrate“ ist „banana“, muss aber eine Zahl sein, zum Beispiel 0.1",
      "«\u{A0}Taux d’apprentissage\u{A0}» vaut «\u{A0}banana\u{A0}», mais il faut un nombre, par exemple 0.1"
    ),
    (
      ["formula": "x^2", "learning-rate": "-1"], "Die Lernrate ist -1, muss aber eine Zahl über 0 sein",
      "Le taux d’apprentissage est -1, mais il doit être un nombre supérieur à 0"
    ),
    (
      ["formula": "x^2", "start": "1 2"], "Der Start hat 2 Koordinaten, die Funktion aber 1",
      "Le départ a 2 coordonnées, mais la fonction en a 1"
    ),
    (
      ["formula": "x^2", "x": "3 -3"],
      "„x“ muss von einer kleineren zu einer größeren Zahl gehen, zum Beispiel -3 3",
      "«\u{A0}x\u{A0}» doit aller d’un nombre à un plus grand, par exemple -3 3"
    ),
    (
      ["formula": "x^2", "method": "momentum", "method.momentum": "1.5"],
      "Das Verfahren „momentum“ verlangt für „momentum“ eine Zahl ≥ 0 und < 1, nicht „1.5“",
      "La méthode «\u{A0}momentum\u{A0}» demande pour «\u{A0}momentum\u{A0}» un nombre ≥ 0 et < 1, et non "
        + "«\u{A0}1.5\u{A0}»"
    ),
    (
      ["formula": "x^2", "schedule": "list", "schedule.rates": "a"],
      "Der Zeitplan „list“ verlangt für „rates“ eine Liste von Zahlen, jede eine Zahl ≥ 0, nicht „a“",
      "Le programme «\u{A0}list\u{A0}» demande pour «\u{A0}rates\u{A0}» une liste de nombres, chacun un nombre "
        + "≥ 0, et non «\u{A0}a\u{A0}»"
    ),
    (
      ["formula": "x^2", "method": "adan"], "Das Verfahren „adan“ ist nicht bekannt; meinten Sie „adam“?",
      "La méthode «\u{A0}adan\u{A0}» n’existe pas\u{202F}; vouliez-vous dire «\u{A0}adam\u{A0}»\u{202F}?"
    ),
    (
      ["formula": "x^2", "ghost:learning-rate": "0"], "Die Lernrate ist 0, muss aber eine Zahl über 0 sein",
      "Le taux d’apprentissage est 0, mais il doit être un nombre supérieur à 0"
    ),
    (
      ["formula": "x^2", "ghost:steps": "-1"],
      "„Schritte“ ist -1, muss aber eine ganze Zahl von 0 bis 20000 sein",
      "«\u{A0}Étapes\u{A0}» vaut -1, mais il faut un nombre entier de 0 à 20000"
    ),
  ]

  @Test("A request is refused in its language", arguments: table)
  func sentences(entries: [String: String], german: String, french: String) {
    for (tag, sentence) in [("de-AT", german), ("fr", french)] {
      #expect(refusal(entries, tag) == sentence)
    }
  }

  /// Whatever a learner can ask for in vain by the controls or by a changed number in the address.
  private static let asked: [[String: String]] = [
    ["formula": "x^2 + sine(y)"], [:], ["surface": "peeks"], ["surface": "nothing-like-it"],
    ["formula": "x^2", "surface": "peaks"], ["formula": "x^2", "x": "0 1e300"],
    ["formula": "x^2", "start": "a"], ["surface": "peaks", "start": "a"], ["formula": "x^2", "start": "1 2"],
    ["formula": "x + y", "start": "1"], ["formula": "x^2", "start": "1x"],
    ["formula": "x^2", "start": "random a"],
    ["formula": "x^2", "learning-rate": "0.1x"], ["formula": "x^2", "learning-rate": "0"],
    ["formula": "x^2", "steps": "2.5"], ["formula": "x^2", "method": "adan"],
    ["formula": "x^2", "method": "automatic-descent"], ["formula": "x^2", "method.beta": "1"],
    ["formula": "x^2", "method": "momentum", "method.convention": "clasical"],
    ["formula": "x^2", "method": "adam", "method.beta3": "1"],
    ["formula": "x^2", "schedule": "cos"], ["formula": "x^2", "schedule": "list"],
    ["formula": "x^2", "colour": "red"], ["formula": "x^2", "seed": "-1"], ["formula": "x^2", "noise": "-1"],
    ["formula": "x^2", "clip-norm": "0"], ["formula": "a x^2", "parameters": "a=b"],
    ["formula": "x^2", "2:learning-rate": "nought"],
    ["formula": "sin(x)" + String(repeating: " + sin(x)", count: 60)],
    ["formula": "x^2 + sin(x)^4 - 2x", "steps": "20000", "method": "exact-line-search"],
  ]

  @Test("Whatever a learner can ask for in vain is refused in three languages", arguments: asked)
  func threeLanguages(entries: [String: String]) {
    let texts = ["en", "de", "fr"].map { refusal(entries, $0) }
    #expect(Set(texts).count == 3 && !texts.contains(""), "\(texts)")
    #expect(!texts.contains { $0.contains(/\{\d\}/) }, "\(texts)")
  }

  @Test("A missing setting is explained in the language of the page")
  func missingSetting() throws {
    let summary = try #require(ScheduleCatalogue.schedule(named: "list").settings.first?.summary)
    let asked = ["formula": "x^2 + y^2", "schedule": "list"]
    #expect(refusal(asked, "de") == "Der Zeitplan „list“ braucht die Einstellung „rates“: " + summary.german)
    #expect(refusal(asked, "fr").hasSuffix("\u{A0}: " + summary.french))
  }

  @Test("A formula is checked in the language while it is typed")
  func typing() {
    for (tag, begin) in [("en", "the formula"), ("de", "Die Formel"), ("fr", "La formule")] {
      let long = request(["formula": String(repeating: "x", count: 401), "language": tag])
      for asked in [
        long, request(["formula": "", "language": tag]), request(["formula": "x +", "language": tag]),
      ] {
        let answer = PageCatalogue.check(asked)
        #expect(answer["ok"] == .flag(false))
        #expect(answer["message"]?.text?.hasPrefix(begin) == true, "\(answer.compact)")
      }
    }
  }

  private func refusal(_ entries: [String: String], _ language: String) -> String {
    var session = PageSession(plainMeter)
    let entries = entries.sorted { $0.key < $1.key }.map { Request.Entry($0.key, $0.value) }
    do {
      _ = try session.configure(Request(entries + [Request.Entry("language", language)]))
      return ""
    } catch {
      return error.message
    }
  }
}
