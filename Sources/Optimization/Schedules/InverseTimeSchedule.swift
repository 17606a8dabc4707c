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
    summary: "The rate falls as one over the number of steps.",
    equation: "<i>η</i><sub>t</sub> = <i>η</i><sub>0</sub> / (1 + <i>d</i> t)",
    source: "Robbins and Monro 1951, eq. 6",
    settings: [
      SettingRecord(
        "decay", .notNegative, standard: 0.1, symbol: "<i>d</i>",
        summary: "How fast the rate falls: after 1/d steps it is half.")
    ],
    make: { RateSource(InverseTimeSchedule(decay: $0.number("decay")), $0) })
}
