extension Evaluator {
  /// f on a grid: row j, column i of the result is f(x[i], y[j]), rows one after the other. For a formula of
  /// one variable `y` is only counted; NaN for more than two variables.
  public mutating func values(x: [Double], y: [Double]) -> [Double] {
    var result = [Double](repeating: .nan, count: x.count * y.count)
    guard dimension == 1 || dimension == 2 else { return result }
    let machine = takeValueBatch()
    let width = BatchMachine.width
    // The grid is one long row of points, cut in chunks without regard to its rows.
    var column = 0
    var row = 0
    var start = 0
    while start < result.count {
      let count = min(width, result.count - start)
      let xs = machine.variable(0)
      for index in 0..<width {
        xs[index] = x[column]
        if dimension == 2 { machine.variable(1)[index] = y[row] }
        // The last chunk is filled with its last point.
        guard index < count - 1 else { continue }
        column += 1
        if column == x.count {
          column = 0
          row += 1
        }
      }
      column += 1
      if column == x.count {
        column = 0
        row += 1
      }
      machine.run()
      let values = machine.output(0)
      for index in 0..<count { result[start + index] = values[index] }
      start += count
    }
    return result
  }

  /// f at many values of x, for a formula of one variable.
  public mutating func values(x: [Double]) -> [Double] { values(x: x, y: [0]) }

  /// ∇f at the points (xs[i], ys[i]); all arrays must have the same count, the shortest decides otherwise.
  /// The numbers agree with those of `evaluate` to a few units in the last place: e^x, sin, cos and ln are our
  /// own here. For a formula of one variable `ys` is only counted and `dy` is 0.
  public mutating func evaluateBatch(xs: [Double], ys: [Double], dx: inout [Double], dy: inout [Double]) {
    var none: [Double] = []
    runBatch(xs, ys, wantsValues: false, &none, &dx, &dy)
  }

  /// f and ∇f at the points (xs[i], ys[i]), as `evaluateBatch(xs:ys:dx:dy:)`.
  public mutating func evaluateBatch(
    xs: [Double], ys: [Double], values: inout [Double], dx: inout [Double], dy: inout [Double]
  ) {
    runBatch(xs, ys, wantsValues: true, &values, &dx, &dy)
  }

  private mutating func runBatch(
    _ xs: [Double], _ ys: [Double], wantsValues: Bool, _ values: inout [Double], _ dx: inout [Double],
    _ dy: inout [Double]
  ) {
    var total = min(min(xs.count, ys.count), min(dx.count, dy.count))
    if wantsValues { total = min(total, values.count) }
    guard total > 0, dimension == 1 || dimension == 2 else { return }
    // Where the value can be NaN while the slopes are numbers, it must be computed to know.
    let hasValue = wantsValues || !compiled.isTotal
    let machine = hasValue ? takeGradientBatch() : takeSlopeBatch()
    let first = hasValue ? 1 : 0
    // Unsafe, since bounds checks would be made for every number of every step.
    xs.withUnsafeBufferPointer { xs in
      ys.withUnsafeBufferPointer { ys in
        dx.withUnsafeMutableBufferPointer { dx in
          dy.withUnsafeMutableBufferPointer { dy in
            for start in stride(from: 0, to: total, by: BatchMachine.width) {
              let count = min(BatchMachine.width, total - start)
              machine.load(0, xs, from: start, count: count)
              if dimension == 2 { machine.load(1, ys, from: start, count: count) }
              machine.run()
              let slopeX = machine.output(first)
              for index in 0..<count { dx[start + index] = slopeX[index] }
              if dimension == 2 {
                let slopeY = machine.output(first + 1)
                for index in 0..<count { dy[start + index] = slopeY[index] }
              } else {
                for index in 0..<count { dy[start + index] = 0 }
              }
              guard hasValue else { continue }
              let value = machine.output(0)
              for index in 0..<count where value[index].isNaN {
                dx[start + index] = .nan
                if dimension == 2 { dy[start + index] = .nan }
              }
              if wantsValues { for index in 0..<count { values[start + index] = value[index] } }
            }
          }
        }
      }
    }
  }
}

extension BatchMachine {
  /// The first result at `count` points (xs[i], ys[i]), `ys` being `nil` for a formula of one variable.
  func values(
    xs: UnsafeBufferPointer<Double>, ys: UnsafeBufferPointer<Double>?,
    _ values: UnsafeMutableBufferPointer<Double>, _ count: Int
  ) {
    guard let target = values.baseAddress else { return }
    for start in stride(from: 0, to: count, by: Self.width) {
      let share = min(Self.width, count - start)
      load(0, xs, from: start, count: share)
      if let ys { load(1, ys, from: start, count: share) }
      run()
      (target + start).update(from: output(0), count: share)
    }
  }
}
