import Wording

/// The kinds of findings in words for a table, as the page says them too: `stuck at a saddle`.
extension FindingKind: Phrase {
  /// The words in each language.
  public var translations: Translations {
    switch self {
    case .converged: Translations("converged", "am Ziel", "a convergé")
    case .stuckAtSaddle: Translations("stuck at a saddle", "am Sattel gefangen", "bloqué sur un col")
    case .stuckAtMaximum: Translations("stuck on a summit", "auf dem Gipfel gefangen", "bloqué sur un sommet")
    case .stuckOnPlateau:
      Translations(
        "stuck on a plateau", "auf der Ebene gefangen", "bloqué sur un plateau")
    case .passedSaddle: Translations("halted at a saddle", "am Sattel verweilt", "ralenti par un col")
    case .crossedPlateau: Translations("crossed a plateau", "eine Ebene durchquert", "a traversé un plateau")
    case .overshoot: Translations("overshoots", "über das Ziel hinaus", "dépasse le but")
    case .zigzag: Translations("zigzags", "Zickzack", "zigzague")
    case .oscillation: Translations("oscillates", "pendelt", "oscille")
    case .costIncrease: Translations("cost rose", "Kosten gestiegen", "le coût a augmenté")
    case .diverging: Translations("diverges", "divergiert", "diverge")
    case .fallsWithoutBound: Translations("falls without bound", "fällt ohne Ende", "descend sans fin")
    case .notFinite: Translations("not finite", "nicht mehr endlich", "non fini")
    case .crawling: Translations("crawls", "kriecht", "se traîne")
    case .budgetSpent: Translations("still descending", "noch im Abstieg", "descend encore")
    case .unsettled: Translations("never settles", "kommt nie zur Ruhe", "ne se pose jamais")
    case .errorTurned: Translations("error grows", "Fehler wächst", "l’erreur augmente")
    case .stoppedAtNoise: Translations("stopped at the noise", "am Rauschen beendet", "arrêté au bruit")
    case .stableRate: Translations("stable rates", "stabile Raten", "taux stables")
    }
  }
}
