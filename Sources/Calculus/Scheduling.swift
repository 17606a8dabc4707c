extension Program {
  /// The instructions in an order in which each stands, where it can, right after the one whose result it waits
  /// for: a machine that runs one at a time then hands the number over without a way through memory, and this
  /// way is most of what an addition costs.
  ///
  /// - Parameters:
  ///   - code: instructions over values (`result` is each one's own), operands before their use.
  ///   - outputs: the values that are wanted, in the order in which they are wanted.
  static func scheduled(_ code: [Instruction], outputs: [Int32], valueCount: Int) -> [Instruction] {
    var place = [Int32](repeating: -1, count: valueCount)
    for (index, instruction) in code.enumerated() { place[Int(instruction.result)] = Int32(index) }
    let heights = heights(code, place)
    var order: [Instruction] = []
    order.reserveCapacity(code.count)
    // Depth first with a stack of our own, since formulas may be deep: an instruction is met twice, to put its
    // operands before it, the one that takes longest last, and then to be placed itself.
    var isPlaced = [Bool](repeating: false, count: code.count)
    var stack: [(index: Int32, isOpen: Bool)] = []
    for output in outputs where place[Int(output)] >= 0 {
      stack.append((place[Int(output)], false))
      while let (index, isOpen) = stack.popLast() {
        let instruction = code[Int(index)]
        guard !isPlaced[Int(index)] else { continue }
        if isOpen {
          isPlaced[Int(index)] = true
          order.append(instruction)
          continue
        }
        stack.append((index, true))
        let first = stack.count
        instruction.forEachOperand { operand in
          let source = place[Int(operand)]
          guard source >= 0, !isPlaced[Int(source)] else { return }
          // What lies lowest in the stack is placed last.
          var at = stack.count
          while at > first, heights[Int(stack[at - 1].index)] < heights[Int(source)] { at -= 1 }
          stack.insert((source, false), at: at)
        }
      }
    }
    return order
  }

  /// How long it takes to each result at least, in the time of an addition.
  private static func heights(_ code: [Instruction], _ place: [Int32]) -> [Int32] {
    var heights = [Int32](repeating: 0, count: code.count)
    for (index, instruction) in code.enumerated() {
      instruction.forEachOperand { operand in
        let source = place[Int(operand)]
        if source >= 0 { heights[index] = max(heights[index], heights[Int(source)]) }
      }
      heights[index] += instruction.operation.duration
    }
    return heights
  }
}

extension Operation {
  /// In the time of an addition, roughly.
  fileprivate var duration: Int32 {
    switch self {
    case .add, .subtract, .multiply, .negate: 1
    case .multiplyAdd, .multiplySubtract, .subtractMultiply, .addProducts, .subtractProducts, .multiplyTwice:
      2
    case .divide: 4
    default: 16
    }
  }
}
