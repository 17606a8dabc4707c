/// The phrases of a room: one case each, whose exhaustive `switch` refuses to compile where a translation is missing.
public protocol Phrase: CaseIterable, Sendable {
  /// The phrase in each language.
  var translations: Translations { get }
}

extension Phrase {
  /// The phrase in a language; `{1}` becomes the first value, and so on.
  public func text(in language: Language, _ values: String...) -> String {
    filled(translations[language], with: values)
  }

  /// The phrase in a language, with values that come as a list.
  public func text(in language: Language, filling values: [String]) -> String {
    filled(translations[language], with: values)
  }
}

/// A text with `{1}`, `{2}` … replaced by the values; a place without a value stays as it is.
public func filled(_ text: String, with values: [String]) -> String {
  if values.isEmpty { return text }
  let bytes = Array(text.utf8)
  var result: [UInt8] = []
  var index = 0
  while index < bytes.count {
    if index + 2 < bytes.count, bytes[index] == UInt8(ascii: "{"), bytes[index + 2] == UInt8(ascii: "}") {
      let place = Int(bytes[index + 1]) - Int(UInt8(ascii: "1"))
      if values.indices.contains(place) {
        result += Array(values[place].utf8)
        index += 3
        continue
      }
    }
    result.append(bytes[index])
    index += 1
  }
  return String(decoding: result, as: UTF8.self)
}
