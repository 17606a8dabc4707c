import LessonFormat
import NumberText
import Optimization

/// What was typed on the command line, as numbers.
enum Typed {
  /// A finite number such as `-1.5` or `1e-3`.
  static func number(_ text: String, option: String) throws -> Double {
    guard let value = readNumber(Substring(text).trimmed), value.isFinite else {
      throw Failure.usage("\(option): '\(text)' is not a number")
    }
    return value
  }

  /// Refuses more steps than a run may have that is kept whole; a trace streams its steps and has no limit.
  static func checkKept(steps: Int) throws {
    guard steps <= LessonLimits.steps else {
      throw Failure.usage(
        "--steps: \(steps) is out of range; a whole number from 0 to \(LessonLimits.steps) is expected")
    }
  }

  /// Numbers between commas.
  static func numbers(_ text: String, option: String) throws -> [Double] {
    try text.split(separator: ",", omittingEmptySubsequences: false).map {
      try number(String($0), option: option)
    }
  }

  /// Whether a text reads as numbers between commas, so that it is not a name.
  static func looksLikeNumbers(_ text: String) -> Bool {
    guard let first = text.first(where: { $0 != " " }) else { return false }
    return first.isNumber || "+-.".contains(first)
  }

  /// Known words between commas, each once.
  static func words(_ text: String, option: String, known: [String]) throws -> [String] {
    try text.split(separator: ",", omittingEmptySubsequences: false).map { part in
      let word = part.trimmed
      guard known.contains(word) else {
        throw Failure.usage("\(option): unknown '\(word)'; " + Suggestion.among(known, for: word))
      }
      return word
    }
  }

  /// `name=value`.
  static func pair(_ text: String, option: String, example: String) throws -> (name: String, value: String) {
    guard let equals = text.firstIndex(of: "="), equals > text.startIndex else {
      throw Failure.usage("\(option): '\(text)' is not of the form \(example)")
    }
    return (String(text[..<equals]), String(text[text.index(after: equals)...]))
  }

  /// `-2:2,-1:1`.
  static func domain(_ text: String) throws -> [Domain.Interval] {
    try text.split(separator: ",", omittingEmptySubsequences: false).map { part in
      let bounds = part.split(separator: ":", omittingEmptySubsequences: false)
      guard bounds.count == 2 else {
        throw Failure.usage("--domain: '\(part)' is not of the form from:to, such as -2:2")
      }
      let lower = try number(String(bounds[0]), option: "--domain")
      let upper = try number(String(bounds[1]), option: "--domain")
      guard lower < upper else {
        throw Failure.usage("--domain: \(part) is empty; write the smaller number first")
      }
      return Domain.Interval(lower, upper)
    }
  }

  /// A message with the typed text below it and a caret under the mistake.
  static func underlined(_ what: String, _ text: String, column: Int?, message: String) -> String {
    guard let column, !text.contains("\n") else { return message }
    let excerpt = Diagnostic.excerpt(of: text, column: column)
    return "\(message)\n  \(excerpt.text)\n  \(excerpt.caret)"
  }
}

extension Substring {
  /// Without the spaces around it.
  fileprivate var trimmed: String {
    String(drop { $0 == " " }.reversed().drop { $0 == " " }.reversed())
  }
}
