import Wording

/// What is said of a run that is lost.
enum DivergencePhrase: Phrase {
  case growsManyfold, grows, falls, fallsManyfold, fallsFaster, notFinite

  var translations: Translations {
    switch self {
    case .growsManyfold:
      Translations(
        "The run diverges: from step {1} on each step is many times as long as the one before, and the "
          + "cost has risen to {2}.",
        "Der Lauf divergiert: Ab Schritt {1} ist jeder Schritt um ein Vielfaches länger als der vorige, "
          + "und die Kosten sind auf {2} gestiegen.",
        "Le parcours diverge\u{A0}: à partir de l’étape {1}, chaque pas est bien des fois plus long que le "
          + "précédent, et le coût est monté à {2}.")
    case .grows:
      Translations(
        "The run diverges: each step is about {1} times as long as the one before, and the cost has risen "
          + "to {2}.",
        "Der Lauf divergiert: Jeder Schritt ist etwa {1}-mal so lang wie der vorige, und die Kosten sind "
          + "auf {2} gestiegen.",
        "Le parcours diverge\u{A0}: chaque pas est environ {1} fois plus long que le précédent, et le coût "
          + "est monté à {2}.")
    case .falls:
      Translations(
        "The cost falls without bound: the way leads out of the picture, and no minimum is known there.",
        "Die Kosten fallen ohne Grenze: Der Weg führt aus dem Bild hinaus, und dort ist kein Minimum "
          + "bekannt.",
        "Le coût descend sans fin\u{A0}: le chemin sort de l’image, et aucun minimum n’y est connu.")
    case .fallsManyfold:
      Translations(
        "The cost falls without bound: the way leads out of the picture, each step many times as long as "
          + "the one before, and no minimum is known there.",
        "Die Kosten fallen ohne Grenze: Der Weg führt aus dem Bild hinaus, jeder Schritt um ein Vielfaches "
          + "länger als der vorige, und dort ist kein Minimum bekannt.",
        "Le coût descend sans fin\u{A0}: le chemin sort de l’image, chaque pas bien des fois plus long que "
          + "le précédent, et aucun minimum n’y est connu.")
    case .fallsFaster:
      Translations(
        "The cost falls without bound: the way leads out of the picture, each step about {1} times as long "
          + "as the one before, and no minimum is known there.",
        "Die Kosten fallen ohne Grenze: Der Weg führt aus dem Bild hinaus, jeder Schritt etwa {1}-mal so "
          + "lang wie der vorige, und dort ist kein Minimum bekannt.",
        "Le coût descend sans fin\u{A0}: le chemin sort de l’image, chaque pas environ {1} fois plus long "
          + "que le précédent, et aucun minimum n’y est connu.")
    case .notFinite:
      Translations(
        "At step {1} the numbers are too large for the computer, or undefined; the last finite cost was {2}.",
        "In Schritt {1} sind die Zahlen zu groß für den Rechner oder nicht definiert; die letzten "
          + "endlichen Kosten waren {2}.",
        "À l’étape {1}, les nombres sont trop grands pour l’ordinateur, ou non définis\u{202F}; le dernier "
          + "coût fini était {2}.")
    }
  }
}
