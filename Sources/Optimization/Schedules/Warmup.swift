import Wording

/// A linear warm-up in front of any schedule: η_t = η₀ (s + (1 − s) t / W) for t < W, then the schedule from
/// its own beginning, t − W.
///
/// s is the fraction of the rate at t = 0 and W the number of steps (PyTorch's `LinearLR` before a
/// `SequentialLR`). P. Goyal et al., Accurate, large minibatch SGD, arXiv 1706.02677, 2017, section 2.2.
struct Warmup<Rule: ScheduleRule>: ScheduleRule {
  var steps: Int
  var start: Double
  var rule: Rule

  init(steps: Int, start: Double, before rule: Rule) {
    self.steps = steps
    self.start = start
    self.rule = rule
  }

  func rate(_ question: RateQuestion, _ memory: inout ScheduleMemory) -> Double {
    guard question.iteration < steps else {
      var later = question
      later.iteration -= steps
      return rule.rate(later, &memory)
    }
    let share = Double(question.iteration) / Double(steps)
    return question.base * (start + (1 - start) * share)
  }

  /// The settings that every schedule has for it.
  static var settings: [SettingRecord] {
    [
      SettingRecord(
        "warmup", .countOrZero, standard: 0, symbol: "<i>W</i>",
        summary: Translations(
          "The number of steps over which the rate grows to its base first.",
          "Die Zahl der Schritte, in denen die Rate zuerst auf ihren Grundwert wächst.",
          "Le nombre d’étapes pendant lesquelles le taux croît d’abord jusqu’à sa base.")),
      SettingRecord(
        "warmup-start", .unit, standard: 1.0 / 3, symbol: "<i>s</i>",
        summary: Translations(
          "The fraction of the base rate with which a warm-up begins.",
          "Der Bruchteil des Grundwerts, mit dem das Aufwärmen beginnt.",
          "La fraction du taux de base par laquelle l’échauffement commence.")),
    ]
  }
}
