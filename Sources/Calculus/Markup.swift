import NumberText

extension Expression {
  /// The expression typeset, in the small markup of figures (`<i>`, `<sup>`, `<sub>`): 2<i>x</i> for 2x.
  /// Variables are italic, functions upright, the minus is U+2212, digits in a name are a subscript. A text of
  /// more than 20,000 bytes, which no figure holds, ends in `…`.
  public var markup: String {
    var writer = MarkupWriter()
    writer.write(self, in: .sum, depth: 0)
    return writer.text
  }

  /// Whether it can stand in a superscript, which has no second floor.
  fileprivate func isFlat(depth: Int = 0) -> Bool {
    guard depth < 6 else { return false }
    switch self {
    case .number(let value): return abs(value) >= 1e-3 && abs(value) < 1e6 || value == 0
    case .constant: return true
    case .variable(let name), .parameter(let name): return name.unicodeScalars.count == 1
    case .sum(let parts), .product(let parts): return parts.allSatisfy { $0.isFlat(depth: depth + 1) }
    case .quotient(let a, let b): return a.isFlat(depth: depth + 1) && b.isFlat(depth: depth + 1)
    case .negative(let a): return a.isFlat(depth: depth + 1)
    case .power, .call: return false
    }
  }
}

/// A name typeset: italic, what follows `_` and final digits as a subscript. `w1` becomes
/// `<i>w</i><sub>1</sub>`.
public func nameMarkup(_ name: String) -> String {
  var base = Array(name.unicodeScalars)
  var index: [Unicode.Scalar] = []
  if let line = base.firstIndex(of: "_"), line > 0, line < base.count - 1 {
    index = Array(base[(line + 1)...])
    base = Array(base[..<line])
  } else {
    while base.count > 1, let last = base.last, ("0"..."9").contains(last) {
      index.insert(last, at: 0)
      base.removeLast()
    }
  }
  let text = "<i>" + string(base) + "</i>"
  return index.isEmpty ? text : text + "<sub>" + string(index) + "</sub>"
}

private func string(_ letters: [Unicode.Scalar]) -> String {
  var view = String.UnicodeScalarView()
  view.append(contentsOf: letters)
  return String(view)
}

private struct MarkupWriter {
  static let lengthLimit = 20_000
  static let depthLimit = 400
  var text = ""

  mutating func write(_ expression: Expression, in place: BindingPlace, depth: Int) {
    guard text.utf8.count < Self.lengthLimit, depth < Self.depthLimit else {
      if text.utf8.suffix(3).elementsEqual("…".utf8) == false { text += "…" }
      return
    }
    if place.needsParentheses(expression) {
      text += "("
      write(expression, in: .sum, depth: depth + 1)
      text += ")"
      return
    }
    switch expression {
    case .number(let value): text += value.isFinite ? numberMarkup(value) : displayMarkup(value)
    case .constant(let constant): text += constant == .pi ? "π" : "e"
    case .variable(let name), .parameter(let name): text += nameMarkup(name)
    case .sum(let terms): sum(terms, depth)
    case .product(let factors): product(factors, depth)
    case .quotient(let a, let b):
      write(a, in: .term, depth: depth + 1)
      text += "/"
      write(b, in: .factor, depth: depth + 1)
    case .power(let base, let exponent): power(base, exponent, depth)
    case .negative(let operand):
      text += minusSign
      write(operand, in: .term, depth: depth + 1)
    case .call(.powln, let arguments) where arguments.count == 2:
      let factors = [Expression.power(arguments[0], arguments[1]), .call(.ln, [arguments[0]])]
      write(.product(factors), in: place, depth: depth + 1)
    case .call(.select, let arguments) where arguments.count == 4: choice(arguments, depth)
    case .call(let function, let arguments): call(function, arguments, power: nil, depth)
    }
  }

  /// (p if a > b, else q), which is what `select` is but for the tie.
  private mutating func choice(_ arguments: [Expression], _ depth: Int) {
    text += "("
    write(arguments[2], in: .sum, depth: depth + 1)
    text += " if "
    write(arguments[0], in: .sum, depth: depth + 1)
    text += " &gt; "
    write(arguments[1], in: .sum, depth: depth + 1)
    text += ", else "
    write(arguments[3], in: .sum, depth: depth + 1)
    text += ")"
  }

  private mutating func sum(_ terms: [Expression], _ depth: Int) {
    if terms.isEmpty { text += "0" }
    for (index, term) in terms.enumerated() {
      switch term {
      case .negative(let operand):
        text += index > 0 ? " " + minusSign + " " : minusSign
        write(operand, in: .term, depth: depth + 1)
      case .number(let value) where value.sign == .minus && index > 0 && value.isFinite:
        text += " " + minusSign + " " + numberMarkup(-value)
      default:
        if index > 0 { text += " + " }
        write(term, in: index == 0 && terms.count == 1 ? .sum : .term, depth: depth + 1)
      }
      guard text.utf8.count < Self.lengthLimit else {
        if index < terms.count - 1 { text += "…" }
        return
      }
    }
  }

