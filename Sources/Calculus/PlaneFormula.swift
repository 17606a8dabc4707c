/// A formula of x, or of x and y, with its slopes, for loops of millions of points: it is looked through and owned
/// once and then costs its arithmetic alone.
///
/// It works in the memory of the `Evaluator` that gave it, which must not be used or copied meanwhile.
public struct PlaneFormula {
  @usableFromInline let machine: Machine
  @usableFromInline let isLine: Bool
  // The registers of the results.
  @usableFromInline let value: Int
  @usableFromInline let dx: Int
  @usableFromInline let dy: Int

  init(_ machine: Machine, dimension: Int) {
    self.machine = machine
    isLine = dimension == 1
    value = machine.outputRegister(0)
    dx = machine.outputRegister(1)
    dy = machine.outputRegister(dimension)
  }

  /// f and its slopes at (x, y); for a formula of one variable `y` is not read and `dy` is 0. All NaN outside the
  /// formula's domain.
  @inlinable @inline(__always)
  public func evaluate(x: Double, y: Double) -> (value: Double, dx: Double, dy: Double) {
    machine.registers[0] = x
    if !isLine { machine.registers[1] = y }
    machine.run()
    let value = machine.registers[value]
    if value.isNaN { return (value, .nan, isLine ? 0 : .nan) }
    return (value, machine.registers[dx], isLine ? 0 : machine.registers[dy])
  }
}
