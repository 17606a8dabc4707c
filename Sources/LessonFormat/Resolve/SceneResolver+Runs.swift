import NumberText
import Optimization

extension SceneResolver {
  /// The runs of the scene and what they vary; `nil` after a mistake.
  mutating func runs(of subject: Subject) -> (runs: [LessonRun], axes: [LessonScene.Axis])? {
    let compare = draft.compare?.value
    var drafts: [RunDraft] = [RunDraft()]
    var axes: [LessonScene.Axis] = []
    if let compare, !compare.runs.isEmpty {
      drafts = compare.runs
      axes = [LessonScene.Axis(name: "runs", count: compare.runs.count)]
      for run in compare.runs { refuseKeys(of: run, on: subject) }
    } else if let compare {
      for axis in compare.axes {
        refuseSingle(axis)
        if let first = axis.runs.first { refuseKeys(of: first, on: subject) }
        axes.append(LessonScene.Axis(name: axis.name.value, count: axis.runs.count))
        drafts = drafts.flatMap { first in axis.runs.map { first.merged(with: $0) } }
      }
    }
    checkResidual(of: subject)
    let runs = drafts.map { run(of: subject, $0, isCompared: compare != nil) }
    let good = runs.compactMap { $0 }
    return good.count == runs.count ? (good, axes) : nil
  }

  /// A key that a comparison varies cannot be given for the whole scene too.
  private mutating func refuseSingle(_ axis: CompareDraft.Axis) {
    let name = axis.name.value
    let single: Span? =
      switch name {
      case "learning-rate": draft.learningRate?.span
      case "method": draft.method?.span
      case "schedule": draft.schedule?.span
      case "start": draft.start?.span
      case "noise": draft.noise?.span
      case "clip": draft.clip?.span
      case "batch": draft.batch?.span
      case "initial": draft.initial?.span
      case "smoothness-weight":
        draft.restore?.value.smoothness?.value.settings.first { $0.name.value == "weight" }?.name.span
      default: nil
      }
    if let single {
      context.report(single, "'\(name)' is compared below and given here too", hint: "remove one of the two")
    }
  }

  private mutating func run(of subject: Subject, _ run: RunDraft, isCompared: Bool) -> LessonRun? {
    guard let settings = settings(of: subject, run) else { return nil }
    let label = isCompared ? self.label(of: run) : ""
    switch subject {
    case .surface(let surface):
      guard let start = start(on: surface, run.start ?? draft.start) else { return nil }
      var settings = settings
      settings.stopping = stopping(in: surface.domain)
      return LessonRun(
        label: label, kind: .surface(Scenario(surface: surface, start: start, settings: settings)))
    case .training(let training):
      return trainingRun(training, run, settings: settings).map {
        LessonRun(label: label, kind: .training($0))
      }
    case .fit(let fit):
      return fitRun(fit, run, settings: settings).map { LessonRun(label: label, kind: .fit($0)) }
    case .restoration(let restoration):
      return restorationRun(restoration, run, settings: settings).map {
        LessonRun(label: label, kind: .restoration($0))
      }
    }
  }

  /// Only what was blurred and has noise has a residual at which to stop.
  private mutating func checkResidual(of subject: Subject) {
    guard let residual = draft.stop?.value.residual else { return }
    if case .restoration(let restoration) = subject, case .deblur = restoration.goal,
      restoration.noise != .none
    {
      return
    }
    context.report(
      residual.span, "only a deblurring with noise can stop by its residual",
      hint: "write restore: {image: …, blur: …, noise: 0.02}, or remove it")
  }

  /// What a run of a comparison cannot vary on this subject is a mistake, not silence.
  private mutating func refuseKeys(of run: RunDraft, on subject: Subject) {
    let noise = ("noise", run.noise?.span)
    let epochs = ("epochs", run.epochs?.span)
    let batch = ("batch", run.batch?.span)
    let initial = ("initial", run.initial?.span)
    let smoothness = ("smoothness-weight", run.smoothnessWeight?.span)
    switch subject {
    case .surface: refuse([epochs, batch, initial, smoothness], in: "a descent on a surface")
    case .training:
      refuse([("start", run.start?.span), noise, smoothness], in: "the training of a model")
    case .fit(let fit):
      refuse([initial, smoothness], in: fit.isBoundary ? "the fit of a boundary" : "the fit of a line")
    case .restoration(let restoration):
      refuse([epochs, batch, initial, noise], in: "the restoration of an image")
      if case .deblur = restoration.goal { refuse([smoothness], in: "a deblurring") }
    }
  }

