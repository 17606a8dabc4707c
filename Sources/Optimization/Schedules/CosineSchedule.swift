import CMaths
import Wording

/// A rate that falls along half a cosine: η_t = η_min + (η₀ − η_min)(1 + cos(π t / T)) / 2.
///
/// After T it rises again (PyTorch's `CosineAnnealingLR`; optax and Keras hold η_min). With restarts it jumps
/// back to η₀ after each period, and each period is k times as long as the one before (PyTorch's
/// `CosineAnnealingWarmRestarts`).
///
/// I. Loshchilov, F. Hutter, SGDR: stochastic gradient descent with warm restarts, ICLR 2017,
/// arXiv 1608.03983, eq. 5.
struct CosineSchedule: ScheduleRule {
  /// T.
  var period: Int
  /// η_min.
  var minimum: Double
  var restarts: Bool
  /// k.
  var growth: Int

  init(period: Int, minimum: Double = 0, restarts: Bool = false, growth: Int = 1) {
    self.period = max(1, period)
    self.minimum = minimum
    self.restarts = restarts
    self.growth = max(1, growth)
  }

  func rate(_ question: RateQuestion, _ memory: inout ScheduleMemory) -> Double {
    var time = question.iteration
    var length = period
    if restarts {
      if growth == 1 {
        time %= length
      } else {
        while time >= length {
          time -= length
          length = length > Int.max / growth ? Int.max : length * growth
        }
      }
    }
    let angle = Double.pi * Double(time) / Double(length)
    return minimum + (question.base - minimum) * (1 + CMaths.cos(angle)) / 2
  }

  static let record = ScheduleRecord(
    name: "cosine", title: Translations("Cosine", "Kosinus", "Cosinus"),
    summary: Translations(
      "The rate falls along half a cosine, perhaps again and again.",
      "Die Rate sinkt entlang eines halben Kosinus, vielleicht immer wieder.",
      "Le taux baisse le long d’un demi-cosinus, peut-être plusieurs fois."),
    equation:
      "<i>η</i><sub>t</sub> = <i>η</i><sub>min</sub> + (<i>η</i><sub>0</sub> − <i>η</i><sub>min</sub>)(1 + cos(πt/<i>T</i>)) / 2",
    source: "Loshchilov and Hutter 2017, eq. 5; as in PyTorch",
    settings: [
      .period, .minimumRate,
      SettingRecord(
        "restarts", .flag, standard: .flag(false),
        summary: Translations(
          "Whether the rate jumps back up after each period, rather than rising as it fell.",
          "Ob die Rate nach jeder Periode wieder hochspringt, statt zu steigen, wie sie sank.",
          "Si le taux remonte d’un bond après chaque période, au lieu de monter comme il a baissé.")),
      SettingRecord(
        "growth", .count, standard: 1, symbol: "<i>k</i>",
        summary: Translations(
          "How many times as long each period is as the one before, with restarts.",
          "Wievielmal so lang jede Periode ist wie die vorige, bei Neustarts.",
          "Combien de fois chaque période est plus longue que la précédente, avec redémarrages.")),
    ],
    make: {
      RateSource(
        CosineSchedule(
          period: $0.count("period"), minimum: $0.number("minimum"), restarts: $0.flag("restarts"),
          growth: $0.count("growth")), $0)
    })
}
