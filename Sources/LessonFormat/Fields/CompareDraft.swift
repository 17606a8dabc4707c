import Optimization
import Yams

/// One run of a comparison as written: what differs from the scene.
struct RunDraft: Sendable {
  var label: Located<String>?
  var start: Located<StartDraft>?
  var method: Located<ChoiceDraft>?
  var learningRate: Located<Double>?
  var schedule: Located<ChoiceDraft>?
  var noise: Located<Double>?
  var clip: Located<ClipDraft>?
  var batch: Located<BatchDraft>?
  var initial: Located<InitialDraft>?
  var smoothnessWeight: Located<Double>?
  var steps: Located<Int>?
  var epochs: Located<Double>?
  /// Settings of the method, in a comparison over one or two of them.
  var settings: [(name: String, value: Located<Double>)] = []
}

/// A comparison as written: a list for each of one or two keys, or a list of runs.
struct CompareDraft: Sendable {
  /// One axis of the comparison.
  struct Axis: Sendable {
    var name: Located<String>
    var runs: [RunDraft]
  }

  var axes: [Axis] = []
  var runs: [RunDraft] = []

  static let reader: Reader<CompareDraft> = .either(
    "what to compare, such as {learning-rate: [0.01, 0.1]}", list: runList, keys: axisKeys)

  private static let runList = Reader<[RunDraft]>.list(
    of: Reader<RunDraft>.object(
      [
        Field("label", \.label, .text(LessonLimits.titleLength), "what the run is called in the figure"),
        Field("start", \.start, StartDraft.reader, "where it starts"),
        Field("method", \.method, SceneFields.method, "its method"),
        Field("learning-rate", \.learningRate, SceneFields.rate, "its learning rate"),
        Field("schedule", \.schedule, SceneFields.schedule, "its schedule"),
        Field("noise", \.noise, SceneFields.deviation, "the noise on its gradient"),
        Field("clip", \.clip, ClipDraft.reader, "its clipping"),
        Field("batch", \.batch, BatchDraft.reader, "how many examples each of its steps sees"),
        Field(
          "initial", \.initial, InitialDraft.reader, "its first weights"),
        Field(
          "smoothness-weight", \.smoothnessWeight, RestoreWords.smoothnessWeight,
          "how much its smoothness counts, in the restoration of an image"),
        Field("steps", \.steps, .integer(0...LessonLimits.steps), "its number of steps"),
        Field("epochs", \.epochs, SceneFields.epochs, "how often it sees all examples"),
      ], named: "a run", empty: RunDraft()), count: 1...LessonLimits.runs, named: "a list of runs"
  ).map { CompareDraft(runs: $0) }

  private static let axisKeys = Reader<CompareDraft>(
    .object(
      axisReaders.map {
        Schema.Property(name: $0.name, summary: $0.summary, required: false, schema: $0.reader.schema)
      }), "what to compare"
  ) { node, context in
    guard case .mapping(let mapping) = node else { return nil }
    var draft = CompareDraft()
    for (keyNode, valueNode) in mapping {
      let span = context.span(of: keyNode)
      if context.isSetAside(span) { continue }
      let key = keyNode.string ?? ""
      guard let axis = axisReaders.first(where: { $0.name == key }) else {
        context.report(
          span, "'\(key)' cannot be compared", hint: Suggestion.among(axisReaders.map(\.name), for: key))
        continue
      }
      if let runs = axis.reader.read(valueNode, &context) {
        draft.axes.append(Axis(name: Located(key, at: span), runs: runs))
      }
    }
    guard (1...2).contains(draft.axes.count) else {
      if mapping.isEmpty {
        context.report(
          node, "nothing is compared", hint: "write a list for a key, as {learning-rate: [0.01, 0.1]}")
      }
      if mapping.count > 2 {
        context.report(node, "\(mapping.count) things to compare", hint: "a figure has one or two axes")
      }
      return nil
    }
    let count = draft.axes.reduce(1) { $0 * $1.runs.count }
    guard count <= LessonLimits.runs else {
      context.report(
        node, "the comparison has \(count) runs", hint: "at most \(LessonLimits.runs) are allowed")
      return nil
    }
    return draft
  }

  private struct AxisReader: Sendable {
    var name: String
    var summary: String
    var reader: Reader<[RunDraft]>
  }

  /// Every key that can be compared: those of a run, and the settings of the methods that are numbers.
  private static let axisReaders: [AxisReader] =
    [
      axis("learning-rate", "learning rates", SceneFields.rate) { RunDraft(learningRate: $0) },
      axis("method", "methods", SceneFields.method) { RunDraft(method: $0) },
      axis("schedule", "schedules", SceneFields.schedule) { RunDraft(schedule: $0) },
      axis("start", "starts", StartDraft.reader) { RunDraft(start: $0) },
      axis("noise", "amounts of noise", SceneFields.deviation) { RunDraft(noise: $0) },
      axis("clip", "limits", ClipDraft.reader) { RunDraft(clip: $0) },
      axis("batch", "batch sizes", BatchDraft.reader) { RunDraft(batch: $0) },
      axis("initial", "initialisations", InitialDraft.reader) {
        RunDraft(initial: $0)
      },
      axis("smoothness-weight", "weights of the smoothness", RestoreWords.smoothnessWeight) {
        RunDraft(smoothnessWeight: $0)
      },
    ] + settingNames.map { name in axis(name, "values", .number) { RunDraft(settings: [(name, $0)]) } }

  /// The numeric settings of all methods, each once.
  private static let settingNames: [String] = {
    var names: [String] = []
    for method in MethodCatalogue.all {
      for setting in method.settings where !names.contains(setting.name) {
        if case .number = setting.kind { names.append(setting.name) }
      }
    }
    return names
  }()

  private static func axis<Value>(
    _ name: String, _ plural: String, _ reader: Reader<Value>,
    _ make: @escaping @Sendable (Located<Value>) -> RunDraft
  ) -> AxisReader {
    AxisReader(
      name: name, summary: "one run for each of these \(plural)",
      reader: Reader<[Located<Value>]>.list(
        of: reader.located, count: 1...LessonLimits.runs, named: "a list of \(plural)"
      ).map { $0.map(make) })
  }
}
