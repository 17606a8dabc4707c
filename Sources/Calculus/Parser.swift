import NumberText

/// What a formula's text says.
struct ParsedFormula {
  var expression: Expression
  /// Given or inferred.
  var variables: [String]
  /// Given, then those defined in the text (`…, a = 1`) in their order.
  var parameters: [Parameter]
}

/// Reads a formula by recursive descent.
///
/// ```
/// formula  = sum { "," name "=" sum-without-variables }
/// sum      = [ "+" | "-" ] product { ( "+" | "-" ) product }
/// product  = factor { ( "*" | "/" | nothing ) factor }
/// factor   = ( "-" | "+" ) factor | power
/// power    = primary [ "^" factor | superscript ]
/// primary  = number | name | function "(" sum { "," sum } ")" | "(" sum ")" | "√" primary
/// ```
///
/// A product without a sign binds as one with it, so 1/2x is (1/2)·x; it may not begin with a sign or a
/// number. Powers group from the right, and bind tighter than a sign before them: −x² is −(x²).
struct Parser {
  static let lengthLimit = 200_000
  static let depthLimit = 100

  let tokens: [Token]
  var index = 0
  private var nesting = 0
  let variables: [String]
  let infersVariables: Bool
  private var usesY = false
  var parameters: [Parameter]

  /// An expression and how deep it is as a tree.
  private struct Part {
    var expression: Expression
    var depth = 1
  }

  static func parse(
    _ source: String, variables: [String]?, parameters: [Parameter]
  ) throws(FormulaError) -> ParsedFormula {
    let length = source.utf8.count
    guard length <= lengthLimit else { throw .tooLong(length: length, limit: lengthLimit) }
    let tokens = try Lexer.tokens(of: source)
    guard tokens.count > 1 else { throw .empty }
    var parser = try Parser(tokens: tokens, variables: variables, parameters: parameters)
    try parser.readDefinitions()
    if let equals = tokens[..<parser.definitionsStart].first(where: { $0.kind == .equals }) {
      throw Parser.strayEquals(equals)
    }
    let expression = try parser.sum().expression
    let end = parser.tokens[parser.index]
    switch end.kind {
    case .end: break
    case .comma where parser.index == parser.definitionsStart: break
    case .close: throw .unexpectedClosing(column: end.column)
    case .comma:
      throw .unexpected(.sign(end.text), column: end.column, hint: FormulaHint(.afterFormula))
    default: throw .unexpected(Parser.word(end), column: end.column, hint: FormulaHint(.operatorBefore))
    }
    let inferred = parser.usesY ? ["x", "y"] : ["x"]
    return ParsedFormula(
      expression: expression, variables: variables ?? inferred, parameters: parser.parameters)
  }

  private init(tokens: [Token], variables: [String]?, parameters: [Parameter]) throws(FormulaError) {
    self.tokens = tokens
    self.variables = variables ?? ["x", "y"]
    self.parameters = parameters
    infersVariables = variables == nil
    definitionsStart = tokens.count
    var seen: (variables: [String], parameters: [String]) = ([], [])
    if self.variables.isEmpty {
      throw .badName("", column: nil, reason: .noVariables)
    }
    for name in self.variables {
      if let reason = Parser.reasonAgainst(name, variables: seen.variables) {
        throw .badName(shortened(name), column: nil, reason: reason)
      }
      seen.variables.append(name)
    }
    for parameter in parameters {
      if let reason = Parser.reasonAgainst(
        parameter.name, variables: seen.variables, parameters: seen.parameters)
      {
        throw .badName(shortened(parameter.name), column: nil, reason: reason)
      }
      guard parameter.value.isFinite else { throw .badParameterValue(parameter.name, column: nil) }
      seen.parameters.append(parameter.name)
    }
  }

  // MARK: Definitions

  private var definitionsStart: Int

