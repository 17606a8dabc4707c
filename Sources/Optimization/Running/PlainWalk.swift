import Calculus

extension Descent {
  /// The loop for plain descent at a constant rate, without a call to the method: there is nothing in it but
  /// −η g, and the call costs as much as the formula.
  ///
  /// As many points as the record takes are gone through; from the first on that is not ordinary, they are forgotten
  /// again.
  static func walkPlainly(
    _ steps: PlaneSteps, _ plane: PlaneFormula, _ point: inout PlanePoint, _ slopes: inout PlaneSlopes,
    _ record: WalkRecord
  ) -> Int {
    let count = record.costs.count
    return withUnsafeTemporaryAllocation(of: Double.self, capacity: 2 * count) { numbers in
      let xs = UnsafeMutableBufferPointer(rebasing: numbers[0..<count])
      let ys = UnsafeMutableBufferPointer(rebasing: numbers[count..<(2 * count)])
      let rate = slopes.rate
      let reached = point.moved
      steps.walk(
        x: reached.x, y: reached.y, rate: rate, xs: xs, ys: ys, values: record.costs, squares: record.squares)
      var done = 0
      while done < count,
        WalkRecord.isOrdinary(xs[done], ys[done], record.costs[done], record.squares[done])
      {
        done += 1
      }
      guard done > 0 else { return 0 }
      let (x, y) = (xs[done - 1], ys[done - 1])
      (_, slopes.dx, slopes.dy) = plane.evaluate(x: x, y: y)
      point = PlanePoint(x: x, y: y, dx: -(rate * slopes.dx), dy: -(rate * slopes.dy))
      return done
    }
  }
}
