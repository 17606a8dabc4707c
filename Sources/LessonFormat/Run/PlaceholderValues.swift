import Calculus
import NumberText
import Optimization
import Vision
import Wording

/// Fills the places of a text with numbers of the runs, in markup.
public struct PlaceholderValues: Sendable {
  private let runs: [RunOutcome]
  private let language: Language

  /// The numbers of the runs of a scene.
  public init(_ runs: [RunOutcome], language: Language = .english) {
    self.language = language
    self.runs = runs
  }

  /// A text as it stands at `iteration` (`nil`: the last).
  public func fill(_ template: TextTemplate, at iteration: Int?) -> String {
    let text = template.filled { placeholder in
      guard runs.indices.contains(placeholder.run - 1) else { return "–" }
      let run = runs[placeholder.run - 1]
      let moment: Int? =
        switch placeholder.moment {
        case .here: iteration
        case .iteration(let asked): asked
        case .end: nil
        }
      return value(placeholder, in: run, at: min(moment ?? .max, run.trajectory.iterations))
    }
    return withBoundBlanks(text)
  }

  private func value(_ placeholder: Placeholder, in run: RunOutcome, at iteration: Int) -> String {
    let trajectory = run.trajectory
    guard let step = Self.step(at: iteration, of: trajectory), let first = trajectory.steps.first else {
      return "–"
    }
    let next = Self.step(at: iteration + 1, of: trajectory)
    func number(_ value: Double?) -> String {
      value.map { displayMarkup($0, digits: placeholder.digits) } ?? "–"
    }
    func vector(_ values: [Double]) -> String {
      values.count == 1 ? number(values[0]) : "(" + values.map { number($0) }.joined(separator: ", ") + ")"
    }
    func component(_ values: [Double]?, _ index: Int) -> String {
      number(values.flatMap { $0.indices.contains(index) ? $0[index] : nil })
    }
    switch placeholder.name {
    case .iteration: return grouped(iteration)
    case .steps: return grouped(trajectory.iterations)
    case .cost: return number(cost(of: run, step))
    case .x: return component(step.position, 0)
    case .y: return component(step.position, 1)
    case .position: return vector(step.position)
    case .gradient: return vector(step.gradient)
    case .gradientX: return component(step.gradient, 0)
    case .gradientY: return component(step.gradient, 1)
    case .gradientNorm: return number(norm(step.gradient))
    case .learningRate: return number(step.rate)
    case .stepX: return component(step.update, 0)
    case .stepY: return component(step.update, 1)
    case .stepLength: return number(step.update.map { norm($0) })
    case .nextX: return component(next?.position, 0)
    case .nextY: return component(next?.position, 1)
    case .nextCost: return number(next.map { cost(of: run, $0) })
    case .startX: return component(first.position, 0)
    case .startY: return component(first.position, 1)
    case .startCost: return number(cost(of: run, first))
    case .formula, .slopeX, .slopeY: return expression(placeholder.name, of: run)
    case .method: return methodTitle(of: run)
    default:
      switch run.kind {
      case .training(let record): return training(placeholder, record, at: iteration)
      case .fit(let record, _): return fit(placeholder, record, step, at: iteration)
      case .restoration(let record): return restoration(placeholder, record, at: iteration)
      case .surface: return judged(placeholder.name, of: run, number)
      }
    }
  }

  /// The cost at a step: of a training that of all its examples and not that of the step's batch.
  private func cost(of run: RunOutcome, _ step: Step) -> Double {
    run.record?.measurements.first { $0.iteration == step.iteration }?.training.cost ?? step.value
  }

  private func expression(_ name: Placeholder.Name, of run: RunOutcome) -> String {
    guard let formula = run.scenario?.surface.formula else { return "–" }
    switch name {
    case .slopeX: return formula.gradient.first?.markup ?? "–"
    case .slopeY: return formula.gradient.count > 1 ? formula.gradient[1].markup : "–"
    default: return formula.expression.markup
    }
  }

