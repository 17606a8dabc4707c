import Wording

/// The words round the panels: counter and caption.
enum PagePhrase: Phrase {
  case stepOf, oneStep, steps, iteration, cost, accuracy, heldOutAccuracy, results, stepsToShare,
    finalCost, verdict, runEnds, thisStep, inFull

  var translations: Translations {
    switch self {
    case .stepOf: Translations("step {1} of {2}", "Schritt {1} von {2}", "étape {1} sur {2}")
    case .oneStep: Translations("1 step", "1 Schritt", "1 étape")
    case .steps: Translations("{1} steps", "{1} Schritte", "{1} étapes")
    case .iteration: Translations("iteration {1}", "Iteration {1}", "itération {1}")
    case .cost: Translations("cost <i>f</i> = {1}", "Kosten <i>f</i> = {1}", "coût <i>f</i> = {1}")
    case .accuracy: Translations("accuracy {1} %", "Trefferquote {1}\u{A0}%", "exactitude {1}\u{202F}%")
    case .heldOutAccuracy:
      Translations(
        "accuracy on held-out images {1} %",
        "Trefferquote auf zurückgehaltenen Bildern {1}\u{A0}%",
        "exactitude sur les images réservées {1}\u{202F}%")
    case .results: Translations("results", "Ergebnisse", "résultats")
    case .stepsToShare:
      Translations(
        "steps to 99.9 %", "Schritte bis 99.9\u{A0}%", "étapes jusqu’à 99.9\u{202F}%")
    case .finalCost: Translations("final cost", "Kosten am Ende", "coût final")
    case .verdict: Translations("verdict", "Urteil", "verdict")
    case .runEnds:
      Translations(
        "The run ends here: no step leaves this point.",
        "Der Lauf endet hier: Kein Schritt verlässt diesen Punkt.",
        "Le parcours s’arrête ici\u{A0}: aucun pas ne quitte ce point.")
    case .thisStep: Translations("this step", "dieser Schritt", "ce pas")
    case .inFull: Translations(", <i>{1}</i> in full", ", <i>{1}</i> ausführlich", ", <i>{1}</i> en détail")
    }
  }
}
