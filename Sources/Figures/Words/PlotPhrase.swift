import Wording

/// The words of plots against the iteration and against the learning rate.
enum PlotPhrase: Phrase {
  case iteration, cost, meanCost, steepness, learningRate, coordinates, phase,
    pointsOnSide, axisCutAbove, axisCutBelow, axisCutBoth, ladder, divergesAbove, overshoot, plateau

  var translations: Translations {
    switch self {
    case .iteration: Translations("iteration", "Iteration", "itération")
    case .cost: Translations("cost <i>f</i>", "Kosten <i>f</i>", "coût <i>f</i>")
    case .meanCost:
      Translations(
        "cost <i>f</i>, mean of the last {1} steps",
        "Kosten <i>f</i>, Mittel der letzten {1} Schritte",
        "coût <i>f</i>, moyenne des {1} dernières étapes")
    case .steepness: Translations("steepness {1}", "Steilheit {1}", "raideur {1}")
    case .learningRate:
      Translations(
        "learning rate <i>η</i>", "Lernrate <i>η</i>", "taux d’apprentissage <i>η</i>")
    case .coordinates: Translations("coordinates", "Koordinaten", "coordonnées")
    case .phase:
      Translations(
        "step Δ<i>{1}</i> against <i>{1}</i>",
        "Schritt Δ<i>{1}</i> gegen <i>{1}</i>",
        "pas Δ<i>{1}</i> selon <i>{1}</i>")
    case .pointsOnSide:
      Translations(
        "points on their side, %", "Punkte auf ihrer Seite,\u{A0}%", "points de leur côté,\u{202F}%")
    case .axisCutAbove:
      Translations(
        "axis cut: it goes on above",
        "Achse gekürzt: oben geht es weiter",
        "axe coupé\u{A0}: la suite est au-dessus")
    case .axisCutBelow:
      Translations(
        "axis cut: it goes on below",
        "Achse gekürzt: unten geht es weiter",
        "axe coupé\u{A0}: la suite est en dessous")
    case .axisCutBoth:
      Translations(
        "axis cut: it goes on above and below",
        "Achse gekürzt: oben und unten geht es weiter",
        "axe coupé\u{A0}: la suite est au-dessus et en dessous")
    case .ladder:
      Translations(
        "steps to 99.9 % of the way down",
        "Schritte bis 99.9\u{A0}% des Abstiegs",
        "étapes jusqu’à 99.9\u{202F}% de la descente")
    case .divergesAbove: Translations("diverges above {1}", "divergiert über {1}", "diverge au-delà de {1}")
    case .overshoot: Translations("overshoot", "Überschwingen", "dépassement")
    case .plateau: Translations("plateau", "Ebene", "plateau")
    }
  }
}
