import Calculus

/// A run, one iteration at a time: measure where it stands, ask the stopping rules, let the method compute its
/// update, move.
///
/// After each `advance` the properties describe the iteration that was reached, from 0, the start, on. A
/// descent is a value; nothing is allocated per iteration unless a `step` is asked for.
public struct Descent<Cost: Objective>: Sendable {
  /// The cost that is made small.
  public private(set) var objective: Cost
  /// How.
  public let settings: RunSettings
  /// The iteration reached; −1 before the first `advance`.
  public private(set) var iteration = -1
  /// x_t.
  public private(set) var position: [Double]
  /// f(x_t).
  public private(set) var value = Double.nan
  /// ‖∇f(x_t)‖.
  public private(set) var gradientNorm = Double.nan
  /// η_t of the step that leaves x_t, as found by the method where it finds its own.
  public private(set) var rate = Double.nan
  /// Why the run ended; `nil` while it goes on.
  public private(set) var stop: StopReason?

  private var gradient: [Double]
  private var gradientPosition: [Double]?
  private var update: [Double]
  private var stepper: Stepper
  private var rates: RateSource
  private let baseRate: Double
  private var trials: [TrialPoint] = []
  private var searchQuantities: [Quantity] = []
  private var disturbance: Disturbance?
  private var watch: StopWatch

  /// A run from `start` (as many numbers as the objective has coordinates). Throws `ChoiceError` for a method,
  /// schedule or setting that cannot be had.
  public init(_ objective: Cost, start: [Double], settings: RunSettings) throws(ChoiceError) {
    let target = MethodTarget(
      dimension: objective.dimension, layers: objective.layers, hasHessian: objective.hasHessian,
      knownMinimum: objective.knownMinimum)
    guard start.count == objective.dimension else {
      throw .badNumber(
        "the number of start coordinates", given: Double(start.count),
        expected: String(objective.dimension))
    }
    guard settings.steps >= 0 else {
      throw .badNumber("the number of steps", given: Double(settings.steps), expected: "at least 0")
    }
    self.objective = objective
    self.settings = settings
    baseRate = try settings.baseRate()
    stepper = try settings.method.makeStepper(for: target)
    rates = try settings.schedule.makeSource(steps: settings.steps)
    position = start
    gradient = [Double](repeating: 0, count: start.count)
    update = gradient
    disturbance = Disturbance(settings)
    watch = StopWatch(settings.stopping)
  }

  /// Goes to the next iteration: false if the run has ended.
  public mutating func advance() -> Bool {
    guard stop == nil else { return false }
    if iteration >= 0 { add(update, to: &position) }
    iteration += 1
    measure()
    if stop == nil { computeUpdate() }
    return true
  }

  /// The record of the iteration reached.
  public var step: Step {
    if stop != nil {
      return Step(
        iteration: iteration, position: position, value: value, gradient: gradient, rate: rate, update: nil)
    }
    var inner = stepper.searches ? searchQuantities : stepper.quantities
    if let disturbance { inner = disturbance.quantities + inner }
    return Step(
      iteration: iteration, position: position, value: value, gradient: gradient,
      gradientPosition: gradientPosition, rate: rate, quantities: inner, trials: trials, update: update)
  }

  /// The next iteration's record; `nil` when the run has ended. The first is the start.
  public mutating func next() -> Step? {
    advance() ? step : nil
  }

  private mutating func measure() {
    objective.prepare(iteration: iteration)
    value = objective.evaluate(at: position, gradient: &gradient)
    gradientNorm = euclideanNorm(gradient)
    rate = rates.rate(
      RateQuestion(iteration: iteration, base: baseRate, value: value, gradientNorm: gradientNorm))
    if !(value.isFinite && gradientNorm < .infinity && allFinite(position)) {
      stop = .notFinite(iteration: iteration)
    } else if watch.isOn, let reason = watch.look(iteration, position, value, gradientNorm, update) {
      stop = reason
    } else if iteration >= settings.steps {
      stop = .budgetSpent(steps: settings.steps)
    }
  }

  private mutating func computeUpdate() {
    if stepper.searches {
      search()
      return
    }
    if stepper.looksAhead {
      let ahead = stepper.lookAhead(from: position)
      _ = objective.evaluate(at: ahead, gradient: &gradient)
      gradientPosition = ahead
    }
    if disturbance == nil {
      rate = stepper.step(
        gradient: gradient, position: position, value: value, rate: rate, into: &update)
    } else {
      disturbance?.disturb(gradient)
      rate = stepper.step(
        gradient: disturbance?.gradient ?? gradient, position: position, value: value, rate: rate,
        into: &update)
    }
  }

  private mutating func search() {
    disturbance?.disturb(gradient)
    let place = SearchPlace(
      position: position, value: value, gradient: disturbance?.gradient ?? gradient, rate: rate,
      hessian: stepper.needsHessian ? objective.hessian(at: position) : nil)
    let outcome = Self.search(&objective, stepper, place)
    update = outcome.update
    rate = outcome.rate
    trials = outcome.trials
    searchQuantities = outcome.quantities
  }