  /// Reads what follows the formula, `, a = 1, b = 100`, first, so that the formula's names are known. Values
  /// given by the caller go before these.
  private mutating func readDefinitions() throws(FormulaError) {
    var depth = 0
    for (position, token) in tokens.enumerated() {
      if token.kind == .open { depth += 1 }
      if token.kind == .close { depth -= 1 }
      if depth == 0, token.kind == .comma, position + 2 < tokens.count,
        case .name = tokens[position + 1].kind,
        tokens[position + 2].kind == .equals
      {
        definitionsStart = position
        break
      }
    }
    index = definitionsStart
    let given = parameters
    var definedHere: [String] = []
    while index < tokens.count, tokens[index].kind == .comma {
      index += 1
      let nameToken = tokens[index]
      guard case .name(let name) = nameToken.kind, tokens[index + 1].kind == .equals else {
        throw .unexpected(
          Parser.word(nameToken), column: nameToken.column, hint: FormulaHint(.parameterForm))
      }
      if let reason = Parser.reasonAgainst(name, variables: variables, parameters: definedHere) {
        throw .badName(shortened(name), column: nameToken.column, reason: reason)
      }
      definedHere.append(name)
      index += 2
      let value = try constantValue(of: name, at: nameToken.column)
      if !given.contains(where: { $0.name == name }) { parameters.append(Parameter(name, value)) }
    }
    if index < tokens.count, tokens[index].kind != .end {
      let token = tokens[index]
      if token.kind == .close { throw .unexpectedClosing(column: token.column) }
      throw .unexpected(Parser.word(token), column: token.column, hint: FormulaHint(.parameterForm))
    }
    index = 0
  }

  private mutating func constantValue(of name: String, at column: Int) throws(FormulaError) -> Double {
    let start = index
    let expression = try sum().expression
    for token in tokens[start..<index] {
      if case .name(let used) = token.kind, variables.contains(used) {
        throw .unexpected(.sign(used), column: token.column, hint: FormulaHint(.dependsOn, used))
      }
    }
    var graph = ExpressionGraph(variables: [], parameters: parameters)
    let node = graph.intern(expression)
    guard let value = ProgramBuilder.constant(graph, node), value.isFinite else {
      throw .badParameterValue(name, column: column)
    }
    return value
  }

  // MARK: Grammar

  private mutating func sum() throws(FormulaError) -> Part {
    var terms: [Expression] = []
    var depth = 0
    var isNegative = false
    while true {
      let part = try product()
      depth = max(depth, part.depth)
      terms.append(isNegative ? .negative(part.expression) : part.expression)
      if isNegative { depth = max(depth, part.depth + 1) }
      switch tokens[index].kind {
      case .plus: isNegative = false
      case .minus: isNegative = true
      default:
        return terms.count == 1
          ? Part(expression: terms[0], depth: depth)
          : try nested(.sum(terms), depth)
      }
      index += 1
    }
  }

  private mutating func product() throws(FormulaError) -> Part {
    let first = try factor()
    // −a·b is read as −(a·b): the same number to the last bit, and the sign stands where a sum looks for it.
    if case .negative(let operand) = first.expression, factorFollows {
      let part = try product(beginningWith: Part(expression: operand, depth: first.depth - 1))
      return try nested(.negative(part.expression), part.depth)
    }
    return try product(beginningWith: first)
  }

  private var factorFollows: Bool {
    switch tokens[index].kind {
    case .times, .divide, .name, .open, .root: true
    default: false
    }
  }

  private mutating func product(beginningWith first: Part) throws(FormulaError) -> Part {
    var factors = [first.expression]
    var depth = first.depth
    while true {
      let token = tokens[index]
      switch token.kind {
      case .times, .divide:
        index += 1
      case .name, .open, .root:
        break
      case .number:
        throw .unexpected(
          Parser.word(token), column: token.column, hint: FormulaHint(.operatorOrPowerBefore))
      default:
        return factors.count == 1
          ? Part(expression: factors[0], depth: depth)
          : try nested(.product(factors), depth)
      }
      let next = try factor()
      if token.kind == .divide {
        let numerator =
          factors.count == 1
          ? Part(expression: factors[0], depth: depth) : try nested(.product(factors), depth)
        let quotient = try nested(
          .quotient(numerator.expression, next.expression), max(numerator.depth, next.depth))
        factors = [quotient.expression]
        depth = quotient.depth
      } else {
        factors.append(next.expression)
        depth = max(depth, next.depth)
      }
    }
  }

  private mutating func factor() throws(FormulaError) -> Part {
    switch tokens[index].kind {
    case .minus:
      try enter()
      defer { nesting -= 1 }
      index += 1
      let part = try factor()
      return try nested(.negative(part.expression), part.depth)
    case .plus:
      try enter()
      defer { nesting -= 1 }
      index += 1
      return try factor()
    default:
      return try power()
    }
  }

