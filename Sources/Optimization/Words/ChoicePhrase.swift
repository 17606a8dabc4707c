import Wording

/// What is wrong with a choice, and what would be right.
enum ChoicePhrase: Phrase {
  case method, schedule, other, unknown, noSettings, unknownSetting, badSetting, missingSetting, badRate,
    unsuitable, number, wholeNumber, least, above, most, below, oneOf, flag, list

  var translations: Translations {
    switch self {
    case .method:
      Translations("method '{1}'", "Das Verfahren „{1}“", "La méthode «\u{A0}{1}\u{A0}»")
    case .schedule:
      Translations("schedule '{1}'", "Der Zeitplan „{1}“", "Le programme «\u{A0}{1}\u{A0}»")
    case .other: Translations("'{1}'", "„{1}“", "«\u{A0}{1}\u{A0}»")
    case .unknown: Translations("unknown {1}", "{1} ist nicht bekannt", "{1} n’existe pas")
    case .noSettings:
      Translations(
        "{1} has no settings, so no '{2}'", "{1} hat keine Einstellungen, also auch kein „{2}“",
        "{1} n’a pas de réglages, donc pas de «\u{A0}{2}\u{A0}»")
    case .unknownSetting:
      Translations(
        "{1} has no setting '{2}'", "{1} hat keine Einstellung „{2}“",
        "{1} n’a pas de réglage «\u{A0}{2}\u{A0}»")
    case .badSetting:
      Translations(
        "{1}: '{2}' is '{3}' but must be {4}", "{1} verlangt für „{2}“ {4}, nicht „{3}“",
        "{1} demande pour «\u{A0}{2}\u{A0}» {4}, et non «\u{A0}{3}\u{A0}»")
    case .missingSetting:
      Translations(
        "{1} needs the setting '{2}': {3}", "{1} braucht die Einstellung „{2}“: {3}",
        "{1} a besoin du réglage «\u{A0}{2}\u{A0}»\u{A0}: {3}")
    case .badRate:
      Translations(
        "the learning rate is {1} but must be a number above 0",
        "Die Lernrate ist {1}, muss aber eine Zahl über 0 sein",
        "Le taux d’apprentissage est {1}, mais il doit être un nombre supérieur à 0")
    case .unsuitable:
      Translations(
        "{1} cannot be used here: {2}", "{1} kann hier nicht verwendet werden: {2}",
        "{1} ne peut pas servir ici\u{A0}: {2}")
    case .number: Translations("a number", "eine Zahl", "un nombre")
    case .wholeNumber: Translations("a whole number", "eine ganze Zahl", "un nombre entier")
    case .least: Translations("at least {1}", "≥ {1}", "≥ {1}")
    case .above: Translations("above {1}", "> {1}", "> {1}")
    case .most: Translations("at most {1}", "≤ {1}", "≤ {1}")
    case .below: Translations("below {1}", "< {1}", "< {1}")
    case .oneOf: Translations("one of {1}", "eines der Wörter {1}", "l’un des mots {1}")
    case .flag: Translations("true or false", "true oder false", "true ou false")
    case .list:
      Translations(
        "a list of numbers, each {1}", "eine Liste von Zahlen, jede {1}",
        "une liste de nombres, chacun {1}")
    }
  }
}

/// Why a method cannot work on an objective.
public enum Unsuitability: Phrase {
  case needsLayers, needsHessian

  /// The reason in each language.
  public var translations: Translations {
    switch self {
    case .needsLayers:
      Translations(
        "it is defined for the weight matrices of a network, not for a bare function",
        "Es ist für die Gewichtsmatrizen eines Netzes definiert, nicht für eine bloße Funktion",
        "elle est définie pour les matrices de poids d’un réseau, pas pour une simple fonction")
    case .needsHessian:
      Translations(
        "it needs second derivatives, which this objective has not",
        "Es braucht zweite Ableitungen, die es hier nicht gibt",
        "elle demande des dérivées secondes, qui manquent ici")
    }
  }
}
