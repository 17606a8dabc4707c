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
    summary: "The rate is multiplied by a factor every so many steps.",
    equation: "<i>η</i><sub>t</sub> = <i>η</i><sub>0</sub> <i>γ</i><sup>⌊t/n⌋</sup>",
    source: "PyTorch, StepLR",
    settings: [
      SettingRecord(
        "every", .count, standard: 10, symbol: "<i>n</i>", summary: "The steps between two changes."),
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
      summary: "What the rate is multiplied by.")
  }

  /// The smallest rate.
  static let minimumRate = SettingRecord(
    "minimum", .notNegative, standard: 0, symbol: "<i>η</i><sub>min</sub>",
    summary: "The rate at the lowest point of the schedule.")

  /// The steps of a schedule; the run's budget where none is given.
  static let period = SettingRecord(
    "period", .count, standard: nil, symbol: "<i>T</i>",
    summary: "The steps over which the rate falls; the budget of the run where none is given.")
}
