import Wording

/// How runs of a lesson are called and described.
public enum RunPhrase: Phrase {
  case titled, withRate, rate, firstTry, firstStep, schedule, randomStart, from, noise, not, fullBatch,
    oneExample, miniBatch, initial, epochs, steps, cost, trainingAccuracy, testAccuracy, sheetStep,
    sheetTask, answers

  /// The phrase in each language.
  public var translations: Translations {
    switch self {
    case .titled: Translations("{1}: {2}", "{1}: {2}", "{1}\u{A0}: {2}")
    case .withRate:
      Translations(
        "{1} with learning rate <i>η</i> = {2}",
        "{1} mit Lernrate <i>η</i> = {2}",
        "{1} avec le taux d’apprentissage <i>η</i> = {2}")
    case .rate:
      Translations(
        "learning rate <i>η</i> = {1}", "Lernrate <i>η</i> = {1}", "taux d’apprentissage <i>η</i> = {1}")
    case .firstTry:
      Translations(
        "{1}, first try <i>α</i> = {2}",
        "{1}, erster Versuch <i>α</i> = {2}",
        "{1}, premier essai <i>α</i> = {2}")
    case .firstStep:
      Translations(
        "{1}, first step <i>α</i> = {2}",
        "{1}, erster Schritt <i>α</i> = {2}",
        "{1}, premier pas <i>α</i> = {2}")
    case .schedule: Translations("schedule: {1}", "Zeitplan: {1}", "programme\u{A0}: {1}")
    case .randomStart: Translations("random start", "zufälliger Start", "départ aléatoire")
    case .from: Translations("from ({1})", "von ({1})", "depuis ({1})")
    case .noise: Translations("noise <i>σ</i> = {1}", "Rauschen <i>σ</i> = {1}", "bruit <i>σ</i> = {1}")
    case .not: Translations("not {1}", "nicht {1}", "pas {1}")
    case .fullBatch: Translations("batch: all", "Stapel: alle", "lot\u{A0}: tout")
    case .oneExample:
      Translations(
        "stochastic: 1 example", "stochastisch: 1 Beispiel", "stochastique\u{A0}: 1 exemple")
    case .miniBatch: Translations("mini-batch of {1}", "Mini-Batch aus {1}", "mini-lot de {1}")
    case .initial: Translations("initial: {1}", "Anfang: {1}", "initial\u{A0}: {1}")
    case .epochs: Translations("{1} epochs", "{1} Epochen", "{1} époques")
    case .steps: Translations("{1} steps", "{1} Schritte", "{1} étapes")
    case .cost: Translations("cost", "Kosten", "coût")
    case .trainingAccuracy:
      Translations(
        "training accuracy", "Trefferquote im Training", "exactitude à l’entraînement")
    case .testAccuracy: Translations("test accuracy", "Trefferquote im Test", "exactitude au test")
    case .sheetStep: Translations("Step {1}", "Schritt {1}", "Étape {1}")
    case .sheetTask:
      Translations(
        "{1}. The first step is worked out. Fill in the others.",
        "{1}. Der erste Schritt ist vorgerechnet. Füllen Sie die anderen aus.",
        "{1}. La première étape est faite. Complétez les autres.")
    case .answers: Translations("Answers", "Lösungen", "Réponses")
    }
  }
}
