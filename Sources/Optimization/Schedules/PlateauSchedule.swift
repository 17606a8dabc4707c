import Wording

/// A rate that is reduced when the cost no longer falls: multiplied by γ after more than `patience` costs in a
/// row that are not below the best one times 1 − θ, never below η_min (PyTorch's `ReduceLROnPlateau` in mode
/// `min` with a relative threshold).
///
/// As in a training loop the cost f(x_t) acts on the rate of the step after it, η_{t+1}.
struct PlateauSchedule: ScheduleRule {
  /// γ.
  var factor: Double
  var patience: Int
  /// θ.
  var threshold: Double
  /// The iterations after a reduction in which nothing is counted.
  var rest: Int
  /// η_min.
  var minimum: Double

  init(
    factor: Double = 0.1, patience: Int = 10, threshold: Double = 1e-4, rest: Int = 0, minimum: Double = 0
  ) {
    self.factor = factor
    self.patience = patience
    self.threshold = threshold
    self.rest = rest
    self.minimum = minimum
  }

  func rate(_ question: RateQuestion, _ memory: inout ScheduleMemory) -> Double {
    let rate = max(question.base * memory.factor, min(minimum, question.base))
    look(question.value, rate, question.base, &memory)
    return rate
  }

  private func look(_ value: Double, _ rate: Double, _ base: Double, _ memory: inout ScheduleMemory) {
    // The reference is NaN before the first cost.
    if memory.reference.isNaN || value < bound(memory.reference) {
      memory.reference = value
      memory.waited = 0
    } else {
      memory.waited += 1
    }
    if memory.resting > 0 {
      memory.resting -= 1
      memory.waited = 0
    }
    guard memory.waited > patience else { return }
    let reduced = max(rate * factor, minimum)
    // PyTorch's eps: a change too small to matter is left out.
    if rate - reduced > 1e-8 { memory.factor = reduced / base }
    memory.resting = rest
    memory.waited = 0
  }

  /// What a cost must be below to count as an improvement. For costs below 0, 1 − θ would ask for less than
  /// the best; PyTorch does the same.
  private func bound(_ best: Double) -> Double { best * (1 - threshold) }

  static let record = ScheduleRecord(
    name: "reduce-on-plateau",
    title: Translations("Reduce on plateau", "Senken auf dem Plateau", "Réduction sur plateau"),
    summary: Translations(
      "The rate is reduced when the cost has not fallen for a while.",
      "Die Rate wird verringert, wenn die Kosten eine Weile nicht gesunken sind.",
      "Le taux est réduit quand le coût n’a pas baissé depuis un moment."),
    equation: "<i>η</i><sub>t</sub> ← <i>γ</i> <i>η</i><sub>t</sub> after <i>n</i> costs without improvement",
    source: "PyTorch, ReduceLROnPlateau",
    settings: [
      .factor(0.1),
      SettingRecord(
        "patience", .countOrZero, standard: 10, symbol: "<i>n</i>",
        summary: Translations(
          "How many costs in a row may bring no improvement.",
          "Wie viele Kosten in Folge keine Verbesserung bringen dürfen.",
          "Combien de coûts de suite peuvent n’apporter aucun progrès.")),
      SettingRecord(
        "threshold", .belowOne, standard: 1e-4, symbol: "<i>θ</i>",
        summary: Translations(
          "The part of the best cost by which a cost must be lower to count as an improvement.",
          "Der Teil der besten Kosten, um den Kosten niedriger sein müssen, um als Verbesserung zu zählen.",
          "La part du meilleur coût dont un coût doit être plus bas pour compter comme un progrès.")),
      SettingRecord(
        "rest", .countOrZero, standard: 0,
        summary: Translations(
          "The steps after a reduction in which nothing is counted.",
          "Die Schritte nach einer Verringerung, in denen nicht gezählt wird.",
          "Les étapes après une réduction pendant lesquelles rien n’est compté.")
      ),
      .minimumRate,
    ],
    make: {
      RateSource(
        PlateauSchedule(
          factor: $0.number("factor"), patience: $0.count("patience"),
          threshold: $0.number("threshold"), rest: $0.count("rest"), minimum: $0.number("minimum")), $0)
    })
}
