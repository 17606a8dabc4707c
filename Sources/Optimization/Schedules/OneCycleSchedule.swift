import CMaths
import Wording

/// One cycle: the rate rises from η₀ / a to η₀ over the share p of the steps, then falls to η₀ / (a b), each
/// along half a cosine; the last rate stays (PyTorch's `OneCycleLR`).
///
/// Rise for t ≤ e = p T − 1, fall until T − 1. L. N. Smith, N. Topin, Super-convergence: very fast training of
/// neural networks using large learning rates, arXiv 1708.07120, 2017, section 3.
struct OneCycleSchedule: ScheduleRule {
  /// T.
  var period: Int
  /// p.
  var rise: Double
  /// a.
  var startDivisor: Double
  /// b.
  var endDivisor: Double

  init(period: Int, rise: Double = 0.3, startDivisor: Double = 25, endDivisor: Double = 1e4) {
    self.period = max(1, period)
    self.rise = rise
    self.startDivisor = startDivisor
    self.endDivisor = endDivisor
  }

  func rate(_ question: RateQuestion, _ memory: inout ScheduleMemory) -> Double {
    let peak = question.base
    let first = peak / startDivisor
    let last = first / endDivisor
    let end = Double(period - 1)
    let turn = rise * Double(period) - 1
    let time = min(Double(question.iteration), end)
    if time <= turn { return turn > 0 ? between(first, peak, time / turn) : peak }
    return end > turn ? between(peak, last, (time - turn) / (end - turn)) : last
  }

  private func between(_ from: Double, _ to: Double, _ share: Double) -> Double {
    to + (from - to) / 2 * (1 + CMaths.cos(.pi * share))
  }

  static let record = ScheduleRecord(
    name: "one-cycle", title: Translations("One cycle", "Ein Zyklus", "Un cycle"),
    summary: Translations(
      "The rate rises to its base, then falls far below where it began.",
      "Die Rate steigt auf ihren Grundwert und sinkt dann weit unter den Anfang.",
      "Le taux monte jusqu’à sa base, puis descend bien plus bas qu’au début."),
    equation:
      "<i>η</i><sub>t</sub>: <i>η</i><sub>0</sub>/<i>a</i> → <i>η</i><sub>0</sub> → <i>η</i><sub>0</sub>/(<i>ab</i>) along two half cosines",
    source: "Smith and Topin 2017, section 3; as in PyTorch",
    settings: [
      .period,
      SettingRecord(
        "rise", .insideUnit, standard: 0.3, symbol: "<i>p</i>",
        summary: Translations(
          "The share of the steps during which the rate rises.",
          "Der Anteil der Schritte, in denen die Rate steigt.",
          "La part des étapes pendant lesquelles le taux monte.")),
      SettingRecord(
        "start-divisor", .positive, standard: 25, symbol: "<i>a</i>",
        summary: Translations(
          "The first rate is the base rate divided by this.",
          "Die erste Rate ist der Grundwert geteilt durch diese Zahl.",
          "Le premier taux est le taux de base divisé par ce nombre.")),
      SettingRecord(
        "end-divisor", .positive, standard: 1e4, symbol: "<i>b</i>",
        summary: Translations(
          "The last rate is the first rate divided by this.",
          "Die letzte Rate ist die erste geteilt durch diese Zahl.",
          "Le dernier taux est le premier divisé par ce nombre.")),
    ],
    make: {
      RateSource(
        OneCycleSchedule(
          period: $0.count("period"), rise: $0.number("rise"),
          startDivisor: $0.number("start-divisor"), endDivisor: $0.number("end-divisor")), $0)
    })
}
