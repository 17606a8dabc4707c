import Calculus
import NumberText
import Optimization
import Wording

/// Makes a scene from its draft: checks what concerns several keys at once, and reports all of it.
struct SceneResolver {
  let draft: SceneDraft
  let lesson: LessonDraft
  /// The folder of the lesson, from which data paths are read.
  let folder: String
  var context: ReadingContext
  /// Where the scene begins, for mistakes that belong to no key.
  let span: Span

  /// The seed of the scene: its own or the lesson's.
  var seed: UInt64 { UInt64(draft.seed?.value ?? lesson.seed?.value ?? 0) }

  /// The language in which runs are named.
  var language: Language { Language(tag: lesson.language?.value ?? "") }

  /// The number of steps where neither the lesson nor its epochs say.
  static let standardSteps = 50

  mutating func resolve() -> LessonScene? {
    let before = context.diagnostics.count
    let subject = subject()
    let runs = subject.flatMap { self.runs(of: $0) }
    let landscape = subject.flatMap { self.landscape(of: $0, runs: runs?.runs ?? []) }
    guard let subject, let runs, context.diagnostics.count == before else {
      // The texts are checked even where the subject or its runs are wrong, so that all mistakes come in one go.
      _ = narration(subject: subject, steps: nil, runCount: runsAsWritten)
      _ = questions(subject: subject, steps: nil, runCount: runsAsWritten)
      return nil
    }
    let steps = runs.runs.map(\.steps).max() ?? 0
    let narration = narration(subject: subject, steps: steps, runCount: runs.runs.count)
    let questions = questions(subject: subject, steps: steps, runCount: runs.runs.count)
    let panels = panels()
    let frames = frames(steps: steps, narrated: narration.compactMap(\.iteration))
    guard context.diagnostics.count == before else { return nil }
    return LessonScene(
      title: context.markup(draft.title) ?? context.markup(lesson.title) ?? "",
      subtitle: context.markup(draft.subtitle) ?? "",
      subject: subject.subject(of: runs.runs), runs: runs.runs, axes: runs.axes, panels: panels,
      frames: frames,
      narration: narration, questions: questions, citation: subject.citation, notes: subject.notes,
      landscape: landscape)
  }

  // MARK: The subject

  /// What is walked down, with what the checks need of it.
  enum Subject {
    case surface(Surface)
    case training(TrainingSubject)
    case fit(FitSubject)
    case restoration(RestorationSubject)

    /// Whether a text may ask for this number.
    func has(_ name: Placeholder.Name) -> Bool {
      switch self {
      case .surface(let surface): name.fits(surfaceOf: surface.formula.dimension)
      case .training: name.fitsTraining
      case .fit(let fit): fit.isBoundary ? name.fitsBoundary : name.fitsLine
      case .restoration: name.fitsRestoration
      }
    }

    /// Where the examples come from; empty for surfaces.
    var citation: String {
      switch self {
      case .surface: ""
      case .training(let training): training.citation
      case .fit(let fit): fit.citation
      case .restoration(let restoration): restoration.citation
      }
    }

    /// What was left out of the data.
    var notes: [String] {
      switch self {
      case .training(let training): training.notes
      case .fit(let fit): fit.notes
      case .surface, .restoration: []
      }
    }

    func subject(of runs: [LessonRun]) -> LessonSubject {
      switch self {
      case .surface(let surface): .surface(surface)
      case .training(let training): .training(title: training.title)
      case .fit(let fit): fit.subject(of: runs)
      case .restoration(let restoration): .restoration(title: restoration.title)
      }
    }
  }

  private static let keysOfSubject: Set<String> = ["surface", "formula", "data", "fit", "restore"]

  private mutating func subject() -> Subject? {
    let given: [(name: String, span: Span)] = [
      draft.surface.map { ("surface", $0.span) }, draft.formula.map { ("formula", $0.span) },
      draft.data.map { ("data", $0.span) }, draft.fit.map { ("fit", $0.span) },
      draft.restore.map { ("restore", $0.span) },
    ].compactMap { $0 }
    guard let first = given.first else {
      // Where one was given and could not be read, that was said.
      if context.hasUnread(Self.keysOfSubject, inObjectAt: span) { return nil }
      context.report(
        span, "the scene has nothing to walk down",
        hint: "give one of surface: two-peaks, formula: x^2 + y^2, data: digits, fit: …, restore: …")
      return nil
    }
    guard given.count == 1 else {
      context.report(
        given[1].span, "both '\(first.name)' and '\(given[1].name)' are given",
        hint: "a scene walks down one of them")
      return nil
    }
    switch first.name {
    case "fit":
      refuseKeysBesideFit()
      return fitSubject().map(Subject.fit)
    case "restore":
      refuseKeysBesideRestore()
      return restorationSubject().map(Subject.restoration)
    default: break
    }
    refuseKeysOfTheOther(isTraining: first.name == "data")
    switch first.name {
    case "surface": return knownSurface().map { .surface($0.withCriticalPoints) }
    case "formula": return ownSurface().map { .surface($0.withCriticalPoints) }
    default: return trainingSubject().map(Subject.training)
    }
  }

