/// A program with memory to run in: the registers and the instructions side by side in one place.
///
/// A class so that running takes no reference counting and no bounds checks; `Evaluator` copies it when two
/// of its copies would share it. Inlinable, so that a loop over many points in another module has no call in it.
@usableFromInline
final class Machine: @unchecked Sendable {
  // Unchecked, since a pointer is not Sendable: nothing else holds these pointers, and `Evaluator`, a value,
  // writes only through a machine that it alone holds.
  private let program: Program
  // Unsafe memory, since an array's uniqueness and bounds checks cost more than the arithmetic between them.
  // Every register number was given out by `ProgramBuilder` for exactly these registers.
  @usableFromInline let registers: UnsafeMutablePointer<Double>
  @usableFromInline let instructions: UnsafeMutablePointer<MachineInstruction>
  private let outputs: UnsafeMutablePointer<Int32>

  init(_ program: Program) {
    self.program = program
    registers = .allocate(capacity: max(program.registers.count, 1))
    registers.initialize(repeating: 0, count: max(program.registers.count, 1))
    for (index, value) in program.registers.enumerated() { registers[index] = value }
    let count = program.instructions.count
    instructions = .allocate(capacity: count + 1)
    var previous: Int32?
    for (index, instruction) in program.instructions.enumerated() {
      (instructions + index).initialize(to: MachineInstruction(instruction, previous: previous))
      previous = instruction.result
    }
    (instructions + count).initialize(to: .end)
    outputs = .allocate(capacity: max(program.outputs.count, 1))
    for (index, output) in program.outputs.enumerated() { (outputs + index).initialize(to: output) }
  }

  deinit {
    registers.deallocate()
    instructions.deallocate()
    outputs.deallocate()
  }

  /// A machine for the same program that shares nothing with this one.
  func copy() -> Machine { Machine(program) }

  /// The register of a result.
  func outputRegister(_ index: Int) -> Int { Int(program.outputs[index]) }

  /// As `run`, in a place of its own: for programs that are long enough not to mind the call.
  @inline(never)
  func runApart() { run() }

  /// The result of the last run with this number.
  @inline(__always)
  func output(_ index: Int) -> Double { registers[Int(outputs[index])] }

  /// Runs the program over the variables in the first registers.
  #if PAGE_ENGINE
    // One interpreter instead of one in each caller: the page's engine is to be small.
    @usableFromInline @inline(never)
  #else
    @inlinable @inline(__always)
  #endif
  func run() {
    let r = registers
    var i = instructions
    var p = 0.0
    while true {
      // Operands are read in each case by themselves, so that none is waited for that is not asked for.
      switch i.pointee.operation {
      case .add: p = r[i.pointee.a] + r[i.pointee.b]
      case .addToPrevious: p = p + r[i.pointee.b]
      case .subtract: p = r[i.pointee.a] - r[i.pointee.b]
      case .subtractFromPrevious: p = p - r[i.pointee.b]
      case .subtractPrevious: p = r[i.pointee.a] - p
      case .multiply: p = r[i.pointee.a] * r[i.pointee.b]
      case .multiplyPrevious: p = p * r[i.pointee.b]
      case .squarePrevious: p = p * p
      case .divide: p = r[i.pointee.a] / r[i.pointee.b]
      case .negate: p = -r[i.pointee.a]
      case .multiplyAdd: p = r[i.pointee.a] * r[i.pointee.b] + r[i.pointee.c]
      case .multiplyPreviousAdd: p = p * r[i.pointee.b] + r[i.pointee.c]
      case .multiplyAddPrevious: p = r[i.pointee.a] * r[i.pointee.b] + p
      case .multiplySubtract: p = r[i.pointee.a] * r[i.pointee.b] - r[i.pointee.c]
      case .multiplyPreviousSubtract: p = p * r[i.pointee.b] - r[i.pointee.c]
      case .multiplySubtractPrevious: p = r[i.pointee.a] * r[i.pointee.b] - p
      case .subtractMultiply: p = r[i.pointee.c] - r[i.pointee.a] * r[i.pointee.b]
      case .subtractMultiplyPrevious: p = r[i.pointee.c] - p * r[i.pointee.b]
      case .subtractMultiplyFromPrevious: p = p - r[i.pointee.a] * r[i.pointee.b]
      case .addProducts: p = r[i.pointee.a] * r[i.pointee.b] + r[i.pointee.c] * r[i.pointee.d]
      case .addPreviousProduct: p = p * r[i.pointee.b] + r[i.pointee.c] * r[i.pointee.d]
      case .subtractProducts: p = r[i.pointee.a] * r[i.pointee.b] - r[i.pointee.c] * r[i.pointee.d]
      case .subtractFromPreviousProduct: p = p * r[i.pointee.b] - r[i.pointee.c] * r[i.pointee.d]
      case .subtractPreviousProduct: p = r[i.pointee.a] * r[i.pointee.b] - p * r[i.pointee.d]
      case .multiplyTwice: p = r[i.pointee.a] * r[i.pointee.b] * r[i.pointee.c]
      case .multiplyPreviousTwice: p = p * r[i.pointee.b] * r[i.pointee.c]
      case .multiplyTwicePrevious: p = r[i.pointee.a] * r[i.pointee.b] * p
      case .function:
        p = applyFunction(i.pointee.called, r[i.pointee.a], r[i.pointee.b], r[i.pointee.c])
      case .end: return
      }
      r[i.pointee.result] = p
      i += 1
    }
  }
}

extension UnsafeMutablePointer<Double> {
  /// The register of a number in an instruction.
  @inlinable
  subscript(register: UInt32) -> Double {
    @inline(__always) get { self[Int(register)] }
    @inline(__always) nonmutating set { self[Int(register)] = newValue }
  }
}
