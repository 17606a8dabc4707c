import Calculus
import Drawing
import Figures
import NumberText
import Optimization
import Plotting
import Wording

extension SceneSettings {
  /// Reads what a page asks for. Every mistake comes back as a sentence.
  public init(_ request: Request) throws(PageError) {
    language = request.language
    try SceneSettings.refuseUnknown(request)
    let surface = try SurfaceReader(request).surface()
    let first = try RunReader(request, surface).run()
    runs = [first]
    for number in 2...PageLimits.runs {
      let own = request.entries(under: "\(number):")
      if own.isEmpty { break }
      runs.append(try RunReader(Request(SceneSettings.overlay(request.entries, own)), surface).run())
    }
    let pale = request.entries(under: "ghost:")
    if !pale.isEmpty {
      guard runs.count == 1 else { throw PageError("a run beside others cannot have a pale one as well") }
      // Its settings stand apart, but it is refused in the same language.
      let spoken = Request.Entry("language", language.rawValue)
      ghost = try RunReader(Request(pale + [spoken]), surface).run()
    }
    if let numbers = try request.numbers("frames") {
      var chosen: [Int] = []
      for number in numbers {
        guard number >= 0, number <= Double(PageLimits.steps), number == number.rounded() else {
          throw PageError(
            "frames has \(shortestText(number)) but must hold iterations from 0 to \(PageLimits.steps)")
        }
        chosen.append(Int(number))
      }
      frames = chosen.sorted()
    }
    isQuick = request.value("quick") == "1"
    let work = (runs + (ghost.map { [$0] } ?? [])).reduce(0) { $0 + SceneSettings.work($1.scenario) }
    guard work <= Double(PageLimits.work) * 4 else {
      throw PageError(.tooMuchWork, in: language)
    }
  }

  /// The entries of a further run: its own, and those of the first that it does not change. Another method or
  /// schedule begins with settings of its own.
  private static func overlay(_ base: [Request.Entry], _ own: [Request.Entry]) -> [Request.Entry] {
    let changed = own.map { $0.key }
    return base.filter { entry in
      guard !changed.contains(entry.key), entry.key != "label" else { return false }
      for part in ["method", "schedule"] where changed.contains(part) {
        if entry.key.utf8.starts(with: (part + ".").utf8) { return false }
      }
      return true
    } + own
  }

  /// Steps times letters of the formula, times what a step of the method costs. Not as an `Int`, which has 32 bits
  /// in the browser.
  private static func work(_ scenario: Scenario) -> Double {
    Double(scenario.steps) * Double(scenario.surface.formula.source.utf8.count + 20)
      * Double(PageLimits.weight(ofMethod: scenario.method.name))
  }

  private static let keys = [
    "surface", "formula", "title", "name", "parameters", "x", "y", "starts", "start", "method", "schedule",
    "learning-rate", "steps", "seed", "noise", "clip-norm", "clip-value", "stop.gradient-norm",
    "stop.value-change", "stop.window", "stop.step-length", "stop.bounds", "label", "frames", "quick",
    "language",
  ]

  private static func refuseUnknown(_ request: Request) throws(PageError) {
    for entry in request.entries {
      var key = entry.key
      let parts = split(key, at: UInt8(ascii: ":"))
      if parts.count == 2 {
        guard parts[0] == "ghost" || Int(parts[0]).map({ (2...PageLimits.runs).contains($0) }) == true else {
          throw PageError(
            "'\(key)' is no setting: before the colon stands ghost or a number from 2 to \(PageLimits.runs)")
        }
        key = parts[1]
      }
      let isOfMethod = ["method.", "schedule."].contains { key.utf8.starts(with: $0.utf8) }
      guard isOfMethod || keys.contains(key) else {
        let language = request.language
        throw PageError(
          hinted(
            RefusalPhrase.unknownSetting.text(in: language, entry.key),
            nearestName(to: key, among: keys).map { HintPhrase.didYouMean.text(in: language, $0) },
            in: language))
      }
    }
  }
}

/// Reads the surface of a request.
private struct SurfaceReader {
  let request: Request

  init(_ request: Request) { self.request = request }

