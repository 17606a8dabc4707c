/// A program that runs over many points at once: every register holds a chunk of numbers, and every
/// instruction goes through the whole chunk, so that its cost is that of the arithmetic alone.
final class BatchMachine: @unchecked Sendable {
  // Unchecked, since a pointer is not Sendable: `Evaluator`, a value, writes only through a machine that it
  // alone holds.
  /// Points in a chunk: enough to make the instruction's own cost small, few enough for all registers to stay in
  /// the nearest cache.
  static let width = 64
  private typealias Pair = SIMD2<Double>
  private static let pairs = width / 2

  private let program: Program
  // Unsafe memory for vector loads without bounds checks; `ProgramBuilder` gave out every register number for
  // exactly these registers.
  private let memory: UnsafeMutablePointer<Pair>

  /// Whether an operation has a kernel of our own here, which may differ from the C library in the last place.
  static func isApproximate(_ operation: Operation) -> Bool {
    switch operation {
    case .exponential, .sine, .cosine, .logarithm: true
    default: false
    }
  }

  init(_ program: Program) {
    self.program = program
    let count = max(program.registers.count, 2) * Self.pairs
    memory = .allocate(capacity: count)
    memory.initialize(repeating: Pair(), count: count)
    for (index, value) in program.registers.enumerated() {
      (memory + index * Self.pairs).update(repeating: Pair(repeating: value), count: Self.pairs)
    }
  }

  deinit { memory.deallocate() }

  func copy() -> BatchMachine { BatchMachine(program) }

  /// The chunk of a variable, to be written before `run`.
  func variable(_ index: Int) -> UnsafeMutablePointer<Double> { chunk(Int32(index)) }

  /// Fills the chunk of a variable with `count` numbers from a place on; what is left of it with the last one.
  func load(_ index: Int, _ numbers: UnsafeBufferPointer<Double>, from start: Int, count: Int) {
    guard let source = numbers.baseAddress, count > 0 else { return }
    let chunk = variable(index)
    chunk.update(from: source + start, count: count)
    (chunk + count).update(repeating: source[start + count - 1], count: Self.width - count)
  }

  /// The chunk of a result, to be read after `run`.
  func output(_ index: Int) -> UnsafePointer<Double> { UnsafePointer(chunk(program.outputs[index])) }

  var outputCount: Int { program.outputs.count }

  private func chunk(_ register: Int32) -> UnsafeMutablePointer<Double> {
    UnsafeMutableRawPointer(memory + Int(register) * Self.pairs).assumingMemoryBound(to: Double.self)
  }

  #if PAGE_ENGINE
    private lazy var machine = Machine(program)

    /// Computes all results for the points in the variables' chunks: one by one in the page's engine, where the
    /// loops below would be a twentieth of its size.
    func run() {
      let machine = machine
      let variables = min(2, program.registers.count)
      for index in 0..<Self.width {
        for variable in 0..<variables { machine.registers[variable] = self.variable(variable)[index] }
        machine.run()
        for (number, register) in program.outputs.enumerated() {
          chunk(register)[index] = machine.output(number)
        }
      }
    }
  #else
    /// Computes all results for the points in the variables' chunks.
    func run() {
      for instruction in program.instructions {
        let d = memory + Int(instruction.result) * Self.pairs
        let a = memory + Int(instruction.a) * Self.pairs
        let b = memory + Int(instruction.b) * Self.pairs
        let c = memory + Int(instruction.c) * Self.pairs
        let e = memory + Int(instruction.d) * Self.pairs
        switch instruction.operation {
        case .add: each { d[$0] = a[$0] + b[$0] }
        case .subtract: each { d[$0] = a[$0] - b[$0] }
        case .multiply: each { d[$0] = a[$0] * b[$0] }
        case .divide: each { d[$0] = a[$0] / b[$0] }
        case .negate: each { d[$0] = -a[$0] }
        case .multiplyAdd: each { d[$0] = a[$0] * b[$0] + c[$0] }
        case .multiplySubtract: each { d[$0] = a[$0] * b[$0] - c[$0] }
        case .subtractMultiply: each { d[$0] = c[$0] - a[$0] * b[$0] }
        case .addProducts: each { d[$0] = a[$0] * b[$0] + c[$0] * e[$0] }
        case .subtractProducts: each { d[$0] = a[$0] * b[$0] - c[$0] * e[$0] }
        case .multiplyTwice: each { d[$0] = a[$0] * b[$0] * c[$0] }
        case .squareRoot: each { d[$0] = a[$0].squareRoot() }
        case .exponential:
          vector(instruction, inside: VectorKernels.exponentialRange) { VectorKernels.exponential($0) }
        case .sine:
          vector(instruction, inside: -VectorKernels.circularLimit...VectorKernels.circularLimit) {
            VectorKernels.sine($0)
          }
        case .cosine:
          vector(instruction, inside: -VectorKernels.circularLimit...VectorKernels.circularLimit) {
            VectorKernels.cosine($0)
          }
        case .logarithm:
          vector(instruction, inside: VectorKernels.logarithmRange) { VectorKernels.logarithm($0) }
        default: scalar(instruction)
        }
      }
    }

    @inline(__always)
    private func each(_ body: (Int) -> Void) {
      for index in 0..<Self.pairs { body(index) }
    }

    /// A kernel over the chunk; numbers outside its range go to the C library one by one.
    @inline(__always)
    private func vector(
      _ instruction: Instruction, inside range: ClosedRange<Double>, _ kernel: (Pair) -> Pair
    ) {
      let d = memory + Int(instruction.result) * Self.pairs
      let a = memory + Int(instruction.a) * Self.pairs
      let numbers = chunk(instruction.a)
      var outside = 0
      for index in 0..<Self.width {
        // NaN is outside too.
        outside &+=
          (numbers[index] >= range.lowerBound ? 0 : 1) | (numbers[index] <= range.upperBound ? 0 : 1)
      }
      guard outside > 0 else {
        each { d[$0] = kernel(a[$0]) }
        return
      }
      // The result may stand where the argument does, so both are asked for each number in turn.
      let results = chunk(instruction.result)
      for index in 0..<Self.pairs {
        let pair = a[index]
        var result = kernel(pair)
        for lane in 0..<2 where !(range ~= pair[lane]) {
          result[lane] = applyFunction(instruction.operation, pair[lane], 0, 0)
        }
        results[2 * index] = result[0]
        results[2 * index + 1] = result[1]
      }
    }

    private func scalar(_ instruction: Instruction) {
      let d = chunk(instruction.result)
      let a = chunk(instruction.a)
      let b = chunk(instruction.b)
      let c = chunk(instruction.c)
      switch instruction.operation {
      case .absolute: for index in 0..<Self.width { d[index] = Swift.abs(a[index]) }
      case .minimum:
        for index in 0..<Self.width {
          d[index] = a[index] < b[index] ? a[index] : b[index] <= a[index] ? b[index] : .nan
        }
      case .maximum:
        for index in 0..<Self.width {
          d[index] = a[index] > b[index] ? a[index] : b[index] >= a[index] ? b[index] : .nan
        }
      default:
        for index in 0..<Self.width {
          d[index] = applyFunction(instruction.operation, a[index], b[index], c[index])
        }
      }
    }
  #endif
}
