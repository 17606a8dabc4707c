import NumberText
import PageEngine

/// Letters of equal width: what a browser measures is not the engine's business.
let plainMeter = TextMeter(
  width: { font, text in Double(text.unicodeScalars.count) * font.size * 0.55 },
  reach: { font in (font.size * 0.95, font.size * 0.25) })

func request(_ entries: KeyValuePairs<String, String>) -> Request {
  Request(entries.map { Request.Entry($0.key, $0.value) })
}

/// A session in which a scene runs.
func session(_ entries: KeyValuePairs<String, String>) throws -> PageSession {
  var session = PageSession(plainMeter)
  _ = try session.configure(request(entries))
  return session
}

extension JSONText {
  /// The value of a member.
  subscript(_ name: String) -> JSONText? {
    guard case .object(let members) = self else { return nil }
    return members.first { $0.name == name }?.value
  }

  var items: [JSONText] {
    if case .list(let items) = self { items } else { [] }
  }

  /// A number as JavaScript's `Number` reads it.
  var number: Double? {
    switch self {
    case .number(let text): readNumber(text)
    case .text("Infinity"): .infinity
    case .text("-Infinity"): -.infinity
    case .text("NaN"): .nan
    default: nil
    }
  }

  var text: String? {
    if case .text(let text) = self { text } else { nil }
  }
}
