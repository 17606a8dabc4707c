import Calculus

extension Formula {
  /// The parameters that stand in it, each once, in the order in which they are known.
  public var namedParameters: [String] {
    var names: Set<String> = []
    expression.addParameters(to: &names)
    return parameters.map(\.name).filter { names.contains($0) }
  }

  /// The names among those given by the caller that neither the formula nor a definition in it uses.
  public func unused(_ given: [Parameter]) -> [String] {
    let named = Set(namedParameters)
    let idle = given.filter { !named.contains($0.name) }
    // A definition may use a parameter that the formula itself does not: `a*x^2, a = 2*b`.
    guard !idle.isEmpty,
      let without = try? Formula(
        source, variables: variables, parameters: given.filter { named.contains($0.name) })
    else { return [] }
    return idle.map(\.name).filter { name in !without.parameters.contains { $0.name == name } }
  }
}

extension Expression {
  fileprivate func addParameters(to names: inout Set<String>) {
    switch self {
    case .number, .constant, .variable: break
    case .parameter(let name): names.insert(name)
    case .sum(let parts), .product(let parts), .call(_, let parts):
      for part in parts { part.addParameters(to: &names) }
    case .quotient(let a, let b), .power(let a, let b):
      a.addParameters(to: &names)
      b.addParameters(to: &names)
    case .negative(let a): a.addParameters(to: &names)
    }
  }
}
