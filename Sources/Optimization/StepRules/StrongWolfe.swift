import Wording

/// Gradient descent with a line search for the strong Wolfe conditions: the cost falls enough,
/// φ(α) ≤ φ(0) + c₁ α φ′(0), and the slope has become flat enough, |φ′(α)| ≤ c₂ |φ′(0)|, where
/// φ(α) = f(x + α d), d = −∇f(x).
///
/// The length starts at the learning rate and doubles until an interval holds a solution, which is then
/// narrowed by cubic interpolation, or by halving where that leads nowhere. If `trials` lengths do not do, the
/// best one that brings a fall is taken. J. Nocedal, S. J. Wright, Numerical Optimization, 2nd ed. 2006,
/// algorithms 3.5 and 3.6, interpolation by eq. 3.59.
struct StrongWolfe: SearchRule {
  /// c₁.
  var sufficientDecrease: Double
  /// c₂.
  var curvature: Double
  /// The most lengths that are tried.
  var trials: Int

  init(sufficientDecrease: Double = 1e-4, curvature: Double = 0.9, trials: Int = 60) {
    self.sufficientDecrease = sufficientDecrease
    self.curvature = curvature
    self.trials = trials
  }

  func search(
    from place: SearchPlace, value: ([Double]) -> Double,
    evaluate: ([Double], inout [Double]) -> Double
  ) -> SearchOutcome {
    let ray = Ray(downhillFrom: place)
    var line = WolfeLine(ray: ray, start: place)
    let alpha = find(&line, first: place.rate, evaluate)
    for index in line.tried.indices where line.tried[index].stepLength == alpha {
      line.tried[index].accepted = true
      break
    }
    return SearchOutcome(update: ray.update(at: alpha), rate: alpha, trials: line.tried)
  }

  /// Algorithm 3.5.
  private func find(
    _ line: inout WolfeLine, first: Double, _ evaluate: ([Double], inout [Double]) -> Double
  ) -> Double {
    guard line.start.slope < 0 else { return 0 }
    var previous = line.start
    var alpha = first
    while line.tried.count < trials {
      let here = line.sample(alpha, evaluate)
      if !isLowEnough(here, line.start) || (line.tried.count > 1 && here.value >= previous.value) {
        return zoom(&line, low: previous, high: here, evaluate)
      }
      if isFlatEnough(here, line.start) { return alpha }
      if here.slope >= 0 { return zoom(&line, low: here, high: previous, evaluate) }
      previous = here
      alpha *= 2
    }
    return previous.alpha
  }

  /// Algorithm 3.6: `low` is the end of the interval with the smaller cost.
  private func zoom(
    _ line: inout WolfeLine, low: WolfeLine.Sample, high: WolfeLine.Sample,
    _ evaluate: ([Double], inout [Double]) -> Double
  ) -> Double {
    var low = low
    var high = high
    while line.tried.count < trials, low.alpha != high.alpha {
      let here = line.sample(between(low, high), evaluate)
      if !isLowEnough(here, line.start) || here.value >= low.value {
        high = here
      } else {
        if isFlatEnough(here, line.start) { return here.alpha }
        if here.slope * (high.alpha - low.alpha) >= 0 { high = low }
        low = here
      }
    }
    return low.alpha
  }

  // Both are false for NaN, so that a place outside the cost's domain counts as too far.
  private func isLowEnough(_ here: WolfeLine.Sample, _ start: WolfeLine.Sample) -> Bool {
    here.value <= start.value + sufficientDecrease * here.alpha * start.slope
  }

  private func isFlatEnough(_ here: WolfeLine.Sample, _ start: WolfeLine.Sample) -> Bool {
    abs(here.slope) <= -curvature * start.slope
  }

