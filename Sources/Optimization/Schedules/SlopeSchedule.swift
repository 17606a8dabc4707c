import CMaths
import Wording

/// A rate that decreases as the slope flattens: η_t = max(η_min, η₀ min(1, ‖∇f(x_t)‖ / ‖∇f(x₀)‖)^p).
///
/// It is the wish of many an introduction, "take smaller steps as the slope flattens", made a formula of our
/// own; the step then shrinks as the slope to the power p + 1, since gradient descent's shrinks already.
struct SlopeSchedule: ScheduleRule {
  /// p.
  var power: Double
  /// η_min.
  var minimum: Double

  init(power: Double = 1, minimum: Double = 0) {
    self.power = power
    self.minimum = minimum
  }

  func rate(_ question: RateQuestion, _ memory: inout ScheduleMemory) -> Double {
    if memory.reference.isNaN { memory.reference = question.gradientNorm }
    let ratio = memory.reference > 0 ? question.gradientNorm / memory.reference : 1
    let share = power == 1 ? min(1, ratio) : CMaths.pow(min(1, ratio), power)
    return max(min(minimum, question.base), question.base * share)
  }

  static let record = ScheduleRecord(
    name: "slope",
    title: Translations(
      "Decrease as the slope flattens", "Abnahme mit flacherer Steigung", "Baisse quand la pente s’aplatit"),
    summary: Translations(
      "The rate is proportional to the slope, compared with the slope at the start.",
      "Die Rate ist proportional zur Steigung, verglichen mit der am Start.",
      "Le taux est proportionnel à la pente, comparée à celle du départ."),
    equation:
      "<i>η</i><sub>t</sub> = <i>η</i><sub>0</sub> min(1, ‖∇<i>f</i>(<i>x</i><sub>t</sub>)‖ / ‖∇<i>f</i>(<i>x</i><sub>0</sub>)‖)<sup>p</sup>",
    source: "Descent’s own",
    settings: [
      SettingRecord(
        "power", .positive, standard: 1, symbol: "<i>p</i>",
        summary: Translations(
          "The power of the ratio of slopes.", "Der Exponent des Verhältnisses der Steigungen.",
          "L’exposant du rapport des pentes.")),
      .minimumRate,
    ],
    make: { RateSource(SlopeSchedule(power: $0.number("power"), minimum: $0.number("minimum")), $0) })
}