  /// What the verdicts on the run say.
  private func judged(_ name: Placeholder.Name, of run: RunOutcome, _ number: (Double?) -> String) -> String {
    let judgement = run.judgement(in: language)
    let lowest = judgement.context?.criticalPoints.lowestMinimum
    switch name {
    case .minimumX: return number(lowest?.position.first)
    case .minimumY: return number(lowest?.position.last)
    case .minimumCost: return number(lowest?.value)
    case .arrival:
      let tolerance = CostTolerance(for: runs.map(\.trajectory), minimum: lowest?.value)
      return tolerance.steps(of: run.trajectory).map { grouped($0) } ?? "–"
    default: break
    }
    let found = judgement.findings
    let end = found.first { $0.kind.isVerdict }
    let stable = found.first { $0.kind == .stableRate }
    switch name {
    case .verdict: return end?.kind.text(in: language) ?? "–"
    case .factor: return number(end?.number("factor") ?? end?.number("growth-factor"))
    case .stepsToGo:
      if let least = end?.number("least-steps-to-go") { return ">\u{A0}" + grouped(Int(least)) }
      return end?.number("steps-to-go").map { $0.isFinite ? grouped(Int($0)) : "∞" } ?? "–"
    case .stableRate: return number(stable?.number("limit"))
    case .bestRate: return number(stable?.number("best-rate"))
    default:
      let values = stable?.evidence.first { $0.name == "eigenvalues" }?.values ?? lowest?.eigenvalues ?? []
      guard let smallest = values.first, let largest = values.last, smallest > 0 else { return "–" }
      return number(largest / smallest)
    }
  }

  private func methodTitle(of run: RunOutcome) -> String {
    let name =
      switch run.kind {
      case .surface(let scenario): scenario.method.name
      case .training(let record): record.scenario.method.name
      case .fit(let record, _): record.scenario.settings.method.name
      case .restoration(let record): record.scenario.settings.method.name
      }
    return MethodCatalogue.all.first { $0.name == name }?.title[language] ?? name
  }

  private func training(_ placeholder: Placeholder, _ record: TrainingRecord, at iteration: Int) -> String {
    let measured = record.measurement(at: iteration)
    func percent(_ score: Score?) -> String {
      // Tenths of a per cent are what a few hundred examples can tell.
      score.map { fixedDisplay(100 * Double($0.correct) / Double($0.count), decimals: 1) + " %" } ?? "–"
    }
    switch placeholder.name {
    case .accuracy: return percent(measured?.training)
    case .testAccuracy: return percent(measured?.test)
    case .correct: return measured.map { grouped($0.training.correct) } ?? "–"
    case .trainingExamples: return grouped(record.scenario.training.count)
    case .testExamples: return grouped(record.scenario.test?.count ?? 0)
    case .examplesSeen: return grouped(record.examplesSeen(at: iteration))
    case .epoch: return displayMarkup(record.epochs(at: iteration), digits: placeholder.digits)
    case .weights: return grouped(record.model.parameterCount)
    case .testCost:
      return measured?.test.map { displayMarkup($0.cost, digits: placeholder.digits) } ?? "–"
    case .lowestTestCost:
      return lowest(record, by: iteration)?.test.map { displayMarkup($0.cost, digits: placeholder.digits) }
        ?? "–"
    case .lowestTestEpoch:
      return lowest(record, by: iteration).map { displayMarkup($0.epochs, digits: placeholder.digits) } ?? "–"
    default: return "–"
    }
  }

  /// The measurement of the lowest held-out cost up to an iteration.
  private func lowest(_ record: TrainingRecord, by iteration: Int) -> Measurement? {
    record.regularMeasurements.filter { $0.iteration <= iteration && $0.test != nil }
      .min { $0.test?.cost ?? .infinity < $1.test?.cost ?? .infinity }
  }

  /// The kept step of an iteration, or `nil` where it was not kept.
  private static func step(at iteration: Int, of trajectory: Trajectory) -> Step? {
    trajectory.steps.last { $0.iteration <= iteration }.flatMap { $0.iteration == iteration ? $0 : nil }
  }

  /// A whole number with a thin space between groups of three digits, from five digits on.
  func grouped(_ number: Int) -> String {
    let digits = Array(String(number))
    guard digits.count > 4 else { return String(digits) }
    var text = ""
    for (index, digit) in digits.enumerated() {
      if index > 0, (digits.count - index) % 3 == 0 { text += "\u{202F}" }
      text.append(digit)
    }
    return text
  }
}
