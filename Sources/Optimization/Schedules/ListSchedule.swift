import Wording

/// The rates of a list, one for each step; the last one stays.
///
/// The rates are used as they are written, whatever the learning rate.
struct ListSchedule: ScheduleRule {
  var rates: [Double]

  init(rates: [Double]) {
    self.rates = rates
  }

  func rate(_ question: RateQuestion, _ memory: inout ScheduleMemory) -> Double {
    guard let last = rates.last else { return question.base }
    return question.iteration < rates.count ? rates[question.iteration] : last
  }

  static let record = ScheduleRecord(
    name: "list", title: Translations("List", "Liste", "Liste"),
    summary: Translations(
      "The rates as they are written down, one for each step.",
      "Die Raten, wie sie dastehen, eine für jeden Schritt.",
      "Les taux tels qu’ils sont écrits, un par étape."),
    equation: "<i>η</i><sub>t</sub> = <i>r</i><sub>t</sub>", source: "",
    settings: [
      SettingRecord(
        "rates", .numbers(.notNegative), standard: nil, symbol: "<i>r</i>",
        summary: Translations(
          "The learning rates of the first steps; the last one stays.",
          "Die Lernraten der ersten Schritte; die letzte bleibt.",
          "Les taux d’apprentissage des premières étapes\u{202F}; le dernier reste."))
    ],
    make: { RateSource(ListSchedule(rates: $0.numbers("rates")), $0) })
}
