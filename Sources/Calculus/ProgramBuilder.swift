/// Turns parts of a graph into a program: constants folded, equal operations done once, unneeded ones left
/// out, registers used again.
///
/// The order of operations is that of the expression, so a formula is rounded as it reads. Only steps that
/// change no bit are taken: x·1, −1·x, division by a power of two; x^n for whole n up to 16 is multiplied out
/// by squaring.
struct ProgramBuilder {
  private enum Definition: Hashable {
    case variable(Int)
    case constant(UInt64)
    case operation(Operation, Int32, Int32, Int32)
  }

  private var definitions: [Definition] = []
  private var known: [Definition: Int32] = [:]
  private let variableCount: Int
  private let parameters: [Double]

  /// The program for some nodes.
  ///
  /// - Parameter hasValue: whether the first of several is the value and the others its derivatives.
  static func program(
    _ graph: ExpressionGraph, outputs: [ExpressionGraph.NodeID], hasValue: Bool = true
  ) -> Program {
    var builder = ProgramBuilder(graph)
    var values = [Int32](repeating: 0, count: graph.nodes.count)
    for id in graph.reachable(from: outputs) {
      values[Int(id)] = builder.value(of: graph[id], graph, values)
    }
    return builder.finish(outputs.map { values[Int($0)] }, hasValue: hasValue)
  }

  /// The number that a node is, if no variable is in it.
  static func constant(_ graph: ExpressionGraph, _ node: ExpressionGraph.NodeID) -> Double? {
    let program = program(graph, outputs: [node])
    return program.instructions.isEmpty && graph.variables.isEmpty
      ? program.registers[Int(program.outputs[0])] : nil
  }

  private init(_ graph: ExpressionGraph) {
    variableCount = graph.variables.count
    parameters = graph.parameters.map { $0.value }
    for index in 0..<variableCount { _ = place(.variable(index)) }
  }

  private mutating func place(_ definition: Definition) -> Int32 {
    if let value = known[definition] { return value }
    let value = Int32(definitions.count)
    definitions.append(definition)
    known[definition] = value
    return value
  }

  private mutating func constant(_ value: Double) -> Int32 { place(.constant(value.bitPattern)) }

  private func constantValue(_ value: Int32) -> Double? {
    if case .constant(let bits) = definitions[Int(value)] { return Double(bitPattern: bits) }
    return nil
  }

  // MARK: Operations

  private mutating func emit(_ operation: Operation, _ a: Int32, _ b: Int32 = -1, _ c: Int32 = -1) -> Int32 {
    let p = constantValue(a)
    let q = b < 0 ? 0 : constantValue(b)
    let r = c < 0 ? 0 : constantValue(c)
    if let p, let q, let r { return constant(apply(operation, p, q, r)) }
    switch operation {
    case .multiply:
      if p == 1 { return b }
      if q == 1 { return a }
      if p == -1 { return emit(.negate, b) }
      if q == -1 { return emit(.negate, a) }
      // A product does not depend on the order of two factors.
      if a > b { return place(.operation(.multiply, b, a, -1)) }
    case .add:
      if a > b { return place(.operation(.add, b, a, -1)) }
    case .divide:
      if q == 1 { return a }
      if let q, q.isFinite, q.significandBitPattern == 0, q.isNormal, (1 / q).isNormal {
        return emit(.multiply, a, constant(1 / q))
      }
    case .negate:
      if case .operation(.negate, let inner, _, _) = definitions[Int(a)] { return inner }
      if case .operation(.multiply, let b, let c, _) = definitions[Int(a)] {
        if let factor = constantValue(b) { return emit(.multiply, constant(-factor), c) }
        if let factor = constantValue(c) { return emit(.multiply, constant(-factor), b) }
      }
    default: break
    }
    return place(.operation(operation, a, b, c))
  }

  private mutating func value(of node: ExpressionGraph.Node, _ graph: ExpressionGraph, _ values: [Int32])
    -> Int32
  {
    switch node {
    case .number(let bits): return place(.constant(bits))
    case .constant(let letter): return constant(letter.value)
    case .variable(let index): return Int32(index)
    case .parameter(let index): return constant(parameters[index])
    case .negative(let a): return emit(.negate, values[Int(a)])
    case .quotient(let a, let b): return emit(.divide, values[Int(a)], values[Int(b)])
    case .product(let factors):
      guard let first = factors.first else { return constant(1) }
      var result = values[Int(first)]
      for factor in factors.dropFirst() { result = emit(.multiply, result, values[Int(factor)]) }
      return result
    case .sum(let terms): return sum(terms, graph, values)
    case .power(let base, let exponent):
      let (a, b) = (values[Int(base)], values[Int(exponent)])
      if let n = constantValue(b), n == n.rounded(), abs(n) <= 16 {
        let multiplied = wholePower(a, Int(abs(n)))
        return n < 0 ? emit(.divide, constant(1), multiplied) : multiplied
      }
      if case .constant(.e) = graph[base] { return emit(.exponential, b) }
      return emit(.power, a, b)
    case .call(let function, let arguments):
      return call(function, arguments.map { values[Int($0)] })
    }
  }

