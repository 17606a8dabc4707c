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
    merged.setting = other.setting ?? setting
    return merged
  }
}

extension SceneResolver {
  /// What sets a run apart, in markup: `<i>η</i> = 0.1`, `Adam`, `from the left summit`.
  func label(of run: RunDraft) -> String {
    if let label = run.label { return LessonMarkup.escaped(label.value) }
    var parts: [String] = []
    if let method = run.method { parts.append(methodLabel(method.value)) }
    if let (name, value) = run.setting { parts.append(settingLabel(name, value.value, run)) }
    if let rate = run.learningRate { parts.append("<i>η</i> = " + displayMarkup(rate.value)) }
    if let schedule = run.schedule {
      let record = ScheduleCatalogue.all.first { $0.name == schedule.value.name.value }
      parts.append(record?.title ?? schedule.value.name.value)
    }
    if let start = run.start {
      switch start.value {
      case .random: parts.append("random start")
      case .named(let name): parts.append(LessonMarkup.escaped(name))
      case .position(let position):
        parts.append("from (" + position.map { displayText($0.value) }.joined(separator: ", ") + ")")
      }
    }
    if let noise = run.noise { parts.append("noise <i>σ</i> = " + displayMarkup(noise.value)) }
    if let clip = run.clip?.value {
      if let norm = clip.norm { parts.append("‖∇<i>f</i>‖ ≤ " + displayMarkup(norm.value)) }
      if let value = clip.value { parts.append("|∂<i>f</i>| ≤ " + displayMarkup(value.value)) }
    }
    if let batch = run.batch {
      switch batch.value {
      case .all: parts.append("batch: all")
      case .examples(1): parts.append("stochastic: 1 example")
      case .examples(let count): parts.append("mini-batch of \(count)")
      }
    }
    if let initial = run.initial { parts.append("initial: \(initial.value)") }
    if let epochs = run.epochs { parts.append(displayText(epochs.value) + " epochs") }
    if let steps = run.steps, parts.isEmpty { parts.append("\(steps.value) steps") }
    return parts.joined(separator: ", ")
  }

  private func methodLabel(_ choice: ChoiceDraft) -> String {
    let record = MethodCatalogue.all.first { $0.name == choice.name.value }
    var label = record?.title ?? choice.name.value
    for setting in choice.settings {
      let symbol = record?.settings.first { $0.name == setting.name.value }?.symbol ?? ""
      switch setting.value.value {
      case .number(let number):
        label += ", \(symbol.isEmpty ? setting.name.value : symbol) = " + displayMarkup(number)
      case .text(let text): label += ", " + LessonMarkup.escaped(text)
      case .flag(let flag): label += ", \(flag ? "" : "not ")\(setting.name.value)"
      case .numbers: break
      }
    }
    return label
  }

  private func settingLabel(_ name: String, _ value: Double, _ run: RunDraft) -> String {
    let method = (run.method ?? draft.method)?.value.name.value ?? "gradient-descent"
    let record = MethodCatalogue.all.first { $0.name == method }?.settings.first { $0.name == name }
    let symbol = record?.symbol ?? ""
    return (symbol.isEmpty ? name : symbol) + " = " + displayMarkup(value)
  }
}
