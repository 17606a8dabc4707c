/// Plain descent x ← x − η ∇f on a formula of x, or of x and y, many steps at a time, for runs of millions.
///
/// One program has several steps in a row: what each waits for, the slopes and the move, is handed from one
/// instruction to the next, and the values, for which no step waits, are computed afterwards for many points at once.
/// Both are those of `PlaneFormula.evaluate` to the last bit, save that slopes are numbers outside the formula's domain
/// too: where the value is NaN, they mean nothing. It works in the memory of the `Evaluator` that gave it.
public struct PlaneSteps {
  private let machine: Machine
  private let batch: BatchMachine
  private let places: StepPlaces

  init(machine: Machine, values: BatchMachine, places: StepPlaces) {
    self.machine = machine
    self.places = places
    batch = values
  }

  /// Fills the arrays with the points that descent from (x, y) at a rate reaches, the start first, and with the value
  /// and ‖∇f‖² at each. The shortest of the arrays decides how many; for a formula of one variable y stays.
  ///
  /// Buffer pointers, since the callers' numbers are in memory that lives for the loop only.
  public func walk(
    x: Double, y: Double, rate: Double, xs: UnsafeMutableBufferPointer<Double>,
    ys: UnsafeMutableBufferPointer<Double>, values: UnsafeMutableBufferPointer<Double>,
    squares: UnsafeMutableBufferPointer<Double>
  ) {
    let total = min(min(xs.count, ys.count), values.count, squares.count)
    let registers = machine.registers
    registers[places.rate] = rate
    var here = (x, y)
    var start = 0
    while start < total {
      registers[places.x.first] = here.0
      registers[places.y.first] = here.1
      machine.runApart()
      let share = min(StepPlaces.count, total - start)
      take(places.x, share, xs, start)
      take(places.y, share, ys, start)
      let dx = registers + places.dx.first
      let dy = registers + places.dy.first
      if places.dx.stride == 1, places.dy.stride == 1 {
        for step in 0..<share { squares[start + step] = dx[step] * dx[step] + dy[step] * dy[step] }
      } else {
        for step in 0..<share {
          let (dx, dy) = (dx[step * places.dx.stride], dy[step * places.dy.stride])
          squares[start + step] = dx * dx + dy * dy
        }
      }
      here = (registers[places.x.after(StepPlaces.count)], registers[places.y.after(StepPlaces.count)])
      start += StepPlaces.count
    }
    batch.values(
      xs: UnsafeBufferPointer(xs), ys: places.isLine ? nil : UnsafeBufferPointer(ys), values, total)
  }

  /// Copies the numbers of some steps.
  private func take(
    _ run: StepPlaces.Run, _ count: Int, _ numbers: UnsafeMutableBufferPointer<Double>, _ start: Int
  ) {
    guard let target = numbers.baseAddress else { return }
    let source = machine.registers + run.first
    if run.stride == 1, count == StepPlaces.count {
      // The usual case in one go.
      (target + start).update(from: source, count: StepPlaces.count)
    } else {
      for step in 0..<count { target[start + step] = source[step * run.stride] }
    }
  }
}

/// Where the numbers of the steps stand among the registers.
struct StepPlaces: Sendable {
  /// Steps in the program.
  static let count = 8

  /// A number of the first step, and how far on that of the next stands: 0 for one that does not change.
  struct Run: Sendable {
    var first: Int
    var stride: Int

    func after(_ steps: Int) -> Int { first + steps * stride }
  }

  var isLine: Bool
  var x: Run
  var y: Run
  var dx: Run
  var dy: Run
  var rate: Int
}

extension Program {
  /// The steps as a program, from that of the slopes. Every number has a register of its own, so that the order is
  /// free: a move stands right after its slope, and what waits for the move right after it, where it can.
  static func steps(slopes: Program) -> (program: Program, places: StepPlaces) {
    let count = StepPlaces.count
    let isLine = slopes.variableCount == 1
    var program = slopes
    func block(_ size: Int) -> Int32 {
      defer { program.registers += [Double](repeating: 0, count: size) }
      return Int32(program.registers.count)
    }
    let x = block(count + 1)
    let y = block(isLine ? 1 : count + 1)
    let rate = block(1)
    let dx = block(count)
    let dy = block(count)
    let slopeX = slopes.outputs[0]
    let slopeY = slopes.outputs[isLine ? 0 : 1]
    var lastWriter: [Int32: Int] = [:]
    for (index, instruction) in slopes.instructions.enumerated() { lastWriter[instruction.result] = index }

    var code: [Instruction] = []
    var places: (x: [Int32], y: [Int32]) = ([], [])
    for step in 0..<Int32(count) {
      // Where each register of the slopes' program has its number now.
      var current = [Int32](0..<Int32(slopes.registers.count))
      current[0] = x + step
      if !isLine { current[1] = y + step }
      for (index, instruction) in slopes.instructions.enumerated() {
        let (from, result) = (instruction, Int(instruction.result))
        let isLast = lastWriter[instruction.result] == index
        let target =
          isLast && instruction.result == slopeX
          ? dx + step : isLast && instruction.result == slopeY ? dy + step : block(1)
        code.append(
          Instruction(
            operation: from.operation, result: target, a: current[Int(from.a)], b: current[Int(from.b)],
            c: current[Int(from.c)], d: current[Int(from.d)]))
        current[result] = target
      }
      places.x.append(current[Int(slopeX)])
      places.y.append(current[Int(slopeY)])
      // x − slope · rate, rounded as −(rate · slope) added to x.
      for (slope, from) in [(slopeX, x + step), (slopeY, y + step)].prefix(isLine ? 1 : 2) {
        code.append(
          Instruction(
            operation: .subtractMultiply, result: from + 1, a: current[Int(slope)], b: rate, c: from,
            d: rate))
      }
    }
    let ends = isLine ? [x + Int32(count)] : [x + Int32(count), y + Int32(count)]
    program.instructions = scheduled(code, outputs: ends, valueCount: program.registers.count)
    func run(_ places: [Int32]) -> StepPlaces.Run {
      StepPlaces.Run(first: Int(places[0]), stride: Int(places[1] - places[0]))
    }
    // Of one variable, registers that nothing writes stand for y and its slope.
    return (
      program,
      StepPlaces(
        isLine: isLine, x: StepPlaces.Run(first: Int(x), stride: 1),
        y: StepPlaces.Run(first: Int(y), stride: isLine ? 0 : 1), dx: run(places.x),
        dy: isLine ? StepPlaces.Run(first: Int(dy), stride: 0) : run(places.y), rate: Int(rate))
    )
  }
}
