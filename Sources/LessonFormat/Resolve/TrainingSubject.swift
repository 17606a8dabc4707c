import ImageFiles
import Optimization
import Vision

/// Examples as they were found.
private struct LoadedExamples {
  var data: DataSet
  var test: DataSet?
  var title: String
  var citation: String
  var notes: [String] = []
}

/// The examples and the model of a training scene.
struct TrainingSubject {
  var title: String
  var training: DataSet
  var test: DataSet?
  var layers: [Layer]
  var loss: Loss
  var penalty: Double
  /// Where the examples come from.
  var citation: String
  /// What was left out of the data, each a sentence.
  var notes: [String]
}

extension SceneResolver {
  mutating func trainingSubject() -> TrainingSubject? {
    guard let data = draft.data else { return nil }
    guard let loaded = loadExamples(data) else { return nil }
    let all = loaded.data
    var examples = all
    if let count = draft.examples {
      guard count.value <= all.count else {
        context.report(
          count.span, "\(count.value) examples are asked for", hint: "the data set has \(all.count)")
        return nil
      }
      examples = all.first(count.value)
    }
    // Counted once: that goes through all examples.
    let counts = examples.classCounts
    let present = counts.indices.filter { counts[$0] > 0 }
    guard present.count > 1 else {
      let only = present.first.map { "of the class '\(examples.classNames[$0])'" } ?? "missing"
      context.report(
        (draft.examples?.span ?? data.span), "all examples are \(only)",
        hint: "there is nothing to tell apart")
      return nil
    }
    guard let layers = layers(classes: examples.classes) else { return nil }
    do {
      _ = try Model(input: examples.shape, layers: layers)
    } catch {
      context.report(draft.model?.span ?? data.span, error.message)
      return nil
    }
    guard let parts = split(examples, test: loaded.test) else { return nil }
    return TrainingSubject(
      title: Self.title(of: layers, on: loaded.title), training: parts.training, test: parts.test,
      layers: layers,
      loss: loss(classes: examples.classes), penalty: draft.penalty?.value ?? 0,
      citation: loaded.citation, notes: loaded.notes)
  }

  /// The examples by name or from a path beside the lesson, and those that the files set apart for a test.
  private mutating func loadExamples(_ data: Located<String>) -> LoadedExamples? {
    if let shipped = ShippedData(rawValue: data.value) {
      refuseReadingKeys(of: shipped)
      do {
        return LoadedExamples(data: try shipped.load(), title: shipped.title, citation: shipped.citation)
      } catch {
        context.report(data.span, error.message)
        return nil
      }
    }
    // A word without a dot or a slash is a name typed wrong rather than a path.
    let names = ShippedData.allCases.map(\.rawValue)
    if !data.value.contains("/"), !data.value.contains("."), !fileExists(path(of: data.value)) {
      context.report(
        data.span, "unknown data set '\(data.value)'",
        hint: Suggestion.among(names, for: data.value) + "; or give a path beside the lesson")
      return nil
    }
    guard let reading = reading() else { return nil }
    do {
      let loaded = try readDataSet(path(of: data.value), reading)
      let name = data.value.split(separator: "/").last.map(String.init) ?? data.value
      return LoadedExamples(
        data: loaded.data, test: loaded.test, title: name, citation: "Data: " + LessonMarkup.escaped(name),
        notes: loaded.skipped.map { "left out: \($0.message)" })
    } catch {
      context.report(data.span, error.message)
      return nil
    }
  }

  /// How the files are to be read.
  private mutating func reading() -> DataReading? {
    var shape: ImageShape?
    if let size = draft.imageSize {
      let parts = size.value.split(separator: "x", omittingEmptySubsequences: false).map { Int($0) }
      guard parts.count == 2, let width = parts[0], let height = parts[1], (1...4_096).contains(width),
        (1...4_096).contains(height)
      else {
        context.report(
          size.span, "'\(size.value)' is not a size of images", hint: "write width x height, such as 28x28")
        return nil
      }
      shape = ImageShape(height: height, width: width, channels: draft.channels?.value ?? 1)
    } else if let channels = draft.channels {
      context.report(channels.span, "'channels' needs the size of the images", hint: "add image-size: 32x32")
      return nil
    }
    let label: DataReading.LabelPosition =
      switch draft.label?.value {
      case "first": .first
      case "last": .last
      default: .automatic
      }
    return DataReading(
      shape: shape, label: label,
      divisor: draft.normalise?.value == "none" ? 1 : draft.divisor?.value,
      skipsBroken: draft.broken?.value == "skip")
  }

  /// The data sets of the program need not be told how they are read.
  private mutating func refuseReadingKeys(of shipped: ShippedData) {
    let keys: [(String, Span?)] = [
      ("image-size", draft.imageSize?.span), ("channels", draft.channels?.span), ("label", draft.label?.span),
      ("divide-by", draft.divisor?.span), ("broken", draft.broken?.span),
    ]
    for (name, span) in keys {
      if let span {
        context.report(
          span, "'\(name)' is for data of your own", hint: "'\(shipped.rawValue)' needs no such key")
      }
    }
  }

