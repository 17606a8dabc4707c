import NumberText

extension Expression {
  /// The expression as a person types it, `2x`, `400x (y - x^2)`; read again as a formula it gives the same
  /// function, bit for bit. A text of more than 20,000 characters, which no person reads, ends in `…`.
  public var plain: String {
    var writer = PlainWriter()
    writer.write(self, in: .sum, depth: 0)
    return writer.text
  }
}

/// How tightly a place binds: what may stand there without parentheses.
enum BindingPlace: Int {
  case sum, term, factor, operand

  func needsParentheses(_ expression: Expression) -> Bool {
    expression.binding.rawValue < rawValue
  }
}

extension Expression {
  /// The loosest place where the expression stands without parentheses.
  var binding: BindingPlace {
    switch self {
    case .sum(let terms): terms.count == 1 ? terms[0].binding : .sum
    case .negative: .sum
    case .product(let factors): factors.count == 1 ? factors[0].binding : .term
    case .quotient: .term
    case .power: .factor
    case .number(let value): value.sign == .minus ? .sum : value.isFinite ? .operand : .term
    case .constant, .variable, .parameter, .call: .operand
    }
  }
}

private struct PlainWriter {
  static let lengthLimit = 20_000
  static let depthLimit = 400
  var text = ""

  mutating func write(_ expression: Expression, in place: BindingPlace, depth: Int) {
    guard text.utf8.count < Self.lengthLimit, depth < Self.depthLimit else {
      if !text.utf8.elementsEqual("…".utf8), text.utf8.suffix(3).elementsEqual("…".utf8) == false {
        text += "…"
      }
      return
    }
    if place.needsParentheses(expression) {
      text += "("
      write(expression, in: .sum, depth: depth + 1)
      text += ")"
      return
    }
    switch expression {
    case .number(let value): text += number(value)
    case .constant(let constant): text += constant.rawValue
    case .variable(let name), .parameter(let name): text += name
    case .sum(let terms): sum(terms, depth)
    case .product(let factors): product(factors, depth)
    case .quotient(let a, let b):
      write(a, in: .term, depth: depth + 1)
      text += "/"
      write(b, in: .factor, depth: depth + 1)
    case .power(let base, let exponent):
      write(base, in: .operand, depth: depth + 1)
      text += "^"
      write(exponent, in: .factor, depth: depth + 1)
    case .negative(let operand):
      text += "-"
      write(operand, in: .term, depth: depth + 1)
    case .call(let function, let arguments):
      text += function.name + "("
      for (index, argument) in arguments.enumerated() {
        if index > 0 { text += ", " }
        write(argument, in: .sum, depth: depth + 1)
      }
      text += ")"
    }
  }

  private mutating func sum(_ terms: [Expression], _ depth: Int) {
    guard !terms.isEmpty else {
      text += "0"
      return
    }
    for (index, term) in terms.enumerated() {
      switch term {
      case .negative(let operand) where index > 0:
        text += " - "
        write(operand, in: .term, depth: depth + 1)
      case .negative(let operand):
        text += "-"
        write(operand, in: .term, depth: depth + 1)
      case .number(let value) where value.sign == .minus && index > 0 && value.isFinite:
        text += " - " + number(-value)
      default:
        if index > 0 { text += " + " }
        write(term, in: index == 0 && terms.count == 1 ? .sum : .term, depth: depth + 1)
      }
      if text.utf8.count >= Self.lengthLimit {
        if index < terms.count - 1 { text += "…" }
        return
      }
    }
  }

  private mutating func product(_ factors: [Expression], _ depth: Int) {
    guard !factors.isEmpty else {
      text += "1"
      return
    }
    for (index, factor) in factors.enumerated() {
      if index > 0 { text += separator(factors[index - 1], factor) }
      // Only the first may be a product or quotient as it is, since these group from the left.
      write(factor, in: index == 0 ? .term : .factor, depth: depth + 1)
      if text.utf8.count >= Self.lengthLimit {
        if index < factors.count - 1 { text += "…" }
        return
      }
    }
  }

  private func separator(_ left: Expression, _ right: Expression) -> String {
    let beginsWithParenthesis: Bool
    switch right.first {
    case .number(let value) where value.sign == .plus: return "*"
    case .constant(.e): return "*"
    case .variable(let name), .parameter(let name):
      // 2e1 would be read as a number.
      if name.utf8.first == UInt8(ascii: "e") || name.utf8.first == UInt8(ascii: "E") { return "*" }
      beginsWithParenthesis = false
    case .call, .constant: beginsWithParenthesis = false
    default: beginsWithParenthesis = true
    }
    switch left.last {
    case .number(let value) where value.sign == .plus && value.isFinite: return ""
    case .quotient, .call: return "*"
    case .power(_, .number(let value)) where value.sign == .plus:
      return " "
    case .power: return "*"
    default: return beginsWithParenthesis ? "" : " "
    }
  }

  private func number(_ value: Double) -> String {
    if value.isFinite { return shortestText(value) }
    return value.isNaN ? "0/0" : value < 0 ? "-1/0" : "1/0"
  }
}

extension Expression {
  /// What the text of a factor ends with.
  fileprivate var last: Expression {
    if case .product(let factors) = self, let factor = factors.last { return factor }
    return self
  }

  /// What the text of a factor begins with.
  fileprivate var first: Expression {
    if case .power(let base, _) = self, base.binding == .operand { return base }
    return self
  }
}