  /// Everything but the start, the stopping rules and the examples.
  private mutating func settings(of subject: Subject, _ run: RunDraft) -> RunSettings? {
    let method = choice(run.method ?? draft.method, standard: "gradient-descent", extra: run.settings) {
      name in
      MethodCatalogue.all.first { $0.name == name }?.settings ?? []
    }
    let schedule = choice(run.schedule ?? draft.schedule, standard: "constant") { name in
      ScheduleCatalogue.all.first { $0.name == name }?.settings ?? []
    }
    guard let method, let schedule else { return nil }
    if let name = run.method ?? draft.method, !checkFits(name, subject) { return nil }
    let rate = run.learningRate ?? draft.learningRate
    if let rate, MethodCatalogue.all.first(where: { $0.name == method.name })?.standardRate == nil {
      context.report(rate.span, "the method '\(method.name)' has no learning rate", hint: "remove it")
      return nil
    }
    return RunSettings(
      method: MethodChoice(method.name, settings: method.settings), learningRate: rate?.value,
      schedule: ScheduleChoice(schedule.name, settings: schedule.settings),
      noise: (run.noise ?? draft.noise).map { GradientNoise(deviation: $0.value) },
      clipping: clipping(run.clip ?? draft.clip),
      steps: (run.steps ?? draft.steps)?.value ?? Self.standardSteps, seed: seed)
  }

  private mutating func checkFits(_ method: Located<ChoiceDraft>, _ subject: Subject) -> Bool {
    let record = MethodCatalogue.all.first { $0.name == method.value.name.value }
    guard let record else { return true }
    switch subject {
    case .surface where record.needsLayers, .fit where record.needsLayers,
      .restoration where record.needsLayers:
      context.report(
        method.value.name.span, "'\(record.name)' is defined for the layers of a network",
        hint: "use it in a scene with data")
      return false
    case .training where record.needsHessian, .restoration where record.needsHessian:
      context.report(
        method.value.name.span, "'\(record.name)' needs second derivatives",
        hint: "use it on a surface or a fit")
      return false
    default: return true
    }
  }

  /// A name and its settings, each checked by its record.
  mutating func choice(
    _ draft: Located<ChoiceDraft>?, standard: String, extra: [(name: String, value: Located<Double>)] = [],
    records: (String) -> [SettingRecord]
  ) -> (name: String, settings: [String: SettingValue])? {
    let name = draft?.value.name.value ?? standard
    let known = records(name)
    var settings: [String: SettingValue] = [:]
    var isGood = true
    var given = (draft?.value.settings ?? []).map { ($0.name.value, $0.value.value.setting, $0.value.span) }
    for (name, value) in extra { given.append((name, .number(value.value), value.span)) }
    for (key, value, place) in given {
      guard let record = known.first(where: { $0.name == key }) else {
        context.report(
          place, "'\(name)' has no setting '\(key)'",
          hint: known.isEmpty ? "it has none" : Suggestion.among(known.map(\.name), for: key))
        isGood = false
        continue
      }
      do {
        _ = try Settings([key: value], records: [record], owner: .other(name))
        settings[key] = value
      } catch {
        context.report(place, error.message)
        isGood = false
      }
    }
    if let missing = known.first(where: { $0.standard == nil && settings[$0.name] == nil }), isGood,
      // These follow from the run where they are not given.
      !["period", "minimum"].contains(missing.name)
    {
      context.report(
        draft?.span ?? span, "'\(name)' needs the setting '\(missing.name)'", hint: missing.summary.english)
      isGood = false
    }
    return isGood ? (name, settings) : nil
  }

