import Wording

/// A rate that falls in a straight line: η_t = η_min + (η₀ − η_min)(1 − t / T) for t ≤ T, then η_min.
struct LinearSchedule: ScheduleRule {
  /// T.
  var period: Int
  /// η_min.
  var minimum: Double

  init(period: Int, minimum: Double = 0) {
    self.period = max(1, period)
    self.minimum = minimum
  }

  func rate(_ question: RateQuestion, _ memory: inout ScheduleMemory) -> Double {
    let left = 1 - Double(min(question.iteration, period)) / Double(period)
    return minimum + (question.base - minimum) * left
  }

  static let record = ScheduleRecord(
    name: "linear", title: Translations("Linear to zero", "Linear auf null", "Linéaire jusqu’à zéro"),
    summary: Translations(
      "The rate falls to zero in a straight line.", "Die Rate sinkt geradlinig auf null.",
      "Le taux baisse jusqu’à zéro en ligne droite."),
    equation:
      "<i>η</i><sub>t</sub> = <i>η</i><sub>min</sub> + (<i>η</i><sub>0</sub> − <i>η</i><sub>min</sub>)(1 − t/<i>T</i>)",
    source: "PyTorch, LinearLR with an end factor", settings: [.period, .minimumRate],
    make: {
      RateSource(LinearSchedule(period: $0.count("period"), minimum: $0.number("minimum")), $0)
    })
}
