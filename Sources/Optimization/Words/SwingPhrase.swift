import Wording

/// What is said of swings, cycles and zigzags.
enum SwingPhrase: Phrase {
  case zigzag, fades, steady, widens, cycle, jumpsOver, jumpsBetween

  var translations: Translations {
    switch self {
    case .zigzag:
      Translations(
        "From step {1} to {2} the run zigzags from wall to wall of a ravine: the ground is {3} times as "
          + "curved across as along (condition number <i>κ</i> = {3}).",
        "Von Schritt {1} bis {2} läuft der Lauf im Zickzack von Wand zu Wand einer Schlucht: Der Boden ist "
          + "quer {3}-mal so stark gekrümmt wie längs (Konditionszahl <i>κ</i> = {3}).",
        "De l’étape {1} à {2}, le parcours zigzague d’une paroi à l’autre d’un ravin\u{A0}: le sol est {3} "
          + "fois plus courbé en travers qu’en long (conditionnement <i>κ</i> = {3}).")
    case .fades:
      Translations(
        "From step {1} to {2} the run swings from side to side (period 2); each swing is {3} times as long "
          + "as the one before, so it dies out.",
        "Von Schritt {1} bis {2} pendelt der Lauf hin und her (Periode 2); jeder Ausschlag ist {3}-mal so "
          + "lang wie der vorige, also klingt er ab.",
        "De l’étape {1} à {2}, le parcours oscille d’un côté à l’autre (période 2)\u{202F}; chaque "
          + "oscillation vaut {3} fois la précédente, donc elle s’amortit.")
    case .steady:
      Translations(
        "From step {1} to {2} the run swings from side to side (period 2), as far at the end as at the "
          + "beginning.",
        "Von Schritt {1} bis {2} pendelt der Lauf hin und her (Periode 2), am Ende so weit wie am Anfang.",
        "De l’étape {1} à {2}, le parcours oscille d’un côté à l’autre (période 2), aussi loin à la fin "
          + "qu’au début.")
    case .widens:
      Translations(
        "From step {1} to {2} the run swings from side to side (period 2), each time farther, by the "
          + "factor {3}.",
        "Von Schritt {1} bis {2} pendelt der Lauf hin und her (Periode 2), jedes Mal weiter, um den Faktor "
          + "{3}.",
        "De l’étape {1} à {2}, le parcours oscille d’un côté à l’autre (période 2), chaque fois plus loin, "
          + "du facteur {3}.")
    case .cycle:
      Translations(
        "The run goes round in a cycle of {1} places and never settles.",
        "Der Lauf kreist zwischen {1} Stellen und kommt nie zur Ruhe.",
        "Le parcours tourne en un cycle de {1} places et ne se pose jamais.")
    case .jumpsOver:
      Translations(
        "The run jumps to and fro over {1}, {2} at a time, for ever (period 2): the step is too long for "
          + "this valley.",
        "Der Lauf springt endlos über {1} hin und her, jedes Mal um {2} (Periode 2): Der Schritt ist zu "
          + "lang für dieses Tal.",
        "Le parcours saute sans fin de part et d’autre de {1}, de {2} à chaque fois (période 2)\u{A0}: le "
          + "pas est trop long pour cette vallée.")
    case .jumpsBetween:
      Translations(
        "The run jumps to and fro between two places, {1} and {2}, for ever (period 2): the step is too "
          + "long for this valley.",
        "Der Lauf springt endlos zwischen zwei Stellen hin und her, {1} und {2} (Periode 2): Der Schritt "
          + "ist zu lang für dieses Tal.",
        "Le parcours saute sans fin entre deux places, {1} et {2} (période 2)\u{A0}: le pas est trop long "
          + "pour cette vallée.")
    }
  }
}
