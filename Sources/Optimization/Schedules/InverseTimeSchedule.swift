import Wording

/// A rate that falls as one over time: η_t = η₀ / (1 + d t). For stochastic gradients such rates converge:
/// H. Robbins, S. Monro, A stochastic approximation method, Ann. Math. Stat. 22, 1951, eq. 6.
struct InverseTimeSchedule: ScheduleRule {
  /// d.
  var decay: Double

  init(decay: Double) {
    self.decay = decay
  }

  func rate(_ question: RateQuestion, _ memory: inout ScheduleMemory) -> Double {
    question.base / (1 + decay * Double(question.iteration))
  }

  static let record = ScheduleRecord(
    name: "inverse-time", title: Translations("Inverse time", "Inverse Zeit", "Temps inverse"),
    summary: Translations(
      "The rate falls as one over the number of steps.",
      "Die Rate sinkt wie eins durch die Zahl der Schritte.",
      "Le taux baisse comme l’inverse du nombre d’étapes."),
    equation: "<i>η</i><sub>t</sub> = <i>η</i><sub>0</sub> / (1 + <i>d</i> t)",
    source: "Robbins and Monro 1951, eq. 6",
    settings: [
      SettingRecord(
        "decay", .notNegative, standard: 0.1, symbol: "<i>d</i>",
        summary: Translations(
          "How fast the rate falls: after 1/d steps it is half.",
          "Wie schnell die Rate sinkt: Nach 1/d Schritten ist sie halb so groß.",
          "La vitesse à laquelle le taux baisse\u{A0}: après 1/d étapes, il est réduit de moitié."))
    ],
    make: { RateSource(InverseTimeSchedule(decay: $0.number("decay")), $0) })
}
