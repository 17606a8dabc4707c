import Wording

/// The words of plots and tables of a training.
enum TrainingPhrase: Phrase {
  case rightAnswers, update, epochs, examples, operations, seconds, training, heldOut,
    overfitting, heldOutLowest, measuredSeconds, band, heldOutGrid, trainingGrid, allExamples,
    diverges, none, batchSize, imageMemory, activations, weights, gradient, state, sum, aStep,
    memory, costOfAll, onPath, atShadow, costAtShadow, nextPull, pulls, firstRandom, secondRandom,
    varianceShare, weightChange

  var translations: Translations {
    switch self {
    case .rightAnswers:
      Translations(
        "right answers, %", "richtige Antworten,\u{A0}%", "réponses justes,\u{202F}%")
    case .update: Translations("update", "Aktualisierung", "mise à jour")
    case .epochs: Translations("epochs", "Epochen", "époques")
    case .examples: Translations("examples seen", "gesehene Beispiele", "exemples vus")
    case .operations: Translations("multiplications", "Multiplikationen", "multiplications")
    case .seconds: Translations("seconds", "Sekunden", "secondes")
    case .training: Translations("training", "Training", "entraînement")
    case .heldOut: Translations("held out", "zurückgehalten", "réservées")
    case .overfitting:
      Translations(
        "overfitting from here on", "ab hier Überanpassung", "surapprentissage dès ici")
    case .heldOutLowest:
      Translations(
        "held-out cost lowest", "Kosten auf zurückgehaltenen am kleinsten", "coût réservé le plus bas")
    case .measuredSeconds:
      Translations(
        "seconds of this run on this machine",
        "Sekunden dieses Laufs auf diesem Rechner",
        "secondes de ce parcours sur cette machine")
    case .band:
      Translations(
        "band: eight of ten single batches",
        "Band: acht von zehn einzelnen Stapeln",
        "bande\u{A0}: huit lots sur dix")
    case .heldOutGrid:
      Translations(
        "right answers at the end, % of {1} held-out images",
        "richtige Antworten am Ende,\u{A0}% von {1} zurückgehaltenen Bildern",
        "réponses justes à la fin,\u{202F}% de {1} images réservées")
    case .trainingGrid:
      Translations(
        "right answers at the end, % of {1} training images",
        "richtige Antworten am Ende,\u{A0}% von {1} Trainingsbildern",
        "réponses justes à la fin,\u{202F}% de {1} images d’entraînement")
    case .allExamples: Translations("all ({1})", "alle ({1})", "tout ({1})")
    case .diverges: Translations("diverges", "divergiert", "diverge")
    case .none: Translations("none", "keine", "aucun")
    case .batchSize: Translations("examples in a batch", "Beispiele je Stapel", "exemples par lot")
    case .imageMemory: Translations("images of a batch", "Bilder eines Stapels", "images d’un lot")
    case .activations: Translations("activations", "Aktivierungen", "activations")
    case .weights: Translations("weights", "Gewichte", "poids")
    case .gradient: Translations("gradient", "Gradient", "gradient")
    case .state: Translations("state", "Zustand", "état")
    case .sum: Translations("sum", "Summe", "somme")
    case .aStep: Translations("a step", "ein Schritt", "une étape")
    case .memory:
      Translations(
        "memory of a step; the training images take {1} beside it",
        "Speicher eines Schritts; die Trainingsbilder belegen daneben {1}",
        "mémoire d’une étape\u{202F}; les images d’entraînement prennent {1} à côté")
    case .costOfAll:
      Translations(
        "cost of all examples", "Kosten aller Beispiele", "coût de tous les exemples")
    case .onPath: Translations("on the path", "auf dem Weg", "sur le chemin")
    case .atShadow: Translations("at its shadow", "an seinem Schatten", "à son ombre")
    case .costAtShadow:
      Translations(
        "cost {1}, at the shadow {2}", "Kosten {1}, am Schatten {2}", "coût {1}, à l’ombre {2}")
    case .nextPull:
      Translations(
        "arrow: the pull of the next example",
        "Pfeil: der Zug des nächsten Beispiels",
        "flèche\u{A0}: la traction de l’exemple suivant")
    case .pulls:
      Translations(
        "thin arrows: the pull of single examples; thick: their mean",
        "dünne Pfeile: der Zug einzelner Beispiele; dick: ihr Mittel",
        "flèches fines\u{A0}: la traction d’exemples seuls\u{202F}; épaisse\u{A0}: leur moyenne")
    case .firstRandom:
      Translations(
        "<i>u</i>, first random direction",
        "<i>u</i>, erste zufällige Richtung",
        "<i>u</i>, première direction aléatoire")
    case .secondRandom:
      Translations(
        "<i>v</i>, second random direction",
        "<i>v</i>, zweite zufällige Richtung",
        "<i>v</i>, seconde direction aléatoire")
    case .varianceShare:
      Translations(
        "<i>{1}</i>, {2} % of the path’s variance",
        "<i>{1}</i>, {2}\u{A0}% der Varianz des Weges",
        "<i>{1}</i>, {2}\u{202F}% de la variance du chemin")
    case .weightChange:
      Translations(
        "change of weight {1}", "Änderung des Gewichts {1}", "variation du poids {1}")
    }
  }
}