  /// The keys that mean something for a training alone.
  var keysOfTraining: [(name: String, span: Span?)] {
    [
      ("examples", draft.examples?.span), ("test", draft.test?.span),
      ("image-size", draft.imageSize?.span), ("channels", draft.channels?.span), ("label", draft.label?.span),
      ("divide-by", draft.divisor?.span), ("broken", draft.broken?.span),
      ("normalise", draft.normalise?.span),
      ("model", draft.model?.span), ("loss", draft.loss?.span), ("weight-penalty", draft.penalty?.span),
      ("initial", draft.initial?.span), ("order", draft.order?.span), ("batch", draft.batch?.span),
      ("epochs", draft.epochs?.span), ("measure", draft.measure?.span),
      ("schedule-unit", draft.scheduleUnit?.span), ("landscape", draft.landscape?.span),
    ]
  }

  /// The keys that mean something for a surface alone.
  var keysOfSurfaces: [(name: String, span: Span?)] {
    [
      ("parameters", draft.parameters?.span), ("domain", draft.domain?.span), ("start", draft.start?.span),
      ("noise", draft.noise?.span),
      ("stop", draft.stop?.span),
    ]
  }

  /// Keys that mean nothing for the subject are mistakes, not silence.
  private mutating func refuseKeysOfTheOther(isTraining: Bool) {
    for (name, span) in isTraining ? keysOfSurfaces : keysOfTraining {
      if let span {
        context.report(
          span, "'\(name)' is for scenes with \(isTraining ? "a surface or formula" : "data")",
          hint: "remove it here")
      }
    }
  }

  private mutating func knownSurface() -> Surface? {
    guard let name = draft.surface,
      var surface = try? SurfaceCatalogue.surface(named: name.value)
    else { return nil }
    if let given = draft.parameters {
      var parameters = surface.formula.parameters
      for (key, value) in given.value {
        guard let index = parameters.firstIndex(where: { $0.name == key.value }) else {
          context.report(
            key.span, "'\(surface.name)' has no parameter '\(key.value)'",
            hint: parameters.isEmpty
              ? "it has none" : Suggestion.among(parameters.map(\.name), for: key.value))
          continue
        }
        parameters[index].value = value.value
      }
      guard
        let formula = try? Formula(
          surface.formula.source, variables: surface.formula.variables, parameters: parameters)
      else { return nil }
      surface.formula = formula
      // What was known of the surface holds for its own parameters only.
      surface.criticalPoints = []
    }
    if let domain = domain(dimension: surface.formula.dimension) { surface.domain = domain }
    return surface
  }

  private mutating func ownSurface() -> Surface? {
    guard let text = draft.formula else { return nil }
    let parameters = (draft.parameters?.value ?? []).map { Parameter($0.key.value, $0.value.value) }
    let variables: [String]? = draft.domain.map { $0.value.y == nil ? ["x"] : ["x", "y"] }
    let formula: Formula
    do {
      formula = try Formula(text.value, variables: variables, parameters: parameters)
    } catch {
      if let key = key(blamedBy: error) {
        context.report(key.span, "parameter: " + error.message)
      } else {
        report(error, in: text)
      }
      return nil
    }
    for name in formula.unused(parameters) {
      let key = draft.parameters?.value.first { $0.key.value == name }?.key
      let named = formula.namedParameters
      context.report(
        key?.span ?? text.span, "the formula has no parameter '\(name)'",
        hint: named.isEmpty ? "it has none" : Suggestion.among(named, for: name))
    }
    guard draft.domain != nil else {
      context.report(
        text.span, "the formula has no domain",
        hint: formula.dimension == 1 ? "add domain: {x: [-2, 2]}" : "add domain: {x: [-2, 2], y: [-2, 2]}")
      return nil
    }
    guard let domain = domain(dimension: formula.dimension) else { return nil }
    return Surface(
      name: "formula", title: Translations("<i>f</i> = " + formula.expression.markup), formula: formula,
      domain: domain)
  }

  /// The key of a parameter whose name cannot be one, such as x.
  private func key(blamedBy error: FormulaError) -> Located<String>? {
    guard case .badName(let name, nil, _) = error else { return nil }
    return draft.parameters?.value.first { $0.key.value == name }?.key
  }

  mutating func domain(dimension: Int) -> Domain? {
    guard let draft = draft.domain else { return nil }
    guard let x = draft.value.x?.value, x.count == 2 else { return nil }
    let horizontal = Domain.Interval(x[0], x[1])
    guard let y = draft.value.y else {
      guard dimension == 1 else {
        context.report(
          draft.span, "the domain has no y but the function has two variables", hint: "add y: [-2, 2]")
        return nil
      }
      return Domain(x: horizontal)
    }
    guard dimension == 2, y.value.count == 2 else {
      context.report(y.span, "the domain has a y but the function has one variable", hint: "remove y")
      return nil
    }
    return Domain(x: horizontal, y: Domain.Interval(y.value[0], y.value[1]))
  }

  /// A formula's mistake at its place inside the YAML scalar. The message names its column in the formula; here
  /// the caret does.
  private mutating func report(_ error: FormulaError, in text: Located<String>) {
    var place = text.span
    var message = error.message
    if let column = error.column {
      place = context.source.place(of: column - 1, in: text.value, from: text.span)
      message = message.replacing(" at column \(column)", with: "")
    }
    let parts = message.split(separator: "; ", maxSplits: 1)
    context.report(
      place, "formula: " + String(parts.first ?? ""), hint: parts.count > 1 ? String(parts[1]) : "")
  }
}
