/// What is wrong with a formula, where (columns count characters from 1), and what would be right.
public enum FormulaError: Error, Sendable, Hashable {
  case empty
  /// More than `limit` bytes of text.
  case tooLong(length: Int, limit: Int)
  /// Parentheses, powers, signs or divisions inside each other, more than `limit`.
  case tooDeep(column: Int, limit: Int)
  /// The derivatives would take more than `limit` operations.
  case tooLarge(limit: Int)
  case unexpectedCharacter(String, column: Int, hint: String?)
  case malformedNumber(String, column: Int)
  /// A number that no double can hold, such as 1e999.
  case numberTooLarge(String, column: Int)
  case unknownFunction(String, column: Int, suggestion: String?)
  case unknownName(String, column: Int, hint: String?)
  /// A function without its parentheses, as in `sin x`.
  case missingParentheses(function: String, column: Int)
  case wrongArgumentCount(function: String, column: Int, expected: ClosedRange<Int>, found: Int)
  case missingClosing(openColumn: Int)
  case unexpectedClosing(column: Int)
  /// `found`, or the end of the formula if it is empty, where a number, a name or a parenthesis must stand.
  case missingOperand(found: String, column: Int)
  case unexpected(String, column: Int, hint: String)
  /// A variable or parameter whose name cannot be used; `column` is nil where it was not given in the text.
  case badName(String, column: Int?, reason: String)
  case badParameterValue(String, column: Int?)
}

extension FormulaError {
  /// Where in the text, counted in characters from 1; `nil` where the error is not at one place.
  public var column: Int? {
    switch self {
    case .empty, .tooLong, .tooLarge: nil
    case .tooDeep(let column, _), .unexpectedCharacter(_, let column, _), .malformedNumber(_, let column),
      .numberTooLarge(_, let column), .unknownFunction(_, let column, _), .unknownName(_, let column, _),
      .missingParentheses(_, let column), .wrongArgumentCount(_, let column, _, _),
      .missingClosing(let column), .unexpectedClosing(let column), .missingOperand(_, let column),
      .unexpected(_, let column, _):
      column
    case .badName(_, let column, _), .badParameterValue(_, let column): column
    }
  }

  /// One sentence for the person who typed it: `unknown function 'sine' at column 5; did you mean 'sin'?`
  public var message: String {
    switch self {
    case .empty:
      "the formula is empty; write for example x^2 + y^2"
    case .tooLong(let length, let limit):
      "the formula is \(length) characters long; the limit is \(limit)"
    case .tooDeep(let column, let limit):
      "too deep at column \(column): parts nest inside each other more than \(limit) times; write it with fewer"
        + " parentheses or powers"
    case .tooLarge(let limit):
      "the derivatives of this formula take more than \(limit) operations; write a shorter one"
    case .unexpectedCharacter(let character, let column, let hint):
      "unexpected '\(character)' at column \(column)" + (hint.map { "; " + $0 } ?? "")
    case .malformedNumber(let text, let column):
      "'\(text)' at column \(column) is not a number; write for example 0.5 or 1e-3"
    case .numberTooLarge(let text, let column):
      "the number \(text) at column \(column) is too large; the largest is about 1.8e308"
    case .unknownFunction(let name, let column, let suggestion):
      "unknown function '\(name)' at column \(column)"
        + (suggestion.map { "; did you mean '\($0)'?" }
          ?? "; known are sin, cos, exp, ln, sqrt, abs, min, max…")
    case .unknownName(let name, let column, let hint):
      "unknown name '\(name)' at column \(column)" + (hint.map { "; " + $0 } ?? "")
    case .missingParentheses(let function, let column):
      "the function '\(function)' at column \(column) needs parentheses; write \(function)(…)"
    case .wrongArgumentCount(let function, let column, let expected, let found):
      "'\(function)' at column \(column) takes "
        + (expected.lowerBound < expected.upperBound ? "at least " : "")
        + "\(expected.lowerBound) argument\(expected.upperBound == 1 ? "" : "s"), not \(found)"
    case .missingClosing(let column):
      "the parenthesis opened at column \(column) is never closed; add ')'"
    case .unexpectedClosing(let column):
      "the ')' at column \(column) closes nothing; remove it or add '(' before"
    case .missingOperand(let found, let column):
      found.isEmpty
        ? "the formula ends at column \(column), where a number, a name or '(' should stand"
        : "unexpected \(found) at column \(column), where a number, a name or '(' should stand"
    case .unexpected(let what, let column, let hint):
      "unexpected \(what) at column \(column); \(hint)"
    case .badName(let name, let column, let reason):
      "'\(name)'" + (column.map { " at column \($0)" } ?? "") + " cannot be a name here: \(reason)"
    case .badParameterValue(let name, let column):
      "the parameter '\(name)'" + (column.map { " at column \($0)" } ?? "")
        + " must be a finite number; write for example \(name) = 1.5"
    }
  }
}
