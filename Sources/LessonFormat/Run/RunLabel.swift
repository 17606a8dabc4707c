import NumberText
import Optimization
import Wording

/// What runs of a comparison are called, in markup: what sets each apart.
public enum RunLabel {
  /// `η = 0.1`.
  public static func rate(_ rate: Double) -> String { "<i>η</i> = " + displayMarkup(rate) }

  /// The title of a method, with the settings that were given.
  public static func method(_ choice: MethodChoice, language: Language = .english) -> String {
    let record = MethodCatalogue.all.first { $0.name == choice.name }
    var label = record?.title[language] ?? LessonMarkup.escaped(choice.name)
    for setting in record?.settings ?? [] {
      guard let value = choice.settings[setting.name] else { continue }
      switch value {
      case .number(let number): label += ", \(symbol(of: setting)) = " + displayMarkup(number)
      case .text(let text): label += ", " + LessonMarkup.escaped(text)
      case .flag(let flag):
        label += ", " + (flag ? setting.name : RunPhrase.not.text(in: language, setting.name))
      case .numbers: break
      }
    }
    return label
  }

  /// The title of a schedule.
  public static func schedule(_ choice: ScheduleChoice, language: Language = .english) -> String {
    ScheduleCatalogue.all.first { $0.name == choice.name }?.title[language]
      ?? LessonMarkup.escaped(choice.name)
  }

  /// The name of a start, or its coordinates.
  public static func start(_ start: Start, language: Language = .english) -> String {
    switch start {
    case .random: RunPhrase.randomStart.text(in: language)
    case .named(let name): LessonMarkup.escaped(name.replacing("-", with: " "))
    case .at(let position):
      RunPhrase.from.text(in: language, position.map { displayText($0) }.joined(separator: ", "))
    }
  }

  /// The symbol of a method's setting and its value.
  public static func setting(_ name: String, _ value: Double, of method: String) -> String {
    let record = MethodCatalogue.all.first { $0.name == method }?.settings.first { $0.name == name }
    return "\(record.map(symbol) ?? name) = " + displayMarkup(value)
  }

  /// The deviation of the noise.
  public static func noise(_ deviation: Double, language: Language = .english) -> String {
    RunPhrase.noise.text(in: language, displayMarkup(deviation))
  }

  /// The weight of the smoothness.
  public static func smoothness(_ weight: Double) -> String { "<i>λ</i> = " + displayMarkup(weight) }

  /// The limit of the gradient.
  public static func clipping(_ clipping: Clipping) -> String {
    switch clipping {
    case .norm(let limit): "‖∇<i>f</i>‖ ≤ " + displayMarkup(limit)
    case .value(let limit): "|∂<i>f</i>| ≤ " + displayMarkup(limit)
    }
  }

  private static func symbol(of setting: SettingRecord) -> String {
    setting.symbol.isEmpty ? setting.name : setting.symbol
  }
}