  private mutating func clipping(_ clip: Located<ClipDraft>?) -> Clipping? {
    guard let clip else { return nil }
    switch (clip.value.norm, clip.value.value) {
    case (let norm?, nil): return .norm(norm.value)
    case (nil, let value?): return .value(value.value)
    default:
      context.report(clip.span, "clipping takes one limit", hint: "write {norm: 1} or {value: 1}")
      return nil
    }
  }

  /// The rules of the scene; bounds are those of `domain`, and a residual is counted in lengths of `noise`.
  func stopping(in domain: Domain?, noise: Double? = nil) -> StoppingRules {
    guard let stop = draft.stop?.value else { return .none }
    return StoppingRules(
      gradientNorm: stop.gradient?.value, valueChange: stop.change?.value, window: stop.window?.value ?? 1,
      stepLength: stop.length?.value, bounds: stop.bounds?.value == true ? domain : nil,
      residual: stop.residual.flatMap { factor in noise.map { factor.value * $0 } })
  }

  private mutating func start(on surface: Surface, _ start: Located<StartDraft>?) -> Start? {
    guard let start else {
      if let first = surface.starts.first {
        let place = draft.domain?.span ?? span
        let places = first.position.map { Located($0, at: place) }
        return checkInside(places, surface, "the start '\(first.name)'") ? .named(first.name) : nil
      }
      // Where one was given and could not be read, that was said.
      if !context.hasUnread(["start", "compare"], inObjectAt: span) {
        context.report(span, "the scene has no start", hint: "add start: [1, 1], or start: random")
      }
      return nil
    }
    switch start.value {
    case .random: return .random(seed: seed)
    case .named(let name):
      guard let known = surface.starts.first(where: { $0.name == name }) else {
        let names = surface.starts.map(\.name)
        context.report(
          start.span, "'\(surface.name)' has no start '\(name)'",
          hint: Suggestion.among(names + ["random"], for: name))
        return nil
      }
      let places = known.position.map { Located($0, at: start.span) }
      return checkInside(places, surface, "the start '\(name)'") ? .named(name) : nil
    case .position(let position):
      let dimension = surface.formula.dimension
      guard position.count == dimension else {
        context.report(
          start.span, "the start has \(position.count) coordinates but the function has \(dimension)",
          hint: dimension == 1 ? "write start: [1]" : "write start: [1, 1]")
        return nil
      }
      return checkInside(position, surface, "the start") ? .at(position.map(\.value)) : nil
    }
  }

  /// Whether a start lies where the scene looks; a mistake is reported at its first coordinate outside.
  private mutating func checkInside(_ position: [Located<Double>], _ surface: Surface, _ what: String)
    -> Bool
  {
    for (index, coordinate) in position.enumerated() {
      guard surface.domain.intervals.indices.contains(index) else { break }
      let interval = surface.domain.intervals[index]
      if interval.contains(coordinate.value) { continue }
      let variable = surface.formula.variables[index]
      context.report(
        coordinate.span, "\(what) lies outside the domain",
        hint: "\(variable) must be from \(shortestText(interval.lower)) to \(shortestText(interval.upper))")
      return false
    }
    return true
  }
}

extension SceneResolver {
  /// How many updates a run over examples takes, said in steps or in epochs, by the run itself before the scene;
  /// `standard` where neither is said.
  mutating func updates(_ run: RunDraft, perEpoch: Int, standard: Int) -> Int? {
    let epochs = run.epochs ?? (run.steps == nil ? draft.epochs : nil)
    let steps = run.steps ?? (run.epochs == nil ? draft.steps : nil)
    if let epochs, let steps {
      context.report(
        steps.span.line > epochs.span.line ? steps.span : epochs.span, "both 'steps' and 'epochs' are given",
        hint: "keep one of them")
      return nil
    }
    guard let epochs else { return steps?.value ?? standard }
    let updates = epochs.value * Double(perEpoch)
    guard updates <= Double(LessonLimits.steps) else {
      context.report(
        epochs.span, "\(displayText(epochs.value)) epochs are \(displayText(updates)) steps",
        hint: "at most \(LessonLimits.steps) are allowed")
      return nil
    }
    return Int(updates.rounded())
  }
}
