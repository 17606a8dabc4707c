import CMaths
import Wording

/// A rate that falls by the same factor at every step: η_t = η₀ γᵗ (PyTorch's `ExponentialLR`).
struct ExponentialSchedule: ScheduleRule {
  /// γ.
  var factor: Double

  init(factor: Double) {
    self.factor = factor
  }

  func rate(_ question: RateQuestion, _ memory: inout ScheduleMemory) -> Double {
    question.base * CMaths.pow(factor, Double(question.iteration))
  }

  static let record = ScheduleRecord(
    name: "exponential", title: Translations("Exponential", "Exponentiell", "Exponentiel"),
    summary: Translations(
      "The rate is multiplied by a factor at every step.",
      "Die Rate wird in jedem Schritt mit einem Faktor multipliziert.",
      "Le taux est multiplié par un facteur à chaque étape."),
    equation: "<i>η</i><sub>t</sub> = <i>η</i><sub>0</sub> <i>γ</i><sup>t</sup>",
    source: "PyTorch, ExponentialLR",
    settings: [.factor(0.95)],
    make: { RateSource(ExponentialSchedule(factor: $0.number("factor")), $0) })
}