  /// The minimiser of the cubic through both ends, kept a tenth of the interval away from them.
  private func between(_ a: WolfeLine.Sample, _ b: WolfeLine.Sample) -> Double {
    let middle = a.alpha + (b.alpha - a.alpha) / 2
    let d1 = a.slope + b.slope - 3 * (a.value - b.value) / (a.alpha - b.alpha)
    let square = d1 * d1 - a.slope * b.slope
    guard square >= 0 else { return middle }
    let d2 = (b.alpha > a.alpha ? 1.0 : -1.0) * square.squareRoot()
    let alpha = b.alpha - (b.alpha - a.alpha) * (b.slope + d2 - d1) / (b.slope - a.slope + 2 * d2)
    let margin = 0.1 * abs(b.alpha - a.alpha)
    let isInside = alpha > min(a.alpha, b.alpha) + margin && alpha < max(a.alpha, b.alpha) - margin
    return isInside ? alpha : middle
  }

  static let record = MethodRecord(
    name: "strong-wolfe",
    title: Translations(
      "Strong Wolfe line search", "Starke Wolfe-Liniensuche", "Recherche linéaire de Wolfe forte"),
    summary: Translations(
      "A step that brings the cost down enough and ends where the slope has become flat enough.",
      "Ein Schritt, der die Kosten genug senkt und dort endet, wo die Steigung flach genug ist.",
      "Un pas qui fait assez baisser le coût et s’arrête là où la pente est devenue assez faible."),
    equations: [
      "<i>f</i>(<i>x</i><sub>t</sub> + <i>α</i> <i>d</i>) ≤ <i>f</i>(<i>x</i><sub>t</sub>) "
        + "+ <i>c</i><sub>1</sub> <i>α</i> <i>d</i><sup>T</sup>∇<i>f</i>(<i>x</i><sub>t</sub>)",
      "|<i>d</i><sup>T</sup>∇<i>f</i>(<i>x</i><sub>t</sub> + <i>α</i> <i>d</i>)| ≤ "
        + "<i>c</i><sub>2</sub> |<i>d</i><sup>T</sup>∇<i>f</i>(<i>x</i><sub>t</sub>)|",
      "<i>x</i><sub>t+1</sub> = <i>x</i><sub>t</sub> + <i>α</i> <i>d</i>, <i>d</i> = −∇<i>f</i>(<i>x</i><sub>t</sub>)",
    ],
    source: "Nocedal and Wright 2006, algorithms 3.5 and 3.6",
    standardRate: 1,
    settings: [
      .sufficientDecrease("<i>c</i><sub>1</sub>"),
      SettingRecord(
        "curvature", .insideUnit, standard: 0.9, symbol: "<i>c</i><sub>2</sub>",
        summary: Translations(
          "The part of the slope at the start that may be left at the end of a step.",
          "Der Teil der anfänglichen Steigung, der am Ende eines Schritts übrig sein darf.",
          "La part de la pente initiale qui peut rester à la fin d’un pas.")),
      .trials,
    ],
    make: { settings, _ in
      Stepper(
        searching: StrongWolfe(
          sufficientDecrease: settings.number("sufficient-decrease"),
          curvature: settings.number("curvature"), trials: settings.count("trials")))
    })
}

/// φ(α) = f(x + α d) and what has been tried of it.
struct WolfeLine {
  struct Sample {
    var alpha: Double
    var value: Double
    /// φ′(α).
    var slope: Double
  }

  let ray: Ray
  let start: Sample
  var tried: [TrialPoint] = []
  private var gradient: [Double]

  init(ray: Ray, start place: SearchPlace) {
    self.ray = ray
    start = Sample(alpha: 0, value: place.value, slope: innerProduct(ray.direction, place.gradient))
    gradient = place.gradient
  }

  mutating func sample(_ alpha: Double, _ evaluate: ([Double], inout [Double]) -> Double) -> Sample {
    let point = ray.point(at: alpha)
    let value = evaluate(point, &gradient)
    tried.append(TrialPoint(stepLength: alpha, position: point, value: value, accepted: false))
    return Sample(alpha: alpha, value: value, slope: innerProduct(ray.direction, gradient))
  }
}