  func surface() throws(PageError) -> Surface {
    switch (request.value("surface"), request.value("formula")) {
    case (.some, .some): throw PageError(.twoFunctions, in: request.language)
    case (nil, nil): throw PageError(.noFunction, in: request.language)
    case (let name?, nil): return try known(name)
    case (nil, let formula?): return try typed(formula)
    }
  }

  private func known(_ name: String) throws(PageError) -> Surface {
    var surface: Surface
    do {
      surface = try SurfaceCatalogue.surface(named: name)
    } catch {
      throw PageError(error.message(in: request.language))
    }
    let given = try parameters()
    if !given.isEmpty {
      surface.formula = try formula(
        surface.formula.source, variables: surface.formula.variables, parameters: given)
      // What was known of the surface holds for its own parameters only.
      surface.criticalPoints = []
    }
    surface.domain = try domain(surface.formula.dimension, otherwise: surface.domain.intervals)
    return surface
  }

  private func typed(_ text: String) throws(PageError) -> Surface {
    let variables = request.value("x").map { _ in request.value("y") == nil ? ["x"] : ["x", "y"] }
    let formula = try formula(text, variables: variables, parameters: parameters())
    return Surface(
      name: request.value("name") ?? "formula",
      title: Translations(request.value("title") ?? "<i>f</i> = " + formula.expression.markup),
      formula: formula,
      domain: try domain(formula.dimension, otherwise: []), starts: try starts(formula.dimension))
  }

  private func formula(
    _ text: String, variables: [String]?, parameters: [Parameter]
  ) throws(PageError) -> Formula {
    guard text.utf8.count <= PageLimits.formula else {
      throw .longFormula(text, in: request.language)
    }
    do {
      return try Formula(text, variables: variables, parameters: parameters)
    } catch {
      throw PageError(error.message(in: request.language))
    }
  }

  private func parameters() throws(PageError) -> [Parameter] {
    var result: [Parameter] = []
    for part in split(request.value("parameters") ?? "", at: UInt8(ascii: " ")) where !part.isEmpty {
      let pair = split(part, at: UInt8(ascii: "="))
      guard pair.count == 2, let value = readNumber(pair[1]), value.isFinite else {
        throw PageError(.parameters, part, in: request.language)
      }
      result.append(Parameter(pair[0], value))
    }
    return result
  }

  /// The window that was asked for; along an axis of which nothing is said the usual one, or from −5 to 5.
  private func domain(_ dimension: Int, otherwise usual: [Domain.Interval]) throws(PageError) -> Domain {
    var intervals: [Domain.Interval] = []
    for (axis, key) in ["x", "y"].prefix(dimension).enumerated() {
      guard let ends = try request.numbers(key) else {
        intervals.append(usual.indices.contains(axis) ? usual[axis] : Domain.Interval(-5, 5))
        continue
      }
      guard ends.count == 2, ends[0] < ends[1], abs(ends[0]) <= 1e9, abs(ends[1]) <= 1e9,
        ends[1] - ends[0] > 1e-9 * Swift.max(abs(ends[0]), abs(ends[1]))
      else { throw PageError(.interval, key, in: request.language) }
      intervals.append(Domain.Interval(ends[0], ends[1]))
    }
    guard intervals.count == dimension, (1...2).contains(dimension) else {
      throw PageError(.dimension, in: request.language)
    }
    return Domain(intervals)
  }

  private func starts(_ dimension: Int) throws(PageError) -> [NamedStart] {
    var result: [NamedStart] = []
    for part in split(request.value("starts") ?? "", at: UInt8(ascii: ";")) where !part.isEmpty {
      let words = split(part, at: UInt8(ascii: " ")).filter { !$0.isEmpty }
      let position = try Request.numbers(words.dropFirst().joined(separator: " "), of: "a start")
      guard position.count == dimension, let name = words.first else {
        throw PageError("starts has '\(part)' but must hold names with \(dimension) numbers each")
      }
      result.append(NamedStart(name, position))
    }
    return result
  }
}

/// Reads one run of a request.
private struct RunReader {
  let request: Request
  let surface: Surface

  init(_ request: Request, _ surface: Surface) {
    self.request = request
    self.surface = surface
  }

