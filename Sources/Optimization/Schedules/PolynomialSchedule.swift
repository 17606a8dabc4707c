import CMaths
import Wording

/// A rate that falls to zero by a power: η_t = η₀ (1 − t / T)^p for t ≤ T, then 0 (PyTorch's `PolynomialLR`).
struct PolynomialSchedule: ScheduleRule {
  /// T.
  var period: Int
  /// p.
  var power: Double

  init(period: Int, power: Double) {
    self.period = max(1, period)
    self.power = power
  }

  func rate(_ question: RateQuestion, _ memory: inout ScheduleMemory) -> Double {
    let left = 1 - Double(min(question.iteration, period)) / Double(period)
    return question.base * CMaths.pow(left, power)
  }

  static let record = ScheduleRecord(
    name: "polynomial", title: Translations("Polynomial", "Polynomiell", "Polynomial"),
    summary: Translations(
      "The rate falls to zero along a power of the steps left.",
      "Die Rate sinkt mit einer Potenz der verbleibenden Schritte auf null.",
      "Le taux baisse jusqu’à zéro selon une puissance des étapes restantes."),
    equation: "<i>η</i><sub>t</sub> = <i>η</i><sub>0</sub> (1 − t/<i>T</i>)<sup>p</sup>",
    source: "PyTorch, PolynomialLR",
    settings: [
      .period,
      SettingRecord(
        "power", .positive, standard: 2, symbol: "<i>p</i>",
        summary: Translations(
          "The power; 1 falls in a straight line.", "Der Exponent; bei 1 sinkt sie geradlinig.",
          "L’exposant\u{202F}; avec 1, le taux baisse en ligne droite.")
      ),
    ],
    make: {
      RateSource(PolynomialSchedule(period: $0.count("period"), power: $0.number("power")), $0)
    })
}
