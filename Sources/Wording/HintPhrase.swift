/// The words of errors that every room has: what is wrong and what would be right.
public enum HintPhrase: Phrase {
  case hinted, didYouMean, known, and

  /// The words in each language.
  public var translations: Translations {
    switch self {
    case .hinted: Translations("{1}; {2}", "{1}; {2}", "{1}\u{202F}; {2}")
    case .didYouMean:
      Translations(
        "did you mean '{1}'?", "meinten Sie „{1}“?", "vouliez-vous dire «\u{A0}{1}\u{A0}»\u{202F}?")
    case .known: Translations("known: {1}", "möglich: {1}", "possibles\u{A0}: {1}")
    case .and: Translations("and", "und", "et")
    }
  }
}

/// What is wrong, and behind it the name that was probably meant or any other hint; without one as it stands.
public func hinted(_ text: String, _ hint: String?, in language: Language) -> String {
  guard let hint else { return text }
  return HintPhrase.hinted.text(in: language, text, hint)
}
