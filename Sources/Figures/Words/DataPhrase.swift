import Wording

/// What pictures of points, networks and images show, for those who do not see them.
enum DataPhrase: Phrase {
  case classes, rightSide, points, line, lineOf, grid, gridCell, answer, answerBeforeStep,
    confusion, worstMistake, layers, landscapeRelief, landscapeMap, shadow, randomPlane,
    principalPlane, weightPlane, memory, noMistake, mistakes, weights, restoration, estimate,
    estimateOf, worksheet

  var translations: Translations {
    switch self {
    case .classes:
      Translations(
        "{1} points of two classes, {2}, by {3}, shaded by the probability of {4}.",
        "{1} Punkte zweier Klassen, {2}, nach {3}, schattiert nach der Wahrscheinlichkeit von {4}.",
        "{1} points de deux classes, {2}, selon {3}, ombrés selon la probabilité de {4}.")
    case .rightSide:
      Translations(
        "After {1} steps {2} are on their side of the boundary.",
        "Nach {1} Schritten sind {2} auf ihrer Seite der Grenze.",
        "Après {1} étapes, {2} sont de leur côté de la frontière.")
    case .points:
      Translations(
        "{1} points of {2} against {3}.", "{1} Punkte: {2} gegen {3}.", "{1} points\u{A0}: {2} selon {3}.")
    case .line: Translations("The line is y = {1}.", "Die Gerade ist y = {1}.", "La droite est y = {1}.")
    case .lineOf:
      Translations(
        "The line with {2} is y = {1}.", "Die Gerade mit {2} ist y = {1}.", "La droite avec {2} est y = {1}.")
    case .grid:
      Translations(
        "Share of right answers at the end. {1}.",
        "Anteil richtiger Antworten am Ende. {1}.",
        "Part de réponses justes à la fin. {1}.")
    case .gridCell:
      Translations(
        "batch {1}, learning rate {2}: {3}",
        "Stapel {1}, Lernrate {2}: {3}",
        "lot {1}, taux d’apprentissage {2}\u{A0}: {3}")
    case .answer:
      Translations(
        "Image {1}, of class {2}: the network answers {3} with {4} % and gives the true class {5} %.",
        "Bild {1}, Klasse {2}: Das Netz antwortet {3} mit {4}\u{A0}% und gibt der wahren Klasse {5}\u{A0}%.",
        "Image {1}, de classe {2}\u{A0}: le réseau répond {3} avec {4}\u{202F}% et donne {5}\u{202F}% à la "
          + "vraie classe.")
    case .answerBeforeStep:
      Translations(
        "Image {1}, of class {2}: the network answers {3} with {4} % and gives the true class {5} %; after "
          + "this step, {6} %.",
        "Bild {1}, Klasse {2}: Das Netz antwortet {3} mit {4}\u{A0}% und gibt der wahren Klasse "
          + "{5}\u{A0}%; nach diesem Schritt {6}\u{A0}%.",
        "Image {1}, de classe {2}\u{A0}: le réseau répond {3} avec {4}\u{202F}% et donne {5}\u{202F}% à la "
          + "vraie classe\u{202F}; après ce pas, {6}\u{202F}%.")
    case .confusion:
      Translations(
        "Confusion matrix: {1} of {2} images are answered rightly.",
        "Konfusionsmatrix: {1} von {2} Bildern sind richtig beantwortet.",
        "Matrice de confusion\u{A0}: {1} images sur {2} ont une réponse juste.")
    case .worstMistake:
      Translations(
        "The most frequent mistake, {1} times, takes {2} for {3}.",
        "Der häufigste Fehler, {1}-mal, hält {2} für {3}.",
        "L’erreur la plus fréquente, {1} fois, prend {2} pour {3}.")
    case .layers:
      Translations(
        "What {1} layers make of image {2}, of class {3}; its largest score is that of {4}.",
        "Was {1} Schichten aus Bild {2} machen, Klasse {3}; der größte Wert ist der von {4}.",
        "Ce que {1} couches font de l’image {2}, de classe {3}\u{202F}; son plus grand score est celui de "
          + "{4}.")
    case .landscapeRelief:
      Translations(
        "The cost {1} as a relief.", "Die Kosten {1} als Relief.", "Le coût {1}, en relief.")
    case .landscapeMap: Translations("Map of the cost {1}.", "Karte der Kosten {1}.", "Carte du coût {1}.")
    case .shadow:
      Translations(
        "After {1} updates the path’s shadow is at {2}; the cost is {3} on the path and {4} at its shadow.",
        "Nach {1} Aktualisierungen liegt der Schatten des Weges bei {2}; die Kosten sind {3} auf dem Weg "
          + "und {4} an seinem Schatten.",
        "Après {1} mises à jour, l’ombre du chemin est en {2}\u{202F}; le coût vaut {3} sur le chemin et "
          + "{4} à son ombre.")
    case .randomPlane:
      Translations(
        "along two random directions",
        "entlang zweier zufälliger Richtungen",
        "selon deux directions aléatoires")
    case .principalPlane:
      Translations(
        "along the two directions in which the path stretches most",
        "entlang der zwei Richtungen, in denen sich der Weg am weitesten streckt",
        "selon les deux directions où le chemin s’étend le plus")
    case .weightPlane:
      Translations(
        "along the weights {1} and {2}", "entlang der Gewichte {1} und {2}", "selon les poids {1} et {2}")
    case .memory:
      Translations(
        "{1} keeps {2} at a step, {3} of it images.",
        "{1} hält je Schritt {2}, davon {3} Bilder.",
        "{1} garde {2} à une étape, dont {3} d’images.")
    case .noMistake:
      Translations(
        "No image is answered wrongly.",
        "Kein Bild ist falsch beantwortet.",
        "Aucune image n’a une réponse fausse.")
    case .mistakes:
      Translations(
        "The {1} worst mistakes; the worst takes image {2}, a {3}, for a {4}.",
        "Die {1} schlimmsten Fehler; der schlimmste hält Bild {2} ({3}) für {4}.",
        "Les {1} pires erreurs\u{202F}; la pire prend l’image {2} ({3}) pour {4}.")
    case .weights:
      Translations(
        "The first layer’s weights as {1} images of {2} × {3} pixels after {4} updates, on one scale from "
          + "{5} to {6}.",
        "Die Gewichte der ersten Schicht als {1} Bilder aus {2} × {3} Pixeln nach {4} Aktualisierungen, "
          + "auf einer Skala von {5} bis {6}.",
        "Les poids de la première couche en {1} images de {2} × {3} pixels après {4} mises à jour, sur une "
          + "échelle de {5} à {6}.")
    case .restoration:
      Translations(
        "The true image, the spoilt one and the estimates.",
        "Das wahre Bild, das verdorbene und die Schätzungen.",
        "L’image vraie, l’image abîmée et les estimations.")
    case .estimate:
      Translations(
        "The estimate after {1} steps has {2}.",
        "Die Schätzung nach {1} Schritten: {2}.",
        "L’estimation après {1} étapes\u{A0}: {2}.")
    case .estimateOf:
      Translations(
        "The estimate with {3} after {1} steps has {2}.",
        "Die Schätzung mit {3} nach {1} Schritten: {2}.",
        "L’estimation avec {3} après {1} étapes\u{A0}: {2}.")
    case .worksheet:
      Translations(
        "Worksheet, page {1}", "Arbeitsblatt, Seite {1}", "Feuille d’exercices, page {1}")
    }
  }
}
