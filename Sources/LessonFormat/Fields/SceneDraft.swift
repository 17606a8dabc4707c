import Optimization

/// A scene as written.
struct SceneDraft: Sendable {
  var title: Located<String>?
  var subtitle: Located<String>?
  // What is walked down.
  var surface: Located<String>?
  var formula: Located<String>?
  var parameters: Located<[(key: Located<String>, value: Located<Double>)]>?
  var domain: Located<DomainDraft>?
  var data: Located<String>?
  var fit: Located<FitDraft>?
  var restore: Located<RestoreDraft>?
  // The examples and the model.
  var examples: Located<Int>?
  var test: Located<TestShareDraft>?
  var imageSize: Located<String>?
  var channels: Located<Int>?
  var label: Located<String>?
  var divisor: Located<Double>?
  var broken: Located<String>?
  var normalise: Located<String>?
  var model: Located<[LayerDraft]>?
  var loss: Located<LossDraft>?
  var penalty: Located<Double>?
  var initial: Located<InitialDraft>?
  var order: Located<String>?
  var batch: Located<BatchDraft>?
  var epochs: Located<Double>?
  var measure: Located<MeasureDraft>?
  var scheduleUnit: Located<String>?
  var landscape: Located<LandscapeDraft>?
  // How.
  var start: Located<StartDraft>?
  var method: Located<ChoiceDraft>?
  var learningRate: Located<Double>?
  var schedule: Located<ChoiceDraft>?
  var steps: Located<Int>?
  var stop: Located<StopDraft>?
  var noise: Located<Double>?
  var clip: Located<ClipDraft>?
  var seed: Located<Int>?
  var compare: Located<CompareDraft>?
  // How it is shown.
  var panels: Located<[PanelDraft]>?
  var rowsOfPanels: Located<[[PanelDraft]]>?
  var columnsOfPanels: Located<[[PanelDraft]]>?
  var frames: Located<FramesDraft>?
  // What is said.
  var say: Located<[SayDraft]>?
  var ask: Located<[AskDraft]>?
}

/// The keys of a scene.
enum SceneFields {
  static let rate = Reader<Double>.number(0...1e12, above: true)
  static let deviation = Reader<Double>.number(0...1e12)
  static let epochs = Reader<Double>.number(0...1e6)

  static let method = ChoiceDraft.reader(
    MethodCatalogue.all.map {
      ChoiceDraft.Entry(name: $0.name, summary: $0.summary.english, settings: $0.settings.map(property))
    }, named: "a method")

  static let schedule = ChoiceDraft.reader(
    ScheduleCatalogue.all.map {
      ChoiceDraft.Entry(name: $0.name, summary: $0.summary.english, settings: $0.settings.map(property))
    }, named: "a schedule")

  static func all(_ vocabulary: LessonVocabulary) -> [Field<SceneDraft>] {
    subject + training + running + shown(vocabulary) + told
  }

  private static let subject: [Field<SceneDraft>] = [
    Field("title", \.title, .title, "the heading of the scene's figures"),
    Field("subtitle", \.subtitle, .text(LessonLimits.titleLength), "a quieter line below the heading"),
    Field(
      "surface", \.surface,
      .choice(
        SurfaceCatalogue.titles.map { Schema.Choice(name: $0.name, summary: $0.title.english) },
        named: "a surface"),
      "one of the surfaces that come with the program"),
    Field(
      "formula", \.formula, .text(LessonLimits.textLength, named: "a formula"),
      "a function of your own, such as x^2 + 3*y^2"),
    Field(
      "parameters", \.parameters,
      .dictionary(
        keyPattern: "^[A-Za-z_][A-Za-z0-9_]*$", named: "numbers by name, such as {a: 1, b: 100}",
        value: Reader<Double>.number.located,
        key: { isParameterName($0) ? $0 : nil }, keyHint: "a name is a letter, then letters, digits or _"),
      "named numbers in the formula, such as {a: 1, b: 100}"),
    Field(
      "domain", \.domain, DomainDraft.reader,
      "the box that the figures show, such as {x: [-2, 2], y: [-2, 2]}"),
    Field(
      "data", \.data, .text(LessonLimits.textLength, named: "the name of a data set or a path"),
      "the images to learn from: digits, signs, or a path beside the lesson"),
    Field(
      "fit", \.fit, FitDraft.reader,
      "points to fit a line to, or with 'class' a boundary, such as {data: iris, x: petal-length, y: petal-width}"
    ),
    Field(
      "restore", \.restore, RestoreDraft.reader,
      "an image to find again after blur or noise, such as {image: harbour, blur: gaussian, noise: 0.01}"),
  ]

  /// Whether a formula can name it; what is a function or a variable there, it says itself.
  private static func isParameterName(_ name: String) -> Bool {
    guard let first = name.first, first.isLetter || first == "_" else { return false }
    return name.allSatisfy { $0.isLetter || $0.isNumber || $0 == "_" }
  }

