import CMaths
import Calculus

/// Expressions as a list of operations on intervals, each done once however often it occurs.
struct IntervalProgram: Sendable {
  /// One operation; `first` and `second` say which earlier results it takes.
  private enum Operation: Sendable, Hashable {
    case constant(Double)
    case variable(Int)
    case add(Int, Int)
    case subtract(Int, Int)
    case multiply(Int, Int)
    case divide(Int, Int)
    case negate(Int)
    case power(Int, Int)
    case realPower(Int, Int)
    case call(MathFunction, Int)
    case call2(MathFunction, Int, Int)
    case select(Int, Int, Int, Int)
  }

  private var operations: [Operation] = []
  /// For each of the stages, how many operations it needs and where its results are.
  private var stages: [(end: Int, results: [Int])] = []
  private let variables: [String]
  private let parameters: [Parameter]

  /// A program for several groups of expressions; a later group may use what an earlier one has computed.
  init(_ groups: [[Expression]], variables: [String], parameters: [Parameter]) {
    self.variables = variables
    self.parameters = parameters
    var known: [Operation: Int] = [:]
    for group in groups {
      var results: [Int] = []
      for expression in group { results.append(compile(expression, &known)) }
      stages.append((operations.count, results))
    }
  }

  private mutating func emit(_ operation: Operation, _ known: inout [Operation: Int]) -> Int {
    if let index = known[operation] { return index }
    operations.append(operation)
    known[operation] = operations.count - 1
    return operations.count - 1
  }

  private mutating func compile(_ expression: Expression, _ known: inout [Operation: Int]) -> Int {
    switch expression {
    case .number(let value): return emit(.constant(value), &known)
    case .constant(let constant): return emit(.constant(constant.value), &known)
    case .variable(let name): return emit(.variable(variables.firstIndex(of: name) ?? 0), &known)
    case .parameter(let name):
      let parameter = parameters.first { $0.name == name }
      return emit(.constant(parameter?.value ?? .nan), &known)
    case .negative(let inner): return emit(.negate(compile(inner, &known)), &known)
    case .sum(let terms):
      guard let first = terms.first else { return emit(.constant(0), &known) }
      var sum = compile(first, &known)
      for term in terms.dropFirst() {
        if case .negative(let inner) = term {
          sum = emit(.subtract(sum, compile(inner, &known)), &known)
        } else {
          sum = emit(.add(sum, compile(term, &known)), &known)
        }
      }
      return sum
    case .product(let factors):
      guard let first = factors.first else { return emit(.constant(1), &known) }
      var product = compile(first, &known)
      for factor in factors.dropFirst() {
        let next = compile(factor, &known)
        product = emit(next == product ? .power(product, 2) : .multiply(product, next), &known)
      }
      return product
    case .quotient(let a, let b): return emit(.divide(compile(a, &known), compile(b, &known)), &known)
    case .power(let base, let exponent):
      if let whole = wholeNumber(exponent) { return emit(.power(compile(base, &known), whole), &known) }
      return emit(.realPower(compile(base, &known), compile(exponent, &known)), &known)
    case .call(let function, let arguments):
      let inputs = arguments.map { compile($0, &known) }
      if inputs.count == 4 { return emit(.select(inputs[0], inputs[1], inputs[2], inputs[3]), &known) }
      guard let first = inputs.first else { return emit(.constant(.nan), &known) }
      if inputs.count == 1 { return emit(.call(function, first), &known) }
      var result = first
      for input in inputs.dropFirst() { result = emit(.call2(function, result, input), &known) }
      return result
    }
  }

  private func wholeNumber(_ expression: Expression) -> Int? {
    switch expression {
    case .number(let value): abs(value) <= 1000 ? Int(exactly: value) : nil
    case .negative(let inner): wholeNumber(inner).map { -$0 }
    case .parameter(let name):
      parameters.first { $0.name == name }.flatMap { abs($0.value) <= 1000 ? Int(exactly: $0.value) : nil }
    default: nil
    }
  }

  /// The memory of an evaluation: results so far over one box.
  struct State: Sendable {
    fileprivate var values: [Enclosure] = []
    fileprivate var done = 0
    fileprivate var box: [Enclosure] = []
    /// Whether a jump (of a sign, a step, a branch) lies in the box, so that second derivatives say nothing
    /// about the change of the first.
    fileprivate(set) var hasJump = false
  }

