import Wording

/// What the page asked for and cannot have, in one sentence: in the page's language where its controls or an edited
/// address can ask for it; in English where only a broken script can, or an address with what the page never writes
/// there.
public struct PageError: Error, Sendable, Hashable {
  /// What is wrong and what would be right.
  public var message: String

  /// An error with its sentence.
  public init(_ message: String) {
    self.message = message
  }

  /// An error with a sentence of the table.
  init(_ phrase: RefusalPhrase, _ values: String..., in language: Language) {
    message = phrase.text(in: language, filling: values)
  }
}

extension PageError {
  /// A formula with too many letters for a page.
  static func longFormula(_ text: String, in language: Language) -> PageError {
    PageError(.longFormula, "\(text.utf8.count)", "\(PageLimits.formula)", in: language)
  }
}
