import Wording

/// The words beside the arithmetic of a step.
enum ArithmeticPhrase: Phrase {
  case takenAhead, clippedLength, clippedSlopes, notCurved, firstStep, slopeNotGrown, lowEnough,
    tooHigh, flatEnough, tooSteep, afterOneTry, afterTries, noGoodTry, firstTry, twiceBefore,
    betweenTries, curvesUp, pixel, score, allClasses, trueClass, otherClass, mean, overBatch,
    penalty, beforeStep, methodsStep

  var translations: Translations {
    switch self {
    case .takenAhead:
      Translations(
        "taken ahead, where the velocity leads",
        "voraus gemessen, wohin die Geschwindigkeit führt",
        "pris en avant, là où mène la vitesse")
    case .clippedLength:
      Translations(
        "the gradient clipped to the length {1}",
        "der Gradient, auf die Länge {1} begrenzt",
        "le gradient, limité à la longueur {1}")
    case .clippedSlopes:
      Translations(
        "each slope clipped to ±{1}", "jede Steigung, auf ±{1} begrenzt", "chaque pente, limitée à ±{1}")
    case .notCurved:
      Translations(
        "the ground does not curve up: the learning rate",
        "der Boden krümmt sich nicht nach oben: die Lernrate",
        "le sol ne se courbe pas vers le haut\u{A0}: le taux d’apprentissage")
    case .firstStep:
      Translations(
        "the first step: the learning rate",
        "der erste Schritt: die Lernrate",
        "la première étape\u{A0}: le taux d’apprentissage")
    case .slopeNotGrown:
      Translations(
        "the slope has not grown along the last step: the learning rate",
        "die Steigung ist im letzten Schritt nicht gewachsen: die Lernrate",
        "la pente n’a pas augmenté au dernier pas\u{A0}: le taux d’apprentissage")
    case .lowEnough: Translations("low enough", "tief genug", "assez bas")
    case .tooHigh: Translations("too high", "zu hoch", "trop haut")
    case .flatEnough: Translations("flat enough", "flach genug", "assez plat")
    case .tooSteep: Translations("too steep", "zu steil", "trop raide")
    case .afterOneTry:
      Translations(
        "after one try too long", "nach einem zu langen Versuch", "après un essai trop long")
    case .afterTries:
      Translations(
        "after {1} tries too long", "nach {1} zu langen Versuchen", "après {1} essais trop longs")
    case .noGoodTry:
      Translations(
        "no try was good enough", "kein Versuch war gut genug", "aucun essai n’a suffi")
    case .firstTry: Translations("the first try", "der erste Versuch", "le premier essai")
    case .twiceBefore:
      Translations(
        "twice the try before", "das Doppelte des Versuchs davor", "le double de l’essai précédent")
    case .betweenTries:
      Translations(
        "between two tries, where a cubic through them is lowest",
        "zwischen zwei Versuchen, am tiefsten Punkt einer kubischen Kurve durch sie",
        "entre deux essais, au point le plus bas d’une cubique qui y passe")
    case .curvesUp:
      Translations(
        "so that the ground curves up",
        "damit sich der Boden nach oben krümmt",
        "pour que le sol se courbe vers le haut")
    case .pixel: Translations("the pixel", "das Pixel", "le pixel")
    case .score:
      Translations(
        "the score of the weight’s class",
        "der Wert der Klasse des Gewichts",
        "le score de la classe du poids")
    case .allClasses: Translations("over all classes", "über alle Klassen", "sur toutes les classes")
    case .trueClass:
      Translations(
        "1: this is the true class", "1: dies ist die wahre Klasse", "1\u{A0}: c’est la vraie classe")
    case .otherClass:
      Translations(
        "0: this is not the true class",
        "0: dies ist nicht die wahre Klasse",
        "0\u{A0}: ce n’est pas la vraie classe")
    case .mean: Translations("mean", "Mittel", "moyenne")
    case .overBatch:
      Translations(
        "over the {1} examples of the batch",
        "über die {1} Beispiele des Stapels",
        "sur les {1} exemples du lot")
    case .penalty:
      Translations(
        "with the pull of the penalty", "mit dem Zug des Strafterms", "avec l’effet de la pénalité")
    case .beforeStep: Translations("before the step", "vor dem Schritt", "avant le pas")
    case .methodsStep:
      Translations(
        "what the method makes of it", "was das Verfahren daraus macht", "ce que la méthode en fait")
    }
  }
}
