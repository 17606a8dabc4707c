import NumberText
import Optimization
import Vision

extension SceneResolver {
  mutating func fitRun(_ fit: FitSubject, _ run: RunDraft, settings: RunSettings) -> FitScenario? {
    let order: Batches.Order = draft.order?.value == "file" ? .file : .shuffled(seed: seed)
    let size: Batches.Size =
      switch (run.batch ?? draft.batch)?.value {
      case .examples(let count)?: .examples(count)
      case .all?, nil: .all
      }
    let batches = Batches(size, order: order)
    let dimension = fit.isBoundary ? 3 : 2
    var domain: Domain?
    if draft.domain != nil {
      guard let given = self.domain(dimension: 2) else { return nil }
      domain = given
    }
    guard let start = fitStart(run.start ?? draft.start, dimension: dimension),
      let steps = updates(
        run, perEpoch: batches.updatesPerEpoch(fit.table.count), standard: Self.standardSteps)
    else { return nil }
    var settings = settings
    settings.steps = steps
    do {
      var scenario =
        fit.isBoundary
        ? try FitScenario(
          boundaryIn: fit.table, standardized: fit.isStandardized, penalty: draft.penalty?.value ?? 0,
          start: start, batches: batches, settings: settings)
        : try FitScenario(
          lineThrough: fit.table, standardized: fit.isStandardized, start: start, batches: batches,
          domain: domain, settings: settings)
      if domain == nil { scenario.domain = sharedDomain(scenario, isBoundary: fit.isBoundary) }
      scenario.settings.stopping = stopping(in: scenario.bowl?.domain)
      return scenario
    } catch {
      context.report(draft.fit?.span ?? span, error.message)
      return nil
    }
  }

  /// The box that holds the bowls of all starts of a comparison, so that all runs have one map.
  private func sharedDomain(_ scenario: FitScenario, isBoundary: Bool) -> Domain? {
    guard !isBoundary, let compare = draft.compare?.value else { return nil }
    let starts = (compare.runs + compare.axes.flatMap(\.runs)).compactMap { run -> [Double]? in
      guard case .position(let place)? = run.start?.value, place.count == 2 else { return nil }
      return place.map(\.value)
    }
    guard !starts.isEmpty else { return nil }
    var shared: [Domain.Interval] = []
    for start in starts {
      var other = scenario
      other.start = start
      guard let box = other.bowl?.domain.intervals else { continue }
      shared =
        shared.isEmpty
        ? box : zip(shared, box).map { Domain.Interval(min($0.lower, $1.lower), max($0.upper, $1.upper)) }
    }
    return shared.isEmpty ? nil : Domain(shared)
  }

  /// (0, 0) or (0, 0, 0) unless the lesson says otherwise.
  private mutating func fitStart(_ start: Located<StartDraft>?, dimension: Int) -> [Double]? {
    guard let start else { return [Double](repeating: 0, count: dimension) }
    let example = dimension == 2 ? "[0, 0]: intercept and slope" : "[0, 0, 0]: two weights and the bias"
    guard case .position(let position) = start.value else {
      context.report(start.span, "a fit begins at numbers", hint: "write start: \(example)")
      return nil
    }
    guard position.count == dimension else {
      context.report(
        start.span, "the start has \(position.count) coordinates but the fit has \(dimension)",
        hint: "write start: \(example)")
      return nil
    }
    return position.map(\.value)
  }
}
