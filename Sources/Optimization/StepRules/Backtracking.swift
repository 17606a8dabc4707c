import Wording

/// Gradient descent with a backtracking line search: the step length starts at the learning rate and shrinks
/// by the factor ρ until the cost falls enough, f(x + α d) ≤ f(x) + c α dᵀ∇f(x), d = −∇f(x).
///
/// If `trials` lengths are all too long, no step is taken. L. Armijo, Minimization of functions having
/// Lipschitz continuous first partial derivatives, Pacific J. Math. 16, 1966; J. Nocedal, S. J. Wright,
/// Numerical Optimization, 2nd ed. 2006, algorithm 3.1.
struct Backtracking: SearchRule {
  /// ρ, by which the length shrinks.
  var factor: Double
  /// c, the part of the fall promised by the slope that is asked for.
  var sufficientDecrease: Double
  /// The most lengths that are tried.
  var trials: Int

  init(factor: Double = 0.5, sufficientDecrease: Double = 1e-4, trials: Int = 60) {
    self.factor = factor
    self.sufficientDecrease = sufficientDecrease
    self.trials = trials
  }

  func search(
    from place: SearchPlace, value: ([Double]) -> Double,
    evaluate: ([Double], inout [Double]) -> Double
  ) -> SearchOutcome {
    search(along: Ray(downhillFrom: place), from: place, value: value)
  }

  /// The search along any direction of descent.
  func search(along ray: Ray, from place: SearchPlace, value: ([Double]) -> Double) -> SearchOutcome {
    let slope = innerProduct(ray.direction, place.gradient)
    var alpha = place.rate
    var tried: [TrialPoint] = []
    for _ in 0..<trials {
      let point = ray.point(at: alpha)
      let cost = value(point)
      // False for NaN, so that a step out of the cost's domain is shortened.
      let isGood = cost <= place.value + sufficientDecrease * alpha * slope
      tried.append(TrialPoint(stepLength: alpha, position: point, value: cost, accepted: isGood))
      if isGood { return SearchOutcome(update: ray.update(at: alpha), rate: alpha, trials: tried) }
      alpha *= factor
    }
    return SearchOutcome(update: ray.update(at: 0), rate: 0, trials: tried)
  }

  static let records: [SettingRecord] = [
    SettingRecord(
      "factor", .insideUnit, standard: 0.5, symbol: "<i>ρ</i>",
      summary: Translations(
        "What a step that is too long is multiplied by.", "Womit ein zu langer Schritt multipliziert wird.",
        "Ce par quoi un pas trop long est multiplié.")),
    .sufficientDecrease("<i>c</i>"),
    .trials,
  ]

  init(_ settings: Settings) {
    self.init(
      factor: settings.number("factor"), sufficientDecrease: settings.number("sufficient-decrease"),
      trials: settings.count("trials"))
  }

  static let record = MethodRecord(
    name: "backtracking",
    title: Translations(
      "Backtracking line search", "Backtracking-Liniensuche", "Recherche linéaire par rebroussement"),
    summary: Translations(
      "Try a long step; while the cost does not fall enough, try a shorter one.",
      "Versucht einen langen Schritt und, solange die Kosten nicht genug sinken, einen kürzeren.",
      "Essaie un grand pas et, tant que le coût ne baisse pas assez, un plus petit."),
    equations: [
      "<i>f</i>(<i>x</i><sub>t</sub> − <i>α</i> ∇<i>f</i>) ≤ <i>f</i>(<i>x</i><sub>t</sub>) "
        + "− <i>c</i> <i>α</i> ‖∇<i>f</i>‖<sup>2</sup>, <i>α</i> = <i>η</i>, <i>ρη</i>, "
        + "<i>ρ</i><sup>2</sup><i>η</i>, …",
      "<i>x</i><sub>t+1</sub> = <i>x</i><sub>t</sub> − <i>α</i> ∇<i>f</i>(<i>x</i><sub>t</sub>)",
    ],
    source: "Armijo 1966; Nocedal and Wright 2006, algorithm 3.1",
    standardRate: 1, settings: records,
    make: { settings, _ in
      Stepper(searching: Backtracking(settings))
    })
}

extension SettingRecord {
  /// The constant of the condition of sufficient decrease, with the symbol that the search has for it.
  static func sufficientDecrease(_ symbol: String) -> SettingRecord {
    SettingRecord(
      "sufficient-decrease", .insideUnit, standard: 1e-4, symbol: symbol,
      summary: Translations(
        "The part of the fall promised by the slope that a step must bring.",
        "Der Teil des von der Steigung versprochenen Abfalls, den ein Schritt bringen muss.",
        "La part de la baisse promise par la pente qu’un pas doit apporter."))
  }

  /// Where a search gives up.
  static let trials = SettingRecord(
    "trials", .count, standard: 60,
    summary: Translations(
      "The most step lengths that are tried for one step.",
      "Wie viele Schrittlängen höchstens für einen Schritt versucht werden.",
      "Le nombre maximal de longueurs essayées pour un pas."))
}
