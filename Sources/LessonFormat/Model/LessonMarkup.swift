/// A teacher's text in the markup of figures.
///
/// `*slanted*` and `**bold**` as in Markdown; `<i>`, `<b>`, `<sub>` and `<sup>` stand for themselves; every
/// other `<`, `>` and `&` is the letter that it is. An asterisk between spaces or digits (`2 * 3`) is an
/// asterisk. Apostrophes become printed ones.
enum LessonMarkup {
  private static let tags = ["i", "b", "sub", "sup"]

  /// Why a text cannot become markup.
  struct Mistake: Error, Hashable {
    /// The number of the scalar in the text, from 0.
    var offset: Int
    var message: String
    var hint: String
  }

  /// A text whose every letter stands for itself.
  static func escaped(_ text: String) -> String {
    var result = ""
    for character in text {
      switch character {
      case "&": result += "&amp;"
      case "<": result += "&lt;"
      case ">": result += "&gt;"
      default: result.append(character)
      }
    }
    return result
  }

  /// The markup of a text, with everything in braces left as it is.
  static func markup(of text: String) throws(Mistake) -> String {
    let scalars = Array(text.withPrintedApostrophes.unicodeScalars)
    var result = ""
    var open: [(tag: String, offset: Int)] = []
    var index = 0
    while index < scalars.count {
      switch scalars[index] {
      case "&": result += "&amp;"
      case ">": result += "&gt;"
      case "<":
        if let tag = tag(at: index, in: scalars) {
          if tag.isClosing {
            guard open.last?.tag == tag.name else {
              throw Mistake(
                offset: index, message: "</\(tag.name)> closes nothing",
                hint: "it must follow its own <\(tag.name)>")
            }
            open.removeLast()
          } else {
            open.append((tag.name, index))
          }
          result += tag.isClosing ? "</\(tag.name)>" : "<\(tag.name)>"
          index += tag.length
          continue
        }
        result += "&lt;"
      case "*":
        let double = index + 1 < scalars.count && scalars[index + 1] == "*"
        let length = double ? 2 : 1
        let tag = double ? "b" : "i"
        let before = index > 0 ? scalars[index - 1] : " "
        let after = index + length < scalars.count ? scalars[index + length] : " "
        if open.last?.tag == tag, !before.properties.isWhitespace {
          result += "</\(tag)>"
          open.removeLast()
        } else if !after.properties.isWhitespace, !isFactor(before),
          closes(tag: double, after: index + length, in: scalars)
        {
          result += "<\(tag)>"
          open.append((tag, index))
        } else {
          result += double ? "**" : "*"
        }
        index += length
        continue
      default: result.unicodeScalars.append(scalars[index])
      }
      index += 1
    }
    if let last = open.last {
      throw Mistake(
        offset: last.offset, message: "<\(last.tag)> is not closed",
        hint: "write </\(last.tag)> where it ends")
    }
    return result
  }

  /// Whether an asterisk behind this letter multiplies.
  private static func isFactor(_ scalar: Unicode.Scalar) -> Bool {
    scalar.properties.isAlphabetic || scalar.properties.numericType != nil || scalar == ")"
  }

  private static func tag(at index: Int, in scalars: [Unicode.Scalar]) -> (
    name: String, isClosing: Bool, length: Int
  )? {
    for name in tags {
      for closing in [false, true] {
        let letters = Array("<\(closing ? "/" : "")\(name)>".unicodeScalars)
        if scalars[index...].starts(with: letters) { return (name, closing, letters.count) }
      }
    }
    return nil
  }

  /// Whether an asterisk that could open is closed later by one that follows a letter.
  private static func closes(tag double: Bool, after start: Int, in scalars: [Unicode.Scalar]) -> Bool {
    var index = start
    while index < scalars.count {
      guard scalars[index] == "*" else {
        index += 1
        continue
      }
      let run = scalars[index...].prefix { $0 == "*" }.count
      if run >= (double ? 2 : 1), index > start, !scalars[index - 1].properties.isWhitespace {
        return true
      }
      index += run
    }
    return false
  }
}