  /// Training and test examples, normalised alike.
  private mutating func split(_ examples: DataSet, test apart: DataSet?) -> (
    training: DataSet, test: DataSet?
  )? {
    var training = examples
    var test = apart
    if let kept = draft.test, let plan = splitPlan(kept, of: examples.count) {
      do {
        (training, test) = try examples.split(plan)
      } catch {
        context.report(kept.span, error.message, hint: "keep some examples on both sides")
        return nil
      }
    }
    switch draft.normalise?.value {
    case "standard":
      let statistics = training.channelStatistics
      return (training.standardized(by: statistics), test?.standardized(by: statistics))
    case "none": return (training.asGiven, test?.asGiven)
    default: return (training, test)
    }
  }

  /// A share is drawn from every class by the seed; a number is the end of the file.
  private func splitPlan(_ kept: Located<TestShareDraft>, of count: Int) -> DataSplit? {
    switch kept.value {
    case .share(0), .count(0): nil
    case .share(let share): .stratified(testShare: share, seed: seed)
    case .count(let tests): .first(training: max(0, count - tests))
    }
  }

  /// The layers; a dense layer without a number of outputs gives a score for each class.
  private func layers(classes: Int) -> [Layer]? {
    guard let drafts = draft.model?.value else { return [.dense(outputs: classes)] }
    return drafts.compactMap { draft in
      switch draft.kind.value {
      case .dense(let outputs, let bias): .dense(outputs: outputs ?? classes, bias: bias)
      case .convolution(let filters, let kernel, let padding):
        .convolution(filters: filters, kernel: kernel, padding: padding)
      case .pool(let name, let size): name == "max-pool" ? .maximumPool(size: size) : .averagePool(size: size)
      case .simple(let name): Activation(rawValue: name).map(Layer.activation) ?? .flatten
      }
    }
  }

  /// What the model is, for figures: `Softmax regression on handwritten digits`.
  private static func title(of layers: [Layer], on data: String) -> String {
    let dense = layers.filter { if case .dense = $0 { true } else { false } }.count
    let isConvolutional = layers.contains { if case .convolution = $0 { true } else { false } }
    let model =
      isConvolutional
      ? "A convolutional network" : dense == 1 && layers.count == 1 ? "Softmax regression" : "A perceptron"
    return LessonMarkup.escaped("\(model) on \(data)")
  }

  mutating func trainingRun(_ subject: TrainingSubject, _ run: RunDraft, settings: RunSettings)
    -> TrainingScenario?
  {
    let order: Batches.Order = draft.order?.value == "file" ? .file : .shuffled(seed: seed)
    let size: Batches.Size =
      switch (run.batch ?? draft.batch)?.value {
      case .all?: .all
      case .examples(let count)?: .examples(count)
      case nil: .standard
      }
    let batches = Batches(size, order: order)
    let perEpoch = batches.updatesPerEpoch(subject.training.count)
    guard let steps = updates(run, perEpoch: perEpoch, standard: perEpoch) else { return nil }
    return TrainingScenario(
      title: subject.title, training: subject.training, test: subject.test, layers: subject.layers,
      loss: subject.loss, penalty: subject.penalty, initial: initial(run, subject.layers), batches: batches,
      method: settings.method, learningRate: settings.learningRate, schedule: settings.schedule,
      scheduleUnit: draft.scheduleUnit?.value == "epoch" ? .epoch : .update, clipping: settings.clipping,
      budget: .updates(steps), recording: TrainingRecording(measuring: measuring(perEpoch)))
  }

  private func initial(_ run: RunDraft, _ layers: [Layer]) -> Initialization {
    let initial = (run.initial ?? draft.initial)?.value
    switch initial?.name?.value {
    case "zeros"?: return .zeros
    case "xavier"?: return .xavier(seed: seed)
    case "he"?: return .he(seed: seed)
    case "sine"?: return .sine(scale: initial?.scale?.value ?? 1)
    case "householder"?: return .householder
    default:
      // What suits the model: a single layer can start from zero, hidden units must differ.
      if layers.count == 1 { return .zeros }
      return layers.contains(.activation(.relu)) || layers.contains(.activation(.scaledRelu))
        ? .he(seed: seed) : .xavier(seed: seed)
    }
  }
}

extension DataSet {
  /// The values as the file has them: bytes are not divided by their largest value.
  fileprivate var asGiven: DataSet {
    guard case .bytes(let bytes, _) = storage else { return self }
    let plain = try? DataSet(
      name: name, shape: shape, storage: .bytes(bytes, divisor: 1), labels: labels, classNames: classNames,
      normalization: "as given")
    return plain ?? self
  }
}
