import Calculus
import Drawing
import Figures
import NumberText
import Optimization
import Plotting
import Wording

extension SceneSettings {
  /// The request that reads back to these settings, for the lesson that a page carries.
  public var request: Request {
    guard let first = runs.first else { return Request() }
    var entries = SceneSettings.surface(first.scenario.surface, language)
    let base = SceneSettings.entries(of: first)
    entries += base
    for (index, run) in runs.enumerated().dropFirst() {
      let all = SceneSettings.entries(of: run)
      var own = all.filter { !base.contains($0) || $0.key == "label" }
      // What the first run has and this one has not must not be taken from it.
      for entry in base where !all.contains(where: { $0.key == entry.key }) && entry.key != "label" {
        own.append(Request.Entry(entry.key, ""))
      }
      if own.isEmpty { own = [Request.Entry("label", run.label)] }
      entries += own.map { Request.Entry("\(index + 1):\($0.key)", $0.value) }
    }
    if let ghost {
      entries += SceneSettings.entries(of: ghost).map { Request.Entry("ghost:" + $0.key, $0.value) }
    }
    if let frames {
      entries.append(Request.Entry("frames", frames.map { "\($0)" }.joined(separator: " ")))
    }
    if language != .english { entries.append(Request.Entry("language", language.rawValue)) }
    return Request(entries)
  }

  private static func surface(_ surface: Surface, _ language: Language) -> [Request.Entry] {
    var entries: [Request.Entry] = []
    let known = try? SurfaceCatalogue.surface(named: surface.name)
    let parameters = surface.formula.parameters.map { $0.name + "=" + shortestText($0.value) }
    if let known, known.formula.source == surface.formula.source {
      entries.append(Request.Entry("surface", surface.name))
      if known.formula.parameters != surface.formula.parameters {
        entries.append(Request.Entry("parameters", parameters.joined(separator: " ")))
      }
      if known.domain == surface.domain { return entries }
    } else {
      entries += [
        Request.Entry("formula", surface.formula.source), Request.Entry("name", surface.name),
        Request.Entry("title", surface.title[language]),
      ]
      if !parameters.isEmpty {
        entries.append(Request.Entry("parameters", parameters.joined(separator: " ")))
      }
      if !surface.starts.isEmpty {
        let starts = surface.starts.map { $0.name + " " + Request.text($0.position) }
        entries.append(Request.Entry("starts", starts.joined(separator: ";")))
      }
    }
    for (key, interval) in zip(["x", "y"], surface.domain.intervals) {
      entries.append(Request.Entry(key, Request.text([interval.lower, interval.upper])))
    }
    return entries
  }

  /// Everything about a run but its surface.
  private static func entries(of run: PageRun) -> [Request.Entry] {
    let settings = run.scenario.settings
    var entries: [Request.Entry] = []
    func add(_ key: String, _ value: String) { entries.append(Request.Entry(key, value)) }
    if !run.label.isEmpty { add("label", run.label) }
    switch run.scenario.start {
    case .at(let position): add("start", Request.text(position))
    case .named(let name): add("start", name)
    case .random(let seed): add("start", "random \(seed)")
    }
    add("method", settings.method.name)
    for name in settings.method.settings.keys.sorted() {
      if let value = settings.method.settings[name] { add("method." + name, value.plain) }
    }
    add("schedule", settings.schedule.name)
    for name in settings.schedule.settings.keys.sorted() {
      if let value = settings.schedule.settings[name] { add("schedule." + name, value.plain) }
    }
    if let rate = settings.learningRate { add("learning-rate", shortestText(rate)) }
    add("steps", "\(settings.steps)")
    if let noise = settings.noise {
      add("seed", "\(settings.seed)")
      add("noise", shortestText(noise.deviation))
    }
    switch settings.clipping {
    case .norm(let limit): add("clip-norm", shortestText(limit))
    case .value(let limit): add("clip-value", shortestText(limit))
    case nil: break
    }
    let stopping = settings.stopping
    if let norm = stopping.gradientNorm { add("stop.gradient-norm", shortestText(norm)) }
    if let change = stopping.valueChange {
      add("stop.value-change", shortestText(change))
      add("stop.window", "\(stopping.window)")
    }
    if let length = stopping.stepLength { add("stop.step-length", shortestText(length)) }
    if let bounds = stopping.bounds {
      add("stop.bounds", Request.text(bounds.intervals.flatMap { [$0.lower, $0.upper] }))
    }
    return entries
  }
}