  private static let training: [Field<SceneDraft>] = [
    Field("examples", \.examples, .integer(1...100_000_000), "use the first so many examples"),
    Field(
      "test", \.test, TestShareDraft.reader, "examples kept back for a test: a share such as 0.2, or a number"
    ),
    Field(
      "image-size", \.imageSize, .text(11, named: "a size such as 28x28"),
      "the size to which pictures are scaled, or that rows of numbers have: width x height"),
    Field("channels", \.channels, .integer(1...64), "1 for grey images, 3 for red, green and blue"),
    Field(
      "label", \.label, .choice(["first", "last"], named: "first or last"),
      "where the label stands in a row of numbers"),
    Field(
      "divide-by", \.divisor, .number(0...1e12, above: true), "what pixel values are divided by, such as 255"),
    Field(
      "broken", \.broken, .choice(TrainingWords.broken, named: "what to do"),
      "what is done with a picture that cannot be read (refuse)"),
    Field(
      "normalise", \.normalise, .choice(TrainingWords.normalisation, named: "a normalisation"),
      "how pixel values are scaled"),
    Field(
      "model", \.model, .list(of: LayerDraft.reader, count: 1...64, named: "a list of layers"),
      "the layers from first to last, such as [{dense: 32}, relu, dense]"),
    Field(
      "loss", \.loss, LossDraft.reader,
      "what a wrong answer costs (cross-entropy), or {name: squared-error, target: root-classes}"),
    Field("weight-penalty", \.penalty, .number(0...1e6), "λ of the penalty ½λ‖w‖² on the weights (0)"),
    Field(
      "initial", \.initial, InitialDraft.reader,
      "the weights before the first step, such as he or {name: sine, scale: 1.5}"),
    Field(
      "order", \.order, .choice(TrainingWords.order, named: "an order"),
      "the order in which batches take the examples"),
    Field("batch", \.batch, BatchDraft.reader, "how many examples a step sees: all, 1, or a number"),
    Field("epochs", \.epochs, epochs, "how often all examples are seen; in place of steps"),
    Field(
      "measure", \.measure, MeasureDraft.reader,
      "how often cost and accuracy are measured on all examples (epoch; step, for a batch of all), or a share of an epoch such as 0.1"
    ),
    Field(
      "schedule-unit", \.scheduleUnit, .choice(TrainingWords.scheduleUnit, named: "step or epoch"),
      "whether the schedule counts steps or epochs (step)"),
    Field(
      "landscape", \.landscape, LandscapeDraft.reader,
      "two directions of weight space in which the cost is measured: random, principal, or two weights"),
  ]

  private static let running: [Field<SceneDraft>] = [
    Field("start", \.start, StartDraft.reader, "where the walk begins: [x, y], a named start, or random"),
    Field("method", \.method, method, "the method (gradient-descent), or {name: adam, beta1: 0.9}"),
    Field("learning-rate", \.learningRate, rate, "η, the size of the steps relative to the slope"),
    Field(
      "schedule", \.schedule, schedule,
      "how the learning rate changes, such as {name: step, every: 10, factor: 0.5}"),
    Field("steps", \.steps, .integer(0...LessonLimits.steps), "the number of steps"),
    Field("stop", \.stop, StopDraft.reader, "rules that end the run before its last step"),
    Field("noise", \.noise, deviation, "the standard deviation of noise added to the gradient"),
    Field("clip", \.clip, ClipDraft.reader, "a limit to the gradient"),
    Field("seed", \.seed, .integer(0...Int(1) << 53), "the seed of everything random in this scene"),
    Field(
      "compare", \.compare, CompareDraft.reader,
      "several runs in one figure, such as {learning-rate: [0.01, 0.1, 0.6]}"),
  ]

  private static func shown(_ vocabulary: LessonVocabulary) -> [Field<SceneDraft>] {
    let panels = Reader<[PanelDraft]>.list(
      of: PanelDraft.reader(vocabulary), count: 1...24, named: "a list of panels")
    let nested = Reader<[[PanelDraft]]>.list(of: panels, count: 1...8, named: "a list of lists of panels")
    return [
      Field(
        "panels", \.panels, panels, "the panels of the figure, placed by themselves, such as [map, cost]"),
      Field(
        "rows-of-panels", \.rowsOfPanels, nested, "the panels by rows, such as [[map, cost], [arithmetic]]"),
      Field(
        "columns-of-panels", \.columnsOfPanels, nested,
        "the panels by columns, such as [[map], [cost, arithmetic]]"),
      Field(
        "frames", \.frames, FramesDraft.reader,
        "the steps that become figures: all, end, or a list of iterations"),
    ]
  }

  private static let told: [Field<SceneDraft>] = [
    Field(
      "say", \.say, SayDraft.reader,
      "texts by iteration, such as 0: … and end: …; numbers of the run stand in braces: "
        + Placeholder.Name.allCases.map { "{\($0.rawValue)} \($0.summary)" }.joined(separator: ", ")
        + "; {cost@10} at another step, {cost@end} at the last, {cost#2} of another run, {cost:3} with 3 digits"
    ),
    Field("ask", \.ask, AskDraft.reader, "questions to answer before the reveal"),
  ]

  static func property(_ record: SettingRecord) -> Schema.Property {
    Schema.Property(
      name: record.name, summary: record.summary.english, required: record.standard == nil,
      schema: schema(of: record.kind))
  }

  private static func schema(of kind: SettingRecord.Kind) -> Schema {
    switch kind {
    case .number(let range), .numbers(let range):
      // An open upper end cannot be said here; the catalogue checks it.
      let number: Schema =
        range.isWhole
        ? .integer(Int(max(range.lower, -1e15))...Int(min(range.upper, 1e15)))
        : .number(range.lower...range.upper, exclusiveMinimum: !range.includesLower)
      if case .numbers = kind { return .anyOf([number, .list(number, 1...LessonLimits.entries)]) }
      return number
    case .choice(let words): return .choice(words.map { Schema.Choice(name: $0, summary: "") })
    case .flag: return .flag
    }
  }
}
