import Wording

/// One rate throughout: η_t = η₀.
struct ConstantSchedule: ScheduleRule {
  init() {}

  func rate(_ question: RateQuestion, _ memory: inout ScheduleMemory) -> Double { question.base }

  static let record = ScheduleRecord(
    name: "constant", title: Translations("Constant", "Konstant", "Constant"),
    summary: Translations(
      "The same rate at every step.", "Dieselbe Rate in jedem Schritt.", "Le même taux à chaque étape."),
    equation: "<i>η</i><sub>t</sub> = <i>η</i><sub>0</sub>", source: "",
    make: { RateSource(ConstantSchedule(), $0) })
}
