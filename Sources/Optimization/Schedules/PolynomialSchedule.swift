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
    summary: "The rate falls to zero along a power of the steps left.",
    equation: "<i>η</i><sub>t</sub> = <i>η</i><sub>0</sub> (1 − t/<i>T</i>)<sup>p</sup>",
    source: "PyTorch, PolynomialLR",
    settings: [
      .period,
      SettingRecord(
        "power", .positive, standard: 2, symbol: "<i>p</i>", summary: "The power; 1 falls in a straight line."
      ),
    ],
    make: {
      RateSource(PolynomialSchedule(period: $0.count("period"), power: $0.number("power")), $0)
    })
}
