import NumberText
import Optimization

extension RunDraft {
  /// Both drafts in one; they do not name the same key.
  func merged(with other: RunDraft) -> RunDraft {
    var merged = self
    merged.start = other.start ?? start
    merged.method = other.method ?? method
    merged.learningRate = other.learningRate ?? learningRate
    merged.schedule = other.schedule ?? schedule
    merged.noise = other.noise ?? noise
    merged.clip = other.clip ?? clip
    merged.batch = other.batch ?? batch
    merged.initial = other.initial ?? initial
    merged.smoothnessWeight = other.smoothnessWeight ?? smoothnessWeight
    merged.settings = settings + other.settings
    return merged
  }
}

extension SceneResolver {
  /// What sets a run apart, in markup: `<i>η</i> = 0.1`, `Adam`, `from the left summit`.
  func label(of run: RunDraft) -> String {
    if let label = run.label { return LessonMarkup.escaped(label.value.withPrintedApostrophes) }
    var parts: [String] = []
    if let method = run.method { parts.append(RunLabel.method(choice(method.value), language: language)) }
    for (name, value) in run.settings {
      let method = (run.method ?? draft.method)?.value.name.value ?? "gradient-descent"
      parts.append(RunLabel.setting(name, value.value, of: method))
    }
    if let rate = run.learningRate { parts.append(RunLabel.rate(rate.value)) }
    if let schedule = run.schedule {
      parts.append(RunLabel.schedule(ScheduleChoice(schedule.value.name.value), language: language))
    }
    if let start = run.start {
      let place: Start =
        switch start.value {
        case .random: .random(seed: seed)
        case .named(let name): .named(name)
        case .position(let position): .at(position.map(\.value))
        }
      parts.append(RunLabel.start(place, language: language))
    }
    if let noise = run.noise { parts.append(RunLabel.noise(noise.value, language: language)) }
    if let norm = run.clip?.value.norm { parts.append(RunLabel.clipping(.norm(norm.value))) }
    if let value = run.clip?.value.value { parts.append(RunLabel.clipping(.value(value.value))) }
    if let batch = run.batch { parts.append(label(of: batch.value)) }
    if let initial = run.initial?.value, let name = initial.name?.value {
      let words = name + (initial.scale.map { " × " + displayText($0.value) } ?? "")
      parts.append(RunPhrase.initial.text(in: language, words))
    }
    if let weight = run.smoothnessWeight { parts.append(RunLabel.smoothness(weight.value)) }
    if let epochs = run.epochs {
      parts.append(RunPhrase.epochs.text(in: language, displayText(epochs.value)))
    }
    if let steps = run.steps, parts.isEmpty {
      parts.append(RunPhrase.steps.text(in: language, "\(steps.value)"))
    }
    return parts.joined(separator: ", ")
  }

  private func choice(_ draft: ChoiceDraft) -> MethodChoice {
    var settings: [String: SettingValue] = [:]
    for setting in draft.settings { settings[setting.name.value] = setting.value.value.setting }
    return MethodChoice(draft.name.value, settings: settings)
  }

  private func label(of batch: BatchDraft) -> String {
    switch batch {
    case .all: RunPhrase.fullBatch.text(in: language)
    case .examples(1): RunPhrase.oneExample.text(in: language)
    case .examples(let count): RunPhrase.miniBatch.text(in: language, "\(count)")
    }
  }
}