  private mutating func product(_ factors: [Expression], _ depth: Int) {
    if factors.isEmpty { text += "1" }
    for (index, factor) in factors.enumerated() {
      if index > 0 { text += separator(factors[index - 1], factor) }
      write(factor, in: index == 0 ? .term : .factor, depth: depth + 1)
      guard text.utf8.count < Self.lengthLimit else {
        if index < factors.count - 1 { text += "…" }
        return
      }
    }
  }

  private func separator(_ left: Expression, _ right: Expression) -> String {
    var base = right
    while case .power(let inner, _) = base { base = inner }
    if case .number = base { return " · " }
    if case .quotient = left { return " · " }
    if left.isWord || right.isWord { return left.endsClosed || right.beginsOpen ? "" : "\u{2009}" }
    return ""
  }

  private mutating func power(_ base: Expression, _ exponent: Expression, _ depth: Int) {
    // sin²(x), not sin(x)².
    if case .call(let function, let arguments) = base, case .number(let value) = exponent, value > 0,
      exponent.isFlat(), function.namedMarkup != nil
    {
      call(function, arguments, power: exponent, depth)
      return
    }
    // A base that has a superscript or a root of its own is bracketed; a name with a subscript is not.
    var bracketed = BindingPlace.operand.needsParentheses(base)
    if case .call(let function, _) = base, function.namedMarkup == nil { bracketed = true }
    if case .number(let value) = base, numberMarkup(value).utf8.contains(UInt8(ascii: "<")) {
      bracketed = true
    }
    if bracketed {
      text += "("
      write(base, in: .sum, depth: depth + 1)
      text += ")"
    } else {
      write(base, in: .operand, depth: depth + 1)
    }
    raised(exponent, depth)
  }

  private mutating func raised(_ exponent: Expression, _ depth: Int) {
    if exponent.isFlat() {
      text += "<sup>"
      write(exponent, in: .sum, depth: depth + 1)
      text += "</sup>"
    } else {
      text += "^"
      write(exponent, in: .operand, depth: depth + 1)
    }
  }

  private mutating func call(
    _ function: MathFunction, _ arguments: [Expression], power: Expression?, _ depth: Int
  ) {
    if let name = function.namedMarkup {
      if function == .exp, power == nil, arguments.count == 1, arguments[0].isFlat() {
        text += "e<sup>"
        write(arguments[0], in: .sum, depth: depth + 1)
        text += "</sup>"
        return
      }
      text += name
      if let power { raised(power, depth) }
      text += "("
      for (index, argument) in arguments.enumerated() {
        if index > 0 { text += ", " }
        write(argument, in: .sum, depth: depth + 1)
      }
      text += ")"
      return
    }
    guard let argument = arguments.first else { return }
    switch function {
    case .abs:
      text += "|"
      write(argument, in: .sum, depth: depth + 1)
      text += "|"
    default:
      text += function == .cbrt ? "∛" : "√"
      // A name or a number needs no parentheses under the root sign.
      switch argument {
      case .number, .variable, .parameter, .constant: write(argument, in: .operand, depth: depth + 1)
      default:
        text += "("
        write(argument, in: .sum, depth: depth + 1)
        text += ")"
      }
    }
  }
}

/// A number with all its digits: 0.1, 2 · 10<sup>−7</sup>.
private func numberMarkup(_ value: Double) -> String {
  for digits in 1...16 where readNumber(roundedText(value, digits: digits)) == value {
    return displayMarkup(value, digits: digits)
  }
  return displayMarkup(value, digits: 17)
}

extension MathFunction {
  /// The function's name in print; `nil` for those that have a sign (√, |x|).
  fileprivate var namedMarkup: String? {
    switch self {
    case .sqrt, .cbrt, .abs: nil
    case .asin: "arcsin"
    case .acos: "arccos"
    case .atan: "arctan"
    case .asinh: "arsinh"
    case .acosh: "arcosh"
    case .atanh: "artanh"
    case .log10: "log<sub>10</sub>"
    case .log2: "log<sub>2</sub>"
    case .sign: "sgn"
    default: name
    }
  }
}

extension Expression {
  /// Whether it is printed with an upright word, which needs air around it.
  fileprivate var isWord: Bool {
    switch self {
    case .call(let function, _): function.namedMarkup != nil
    case .power(let base, _): base.isWord
    case .variable(let name), .parameter(let name): name.unicodeScalars.count > 1
    default: false
    }
  }

  fileprivate var endsClosed: Bool {
    if case .sum = self { return true }
    return false
  }

  fileprivate var beginsOpen: Bool {
    switch self {
    case .sum, .power(.sum, _): true
    default: false
    }
  }
}