  /// From left to right; a negative term is subtracted.
  private mutating func sum(
    _ terms: [ExpressionGraph.NodeID], _ graph: ExpressionGraph, _ values: [Int32]
  ) -> Int32 {
    guard let first = terms.first else { return constant(0) }
    var result = values[Int(first)]
    for (index, term) in terms.enumerated().dropFirst() {
      if case .negative(let operand) = graph[term] {
        result = emit(.subtract, result, values[Int(operand)])
      } else if index == 1, case .negative(let operand) = graph[first] {
        result = emit(.subtract, values[Int(term)], values[Int(operand)])
      } else {
        result = emit(.add, result, values[Int(term)])
      }
    }
    return result
  }

  private mutating func wholePower(_ base: Int32, _ n: Int) -> Int32 {
    switch n {
    case 0: return constant(1)
    case 1: return base
    default:
      if n % 2 == 0 {
        let half = wholePower(base, n / 2)
        return emit(.multiply, half, half)
      }
      return emit(.multiply, wholePower(base, n - 1), base)
    }
  }

  private mutating func call(_ function: MathFunction, _ arguments: [Int32]) -> Int32 {
    switch function {
    case .min, .max:
      var result = arguments[0]
      for next in arguments.dropFirst() {
        result = emit(function == .min ? .minimum : .maximum, result, next)
      }
      return result
    case .select:
      let order = emit(.compare, arguments[0], arguments[1])
      return emit(.choose, order, arguments[2], arguments[3])
    case .atan2: return emit(.arcTangent2, arguments[0], arguments[1])
    case .hypot: return emit(.hypotenuse, arguments[0], arguments[1])
    case .powln: return emit(.powerLogarithm, arguments[0], arguments[1])
    default: return emit(function.operation, arguments[0])
    }
  }

  // MARK: Finishing

  private func finish(_ outputs: [Int32], hasValue: Bool) -> Program {
    var uses = [Int32](repeating: 0, count: definitions.count)
    for output in outputs { uses[Int(output)] += 1 }
    for index in definitions.indices.reversed() where uses[index] > 0 {
      forEachOperand(definitions[index]) { uses[Int($0)] += 1 }
    }
    // The value last: while a descent goes on, the next step waits for the slopes alone.
    let wanted = hasValue ? Array(outputs.dropFirst() + outputs.prefix(1)) : outputs
    var code = Program.scheduled(fused(uses), outputs: wanted, valueCount: definitions.count)
    return allocate(&code, outputs)
  }

  private func forEachOperand(_ definition: Definition, _ body: (Int32) -> Void) {
    guard case .operation(_, let a, let b, let c) = definition else { return }
    body(a)
    if b >= 0 { body(b) }
    if c >= 0 { body(c) }
  }

