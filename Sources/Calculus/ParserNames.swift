import NumberText

/// Which names are what, and what to say of the others.
extension Parser {
  static func reasonAgainst(_ name: String, variables: [String], parameters: [String] = []) -> String? {
    if !isFormulaName(name) { return "a name is a letter, then letters, digits or _" }
    if MathFunction(name: name) != nil || name == "pow" { return "it is the name of a function" }
    if constant(name) != nil { return "it is a number of its own" }
    if variables.contains(name) { return "it is a variable already; choose another" }
    if parameters.contains(name) { return "it is given twice; leave one out" }
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
    if let split = product(of: name) {
      return .unknownName(shortened(name), column: token.column, hint: "write \(split)")
    }
    if isCall, name.unicodeScalars.count > 1 {
      return .unknownFunction(
        shortened(name), column: token.column,
        suggestion: nearestName(to: name, among: MathFunction.allNames))
    }
    if let near = nearestName(to: name, among: known + ["pi"] + MathFunction.allNames) {
      return .unknownName(shortened(name), column: token.column, hint: "did you mean '\(near)'?")
    }
    if name == "z" || name == "t" || (infersVariables == false && (name == "x" || name == "y")) {
      return .unknownName(
        name, column: token.column, hint: "the variables are " + variables.joined(separator: " and "))
    }
    return .unknownName(
      shortened(name), column: token.column, hint: "give it a value, as in \(shortened(name)) = 1")
  }

  /// `x*y` for `xy`, `x*sin(…)` for `xsin(`, if the whole name is made of known ones.
  private func product(of name: String) -> String? {
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
    let product = split.joined(separator: "*") + " for a product"
    if split.count == 2, let number = split.last, number.utf8.allSatisfy({ $0 >= 48 && $0 <= 57 }) {
      return product + " or \(split[0])^\(number) for a power"
    }
    return product
  }

  static func strayEquals(_ token: Token) -> FormulaError {
    .unexpected(
      "'='", column: token.column,
      hint: "write only the right-hand side, and parameters after it, as in a*x^2, a = 3")
  }

  static func description(_ token: Token) -> String {
    switch token.kind {
    case .end: "the end"
    case .number: "number \(shortened(token.text))"
    default: "'\(shortened(token.text))'"
    }
  }
}
