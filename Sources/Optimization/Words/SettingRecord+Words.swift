import NumberText
import Wording

extension SettingRange {
  /// In words: `a number at least 0 and below 1`.
  func words(in language: Language) -> String {
    var bounds: [String] = []
    if lower > -.infinity {
      bounds.append((includesLower ? ChoicePhrase.least : .above).text(in: language, shortestText(lower)))
    }
    if upper < .infinity {
      bounds.append((includesUpper ? ChoicePhrase.most : .below).text(in: language, shortestText(upper)))
    }
    let noun = (isWhole ? ChoicePhrase.wholeNumber : .number).text(in: language)
    if bounds.isEmpty { return noun }
    return noun + " " + bounds.joined(separator: " " + HintPhrase.and.text(in: language) + " ")
  }
}

extension SettingRecord.Kind {
  /// What is asked for, in words: `one of classical, pytorch`.
  func words(in language: Language) -> String {
    switch self {
    case .number(let range): range.words(in: language)
    case .choice(let words): ChoicePhrase.oneOf.text(in: language, words.joined(separator: ", "))
    case .flag: ChoicePhrase.flag.text(in: language)
    case .numbers(let range): ChoicePhrase.list.text(in: language, range.words(in: language))
    }
  }

  /// The word that was probably meant.
  func nearest(to given: String) -> String? {
    guard case .choice(let words) = self else { return nil }
    return nearestName(to: given, among: words)
  }
}
