import Wording

/// The words of pictures that look into a network.
enum NetworkPhrase: Phrase {
  case trueClass, seen, red, green, blue, votes, costVotes, score, probability, bars,
    answersToTraining, answersToHeldOut, answer, truth, layers, image, scales, scalesOfPart,
    mistakes, oneWeight, weightOfPixel, classWeights, filters, unitWeights, channels

  var translations: Translations {
    switch self {
    case .trueClass:
      Translations(
        "image {1} of {2}: true class {3}",
        "Bild {1} von {2}: wahre Klasse {3}",
        "image {1} de {2}\u{A0}: vraie classe {3}")
    case .seen: Translations("what the network sees", "was das Netz sieht", "ce que voit le réseau")
    case .red: Translations("red", "Rot", "rouge")
    case .green: Translations("green", "Grün", "vert")
    case .blue: Translations("blue", "Blau", "bleu")
    case .votes:
      Translations(
        "red pixels vote for {1}, blue ones against",
        "rote Pixel stimmen für {1}, blaue dagegen",
        "les pixels rouges votent pour {1}, les bleus contre")
    case .costVotes:
      Translations(
        "red: brighter would lower the cost; blue: darker would",
        "rot: heller senkte die Kosten; blau: dunkler",
        "rouge\u{A0}: plus clair baisserait le coût\u{202F}; bleu\u{A0}: plus sombre")
    case .score: Translations("score", "Wert", "score")
    case .probability: Translations("probability", "Wahrscheinlichkeit", "probabilité")
    case .bars:
      Translations(
        "bar: before this step; upright line: after it",
        "Balken: vor diesem Schritt; senkrechter Strich: danach",
        "barre\u{A0}: avant ce pas\u{202F}; trait vertical\u{A0}: après")
    case .answersToTraining:
      Translations(
        "answers to the training images",
        "Antworten auf die Trainingsbilder",
        "réponses aux images d’entraînement")
    case .answersToHeldOut:
      Translations(
        "answers to the held-out images",
        "Antworten auf die zurückgehaltenen Bilder",
        "réponses aux images réservées")
    case .answer: Translations("answer", "Antwort", "réponse")
    case .truth: Translations("true class", "wahre Klasse", "vraie classe")
    case .layers:
      Translations(
        "what the layers make of image {1}, class {2}",
        "was die Schichten aus Bild {1} machen, Klasse {2}",
        "ce que les couches font de l’image {1}, classe {2}")
    case .image: Translations("image {1}", "Bild {1}", "image {1}")
    case .scales:
      Translations(
        "each layer on a scale of its own; blue and red are below and above zero, grey from zero up",
        "jede Schicht auf eigener Skala; Blau und Rot liegen unter und über null, Grau ab null",
        "chaque couche à sa propre échelle\u{202F}; bleu et rouge sont sous et sur zéro, le gris part de "
          + "zéro")
    case .scalesOfPart:
      Translations(
        "the first {1} maps of a layer, each layer on a scale of its own; blue and red are below and above "
          + "zero, grey from zero up",
        "die ersten {1} Karten einer Schicht, jede Schicht auf eigener Skala; Blau und Rot liegen unter "
          + "und über null, Grau ab null",
        "les {1} premières cartes d’une couche, chaque couche à sa propre échelle\u{202F}; bleu et rouge "
          + "sont sous et sur zéro, le gris part de zéro")
    case .mistakes:
      Translations(
        "worst mistakes: true class → answer",
        "schlimmste Fehler: wahre Klasse → Antwort",
        "pires erreurs\u{A0}: vraie classe → réponse")
    case .oneWeight: Translations("one weight’s step", "Schritt eines Gewichts", "le pas d’un poids")
    case .weightOfPixel:
      Translations(
        "weight <i>w</i> of class {1}, pixel in row {2}, column {3}",
        "Gewicht <i>w</i> der Klasse {1}, Pixel in Zeile {2}, Spalte {3}",
        "poids <i>w</i> de la classe {1}, pixel ligne {2}, colonne {3}")
    case .classWeights:
      Translations(
        "weights of each class", "Gewichte jeder Klasse", "poids de chaque classe")
    case .filters: Translations("filters", "Filter", "filtres")
    case .unitWeights:
      Translations(
        "weights of each hidden unit", "Gewichte jeder verborgenen Einheit", "poids de chaque unité cachée")
    case .channels:
      Translations(
        "a channel is brighter where its weight is above zero",
        "ein Kanal ist heller, wo sein Gewicht über null liegt",
        "un canal est plus clair où son poids dépasse zéro")
    }
  }
}
