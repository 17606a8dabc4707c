/// A program with memory to run in: the registers and the instructions side by side in one place.
///
/// A class so that running takes no reference counting and no bounds checks; `Evaluator` copies it when two
/// of its copies would share it.
final class Machine: @unchecked Sendable {
  // Unchecked, since a pointer is not Sendable: nothing else holds these pointers, and `Evaluator`, a value,
  // writes only through a machine that it alone holds.
  private let program: Program
  // Unsafe memory, since an array's uniqueness and bounds checks cost more than the arithmetic between them.
  // Every register number was given out by `ProgramBuilder` for exactly these registers.
  let registers: UnsafeMutablePointer<Double>
  private let instructions: UnsafeMutablePointer<Instruction>
  private let instructionCount: Int
  private let outputs: UnsafeMutablePointer<Int32>

  init(_ program: Program) {
    self.program = program
    instructionCount = program.instructions.count
    registers = .allocate(capacity: max(program.registers.count, 1))
    registers.initialize(repeating: 0, count: max(program.registers.count, 1))
    for (index, value) in program.registers.enumerated() { registers[index] = value }
    instructions = .allocate(capacity: max(instructionCount, 1))
    for (index, instruction) in program.instructions.enumerated() {
      (instructions + index).initialize(to: instruction)
    }
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

  var outputCount: Int { program.outputs.count }

  /// The result of the last run with this number.
  @inline(__always)
  func output(_ index: Int) -> Double { registers[Int(outputs[index])] }

  /// Runs the program over the variables in the first registers.
  @inline(never)
  func run() {
    let r = registers
    var next = instructions
    let end = instructions + instructionCount
    while next < end {
      let i = next.pointee
      next += 1
      let a = r[Int(i.a)]
      switch i.operation {
      case .add: r[Int(i.result)] = a + r[Int(i.b)]
      case .subtract: r[Int(i.result)] = a - r[Int(i.b)]
      case .multiply: r[Int(i.result)] = a * r[Int(i.b)]
      case .divide: r[Int(i.result)] = a / r[Int(i.b)]
      case .negate: r[Int(i.result)] = -a
      case .multiplyAdd: r[Int(i.result)] = a * r[Int(i.b)] + r[Int(i.c)]
      case .multiplySubtract: r[Int(i.result)] = a * r[Int(i.b)] - r[Int(i.c)]
      case .subtractMultiply: r[Int(i.result)] = r[Int(i.c)] - a * r[Int(i.b)]
      case .multiplyTwice: r[Int(i.result)] = a * r[Int(i.b)] * r[Int(i.c)]
      default: r[Int(i.result)] = applyFunction(i.operation, a, r[Int(i.b)], r[Int(i.c)])
      }
    }
  }
}