  func run() throws(PageError) -> PageRun {
    var settings = RunSettings(steps: 100)
    do {
      settings.method = try method()
      settings.schedule = try schedule()
      settings.learningRate = try request.number("learning-rate")
      settings.steps = try request.count("steps", upTo: PageLimits.steps) ?? 100
      if let text = request.value("seed") {
        guard let seed = UInt64(text) else {
          throw PageError(.notASeed, "seed", text, in: request.language)
        }
        settings.seed = seed
      }
      if let deviation = try request.number("noise") {
        guard deviation >= 0 else {
          throw PageError(.belowZero, "noise", shortestText(deviation), in: request.language)
        }
        settings.noise = GradientNoise(deviation: deviation)
      }
      settings.clipping = try clipping()
      settings.stopping = try stopping()
    }
    let scenario = Scenario(surface: surface, start: try start(), settings: settings)
    return PageRun(label: request.value("label") ?? "", scenario: scenario)
  }

  private func method() throws(PageError) -> MethodChoice {
    let name = request.value("method") ?? MethodChoice.gradientDescent.name
    do {
      let record = try MethodCatalogue.method(named: name)
      return MethodChoice(name, settings: typed(record.settings, "method."))
    } catch {
      throw PageError(error.message(in: request.language))
    }
  }

  private func schedule() throws(PageError) -> ScheduleChoice {
    let name = request.value("schedule") ?? ScheduleChoice.constant.name
    do {
      let record = try ScheduleCatalogue.schedule(named: name)
      return ScheduleChoice(name, settings: typed(record.settings, "schedule."))
    } catch {
      throw PageError(error.message(in: request.language))
    }
  }

  private func typed(_ records: [SettingRecord], _ prefix: String) -> [String: SettingValue] {
    let given = request.entries(under: prefix).filter { !$0.value.isEmpty }
    return records.parse(given.map { (name: $0.key, value: $0.value) })
  }

  private func clipping() throws(PageError) -> Clipping? {
    for (key, make) in [("clip-norm", Clipping.norm), ("clip-value", Clipping.value)] {
      guard let limit = try request.number(key) else { continue }
      guard limit > 0 else { throw PageError(.notAboveZero, key, shortestText(limit), in: request.language) }
      return make(limit)
    }
    return nil
  }

  private func stopping() throws(PageError) -> StoppingRules {
    var rules = StoppingRules.none
    rules.gradientNorm = try request.number("stop.gradient-norm")
    rules.valueChange = try request.number("stop.value-change")
    rules.window = Swift.max(1, try request.count("stop.window", upTo: PageLimits.steps) ?? rules.window)
    rules.stepLength = try request.number("stop.step-length")
    if let ends = try request.numbers("stop.bounds") {
      guard ends.count == 2 * surface.formula.dimension else {
        throw PageError("stop.bounds must hold two numbers for each variable")
      }
      rules.bounds = Domain(
        stride(from: 0, to: ends.count, by: 2).map { Domain.Interval(ends[$0], ends[$0 + 1]) })
    }
    return rules
  }

  private func start() throws(PageError) -> Start {
    let text = request.value("start") ?? ""
    let words = split(text, at: UInt8(ascii: " ")).filter { !$0.isEmpty }
    guard let first = words.first else {
      guard let usual = surface.starts.first else {
        return .at(surface.domain.intervals.map { $0.lower + 0.8 * $0.length })
      }
      return .named(usual.name)
    }
    if first == "random" {
      let text = words.count > 1 ? words[1] : "0"
      guard let seed = UInt64(text) else {
        throw PageError(.notASeed, "seed", text, in: request.language)
      }
      return .random(seed: seed)
    }
    if surface.start(named: text) != nil { return .named(text) }
    guard let byte = first.utf8.first, byte < UInt8(ascii: "a") else {
      do {
        return .at(try surface.position(ofStart: text))
      } catch {
        throw PageError(error.message(in: request.language))
      }
    }
    let position = try Request.numbers(text, of: "start", in: request.language)
    guard position.count == surface.formula.dimension else {
      let error = ScenarioError.wrongDimension(given: position.count, expected: surface.formula.dimension)
      throw PageError(error.message(in: request.language))
    }
    return .at(position)
  }
}