  // Apart from `self`, so that the closures may change the objective.
  private static func search(_ objective: inout Cost, _ stepper: Stepper, _ place: SearchPlace)
    -> SearchOutcome
  {
    stepper.search(
      from: place, value: { objective.value(at: $0) },
      evaluate: { objective.evaluate(at: $0, gradient: &$1) })
  }

  /// Up to `count` iterations in one go, for a cost of two coordinates and a method that treats each by itself:
  /// the same numbers as by `advance`, without arrays between them. It stops before an iteration that ends the
  /// run and does nothing where the run has more to it: stopping rules, noise, clipping.
  mutating func walkPlane(_ count: Int, _ log: inout RunLog) {
    guard stop == nil, position.count == 2, objective.isPlane, disturbance == nil, !watch.isOn,
      stepper.walksPlanes
    else { return }
    let count = min(count, 512, settings.steps - iteration - 1)
    guard count > 0 else { return }
    var point = PlanePoint(x: position[0], y: position[1], dx: update[0], dy: update[1])
    var slopes = PlaneSlopes(dx: gradient[0], dy: gradient[1], rate: rate)
    var done = 0
    let walker = stepper.walker()
    let isConstant = rates.isConstant
    // Stack memory for the numbers of these iterations, since appending them one by one to three series costs
    // more than the arithmetic of a step. Every index is below three times `count`.
    withUnsafeTemporaryAllocation(of: Double.self, capacity: 3 * count) { numbers in
      let costs = UnsafeMutableBufferPointer(rebasing: numbers[0..<count])
      let squares = UnsafeMutableBufferPointer(rebasing: numbers[count..<(2 * count)])
      let etas = UnsafeMutableBufferPointer(rebasing: numbers[(2 * count)...])
      if isConstant, settings.method == .gradientDescent {
        done = Self.walkPlainly(&objective, &point, &slopes, costs, squares)
      } else {
        walker.walk(&point) { x, y in
          guard done < count else { return nil }
          let (cost, dx, dy) = objective.evaluate(x: x, y: y)
          let square = dx * dx + dy * dy
          // What ends the run or needs care is left to `advance`. A sum of finite numbers times 0 is 0.
          guard (cost + x + y) * 0 == 0, isPlainSquare(square) || square == 0 else { return nil }
          costs[done] = cost
          squares[done] = square
          if !isConstant {
            slopes.rate = rates.rate(
              RateQuestion(
                iteration: iteration + done + 1, base: baseRate, value: cost,
                gradientNorm: square.squareRoot()))
            etas[done] = slopes.rate
          }
          done += 1
          slopes.dx = dx
          slopes.dy = dy
          return slopes
        }
      }
      guard done > 0 else { return }
      value = costs[done - 1]
      gradientNorm = squares[done - 1].squareRoot()
      log.append(
        costs: UnsafeBufferPointer(rebasing: costs[0..<done]),
        squaredNorms: UnsafeBufferPointer(rebasing: squares[0..<done]),
        rates: isConstant ? nil : UnsafeBufferPointer(rebasing: etas[0..<done]), rate: slopes.rate)
    }
    guard done > 0 else { return }
    iteration += done
    rate = slopes.rate
    position[0] = point.x
    position[1] = point.y
    gradient[0] = slopes.dx
    gradient[1] = slopes.dy
    update[0] = point.dx
    update[1] = point.dy
  }

  /// The loop of `walkPlane` for plain descent at a constant rate, without a call to the method: there is
  /// nothing in it but −η g, and the calls cost as much as the formula.
  private static func walkPlainly(
    _ objective: inout Cost, _ point: inout PlanePoint, _ slopes: inout PlaneSlopes,
    _ costs: UnsafeMutableBufferPointer<Double>, _ squares: UnsafeMutableBufferPointer<Double>
  ) -> Int {
    let rate = slopes.rate
    var (x, y, gx, gy) = (point.x, point.y, slopes.dx, slopes.dy)
    var (updateX, updateY) = (point.dx, point.dy)
    var done = 0
    while done < costs.count {
      let (nextX, nextY) = (x + updateX, y + updateY)
      let (cost, dx, dy) = objective.evaluate(x: nextX, y: nextY)
      let square = dx * dx + dy * dy
      // As in `walkPlane`.
      guard (cost + nextX + nextY) * 0 == 0, isPlainSquare(square) || square == 0 else { break }
      costs[done] = cost
      squares[done] = square
      done += 1
      (x, y, gx, gy) = (nextX, nextY, dx, dy)
      (updateX, updateY) = (-(rate * dx), -(rate * dy))
    }
    point = PlanePoint(x: x, y: y, dx: updateX, dy: updateY)
    slopes.dx = gx
    slopes.dy = gy
    return done
  }
}
