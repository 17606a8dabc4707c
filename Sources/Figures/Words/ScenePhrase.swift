import Wording

/// What pictures of a surface show, for those who do not see them.
enum ScenePhrase: Phrase {
  case run, runOf, ball, ballOf, starts, stands, outside, slope, lies, map, relief, curve, inset,
    curvatures, and, part, search, longSearch, trial, takenTrial, phase, phaseHere, phaseOf,
    basins, basin, ladder, fewest, above, sideBySide, film, filmStep, compared, thisStep,
    lastIteration, iteration, notYet, results, result, named, oneStepToShare, stepsToShare,
    neverArrives

  var translations: Translations {
    switch self {
    case .run: Translations("The run", "Der Lauf", "Le parcours")
    case .runOf: Translations("The run with {1}", "Der Lauf mit {1}", "Le parcours avec {1}")
    case .ball: Translations("The ball", "Die Kugel", "La bille")
    case .ballOf: Translations("The ball with {1}", "Die Kugel mit {1}", "La bille avec {1}")
    case .starts: Translations("{1} starts at {2}", "{1} beginnt bei {2}", "{1} part de {2}")
    case .stands:
      Translations(
        "{1} starts at {2} and stands at {3} {4}",
        "{1} beginnt bei {2} und steht {4} bei {3}",
        "{1} part de {2} et se trouve en {3} {4}")
    case .outside:
      Translations(
        "{1}, outside the picture", "{1}, außerhalb des Bildes", "{1}, hors de l’image")
    case .slope:
      Translations(
        "{1}, where the slope is {2}", "{1}, wo die Steigung {2} ist", "{1}, où la pente vaut {2}")
    case .lies: Translations("{1} lies at {2} {3}.", "{1} liegt {3} bei {2}.", "{1} se trouve en {2} {3}.")
    case .map:
      Translations(
        "Contour map of {1}.", "Höhenlinienkarte: {1}.", "Carte des lignes de niveau\u{A0}: {1}.")
    case .relief:
      Translations(
        "{1} as a relief in three dimensions.",
        "{1} als Relief in drei Dimensionen.",
        "{1} en relief, en trois dimensions.")
    case .curve: Translations("Curve of {1}.", "Kurve: {1}.", "Courbe\u{A0}: {1}.")
    case .inset:
      Translations(
        "A small map in a corner shows the end of the path larger.",
        "Eine kleine Karte in einer Ecke zeigt das Ende des Weges größer.",
        "Une petite carte dans un coin montre la fin du chemin en plus grand.")
    case .curvatures:
      Translations(
        "The quadratic model there has the curvatures {1}.",
        "Das quadratische Modell hat dort die Krümmungen {1}.",
        "Le modèle quadratique y a les courbures {1}.")
    case .and: Translations("{1} and {2}", "{1} und {2}", "{1} et {2}")
    case .part: Translations("The {1} leads by {2}.", "{1} um {2}.", "{1} de {2}.")
    case .search:
      Translations(
        "The line search tried {1} step lengths: {2}.",
        "Die Liniensuche versuchte {1} Schrittlängen: {2}.",
        "La recherche linéaire a essayé {1} longueurs de pas\u{A0}: {2}.")
    case .longSearch:
      Translations(
        "The line search tried {1} step lengths: {2} and so on.",
        "Die Liniensuche versuchte {1} Schrittlängen: {2} und so weiter.",
        "La recherche linéaire a essayé {1} longueurs de pas\u{A0}: {2}, etc.")
    case .trial: Translations("{1} (f is {2})", "{1} (f ist {2})", "{1} (f vaut {2})")
    case .takenTrial:
      Translations(
        "{1} (f is {2}, taken)", "{1} (f ist {2}, gewählt)", "{1} (f vaut {2}, retenu)")
    case .phase:
      Translations(
        "Phase plot: the last step along {1} against {1}.",
        "Phasenbild: der letzte Schritt entlang {1} gegen {1}.",
        "Plan de phase\u{A0}: le dernier pas selon {1} en fonction de {1}.")
    case .phaseHere:
      Translations(
        "Here {1} is {2} after a step of {3}.",
        "Hier ist {1} gleich {2} nach einem Schritt von {3}.",
        "Ici, {1} vaut {2} après un pas de {3}.")
    case .phaseOf:
      Translations(
        "With {4}, {1} is {2} after a step of {3}.",
        "Mit {4} ist {1} gleich {2} nach einem Schritt von {3}.",
        "Avec {4}, {1} vaut {2} après un pas de {3}.")
    case .basins:
      Translations(
        "Basins of {1} under plain descent.",
        "Einzugsgebiete des einfachen Abstiegs: {1}.",
        "Bassins de la descente simple\u{A0}: {1}.")
    case .basin:
      Translations(
        "{1} % of the starts end at {2}.",
        "{1}\u{A0}% der Starts enden bei {2}.",
        "{1}\u{202F}% des départs finissent en {2}.")
    case .ladder:
      Translations(
        "Steps to 99.9 % of the way down against the learning rate.",
        "Schritte bis 99.9\u{A0}% des Abstiegs gegen die Lernrate.",
        "Étapes jusqu’à 99.9\u{202F}% de la descente selon le taux d’apprentissage.")
    case .fewest:
      Translations(
        "The fewest, {1}, are taken at {2}.",
        "Am wenigsten, {1}, sind es bei {2}.",
        "Le minimum, {1}, est atteint à {2}.")
    case .above:
      Translations(
        "Above {1} runs diverge.",
        "Über {1} divergieren die Läufe.",
        "Au-delà de {1}, les parcours divergent.")
    case .sideBySide:
      Translations(
        "{1} runs on {2} side by side.",
        "{1} Läufe nebeneinander: {2}.",
        "{1} parcours côte à côte\u{A0}: {2}.")
    case .film:
      Translations(
        "{1} steps of a run on {2}.",
        "{1} Schritte eines Laufs: {2}.",
        "{1} étapes d’un parcours\u{A0}: {2}.")
    case .filmStep:
      Translations(
        "{1}: it stands at {2}, where f is {3}.",
        "{1}: Er steht bei {2}, wo f gleich {3} ist.",
        "{1}\u{A0}: il se trouve en {2}, où f vaut {3}.")
    case .compared:
      Translations(
        "With {1} it stands at {2} {3}, where f is {4}.",
        "Mit {1} steht er {3} bei {2}, wo f gleich {4} ist.",
        "Avec {1}, il se trouve en {2} {3}, où f vaut {4}.")
    case .thisStep: Translations("This step: {1}.", "Dieser Schritt: {1}.", "Ce pas\u{A0}: {1}.")
    case .lastIteration:
      Translations(
        "Iteration {1}: the cost is {2}, the gradient is {3} long.",
        "Iteration {1}: Die Kosten sind {2}, der Gradient ist {3} lang.",
        "Itération {1}\u{A0}: le coût est de {2}, la longueur du gradient de {3}.")
    case .iteration:
      Translations(
        "Iteration {1}: the cost is {2}, the gradient is {3} long, the learning rate is {4}.",
        "Iteration {1}: Die Kosten sind {2}, der Gradient ist {3} lang, die Lernrate ist {4}.",
        "Itération {1}\u{A0}: le coût est de {2}, la longueur du gradient de {3}, le taux d’apprentissage "
          + "de {4}.")
    case .notYet:
      Translations(
        "The results are not there yet.",
        "Die Ergebnisse sind noch nicht da.",
        "Les résultats ne sont pas encore là.")
    case .results: Translations("Results: {1}", "Ergebnisse: {1}", "Résultats\u{A0}: {1}")
    case .result:
      Translations(
        "{1}, final cost {2}, {3}.", "{1}, Kosten am Ende {2}, {3}.", "{1}, coût final {2}, {3}.")
    case .named: Translations("{1}: {2}", "{1}: {2}", "{1}\u{A0}: {2}")
    case .oneStepToShare:
      Translations(
        "1 step to 99.9 %", "1 Schritt bis 99.9\u{A0}%", "1 étape jusqu’à 99.9\u{202F}%")
    case .stepsToShare:
      Translations(
        "{1} steps to 99.9 %", "{1} Schritte bis 99.9\u{A0}%", "{1} étapes jusqu’à 99.9\u{202F}%")
    case .neverArrives: Translations("does not arrive", "kommt nicht an", "n’arrive pas")
    }
  }
}
