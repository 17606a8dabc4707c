/// A text in each language, with `{1}`, `{2}` … where something is filled in.
public struct Translations: Sendable, Hashable, ExpressibleByStringLiteral {
  /// The text in English.
  public let english: String
  /// The text in German.
  public let german: String
  /// The text in French.
  public let french: String

  /// A text from its three languages.
  public init(_ english: String, _ german: String, _ french: String) {
    self.english = english
    self.german = german
    self.french = french
  }

  /// A name that is the same in every language.
  public init(stringLiteral name: String) { self.init(name) }

  /// A text that is the same in every language, such as a formula or what a teacher wrote.
  public init(_ text: String) { self.init(text, text, text) }

  /// The text in a language, as it was written.
  public subscript(language: Language) -> String {
    switch language {
    case .english: english
    case .german: german
    case .french: french
    }
  }
}
