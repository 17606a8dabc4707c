/// A text of the teacher with places for numbers of the run.
public struct TextTemplate: Sendable, Hashable {
  /// A piece of it.
  public enum Piece: Sendable, Hashable {
    /// Markup as it stands.
    case markup(String)
    case placeholder(Placeholder)
  }

  /// Markup and numbers in order.
  public var pieces: [Piece]

  /// The template of a text; the mistake's offset counts the text's scalars.
  init(_ text: String) throws(LessonMarkup.Mistake) {
    // Twice over the text: first as written, where mistakes have their place, then as markup, where the
    // braces still stand.
    _ = try Self.split(text)
    pieces = try Self.split(LessonMarkup.markup(of: text))
  }

  /// The placeholders in order, with the offsets of their braces in the text as written.
  static func placeholders(in text: String) throws(LessonMarkup.Mistake) -> [(Placeholder, offset: Int)] {
    var offset = 0
    var found: [(Placeholder, offset: Int)] = []
    for token in try tokens(of: text) {
      if let placeholder = token.placeholder { found.append((placeholder, offset)) }
      offset += token.length
    }
    return found
  }

  /// The iterations that must be kept for the text to be filled.
  public var iterations: [Int] {
    pieces.compactMap { piece in
      if case .placeholder(let placeholder) = piece, case .iteration(let iteration) = placeholder.moment {
        return iteration
      }
      return nil
    }
  }

  /// The markup with every placeholder replaced.
  public func filled(_ value: (Placeholder) -> String) -> String {
    var text = ""
    for piece in pieces {
      switch piece {
      case .markup(let markup): text += markup
      case .placeholder(let placeholder): text += value(placeholder)
      }
    }
    return text
  }

  private static func split(_ text: String) throws(LessonMarkup.Mistake) -> [Piece] {
    var pieces: [Piece] = []
    var markup = ""
    for token in try tokens(of: text) {
      if let placeholder = token.placeholder {
        if !markup.isEmpty { pieces.append(.markup(markup)) }
        markup = ""
        pieces.append(.placeholder(placeholder))
      } else {
        markup += token.text
      }
    }
    if !markup.isEmpty { pieces.append(.markup(markup)) }
    return pieces
  }

  private struct Token {
    var text: String
    var placeholder: Placeholder?
    var length: Int
  }

  private static func tokens(of text: String) throws(LessonMarkup.Mistake) -> [Token] {
    let scalars = Array(text.unicodeScalars)
    var tokens: [Token] = []
    var index = 0
    while index < scalars.count {
      let scalar = scalars[index]
      let isDoubled = index + 1 < scalars.count && scalars[index + 1] == scalar
      if (scalar == "{" || scalar == "}") && isDoubled {
        tokens.append(Token(text: String(Character(scalar)), placeholder: nil, length: 2))
        index += 2
      } else if scalar == "{" {
        guard let end = scalars[index...].firstIndex(of: "}") else {
          throw LessonMarkup.Mistake(
            offset: index, message: "the brace is not closed", hint: "write {cost}, or {{ for a brace")
        }
        var inside = String.UnicodeScalarView()
        inside.append(contentsOf: scalars[(index + 1)..<end])
        do {
          let placeholder = try Placeholder(String(inside))
          tokens.append(Token(text: "", placeholder: placeholder, length: end - index + 1))
        } catch {
          throw LessonMarkup.Mistake(offset: index, message: error.message, hint: error.hint)
        }
        index = end + 1
      } else if scalar == "}" {
        throw LessonMarkup.Mistake(
          offset: index, message: "a closing brace without its opening one", hint: "write }} for a brace")
      } else {
        tokens.append(Token(text: String(Character(scalar)), placeholder: nil, length: 1))
        index += 1
      }
    }
    return tokens
  }
}