  /// The needed operations, with a product that is used once joined to the operation that uses it: half as
  /// many steps through memory for the same roundings.
  private func fused(_ uses: [Int32]) -> [Instruction] {
    var isJoined = [Bool](repeating: false, count: definitions.count)
    var code: [Instruction] = []
    func product(_ value: Int32) -> (Int32, Int32)? {
      guard uses[Int(value)] == 1, !isJoined[Int(value)],
        case .operation(.multiply, let a, let b, _) = definitions[Int(value)]
      else { return nil }
      return (a, b)
    }
    // From the end, so that a product knows whether it was joined before it is written.
    for index in definitions.indices.reversed() {
      guard uses[index] > 0, !isJoined[index],
        case .operation(let operation, let a, let b, let c) = definitions[index]
      else { continue }
      let result = Int32(index)
      var instruction = Instruction(operation: operation, result: result, a: a, b: b, c: c)
      let (left, right) = (a == b ? nil : product(a), b < 0 ? nil : product(b))
      switch (operation, left, right) {
      case (.add, (let p, let q)?, (let s, let t)?):
        instruction = Instruction(operation: .addProducts, result: result, a: p, b: q, c: s, d: t)
      case (.add, _, (let p, let q)?):
        instruction = Instruction(operation: .multiplyAdd, result: result, a: p, b: q, c: a)
      case (.add, (let p, let q)?, nil):
        instruction = Instruction(operation: .multiplyAdd, result: result, a: p, b: q, c: b)
      case (.subtract, (let p, let q)?, (let s, let t)?):
        instruction = Instruction(operation: .subtractProducts, result: result, a: p, b: q, c: s, d: t)
      case (.subtract, nil, (let p, let q)?):
        instruction = Instruction(operation: .subtractMultiply, result: result, a: p, b: q, c: a)
      case (.subtract, (let p, let q)?, nil):
        instruction = Instruction(operation: .multiplySubtract, result: result, a: p, b: q, c: b)
      case (.multiply, _, (let p, let q)?):
        instruction = Instruction(operation: .multiplyTwice, result: result, a: p, b: q, c: a)
      case (.multiply, (let p, let q)?, nil):
        instruction = Instruction(operation: .multiplyTwice, result: result, a: p, b: q, c: b)
      default:
        code.append(instruction)
        continue
      }
      // Both, but of a threefold product only one factor.
      if right != nil { isJoined[Int(b)] = true }
      if left != nil, operation != .multiply || right == nil { isJoined[Int(a)] = true }
      code.append(instruction)
    }
    code.reverse()
    return code
  }

  /// Gives every value a register; one whose last reader has run is free again. Outputs stay.
  private func allocate(_ code: inout [Instruction], _ outputs: [Int32]) -> Program {
    var lastUse = [Int](repeating: -1, count: definitions.count)
    for (place, instruction) in code.enumerated() {
      instruction.forEachOperand { lastUse[Int($0)] = place }
    }
    for output in outputs { lastUse[Int(output)] = .max }

    var registers = [Double](repeating: 0, count: variableCount)
    var register = [Int32](repeating: -1, count: definitions.count)
    for (index, definition) in definitions.enumerated() {
      switch definition {
      case .variable(let variable): register[index] = Int32(variable)
      case .constant(let bits) where lastUse[index] >= 0:
        register[index] = Int32(registers.count)
        registers.append(Double(bitPattern: bits))
      default: break
      }
    }
    var free: [Int32] = []
    for place in code.indices {
      let instruction = code[place]
      code[place].a = register[Int(instruction.a)]
      code[place].b = instruction.b < 0 ? code[place].a : register[Int(instruction.b)]
      code[place].c = instruction.c < 0 ? code[place].a : register[Int(instruction.c)]
      code[place].d = instruction.d < 0 ? code[place].a : register[Int(instruction.d)]
      instruction.forEachOperand { operand in
        guard lastUse[Int(operand)] == place, case .operation = definitions[Int(operand)] else { return }
        free.append(register[Int(operand)])
        // An operand may be there twice.
        lastUse[Int(operand)] = -1
      }
      let result: Int32
      if let reused = free.popLast() {
        result = reused
      } else {
        result = Int32(registers.count)
        registers.append(0)
      }
      register[Int(instruction.result)] = result
      code[place].result = result
    }
    return Program(
      instructions: code, registers: registers, variableCount: variableCount,
      outputs: outputs.map { register[Int($0)] })
  }
}

extension MathFunction {
  /// The operation of a function of one number.
  fileprivate var operation: Operation {
    switch self {
    case .sin: .sine
    case .cos: .cosine
    case .tan: .tangent
    case .asin: .arcSine
    case .acos: .arcCosine
    case .atan: .arcTangent
    case .sinh: .hyperbolicSine
    case .cosh: .hyperbolicCosine
    case .tanh: .hyperbolicTangent
    case .asinh: .areaSine
    case .acosh: .areaCosine
    case .atanh: .areaTangent
    case .exp: .exponential
    case .expm1: .exponentialMinusOne
    case .ln: .logarithm
    case .log1p: .logarithmOnePlus
    case .log10: .decimalLogarithm
    case .log2: .binaryLogarithm
    case .sqrt: .squareRoot
    case .cbrt: .cubeRoot
    case .abs: .absolute
    case .sign: .sign
    case .step: .step
    case .sigmoid: .sigmoid
    case .atan2: .arcTangent2
    case .hypot: .hypotenuse
    case .min: .minimum
    case .max: .maximum
    case .powln: .powerLogarithm
    case .select: .choose
    }
  }
}
