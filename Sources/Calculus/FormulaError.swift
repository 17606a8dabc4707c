import Wording

/// What is wrong with a formula, where (columns count characters from 1), and what would be right.
public enum FormulaError: Error, Sendable, Hashable {
  case empty
  /// More than `limit` bytes of text.
  case tooLong(length: Int, limit: Int)
  /// Parentheses, powers, signs or divisions inside each other, more than `limit`.
  case tooDeep(column: Int, limit: Int)
  /// The derivatives would take more than `limit` operations.
  case tooLarge(limit: Int)
  case unexpectedCharacter(String, column: Int, hint: FormulaHint?)
  case malformedNumber(String, column: Int)
  /// A number that no double can hold, such as 1e999.
  case numberTooLarge(String, column: Int)
  case unknownFunction(String, column: Int, hint: FormulaHint)
  case unknownName(String, column: Int, hint: FormulaHint)
  /// A function without its parentheses, as in `sin x`.
  case missingParentheses(function: String, column: Int)
  case wrongArgumentCount(function: String, column: Int, expected: ClosedRange<Int>, found: Int)
  case missingClosing(openColumn: Int)
  case unexpectedClosing(column: Int)
  /// `found` where a number, a name or a parenthesis must stand.
  case missingOperand(found: FormulaWord, column: Int)
  case unexpected(FormulaWord, column: Int, hint: FormulaHint)
  /// A variable or parameter whose name cannot be used; `column` is nil where it was not given in the text.
  case badName(String, column: Int?, reason: NameFault)
  case badParameterValue(String, column: Int?)
}

/// A word of a formula as messages name it.
public enum FormulaWord: Sendable, Hashable {
  case end
  case number(String)
  /// A sign or name.
  case sign(String)
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

  /// The message in English, for the command line.
  public var message: String { message(in: .english) }

  /// One sentence for the person who typed it: `unknown function 'sine' at column 5; did you mean 'sin'?`
  public func message(in language: Language) -> String {
    switch self {
    case .empty: FormulaPhrase.empty.text(in: language)
    case .tooLong(let length, let limit): FormulaPhrase.tooLong.text(in: language, "\(length)", "\(limit)")
    case .tooDeep(let column, let limit): FormulaPhrase.tooDeep.text(in: language, "\(column)", "\(limit)")
    case .tooLarge(let limit): FormulaPhrase.tooLarge.text(in: language, "\(limit)")
    case .unexpectedCharacter(let character, let column, let hint):
      say(.unexpected, character, column, hint, language)
    case .malformedNumber(let text, let column): say(.malformedNumber, text, column, nil, language)
    case .numberTooLarge(let text, let column): say(.numberTooLarge, text, column, nil, language)
    case .unknownFunction(let name, let column, let hint):
      say(.unknownFunction, name, column, hint, language)
    case .unknownName(let name, let column, let hint): say(.unknownName, name, column, hint, language)
    case .missingParentheses(let function, let column):
      say(.missingParentheses, function, column, nil, language)
    case .wrongArgumentCount(let function, let column, let expected, let found):
      takes(expected).text(in: language, function, "\(column)", "\(expected.lowerBound)", "\(found)")
    case .missingClosing(let column): FormulaPhrase.missingClosing.text(in: language, "\(column)")
    case .unexpectedClosing(let column): FormulaPhrase.unexpectedClosing.text(in: language, "\(column)")
    case .missingOperand(let found, let column):
      FormulaPhrase.whereOperand.text(
        in: language,
        found == .end
          ? say(.ends, "", column, nil, language) : unexpected(found, column, nil, language))
    case .unexpected(let what, let column, let hint): unexpected(what, column, hint, language)
    case .badName(let name, let column, let reason):
      FormulaPhrase.badName.text(in: language, name, at(column, language), reason.text(in: language))
    case .badParameterValue(let name, let column):
      FormulaPhrase.badParameterValue.text(in: language, name, at(column, language))
    }
  }

  private func say(
    _ phrase: FormulaPhrase, _ text: String, _ column: Int, _ hint: FormulaHint?, _ language: Language
  ) -> String {
    hinted(phrase.text(in: language, text, "\(column)"), hint?.text(in: language), in: language)
  }

  private func unexpected(
    _ word: FormulaWord, _ column: Int, _ hint: FormulaHint?, _ language: Language
  ) -> String {
    switch word {
    case .end: say(.unexpectedEnd, "", column, hint, language)
    case .number(let text): say(.unexpectedNumber, text, column, hint, language)
    case .sign(let text): say(.unexpected, text, column, hint, language)
    }
  }

  private func takes(_ expected: ClosedRange<Int>) -> FormulaPhrase {
    if expected.lowerBound < expected.upperBound { return .takesAtLeast }
    return expected.upperBound == 1 ? .takesOne : .takesSome
  }

  private func at(_ column: Int?, _ language: Language) -> String {
    column.map { FormulaPhrase.atColumn.text(in: language, "\($0)") } ?? ""
  }
}
