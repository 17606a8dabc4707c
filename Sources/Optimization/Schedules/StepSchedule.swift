import CMaths
import Wording

/// A rate that falls in steps: η_t = η₀ γ^⌊t / n⌋ (PyTorch's `StepLR`).
struct StepSchedule: ScheduleRule {
  /// n, the iterations between falls.
  var every: Int
  /// γ.
  var factor: Double

  init(every: Int, factor: Double) {
    self.every = max(1, every)
    self.factor = factor
  }

  func rate(_ question: RateQuestion, _ memory: inout ScheduleMemory) -> Double {
    question.base * CMaths.pow(factor, Double(question.iteration / every))
  }

  static let record = ScheduleRecord(
    name: "step", title: Translations("Step", "Stufen", "Paliers"),
    summary: Translations(
      "The rate is multiplied by a factor every so many steps.",
      "Die Rate wird nach jeweils einigen Schritten mit einem Faktor multipliziert.",
      "Le taux est multiplié par un facteur toutes les quelques étapes."),
    equation: "<i>η</i><sub>t</sub> = <i>η</i><sub>0</sub> <i>γ</i><sup>⌊t/n⌋</sup>",
    source: "PyTorch, StepLR",
    settings: [
      SettingRecord(
        "every", .count, standard: 10, symbol: "<i>n</i>",
        summary: Translations(
          "The steps between two changes.", "Die Schritte zwischen zwei Änderungen.",
          "Les étapes entre deux changements.")),
      .factor(0.5),
    ],
    make: {
      RateSource(StepSchedule(every: $0.count("every"), factor: $0.number("factor")), $0)
    })
}

extension SettingRecord {
  static func factor(_ standard: Double) -> SettingRecord {
    SettingRecord(
      "factor", .positive, standard: standard, symbol: "<i>γ</i>",
      summary: Translations(
        "What the rate is multiplied by.", "Womit die Rate multipliziert wird.",
        "Ce par quoi le taux est multiplié."))
  }

  /// The smallest rate.
  static let minimumRate = SettingRecord(
    "minimum", .notNegative, standard: 0, symbol: "<i>η</i><sub>min</sub>",
    summary: Translations(
      "The rate at the lowest point of the schedule.", "Die Rate am tiefsten Punkt des Zeitplans.",
      "Le taux au point le plus bas du programme."))

  /// The steps of a schedule; the run's budget where none is given.
  static let period = SettingRecord(
    "period", .count, standard: nil, symbol: "<i>T</i>",
    summary: Translations(
      "The steps over which the rate falls; where none is given, those of the run after the warm-up.",
      "Die Schritte, über die die Rate sinkt; ohne Angabe die des Laufs nach dem Aufwärmen.",
      "Les étapes pendant lesquelles le taux baisse\u{202F}; celles du parcours après l’échauffement si rien n’est dit."
    ))
}
