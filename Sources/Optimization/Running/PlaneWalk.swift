import Calculus

/// A place of one or two coordinates and an update: the one that leaves it or, of a place just reached, the one
/// that led there. Of one coordinate y and dy are 0.
struct PlanePoint: Sendable {
  var x: Double
  var y: Double
  var dx: Double
  var dy: Double

  /// The place that the update leads to.
  @inline(__always)
  var moved: PlanePoint { PlanePoint(x: x + dx, y: y + dy, dx: dx, dy: dy) }
}

/// The slopes at a place of one or two coordinates, as the method sees them, and the learning rate of the step that
/// leaves it.
struct PlaneSlopes: Sendable {
  var dx: Double
  var dy: Double
  var rate: Double
}

/// The numbers of the iterations of a walk, in memory that is there for the walk only: appending them one by one to
/// three series costs more than the arithmetic of a step.
struct WalkRecord {
  let costs: UnsafeMutableBufferPointer<Double>
  let squares: UnsafeMutableBufferPointer<Double>
  let rates: UnsafeMutableBufferPointer<Double>

  /// Takes three times `count` numbers.
  init(_ numbers: UnsafeMutableBufferPointer<Double>, count: Int) {
    costs = UnsafeMutableBufferPointer(rebasing: numbers[0..<count])
    squares = UnsafeMutableBufferPointer(rebasing: numbers[count..<(2 * count)])
    rates = UnsafeMutableBufferPointer(rebasing: numbers[(2 * count)..<(3 * count)])
  }

  /// Whether an iteration has nothing that ends a run or needs care, which is left to `advance`: all numbers are
  /// finite, and the root of the sum of squares is the norm.
  @inline(__always)
  static func isOrdinary(_ x: Double, _ y: Double, _ cost: Double, _ square: Double) -> Bool {
    // A sum of finite numbers times 0 is 0.
    (cost + x + y) * 0 == 0 && (isPlainSquare(square) || square == 0)
  }
}

extension Descent {
  /// Up to `count` iterations in one go, for a formula of one or two coordinates and a method that treats each by
  /// itself: the same numbers as by `advance`, without arrays between them. It stops before an iteration that may
  /// end the run, and does nothing for another cost or method.
  ///
  /// After it the cost, the gradient, the rate and the update are those of the iteration reached; what `step` tells
  /// of noise and clipping is not.
  mutating func walk(_ count: Int, _ log: inout RunLog) {
    let count = min(count, StepRecorder.longestWalk, settings.steps - iteration - 1)
    guard count > 0, stop == nil, stepper.walksPlanes, let plane = objective.plane() else { return }
    let isLine = position.count == 1
    var point = PlanePoint(
      x: position[0], y: isLine ? 0 : position[1], dx: update[0], dy: isLine ? 0 : update[1])
    var exact = PlaneSlopes(dx: gradient[0], dy: isLine ? 0 : gradient[1], rate: rate)
    var done = 0
    withUnsafeTemporaryAllocation(of: Double.self, capacity: 3 * count) { numbers in
      let record = WalkRecord(numbers, count: count)
      if isPlain, let steps = objective.planeSteps() {
        done = Self.walkPlainly(steps, plane, &point, &exact, record)
      } else {
        done = walk(plane, &point, &exact, record)
      }
      guard done > 0 else { return }
      value = record.costs[done - 1]
      gradientNorm = record.squares[done - 1].squareRoot()
      log.append(
        costs: UnsafeBufferPointer(rebasing: record.costs[0..<done]),
        squaredNorms: UnsafeBufferPointer(rebasing: record.squares[0..<done]),
        rates: rates.isConstant ? nil : UnsafeBufferPointer(rebasing: record.rates[0..<done]),
        rate: exact.rate)
    }
    guard done > 0 else { return }
    iteration += done
    rate = exact.rate
    position[0] = point.x
    gradient[0] = exact.dx
    update[0] = point.dx
    guard !isLine else { return }
    position[1] = point.y
    gradient[1] = exact.dy
    update[1] = point.dy
  }

  /// The loop for any method, with its schedule, noise, clipping and stopping rules.
  private mutating func walk(
    _ plane: PlaneFormula, _ point: inout PlanePoint, _ exact: inout PlaneSlopes, _ record: WalkRecord
  ) -> Int {
    let count = record.costs.count
    let isLine = position.count == 1
    let isConstant = rates.isConstant
    let isWatched = watch.isOn
    let first = iteration + 1
    var done = 0
    stepper.walker().walk(&point) { reached in
      guard done < count else { return nil }
      let (cost, dx, dy) = plane.evaluate(x: reached.x, y: reached.y)
      let square = dx * dx + dy * dy
      guard WalkRecord.isOrdinary(reached.x, reached.y, cost, square) else { return nil }
      if isWatched, watch.mayStop(first + done, reached, cost, squaredNorm: square, isLine: isLine) {
        return nil
      }
      record.costs[done] = cost
      record.squares[done] = square
      if !isConstant {
        exact.rate = rates.rate(
          RateQuestion(
            iteration: first + done, base: baseRate, value: cost, gradientNorm: square.squareRoot()))
        record.rates[done] = exact.rate
      }
      done += 1
      exact.dx = dx
      exact.dy = dy
      guard let seen = disturbance?.disturb(dx, dy, isLine: isLine) else { return exact }
      return PlaneSlopes(dx: seen.dx, dy: seen.dy, rate: exact.rate)
    }
    return done
  }
}
