import Wording

/// Why a text cannot be the name of a variable or parameter.
public enum NameFault: Phrase {
  case noName, function, number, variable, twice
  /// There is not even one name.
  case noVariables

  /// The reason in each language.
  public var translations: Translations {
    switch self {
    case .noName:
      Translations(
        "a name is a letter, then letters, digits or _",
        "Ein Name ist ein Buchstabe, dann Buchstaben, Ziffern oder _",
        "un nom est une lettre, puis des lettres, des chiffres ou _")
    case .function:
      Translations(
        "it is the name of a function", "So heißt schon eine Funktion", "c’est le nom d’une fonction")
    case .number:
      Translations("it is a number of its own", "So heißt schon eine Zahl", "c’est le nom d’un nombre")
    case .variable:
      Translations(
        "it is a variable already; choose another",
        "So heißt schon eine Variable; wählen Sie einen anderen",
        "c’est déjà une variable\u{202F}; choisissez-en un autre")
    case .twice:
      Translations(
        "it is given twice; leave one out", "Er ist zweimal angegeben; lassen Sie einen weg",
        "il est donné deux fois\u{202F}; retirez-en un")
    case .noVariables:
      Translations(
        "a formula needs at least one variable", "Eine Formel braucht mindestens eine Variable",
        "une formule demande au moins une variable")
    }
  }
}
