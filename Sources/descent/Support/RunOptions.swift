import ArgumentParser
import NumberText
import Optimization

/// How a run goes: method, rate, schedule, noise, when to stop.
struct RunOptions: ParsableArguments {
  @Option(
    name: .long, parsing: .unconditional,
    help: ArgumentHelp("Where to start: 1,2, a named start of the surface, or random.", valueName: "x,y"))
  var start: String?

  @OptionGroup var how: MethodOptions

  @Option(
    name: .long, parsing: .unconditional, help: ArgumentHelp("The number of steps.", valueName: "count"))
  var steps: Int = 100

  @Option(
    name: .long, parsing: .unconditionalSingleValue,
    help: ArgumentHelp(
      "Stop earlier: gradient=1e-6, change=1e-9, window=10, step=1e-9 or bounds. May be repeated.",
      valueName: "rule"))
  var stop: [String] = []

  @Option(
    name: .long, parsing: .unconditional,
    help: ArgumentHelp("The standard deviation of noise on the gradient.", valueName: "deviation"))
  var noise: String?

  @Option(
    name: .long, parsing: .unconditional,
    help: ArgumentHelp("Clip the gradient: norm=1 or value=1.", valueName: "limit"))
  var clip: String?

  /// The start's coordinates, where it was typed as coordinates.
  func coordinates() throws -> [Double]? {
    guard let start, Typed.looksLikeNumbers(start) else { return nil }
    return try Typed.numbers(start, option: "--start")
  }

  /// The run on a surface.
  func scenario(on surface: Surface) throws -> Scenario {
    guard steps >= 0 else { throw Failure.usage("--steps: \(steps) is less than 0") }
    return Scenario(
      surface: surface, start: try place(on: surface),
      method: try methodChoice(named: how.method, settings: how.set),
      learningRate: try rate(), schedule: try scheduleChoice(),
      noise: try deviation(), clipping: try clipping(), stopping: try stoppingRules(on: surface),
      steps: steps,
      seed: how.seed)
  }

  private func place(on surface: Surface) throws -> Start {
    if let position = try coordinates() { return .at(position) }
    switch start {
    case "random": return .random(seed: how.seed)
    case let name?: return .named(name)
    case nil:
      guard let first = surface.starts.first else { throw Failure.usage("give a start: --start 1,2") }
      return .at(first.position)
    }
  }

  /// A method with settings as typed; each is read as the record of the setting says.
  func methodChoice(named name: String, settings: [String]) throws -> MethodChoice {
    do {
      let record = try MethodCatalogue.method(named: name)
      return MethodChoice(
        name, settings: try Self.values(settings, records: record.settings, option: "--set"))
    } catch let error as ChoiceError {
      throw Failure.usage(error.message)
    }
  }

  private func scheduleChoice() throws -> ScheduleChoice {
    do {
      let record = try ScheduleCatalogue.schedule(named: how.schedule)
      return ScheduleChoice(
        how.schedule,
        settings: try Self.values(how.scheduleSet, records: record.settings, option: "--schedule-set"))
    } catch let error as ChoiceError {
      throw Failure.usage(error.message)
    }
  }

  private static func values(_ typed: [String], records: [SettingRecord], option: String) throws -> [String:
    SettingValue]
  {
    var values: [String: SettingValue] = [:]
    for text in typed {
      let (name, value) = try Typed.pair(text, option: option, example: "name=value")
      guard values[name] == nil else { throw Failure.usage("\(option): '\(name)' is given twice") }
      // An unknown name is kept; the catalogue's own check words the message.
      values[name] = try records.first { $0.name == name }.map { try read(value, $0, option) } ?? .text(value)
    }
    return values
  }

  private static func read(_ text: String, _ record: SettingRecord, _ option: String) throws -> SettingValue {
    switch record.kind {
    case .number: .number(try Typed.number(text, option: "\(option) \(record.name)"))
    case .numbers: .numbers(try Typed.numbers(text, option: "\(option) \(record.name)"))
    case .choice, .flag: record.parse(text)
    }
  }

  private func rate() throws -> Double? {
    try how.learningRate.map { try Typed.number($0, option: "--learning-rate") }
  }

  private func deviation() throws -> GradientNoise? {
    guard let noise else { return nil }
    let deviation = try Typed.number(noise, option: "--noise")
    guard deviation >= 0 else { throw Failure.usage("--noise: \(noise) is less than 0") }
    return GradientNoise(deviation: deviation)
  }

  private func clipping() throws -> Clipping? {
    guard let clip else { return nil }
    let (name, text) = try Typed.pair(clip, option: "--clip", example: "norm=1")
    let limit = try Typed.number(text, option: "--clip")
    guard limit > 0 else { throw Failure.usage("--clip: \(text) is not greater than 0") }
    switch name {
    case "norm": return .norm(limit)
    case "value": return .value(limit)
    default: throw Failure.usage("--clip: unknown limit '\(name)'; write norm=1 or value=1")
    }
  }

  private func stoppingRules(on surface: Surface) throws -> StoppingRules {
    var rules = StoppingRules.none
    for text in stop {
      if text == "bounds" {
        rules.bounds = surface.domain
        continue
      }
      let (name, value) = try Typed.pair(text, option: "--stop", example: "gradient=1e-6")
      guard name != "bounds" else { throw Failure.usage("--stop: write bounds without a value") }
      let number = try Typed.number(value, option: "--stop \(name)")
      guard number >= 0 else { throw Failure.usage("--stop \(name): \(value) is less than 0") }
      switch name {
      case "gradient": rules.gradientNorm = number
      case "change": rules.valueChange = number
      case "step": rules.stepLength = number
      case "window":
        guard number >= 1, number == number.rounded(), number <= 1e9 else {
          throw Failure.usage("--stop window: \(value) is not a whole number of at least 1")
        }
        rules.window = Int(number)
      default:
        let names = ["gradient", "change", "window", "step", "bounds"]
        throw Failure.usage(
          "--stop: unknown rule '\(name)'"
            + (nearestName(to: name, among: names).map { "; did you mean '\($0)'?" }
              ?? "; known: " + names.joined(separator: ", ")))
      }
    }
    return rules
  }
}
