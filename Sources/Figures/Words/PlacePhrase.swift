import Wording

/// The words at points of maps and curves.
enum PlacePhrase: Phrase {
  case start, next, minimum, maximum, summit, saddle, flatPoint, slope, firstTrial, taken, larger,
    step, before, afterOneStep, afterSteps, basins, wrongSide, standardised

  var translations: Translations {
    switch self {
    case .start: Translations("start", "Start", "départ")
    case .next: Translations("next", "nächster Punkt", "suivant")
    case .minimum: Translations("minimum", "Minimum", "minimum")
    case .maximum: Translations("maximum", "Maximum", "maximum")
    case .summit: Translations("summit", "Gipfel", "sommet")
    case .saddle: Translations("saddle", "Sattel", "col")
    case .flatPoint: Translations("flat point", "Flachpunkt", "point plat")
    case .slope: Translations("slope {1}", "Steigung {1}", "pente {1}")
    case .firstTrial: Translations("trial 1", "Versuch 1", "essai 1")
    case .taken: Translations("{1}, taken", "{1}, gewählt", "{1}, retenu")
    case .larger: Translations("{1} times larger", "{1}-fach vergrößert", "agrandi {1} fois")
    case .step: Translations("step {1}", "Schritt {1}", "étape {1}")
    case .before: Translations("before", "vorher", "avant")
    case .afterOneStep: Translations("after 1 step", "nach 1 Schritt", "après 1 étape")
    case .afterSteps: Translations("after {1} steps", "nach {1} Schritten", "après {1} étapes")
    case .basins:
      Translations(
        "where each start ends; paler takes longer",
        "wo jeder Start endet; blasser dauert länger",
        "où finit chaque départ\u{202F}; plus pâle, plus long")
    case .wrongSide: Translations("on the wrong side", "auf der falschen Seite", "du mauvais côté")
    case .standardised: Translations("{1}, standardised", "{1}, standardisiert", "{1}, centré réduit")
    }
  }
}
