import NumberText
import Wording

/// The value of a setting, as a lesson or the command line gives it.
public enum SettingValue: Sendable, Hashable {
  case number(Double)
  case text(String)
  case flag(Bool)
  case numbers([Double])

  /// The value as one types it: `0.9`, `pytorch`, `true`, `0.1,0.05`.
  public var plain: String {
    switch self {
    case .number(let number): shortestText(number)
    case .text(let text): text
    case .flag(let flag): flag ? "true" : "false"
    case .numbers(let numbers): numbers.map { shortestText($0) }.joined(separator: ",")
    }
  }
}

/// The numbers that a setting may take: an interval, either end open or closed, perhaps whole numbers only.
public struct SettingRange: Sendable, Hashable {
  /// The lower end; −∞ for none.
  public var lower: Double
  /// The upper end; ∞ for none.
  public var upper: Double
  /// Whether the lower end is in range.
  public var includesLower: Bool
  /// Whether the upper end is in range.
  public var includesUpper: Bool
  /// Whether only whole numbers are in range.
  public var isWhole: Bool

  /// An interval, closed unless said otherwise.
  public init(
    _ lower: Double, _ upper: Double, includesLower: Bool = true, includesUpper: Bool = true,
    isWhole: Bool = false
  ) {
    self.lower = lower
    self.upper = upper
    self.includesLower = includesLower
    self.includesUpper = includesUpper
    self.isWhole = isWhole
  }

  /// Any finite number.
  public static let any = SettingRange(
    -.infinity, .infinity, includesLower: false, includesUpper: false)
  /// Finite and above zero.
  public static let positive = SettingRange(0, .infinity, includesLower: false, includesUpper: false)
  /// Finite and not below zero.
  public static let notNegative = SettingRange(0, .infinity, includesUpper: false)
  /// From 0 up to but not including 1.
  public static let belowOne = SettingRange(0, 1, includesUpper: false)
  /// From 0 to 1.
  public static let unit = SettingRange(0, 1)
  /// Between 0 and 1, neither of them.
  public static let insideUnit = SettingRange(0, 1, includesLower: false, includesUpper: false)
  /// A whole number from 1 on.
  public static let count = SettingRange(1, .infinity, includesUpper: false, isWhole: true)
  /// A whole number from 0 on.
  public static let countOrZero = SettingRange(0, .infinity, includesUpper: false, isWhole: true)

  /// Whether `value` is in range; NaN never is.
  public func contains(_ value: Double) -> Bool {
    (includesLower ? value >= lower : value > lower)
      && (includesUpper ? value <= upper : value < upper)
      && (!isWhole || value == value.rounded())
  }
}

/// What a setting is: its kind, default, range and meaning; read by the validation, the schema and the help.
public struct SettingRecord: Sendable, Hashable {
  /// What values it takes.
  public enum Kind: Sendable, Hashable {
    case number(SettingRange)
    /// One of the given words.
    case choice([String])
    case flag
    /// A list of numbers, at least one.
    case numbers(SettingRange)
  }

  /// The name in lessons and on the command line, such as `weight-decay`.
  public var name: String
  /// What values it takes.
  public var kind: Kind
  /// The value where none is given; `nil` where one must be given.
  public var standard: SettingValue?
  /// The symbol in markup, such as `<i>β</i><sub>1</sub>`; empty for choices and flags.
  public var symbol: String
  /// One sentence.
  public var summary: Translations

  /// A setting of any kind.
  public init(
    _ name: String, _ kind: Kind, standard: SettingValue?, symbol: String = "", summary: Translations
  ) {
    self.name = name
    self.kind = kind
    self.standard = standard
    self.symbol = symbol
    self.summary = summary
  }

  /// A number.
  public init(
    _ name: String, _ range: SettingRange, standard: Double?, symbol: String = "", summary: Translations
  ) {
    self.init(
      name, .number(range), standard: standard.map { .number($0) }, symbol: symbol, summary: summary)
  }

  /// Reads what was typed on a command line, such as `0.9`, `true`, `classical` or `0.1,0.05`.
  public func parse(_ typed: String) -> SettingValue {
    switch kind {
    case .number: readNumber(typed).map { .number($0) } ?? .text(typed)
    case .choice: .text(typed)
    case .flag: typed == "true" ? .flag(true) : typed == "false" ? .flag(false) : .text(typed)
    case .numbers:
      Self.list(typed).map { .numbers($0) } ?? .text(typed)
    }
  }

  private static func list(_ typed: String) -> [Double]? {
    var numbers: [Double] = []
    for part in typed.split(separator: ",", omittingEmptySubsequences: false) {
      guard let number = readNumber(String(part)) else { return nil }
      numbers.append(number)
    }
    return numbers
  }
}

extension [SettingRecord] {
  /// Reads settings that were typed as `name=value`; what does not fit is left as text, so that the check of
  /// `Settings` names it.
  public func parse(_ typed: [(name: String, value: String)]) -> [String: SettingValue] {
    var result: [String: SettingValue] = [:]
    for (name, value) in typed {
      result[name] = .text(value)
      for record in self where record.name == name { result[name] = record.parse(value) }
    }
    return result
  }
}
