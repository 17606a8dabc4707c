import NumberText
import Wording

/// A schedule at work: its rule and what it remembers. A value.
public struct RateSource: Sendable {
  private let rule: @Sendable (RateQuestion, inout ScheduleMemory) -> Double
  private var memory = ScheduleMemory()
  /// Whether the rate is the base rate always.
  public let isConstant: Bool

  /// The source of a rule.
  init<Rule: ScheduleRule>(_ rule: Rule, isConstant: Bool = false) {
    self.rule = { question, memory in rule.rate(question, &memory) }
    self.isConstant = isConstant
  }

  /// A rule with a warm-up of `settings` in front.
  init<Rule: ScheduleRule>(_ rule: Rule, _ settings: Settings) {
    let steps = settings.count("warmup")
    if steps > 0 {
      self.init(Warmup(steps: steps, start: settings.number("warmup-start"), before: rule))
    } else {
      self.init(rule)
    }
  }

  /// η_t; to be asked once for each iteration, in order.
  public mutating func rate(_ question: RateQuestion) -> Double {
    isConstant ? question.base : rule(question, &memory)
  }
}

/// A schedule as the catalogue, the help and the schema know it, and how to make one.
public struct ScheduleRecord: Sendable {
  /// The name in lessons and on the command line, such as `inverse-time`.
  public var name: String
  /// The name in figures, in each language.
  public var title: Translations
  /// One sentence for a learner.
  public var summary: Translations
  /// η_t in markup.
  public var equation: String
  /// The paper or program that it is taken from; may be empty.
  public var source: String
  /// What can be set of it, in the order in which it is listed.
  public var settings: [SettingRecord]
  /// Makes the schedule, its settings already checked.
  public var make: @Sendable (Settings) -> RateSource

  /// A record; the settings of the warm-up are added.
  public init(
    name: String, title: Translations, summary: Translations, equation: String, source: String,
    settings: [SettingRecord] = [], make: @escaping @Sendable (Settings) -> RateSource
  ) {
    self.name = name
    self.title = title
    self.summary = summary
    self.equation = equation
    self.source = source
    self.settings = settings + Warmup<ConstantSchedule>.settings
    self.make = make
  }
}

/// A schedule and what was set of it.
public struct ScheduleChoice: Sendable, Hashable {
  /// The name of its record.
  public var name: String
  /// What was set, by name; the rest has its standard value.
  public var settings: [String: SettingValue]

  /// A choice; it is checked when it is used.
  public init(_ name: String, settings: [String: SettingValue] = [:]) {
    self.name = name
    self.settings = settings
  }

  /// One rate throughout.
  public static let constant = ScheduleChoice("constant")

  /// Its record. Throws `ChoiceError.unknownName` with the nearest one.
  public func record() throws(ChoiceError) -> ScheduleRecord {
    try ScheduleCatalogue.schedule(named: name)
  }

  /// Every setting with its value, given or standard; a `period` that is not given is what a warm-up
  /// leaves of the run's steps.
  public func resolved(steps: Int) throws(ChoiceError) -> Settings {
    let record = try record()
    var given = settings
    if given["period"] == nil,
      record.settings.contains(where: { $0.name == "period" && $0.standard == nil })
    {
      var warmup = 0.0
      if case .number(let given)? = given["warmup"], given > 0 { warmup = given.rounded(.up) }
      given["period"] = .number(max(1, Double(steps) - warmup))
    }
    return try Settings(given, records: record.settings, owner: .schedule(name))
  }

  /// The schedule for a run of `steps` steps. Throws `ChoiceError`.
  public func makeSource(steps: Int) throws(ChoiceError) -> RateSource {
    let settings = try resolved(steps: steps)
    if name == "constant", settings.count("warmup") == 0 {
      return RateSource(ConstantSchedule(), isConstant: true)
    }
    return try record().make(settings)
  }
}

/// All schedules. To add one: its file and its line here.
public enum ScheduleCatalogue {
  /// Every record.
  public static let all: [ScheduleRecord] = [
    ConstantSchedule.record,
    StepSchedule.record,
    ExponentialSchedule.record,
    InverseTimeSchedule.record,
    PolynomialSchedule.record,
    LinearSchedule.record,
    CosineSchedule.record,
    OneCycleSchedule.record,
    PlateauSchedule.record,
    ListSchedule.record,
    SlopeSchedule.record,
  ]

  /// The schedule of a name. Throws `ChoiceError.unknownName` with the nearest one.
  public static func schedule(named name: String) throws(ChoiceError) -> ScheduleRecord {
    for record in all where record.name == name { return record }
    let names = all.map { $0.name }
    throw .unknownName(.schedule(name), known: names, nearest: nearestName(to: name, among: names))
  }
}
