extension Evaluator {
  /// f on a grid: row j, column i of the result is f(x[i], y[j]), rows one after the other.
  public mutating func values(x: [Double], y: [Double]) -> [Double] {
    var result: [Double] = []
    result.reserveCapacity(x.count * y.count)
    for q in y { for p in x { result.append(value(x: p, y: q)) } }
    return result
  }

  /// f at many values of x, for a formula of one variable.
  public mutating func values(x: [Double]) -> [Double] { x.map { value(x: $0) } }

  /// ∇f at the points (xs[i], ys[i]); all arrays of the same count.
  public mutating func evaluateBatch(xs: [Double], ys: [Double], dx: inout [Double], dy: inout [Double]) {
    for index in 0..<min(min(xs.count, ys.count), min(dx.count, dy.count)) {
      let result = evaluate(x: xs[index], y: ys[index])
      dx[index] = result.dx
      dy[index] = result.dy
    }
  }

  /// f and ∇f at the points (xs[i], ys[i]); all arrays of the same count.
  public mutating func evaluateBatch(
    xs: [Double], ys: [Double], values: inout [Double], dx: inout [Double], dy: inout [Double]
  ) {
    for index in 0..<min(min(xs.count, ys.count), min(dx.count, dy.count, values.count)) {
      let result = evaluate(x: xs[index], y: ys[index])
      values[index] = result.value
      dx[index] = result.dx
      dy[index] = result.dy
    }
  }
}
