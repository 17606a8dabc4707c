/// A language in which pictures, findings and the refusals of a page are worded.
public enum Language: String, CaseIterable, Sendable {
  case english = "en"
  case german = "de"
  case french = "fr"

  /// Whether nouns begin with a capital letter inside a sentence too.
  public var capitalizesNouns: Bool {
    switch self {
    case .english, .french: false
    case .german: true
    }
  }

  /// The language of a tag such as `de-AT`: the primary subtag decides. English where it is none of these.
  public init(tag: String) {
    var primary: [UInt8] = []
    for byte in tag.utf8 {
      if byte == UInt8(ascii: "-") || byte == UInt8(ascii: "_") { break }
      let isCapital = byte >= UInt8(ascii: "A") && byte <= UInt8(ascii: "Z")
      primary.append(isCapital ? byte + 32 : byte)
    }
    self = Language(rawValue: String(decoding: primary, as: UTF8.self)) ?? .english
  }
}
