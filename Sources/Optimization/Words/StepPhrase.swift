import Wording

/// What is said of single steps that went wrong.
enum StepPhrase: Phrase {
  case overshoot, oneOvershoots, someOvershoot, atOnce, afterShare, risesBeyond, climbs, costRose,
    costRoseOften, tooLong, velocity, divided, pulledUp

  var translations: Translations {
    switch self {
    case .overshoot:
      Translations(
        "{1}: it crosses the valley floor {2}, {3}.",
        "{1}: Er überquert die Talsohle {2} {3}.",
        "{1}\u{A0}: elle traverse le fond de la vallée {2} {3}.")
    case .oneOvershoots:
      Translations(
        "Step {1} overshoots", "Schritt {1} schießt über das Ziel hinaus", "L’étape {1} dépasse le but")
    case .someOvershoot:
      Translations(
        "{1} steps overshoot, first step {2}",
        "{1} Schritte schießen über das Ziel hinaus, zuerst Schritt {2}",
        "{1} étapes dépassent le but, d’abord l’étape {2}")
    case .atOnce: Translations("almost at once", "fast sofort", "presque aussitôt")
    case .afterShare:
      Translations(
        "after {1} % of its way", "nach {1}\u{A0}% seines Weges", "après {1}\u{202F}% de son chemin")
    case .risesBeyond:
      Translations(
        "so far up the other side that the cost rises from {1} to {2}",
        "und gerät auf der anderen Seite so hoch, dass die Kosten von {1} auf {2} steigen",
        "et remonte si haut de l’autre côté que le coût passe de {1} à {2}")
    case .climbs:
      Translations(
        "and climbs the other side",
        "und steigt auf der anderen Seite wieder an",
        "et remonte de l’autre côté")
    case .costRose:
      Translations(
        "At step {1} the cost rose from {2} to {3}: {4}.",
        "In Schritt {1} stiegen die Kosten von {2} auf {3}: {4}.",
        "À l’étape {1}, le coût est passé de {2} à {3}\u{A0}: {4}.")
    case .costRoseOften:
      Translations(
        "The cost rose at {1} of {2} steps, first at step {3}, from {4} to {5}: {6}.",
        "Die Kosten stiegen in {1} von {2} Schritten, zuerst in Schritt {3}, von {4} auf {5}: {6}.",
        "Le coût a augmenté à {1} étapes sur {2}, d’abord à l’étape {3}, de {4} à {5}\u{A0}: {6}.")
    case .tooLong:
      Translations(
        "the step was too long for the slope to be trusted all the way",
        "der Schritt war so lang, dass die Steigung nicht auf dem ganzen Weg galt",
        "le pas était trop long pour que la pente vaille sur tout le chemin")
    case .pulledUp:
      Translations(
        "the pull of the weight decay led uphill, to smaller coordinates",
        "der Zug der Gewichtsabnahme führte bergauf, zu kleineren Koordinaten",
        "l’effet du déclin des poids a mené vers le haut, à des coordonnées plus petites")
    case .velocity:
      Translations(
        "the velocity that it had gathered carried it uphill",
        "die gesammelte Geschwindigkeit trug den Lauf bergauf",
        "la vitesse accumulée a porté le parcours vers le haut")
    case .divided:
      Translations(
        "divided by the size of past gradients, the step became too long for this slope",
        "geteilt durch die Größe der früheren Gradienten wurde der Schritt zu lang für diese Steigung",
        "divisé par la taille des gradients passés, le pas est devenu trop long pour cette pente")
    }
  }
}
