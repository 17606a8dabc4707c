import Calculus
import Optimization
import Wording

extension FitScenario {
  /// The cost of a line as a surface over intercept a and slope b, with its one critical point; `nil` for a
  /// boundary, which has three coordinates.
  public var bowl: Surface? {
    guard case .line(let cost) = model,
      let formula = try? Formula(cost.formulaSource, variables: ["a", "b"])
    else { return nil }
    return Surface(
      name: "line",
      title: Translations("The cost of a line", "Die Kosten einer Geraden", "Le coût d’une droite"),
      formula: formula, domain: domain ?? levelBox(of: cost),
      starts: [NamedStart("start", start)], criticalPoints: [minimum].compactMap { $0 },
      summary: "The mean square of the distances between a line and the points, over intercept and slope.")
  }

  /// The box around all places that cost no more than the start: a stable descent stays in it. The ellipse
  /// ½ (w − ŵ)ᵀ H (w − ŵ) = f(start) − f(ŵ) reaches √(2 Δf (H⁻¹)ᵢᵢ) along axis i.
  private func levelBox(of cost: LinearRegression) -> Domain {
    var copy = cost
    let best = [cost.leastSquares.intercept, cost.leastSquares.slope]
    let h = cost.curvature
    let determinant = h[0, 0] * h[1, 1] - h[0, 1] * h[1, 0]
    let inverse = [h[1, 1] / determinant, h[0, 0] / determinant]
    // A start at the bottom still gets a bowl: a tenth of the mean square of y.
    let mean = cost.y.reduce(0) { $0 + $1 * $1 } / Double(cost.y.count)
    let drop = max(copy.value(at: start) - cost.leastCost, 0.1 * mean, 1e-12)
    return Domain(
      best.indices.map { axis in
        let reach = 1.12 * (2 * drop * max(inverse[axis], 0)).squareRoot()
        return reach > 0 && reach.isFinite
          ? Domain.Interval(best[axis] - reach, best[axis] + reach)
          : Domain.Interval(best[axis] - 1, best[axis] + 1)
      })
  }

  /// The lowest place with its curvatures: of a line in closed form; of a boundary by Newton's method, `nil`
  /// where the cost falls for ever because a boundary parts the classes without a mistake.
  public var minimum: CriticalPoint? {
    switch model {
    case .line(let cost):
      return CriticalPoint(
        position: [cost.leastSquares.intercept, cost.leastSquares.slope], value: cost.leastCost,
        kind: .minimum, eigenvalues: symmetricEigen(cost.curvature).values)
    case .boundary(let cost): return Self.minimum(of: cost)
    }
  }

  private static func minimum(of cost: LogisticRegression) -> CriticalPoint? {
    var cost = cost
    let settings = RunSettings(
      method: MethodChoice("damped-newton"), stopping: StoppingRules(gradientNorm: 1e-12), steps: 100)
    guard var descent = try? Descent(cost, start: [0, 0, 0], settings: settings) else { return nil }
    let end = descent.run(recording: .only([]))
    guard let last = end.steps.last, norm(last.gradient) < 1e-9, norm(last.position) < 1e3,
      let hessian = cost.hessian(at: last.position)
    else { return nil }
    let eigenvalues = symmetricEigen(hessian).values
    guard let smallest = eigenvalues.first, smallest > 1e-9 else { return nil }
    return CriticalPoint(
      position: last.position, value: last.value, kind: .minimum, eigenvalues: eigenvalues)
  }

  /// How narrow the bowl is at its bottom: largest over smallest curvature.
  public var conditionNumber: Double? {
    guard let values = minimum?.eigenvalues, let smallest = values.first, let largest = values.last,
      smallest > 0
    else { return nil }
    return largest / smallest
  }

  /// 2 ∕ largest curvature at the bottom: plain descent does not settle at larger rates.
  public var rateLimit: Double? { minimum?.eigenvalues.last.map { 2 / $0 } }

  /// The run as one on a surface, where every step sees every point: its steps can be derived from the formula.
  public var surfaceScenario: Scenario? {
    guard seesAll, let bowl else { return nil }
    return Scenario(surface: bowl, start: .at(start), settings: settings)
  }
}

extension RunContext {
  /// What is known of a fit beside its run: the bowl and its bottom, in closed form.
  public init(_ fit: FitScenario, language: Language = .english) {
    let bowl = fit.bowl
    self.init(
      formula: bowl?.formula, domain: bowl?.domain, criticalPoints: [fit.minimum].compactMap { $0 },
      settings: fit.settings, language: language)
    scenario = fit.surfaceScenario
    hasBatches = !fit.seesAll
  }
}

/// Everything noteworthy about a fit, the verdict first.
public func findings(of record: FitRecord) -> [Finding] {
  findings(of: record.trajectory, in: RunContext(record.scenario))
}
