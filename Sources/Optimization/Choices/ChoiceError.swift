import NumberText
import Wording

/// A method, schedule or setting that cannot be had as asked for.
public enum ChoiceError: Error, Sendable, Hashable {
  /// No method or schedule has this name.
  case unknownName(ChoiceOwner, known: [String], nearest: String?)
  case unknownSetting(String, owner: ChoiceOwner, known: [String], nearest: String?)
  case badSetting(String, owner: ChoiceOwner, given: String, expected: SettingRecord.Kind)
  case missingSetting(String, owner: ChoiceOwner, summary: Translations)
  /// A learning rate that is not positive and finite.
  case badRate(Double)
  /// A number of run settings out of range: its name, what it is, what it must be. In English always, since the page
  /// looks at these numbers before.
  case badNumber(String, given: Double, expected: String)
  /// The method cannot work on this objective.
  case unsuitable(String, reason: Unsuitability)

  /// The message in English, for the command line.
  public var message: String { message(in: .english) }

  /// One sentence: what is wrong and what would be right.
  public func message(in language: Language) -> String {
    switch self {
    case .unknownName(let owner, let known, let nearest):
      hinted(
        ChoicePhrase.unknown.text(in: language, owner.text(in: language)),
        Self.hint(nearest, known, language), in: language)
    case .unknownSetting(let name, let owner, let known, let nearest):
      known.isEmpty
        ? ChoicePhrase.noSettings.text(in: language, owner.text(in: language), name)
        : hinted(
          ChoicePhrase.unknownSetting.text(in: language, owner.text(in: language), name),
          Self.hint(nearest, known, language), in: language)
    case .badSetting(let name, let owner, let given, let expected):
      hinted(
        ChoicePhrase.badSetting.text(
          in: language, owner.text(in: language), name, given, expected.words(in: language)),
        expected.nearest(to: given).map { HintPhrase.didYouMean.text(in: language, $0) }, in: language)
    case .missingSetting(let name, let owner, let summary):
      ChoicePhrase.missingSetting.text(in: language, owner.text(in: language), name, summary[language])
    case .badRate(let rate): ChoicePhrase.badRate.text(in: language, shortestText(rate))
    case .badNumber(let name, let given, let expected):
      "\(name) is \(shortestText(given)) but must be \(expected)"
    case .unsuitable(let name, let reason):
      ChoicePhrase.unsuitable.text(
        in: language, ChoiceOwner.method(name).text(in: language), reason.text(in: language))
    }
  }

  private static func hint(_ nearest: String?, _ known: [String], _ language: Language) -> String {
    if let nearest { return HintPhrase.didYouMean.text(in: language, nearest) }
    return HintPhrase.known.text(in: language, known.joined(separator: ", "))
  }
}

/// What settings belong to, by its name.
public enum ChoiceOwner: Sendable, Hashable {
  case method(String)
  case schedule(String)
  /// What else has settings in a lesson.
  case other(String)

  /// As a sentence begins with it: `method 'adam'`.
  func text(in language: Language) -> String {
    switch self {
    case .method(let name): ChoicePhrase.method.text(in: language, name)
    case .schedule(let name): ChoicePhrase.schedule.text(in: language, name)
    case .other(let name): ChoicePhrase.other.text(in: language, name)
    }
  }
}
