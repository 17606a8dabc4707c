import Wording

/// What plots show, in words for those who do not see them.
enum QuantityPhrase: Phrase {
  case cost, gradientLength, learningRate, distance, distanceToEnd, coordinate, meanCost, pointsOnSide,
    rightAnswers, error, residual, of, only, then, rule, cut, logarithmic, marked, oneMarked,
    atIteration

  var translations: Translations {
    switch self {
    case .cost: Translations("cost", "Kosten", "coût")
    case .gradientLength:
      Translations(
        "length of the gradient", "Länge des Gradienten", "longueur du gradient")
    case .learningRate: Translations("learning rate", "Lernrate", "taux d’apprentissage")
    case .distance: Translations("distance to the minimum", "Abstand zum Minimum", "distance au minimum")
    case .distanceToEnd:
      Translations("distance to the run’s end", "Abstand zum Ende des Laufs", "distance à la fin du parcours")
    case .coordinate: Translations("coordinate", "Koordinate", "coordonnée")
    case .meanCost:
      Translations(
        "running mean of the cost", "gleitendes Mittel der Kosten", "moyenne glissante du coût")
    case .pointsOnSide:
      Translations(
        "share of points on their side", "Anteil der Punkte auf ihrer Seite", "part des points de leur côté")
    case .rightAnswers:
      Translations(
        "share of right answers", "Anteil richtiger Antworten", "part de réponses justes")
    case .error:
      Translations(
        "error to the true image", "Fehler zum wahren Bild", "erreur par rapport à l’image vraie")
    case .residual: Translations("residual", "Residuum", "résidu")
    case .of: Translations("{1} with {2}", "{1} mit {2}", "{1} avec {2}")
    case .only: Translations("The {1} is {2}.", "{1}: {2}.", "{1}\u{A0}: {2}.")
    case .then:
      Translations(
        "The {1} is {2} at first and {3} at {4} {5}.",
        "{1}: anfangs {2}, dann {3} ({4} {5}).",
        "{1}\u{A0}: d’abord {2}, puis {3} ({4} {5}).")
    case .rule: Translations("{1}, at {2} {3}.", "{1}, bei {2} {3}.", "{1}, {2} {3}.")
    case .cut:
      Translations(
        "The axis is cut; the line goes on beyond it.",
        "Die Achse ist gekürzt; die Linie geht darüber hinaus.",
        "L’axe est coupé\u{202F}; la ligne continue au-delà.")
    case .logarithmic:
      Translations(
        "Its axis is logarithmic.", "Ihre Achse ist logarithmisch.", "Son axe est logarithmique.")
    case .marked: Translations("Marked are: {1}.", "Markiert sind: {1}.", "Sont marqués\u{A0}: {1}.")
    case .oneMarked: Translations("Marked is: {1}.", "Markiert ist: {1}.", "Est marqué\u{A0}: {1}.")
    case .atIteration: Translations("{1} (iteration {2})", "{1} (Iteration {2})", "{1} (itération {2})")
    }
  }
}