  private mutating func power() throws(FormulaError) -> Part {
    let base = try primary()
    switch tokens[index].kind {
    case .caret:
      try enter()
      defer { nesting -= 1 }
      index += 1
      let exponent = try factor()
      return try nested(.power(base.expression, exponent.expression), max(base.depth, exponent.depth))
    case .superscript(let exponent):
      index += 1
      let part = try nested(.power(base.expression, .number(exponent)), base.depth)
      if tokens[index].kind == .caret {
        throw .unexpected(.sign("^"), column: tokens[index].column, hint: FormulaHint(.onePower))
      }
      return part
    default:
      return base
    }
  }

  private mutating func primary() throws(FormulaError) -> Part {
    let token = tokens[index]
    switch token.kind {
    case .number(let value):
      index += 1
      return Part(expression: .number(value))
    case .name(let name):
      index += 1
      return try named(name, token)
    case .open:
      return try parenthesised()
    case .root:
      index += 1
      try enter()
      defer { nesting -= 1 }
      let part = try primary()
      return try nested(.call(.sqrt, [part.expression]), part.depth)
    default:
      throw .missingOperand(found: Parser.word(token), column: token.column)
    }
  }

  private mutating func parenthesised() throws(FormulaError) -> Part {
    let open = tokens[index]
    try enter()
    defer { nesting -= 1 }
    index += 1
    let part = try sum()
    try close(open)
    return part
  }

  private mutating func close(_ open: Token) throws(FormulaError) {
    let token = tokens[index]
    switch token.kind {
    case .close: index += 1
    case .end: throw .missingClosing(openColumn: open.column)
    case .comma:
      throw .unexpected(.sign(token.text), column: token.column, hint: FormulaHint(.decimalPoint))
    default: throw .unexpected(Parser.word(token), column: token.column, hint: FormulaHint(.operatorBefore))
    }
  }

  private mutating func named(_ name: String, _ token: Token) throws(FormulaError) -> Part {
    if variables.contains(name) {
      if name == "y" { usesY = true }
      return Part(expression: .variable(name))
    }
    if parameters.contains(where: { $0.name == name }) { return Part(expression: .parameter(name)) }
    if name == "pow" { return try call(name, expecting: 2...2, token) { .power($0[0], $0[1]) } }
    if let function = MathFunction(name: name) {
      return try call(name, expecting: function.argumentCount, token) { .call(function, $0) }
    }
    if let constant = Parser.constant(name) { return Part(expression: .constant(constant)) }
    throw unknown(name, token)
  }

  private mutating func call(
    _ name: String, expecting count: ClosedRange<Int>, _ token: Token, make: ([Expression]) -> Expression
  ) throws(FormulaError) -> Part {
    let open = tokens[index]
    switch open.kind {
    case .open: break
    case .caret, .superscript:
      throw .unexpected(.sign(open.text), column: open.column, hint: FormulaHint(.powerOfCall, name))
    default: throw .missingParentheses(function: name, column: token.column)
    }
    try enter()
    defer { nesting -= 1 }
    index += 1
    var arguments: [Expression] = []
    var depth = 0
    if tokens[index].kind == .close {
      throw .wrongArgumentCount(function: name, column: token.column, expected: count, found: 0)
    }
    while true {
      let part = try sum()
      arguments.append(part.expression)
      depth = max(depth, part.depth)
      guard tokens[index].kind == .comma else { break }
      index += 1
    }
    // A missing parenthesis may have swallowed what stood behind it, so it is told first.
    try close(open)
    guard count.contains(arguments.count) else {
      throw .wrongArgumentCount(
        function: name, column: token.column, expected: count, found: arguments.count)
    }
    return try nested(make(arguments), depth)
  }

  // MARK: Limits

  private mutating func enter() throws(FormulaError) {
    nesting += 1
    if nesting > Parser.depthLimit {
      throw .tooDeep(column: tokens[index].column, limit: Parser.depthLimit)
    }
  }

  private func nested(_ expression: Expression, _ depth: Int) throws(FormulaError) -> Part {
    guard depth < Parser.depthLimit else {
      throw .tooDeep(column: tokens[index].column, limit: Parser.depthLimit)
    }
    return Part(expression: expression, depth: depth + 1)
  }
}
