import Testing
import Wording

@Suite("Languages by their tags")
struct LanguageTests {
  @Test(
    "The primary subtag decides, in capitals or not; any other language gives English",
    arguments: [
      ("de", Language.german), ("DE-at", .german), ("fr-CA", .french), ("FR", .french), ("en-GB", .english),
      ("pt-BR", .english), ("den", .english), ("", .english), ("de_CH", .german),
    ])
  func tags(tag: String, language: Language) {
    #expect(Language(tag: tag) == language)
  }

  @Test("Numbered places are filled, in any order and more than once")
  func filling() {
    #expect(filled("{2} of {1}, {2}", with: ["a", "b"]) == "b of a, b")
    #expect(filled("{3} {x} {", with: ["a"]) == "{3} {x} {")
    #expect(filled("{1}", with: ["{1}"]) == "{1}")
  }
}
