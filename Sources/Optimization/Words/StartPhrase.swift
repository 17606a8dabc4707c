import Wording

/// What is wrong with a surface or a start that was asked for.
enum StartPhrase: Phrase {
  case unknownSurface, allSurfaces, unknownStart, noNamedStarts, oneCoordinate, coordinates

  var translations: Translations {
    switch self {
    case .unknownSurface:
      Translations(
        "unknown surface '{1}'", "Die Funktion „{1}“ ist nicht bekannt",
        "La fonction «\u{A0}{1}\u{A0}» n’existe pas")
    case .allSurfaces:
      Translations(
        "'descent list surfaces' shows all", "„descent list surfaces“ zeigt alle",
        "«\u{A0}descent list surfaces\u{A0}» les montre toutes")
    case .unknownStart:
      Translations(
        "'{1}' has no start named '{2}'", "„{1}“ hat keinen Start namens „{2}“",
        "«\u{A0}{1}\u{A0}» n’a pas de départ nommé «\u{A0}{2}\u{A0}»")
    // The other languages are those of the page, whose address has a space between coordinates.
    case .noNamedStarts:
      Translations(
        "'{1}' is no start: this function has no named ones; write finite numbers, such as 1 or 1,2",
        "„{1}“ ist kein Start: Diese Funktion hat keine benannten; schreiben Sie endliche Zahlen wie 1 oder 1 2",
        "«\u{A0}{1}\u{A0}» n’est pas un départ\u{A0}: cette fonction n’en a pas de nommés\u{202F}; écrivez des "
          + "nombres finis, comme 1 ou 1 2")
    case .oneCoordinate:
      Translations(
        "the start has {1} coordinate but the function has {2}",
        "Der Start hat {1} Koordinate, die Funktion aber {2}",
        "Le départ a {1} coordonnée, mais la fonction en a {2}")
    case .coordinates:
      Translations(
        "the start has {1} coordinates but the function has {2}",
        "Der Start hat {1} Koordinaten, die Funktion aber {2}",
        "Le départ a {1} coordonnées, mais la fonction en a {2}")
    }
  }
}