  /// Begins with a box, one interval a variable.
  func begin(_ state: inout State, over box: [Enclosure]) {
    if state.values.count != operations.count {
      state.values = [Enclosure](repeating: .empty, count: operations.count)
    }
    state.box = box
    state.done = 0
    state.hasJump = false
  }

  /// The values of a group over the box.
  func evaluate(_ stage: Int, _ state: inout State) -> [Enclosure] {
    let (end, results) = stages[stage]
    var index = state.done
    while index < end {
      state.values[index] = compute(operations[index], &state)
      index += 1
    }
    state.done = max(state.done, end)
    return results.map { state.values[$0] }
  }

  private func compute(_ operation: Operation, _ state: inout State) -> Enclosure {
    switch operation {
    case .constant(let value): return Enclosure(value)
    case .variable(let index): return state.box[index]
    case .add(let a, let b): return state.values[a] + state.values[b]
    case .subtract(let a, let b): return state.values[a] - state.values[b]
    case .multiply(let a, let b): return state.values[a] * state.values[b]
    case .divide(let a, let b): return state.values[a] / state.values[b]
    case .negate(let a): return -state.values[a]
    case .power(let a, let exponent): return state.values[a].power(exponent)
    case .realPower(let a, let b): return state.values[a].power(state.values[b])
    case .call(let function, let a): return call(function, state.values[a], &state.hasJump)
    case .call2(let function, let a, let b):
      return call(function, state.values[a], state.values[b], &state.hasJump)
    case .select(let a, let b, let p, let q):
      let difference = state.values[a] - state.values[b]
      if difference.isEmpty { return .empty }
      if difference.lower > 0 { return state.values[p] }
      if difference.upper < 0 { return state.values[q] }
      state.hasJump = true
      return state.values[p].union(state.values[q])
    }
  }

  private func call(_ function: MathFunction, _ x: Enclosure, _ hasJump: inout Bool) -> Enclosure {
    if x.isEmpty { return .empty }
    switch function {
    case .sin: return x.sine
    case .cos: return x.cosine
    case .tan: return x.tangent
    case .asin: return x.rising(from: -1, to: 1, CMaths.asin)
    case .acos: return -x.rising(from: -1, to: 1) { -CMaths.acos($0) }
    case .atan: return x.rising(CMaths.atan)
    case .sinh: return x.rising(CMaths.sinh)
    case .cosh: return x.even(CMaths.cosh)
    case .tanh: return x.rising(CMaths.tanh)
    case .asinh: return x.rising(CMaths.asinh)
    case .acosh: return x.rising(from: 1, CMaths.acosh)
    case .atanh: return x.rising(from: -1, to: 1, CMaths.atanh)
    case .exp: return x.rising(CMaths.exp)
    case .expm1: return x.rising(CMaths.expm1)
    case .ln: return x.rising(from: 0, CMaths.log)
    case .log1p: return x.rising(from: -1, CMaths.log1p)
    case .log10: return x.rising(from: 0, CMaths.log10)
    case .log2: return x.rising(from: 0, CMaths.log2)
    case .sqrt: return x.rising(from: 0) { $0.squareRoot() }
    case .cbrt: return x.rising(CMaths.cbrt)
    case .abs: return x.absolute
    case .sigmoid: return x.rising { 1 / (1 + CMaths.exp(-$0)) }
    case .sign:
      if x.containsZero { hasJump = true }
      return x.rising { $0 > 0 ? 1 : $0 < 0 ? -1 : 0 }
    case .step:
      if x.containsZero { hasJump = true }
      return x.rising { $0 > 0 ? 1 : $0 < 0 ? 0 : 0.5 }
    case .atan2, .hypot, .min, .max, .select, .powln: return .all
    }
  }

  private func call(_ function: MathFunction, _ a: Enclosure, _ b: Enclosure, _ hasJump: inout Bool)
    -> Enclosure
  {
    if a.isEmpty || b.isEmpty { return .empty }
    switch function {
    case .min: return Enclosure(Swift.min(a.lower, b.lower), Swift.min(a.upper, b.upper))
    case .max: return Enclosure(Swift.max(a.lower, b.lower), Swift.max(a.upper, b.upper))
    case .hypot: return (a.squared + b.squared).rising(from: 0) { $0.squareRoot() }
    case .atan2:
      // atan2(y, x): smooth right of the y axis; elsewhere the cut along the negative x axis may lie inside.
      if b.lower > 0 { return (a / b).rising(CMaths.atan) }
      hasJump = true
      return Enclosure(-.pi, .pi)
    case .powln: return a.power(b) * a.rising(from: 0, CMaths.log)
    default: return .all
    }
  }
}
