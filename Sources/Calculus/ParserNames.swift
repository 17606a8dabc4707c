import NumberText

/// Which names are what, and what to say of the others.
extension Parser {
  static func reasonAgainst(_ name: String, variables: [String], parameters: [String] = []) -> NameFault? {
    if !isFormulaName(name) { return .noName }
    if MathFunction(name: name) != nil || name == "pow" { return .function }
    if constant(name) != nil { return .number }
    if variables.contains(name) { return .variable }
    if parameters.contains(name) { return .twice }
    return nil
  }

  static func constant(_ name: String) -> Expression.Constant? {
    switch name {
    case "pi", "π", "Pi", "PI": .pi
    case "e": .e
    default: nil
    }
  }

  func unknown(_ name: String, _ token: Token) -> FormulaError {
    let isCall = tokens[index].kind == .open
    let known = variables + parameters.map { $0.name }
    if let product = product(of: name) {
      return .unknownName(shortened(name), column: token.column, hint: product)
    }
    if isCall, name.unicodeScalars.count > 1 {
      let near = nearestName(to: name, among: MathFunction.allNames)
      return .unknownFunction(
        shortened(name), column: token.column,
        hint: near.map { FormulaHint(.didYouMean, $0) } ?? FormulaHint(.knownFunctions))
    }
    if let near = nearestName(to: name, among: known + ["pi"] + MathFunction.allNames) {
      return .unknownName(shortened(name), column: token.column, hint: FormulaHint(.didYouMean, near))
    }
    if name == "z" || name == "t" || (infersVariables == false && (name == "x" || name == "y")) {
      return .unknownName(name, column: token.column, hint: FormulaHint(variables: variables))
    }
    return .unknownName(
      shortened(name), column: token.column, hint: FormulaHint(.needsValue, shortened(name)))
  }

  /// `x*y` for `xy`, `x*sin(…)` for `xsin(`, if the whole name is made of known ones.
  private func product(of name: String) -> FormulaHint? {
    let letters = Array(name.unicodeScalars)
    guard letters.count > 1, letters.count <= 16 else { return nil }
    // The best split of each prefix, the fewest parts first.
    var splits: [[String]?] = [[]] + [[String]?](repeating: nil, count: letters.count)
    for end in 1...letters.count {
      for start in 0..<end {
        guard let before = splits[start] else { continue }
        var view = String.UnicodeScalarView()
        view.append(contentsOf: letters[start..<end])
        let piece = String(view)
        let isLast = end == letters.count
        let isFunction =
          isLast && start > 0 && tokens[index].kind == .open && MathFunction(name: piece) != nil
        let isExponent =
          start > 0 && piece.unicodeScalars.allSatisfy({ ("0"..."9").contains($0) })
        guard
          variables.contains(piece) || parameters.contains(where: { $0.name == piece })
            || Parser.constant(piece) != nil || isFunction || isExponent
        else { continue }
        let split = before + [isFunction ? piece + "(…)" : piece]
        if splits[end].map({ split.count < $0.count }) ?? true { splits[end] = split }
      }
    }
    guard let split = splits[letters.count] else { return nil }
    let product = split.joined(separator: "*")
    if split.count == 2, let number = split.last, number.utf8.allSatisfy({ $0 >= 48 && $0 <= 57 }) {
      return FormulaHint(.productOrPower, product, "\(split[0])^\(number)")
    }
    return FormulaHint(.product, product)
  }

  static func strayEquals(_ token: Token) -> FormulaError {
    .unexpected(.sign("="), column: token.column, hint: FormulaHint(.rightHandSide))
  }

  /// A token for a message.
  static func word(_ token: Token) -> FormulaWord {
    switch token.kind {
    case .end: .end
    case .number: .number(shortened(token.text))
    default: .sign(shortened(token.text))
    }
  }
}
