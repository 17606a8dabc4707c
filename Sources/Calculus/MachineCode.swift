/// What a `Machine` does at one instruction: an `Operation` of arithmetic, told apart by which operand, if any,
/// is the result p of the instruction before, or a call of a function.
///
/// A number that goes through memory from one instruction to the next takes two to three times as long on its
/// way as its addition takes, so p stays in a register of the processor.
@usableFromInline
enum MachineOperation: UInt8, Sendable {
  /// a + b; p + b.
  case add, addToPrevious
  /// a − b; p − b; a − p.
  case subtract, subtractFromPrevious, subtractPrevious
  /// a·b; p·b; p·p.
  case multiply, multiplyPrevious, squarePrevious
  /// a / b; −a.
  case divide, negate
  /// a·b + c; p·b + c; a·b + p.
  case multiplyAdd, multiplyPreviousAdd, multiplyAddPrevious
  /// a·b − c; p·b − c; a·b − p.
  case multiplySubtract, multiplyPreviousSubtract, multiplySubtractPrevious
  /// c − a·b; c − p·b; p − a·b.
  case subtractMultiply, subtractMultiplyPrevious, subtractMultiplyFromPrevious
  /// a·b + c·d; p·b + c·d.
  case addProducts, addPreviousProduct
  /// a·b − c·d; p·b − c·d; a·b − p·d.
  case subtractProducts, subtractFromPreviousProduct, subtractPreviousProduct
  /// (a·b)·c; (p·b)·c; (a·b)·p.
  case multiplyTwice, multiplyPreviousTwice, multiplyTwicePrevious
  /// Whatever else, computed by `applyFunction`.
  case function
  /// Nothing more: the program is over.
  case end
}

/// One instruction of a `Machine`.
@usableFromInline
struct MachineInstruction: Sendable {
  @usableFromInline var operation: MachineOperation
  /// What `function` calls.
  @usableFromInline var called: Operation
  @usableFromInline var result: UInt32
  @usableFromInline var a: UInt32
  @usableFromInline var b: UInt32
  @usableFromInline var c: UInt32
  @usableFromInline var d: UInt32

  /// What stands after the last instruction.
  static var end: MachineInstruction {
    var instruction = MachineInstruction(
      Instruction(operation: .add, result: 0, a: 0, b: 0, c: 0, d: 0), previous: nil)
    instruction.operation = .end
    return instruction
  }

  /// An instruction of a program; `previous` is the register of the result before it.
  init(_ instruction: Instruction, previous: Int32?) {
    var (a, b, c, d) = (instruction.a, instruction.b, instruction.c, instruction.d)
    // Factors, summands and added products may change places: no bit depends on it.
    switch instruction.operation {
    case .add, .multiply, .multiplyAdd, .multiplySubtract, .subtractMultiply, .multiplyTwice,
      .subtractProducts:
      if b == previous { swap(&a, &b) }
      if instruction.operation == .subtractProducts, d == previous { swap(&c, &d) }
    case .addProducts:
      if c == previous || d == previous { (a, b, c, d) = (c, d, a, b) }
      if b == previous { swap(&a, &b) }
    default: break
    }
    called = instruction.operation
    operation = MachineOperation(
      instruction.operation, previousIs: (a == previous, b == previous, c == previous))
    result = UInt32(bitPattern: instruction.result)
    self.a = UInt32(bitPattern: a)
    self.b = UInt32(bitPattern: b)
    self.c = UInt32(bitPattern: c)
    self.d = UInt32(bitPattern: d)
  }
}

extension MachineOperation {
  fileprivate init(_ operation: Operation, previousIs p: (a: Bool, b: Bool, c: Bool)) {
    switch operation {
    case .add: self = p.a ? .addToPrevious : .add
    case .subtract: self = p.a ? .subtractFromPrevious : p.b ? .subtractPrevious : .subtract
    case .multiply: self = p.a && p.b ? .squarePrevious : p.a ? .multiplyPrevious : .multiply
    case .divide: self = .divide
    case .negate: self = .negate
    case .multiplyAdd: self = p.a ? .multiplyPreviousAdd : p.c ? .multiplyAddPrevious : .multiplyAdd
    case .multiplySubtract:
      self = p.a ? .multiplyPreviousSubtract : p.c ? .multiplySubtractPrevious : .multiplySubtract
    case .subtractMultiply:
      self = p.a ? .subtractMultiplyPrevious : p.c ? .subtractMultiplyFromPrevious : .subtractMultiply
    case .addProducts: self = p.a ? .addPreviousProduct : .addProducts
    case .subtractProducts:
      self = p.a ? .subtractFromPreviousProduct : p.c ? .subtractPreviousProduct : .subtractProducts
    case .multiplyTwice: self = p.a ? .multiplyPreviousTwice : p.c ? .multiplyTwicePrevious : .multiplyTwice
    default: self = .function
    }
  }
}
