import Calculus

/// Brings a point that is nearly critical to the last digit, and says of which kind it is.
struct CriticalPointPolisher {
  private let domain: Domain
  private var evaluator: Evaluator
  private var scratch: [Double]
  /// The largest ‖∇f‖ among a grid of points.
  private var largestSlope = 0.0
  /// A gradient that counts as zero: the largest one in the box times a rounding error.
  var negligibleGradient: Double { 1e-14 * largestSlope }

  init(_ compiled: CompiledFormula, _ domain: Domain) {
    self.domain = domain
    evaluator = Evaluator(compiled)
    scratch = [Double](repeating: 0, count: domain.dimension)
    let perAxis = 17
    for index in 0..<(domain.dimension == 1 ? perAxis : perAxis * perAxis) {
      let fractions = [Double(index % perAxis), Double(index / perAxis)]
      let point = domain.intervals.indices.map {
        domain.intervals[$0].lower + domain.intervals[$0].length * (fractions[$0] + 0.37) / Double(perAxis)
      }
      let size = slope(at: point)
      if size.isFinite { largestSlope = max(largestSlope, size) }
    }
  }

  mutating func value(at point: [Double]) -> Double { evaluator.value(at: point) }

  /// Whether two costs may be those of one curve or area of critical points, along which the cost does not change.
  func isSameCost(_ a: Double, _ b: Double) -> Bool {
    abs(a - b) <= 1e-6 * largestSlope * (domain.intervals.map { $0.length }.max() ?? 0)
  }

  /// ‖∇f‖, and the gradient in `scratch`.
  private mutating func slope(at point: [Double]) -> Double {
    _ = evaluator.evaluate(at: point, gradient: &scratch)
    return norm(scratch)
  }

  /// Newton's method for ∇f = 0 until it gains nothing more; `nil` if it does not get there.
  mutating func newton(from start: [Double]) -> [Double]? {
    var point = start
    var size = slope(at: point)
    for _ in 0..<60 where size > 0 {
      guard size.isFinite, let next = newtonStep(from: point) else { return nil }
      let nextSize = slope(at: next)
      // A first step or two may go up a little; at the end nothing more is gained.
      guard nextSize < size else { break }
      point = next
      size = nextSize
    }
    return rounded(point)
  }

  private mutating func newtonStep(from point: [Double], leavingOut weak: Double = 1e-14) -> [Double]? {
    _ = slope(at: point)
    return leastStep(evaluator.hessian(at: point), scratch, leavingOut: weak).map { axpy(1, $0, point) }
  }

  /// The shortest d with H d = −g, leaving out directions whose curvature is at most the share `weak` of the
  /// strongest.
  private func leastStep(_ hessian: Matrix, _ gradient: [Double], leavingOut weak: Double) -> [Double]? {
    let (values, vectors) = symmetricEigen(hessian)
    let largest = values.map { abs($0) }.max() ?? 0
    guard largest > 0, largest.isFinite else { return nil }
    var step = [Double](repeating: 0, count: gradient.count)
    for (value, vector) in zip(values, vectors) where abs(value) > weak * largest {
      step = axpy(-dot(vector, gradient) / value, vector, step)
    }
    return step
  }

  /// Newton's method that gets to a critical point even where it is degenerate: the best point reached.
  mutating func slide(from start: [Double]) -> [Double] { slide(from: start, leavingOut: 1e-14) }

  /// Straight to a curve of critical points from nearby: by Newton's method across it alone, since the little
  /// curvature along it leads away to where curves cross.
  mutating func slideAcross(from start: [Double]) -> [Double] { slide(from: start, leavingOut: 0.05) }

  private mutating func slide(from start: [Double], leavingOut weak: Double) -> [Double] {
    var point = start
    var size = slope(at: point)
    for _ in 0..<400 where size > 0 {
      guard size.isFinite, let next = newtonStep(from: point, leavingOut: weak) else { break }
      let nextSize = slope(at: next)
      guard nextSize < size else { break }
      point = next
      size = nextSize
    }
    return rounded(point)
  }

  /// The same point with coordinates of few digits where they are as good: 0 for 1e-17, 1 for 0.99999999.
  private mutating func rounded(_ point: [Double]) -> [Double] {
    var best = point
    var size = slope(at: point)
    for axis in point.indices {
      for scale in [1e3, 1e6, 1e9, 1e12] {
        var candidate = best
        candidate[axis] = (best[axis] * scale).rounded() / scale + 0
        guard abs(candidate[axis] - best[axis]) < 1e-4 * domain.intervals[axis].length else { continue }
        let candidateSize = slope(at: candidate)
        if candidateSize <= size {
          best = candidate
          size = candidateSize
          break
        }
      }
    }
    return best
  }

  /// Whether the gradient at a point is zero and the Hessian has no inverse.
  mutating func isSingular(at point: [Double]) -> Bool {
    guard isZero(at: point) else { return false }
    let values = symmetricEigen(evaluator.hessian(at: point)).values.map { abs($0) }
    guard let smallest = values.min(), let largest = values.max() else { return false }
    return smallest <= 1e-4 * max(largest, curvatureNearby(point))
  }

  /// Whether the gradient at a point is zero, next to what it is nearby.
  mutating func isZero(at point: [Double]) -> Bool {
    let size = slope(at: point)
    var nearby = 0.0
    for position in ring(around: point, share: 0.01) {
      let there = slope(at: position)
      if there.isFinite { nearby = max(nearby, there) }
    }
    return size <= max(1e-8 * nearby, negligibleGradient)
  }

  private mutating func curvatureNearby(_ point: [Double]) -> Double {
    var largest = 0.0
    for position in ring(around: point, share: 0.01) {
      let curvature = symmetricEigen(evaluator.hessian(at: position)).values.map { abs($0) }.max() ?? 0
      if curvature.isFinite { largest = max(largest, curvature) }
    }
    return largest
  }

  /// Points around `point`, at a distance of a share of the box.
  private func ring(around point: [Double], share: Double) -> [[Double]] {
    if domain.dimension == 1 {
      let distance = share * domain.intervals[0].length
      return [[point[0] - distance], [point[0] + distance]]
    }
    let directions: [(Double, Double)] = [
      (1, 0), (0.92, 0.38), (0.71, 0.71), (0.38, 0.92), (0, 1), (-0.38, 0.92), (-0.71, 0.71), (-0.92, 0.38),
    ]
    var points: [[Double]] = []
    for (x, y) in directions {
      let dx = x * share * domain.intervals[0].length
      let dy = y * share * domain.intervals[1].length
      points.append([point[0] + dx, point[1] + dy])
      points.append([point[0] - dx, point[1] - dy])
    }
    return points
  }

  /// The critical point where halving boxes ended without a verdict: a degenerate one, or a kink that is a
  /// minimum or a maximum (the tip of a cone); `nil` if there is neither.
  mutating func degenerate(near center: [Double], within share: Double) -> [Double]? {
    let point = slide(from: center)
    let isNear = zip(domain.intervals, zip(point, center)).allSatisfy {
      abs($1.0 - $1.1) <= max(share, 1e-5) * $0.length
    }
    if isNear && isZero(at: point) { return point }
    // A tip of the cost is sought by its height: at least as low, or as high, as what is known.
    if let kind = tipKind(at: center) {
      let side = kind == .minimum ? 1.0 : -1.0
      let tip = roundedPlain(sharpened(center, side), side)
      // At a pole there is no end to it.
      let middle = evaluator.value(at: center)
      let height = abs(evaluator.value(at: ring(around: center, share: 1e-5)[0]) - middle)
      return abs(evaluator.value(at: tip) - middle) <= height && tipKind(at: tip) == kind ? tip : nil
    }
    let tip = roundedPlain(center, 0)
    let isHole = !slope(at: tip).isFinite
    return tipKind(at: tip, mayBeRound: isHole) == nil ? nil : tip
  }

  /// The point with coordinates of few digits, where the cost times `side` is no more than there, next to what it
  /// is around it; wherever that is if `side` is 0.
  private mutating func roundedPlain(_ point: [Double], _ side: Double) -> [Double] {
    var best = point
    var lowest = side * evaluator.value(at: point)
    let slack = 1e-9 * abs(side * evaluator.value(at: ring(around: point, share: 1e-5)[0]) - lowest)
    for (axis, interval) in domain.intervals.enumerated() {
      for scale in [1e2, 1e3, 1e4, 1e5, 1e6, 1e7] {
        var candidate = best
        candidate[axis] = (best[axis] * scale).rounded() / scale + 0
        guard abs(candidate[axis] - point[axis]) <= 1e-6 * interval.length else { continue }
        let value = side * evaluator.value(at: candidate)
        guard side == 0 || value <= lowest + slack else { continue }
        best = candidate
        lowest = min(lowest, value)
        break
      }
    }
    return best
  }

  /// The place nearby where the cost times `side` is lowest, by ever shorter steps along the axes.
  private mutating func sharpened(_ point: [Double], _ side: Double) -> [Double] {
    var best = point
    var lowest = side * evaluator.value(at: point)
    var share = 1e-6
    for _ in 0..<36 {
      for (axis, interval) in domain.intervals.enumerated() {
        for sign in [1.0, -1.0] {
          var candidate = best
          candidate[axis] += sign * share * interval.length
          let value = side * evaluator.value(at: candidate)
          if value < lowest {
            best = candidate
            lowest = value
          }
        }
      }
      share /= 2
    }
    return best
  }

  /// Whether the gradient grows without bound towards a place, or the cost ends there.
  mutating func isPole(near point: [Double]) -> Bool {
    func steepest(_ run: inout CriticalPointPolisher, _ share: Double) -> Double {
      var largest = 0.0
      for factor in [1, 1.3, 1.7, 2.3, 3] {
        for place in run.ring(around: point, share: factor * share) {
          let slope = run.slope(at: place)
          guard slope.isFinite else { return .infinity }
          largest = max(largest, slope)
        }
      }
      return largest
    }
    let near = steepest(&self, 1e-6)
    let far = steepest(&self, 1e-4)
    return near == .infinity || near > 3 * far
  }

  /// Whether the cost rises, or falls, in every direction, and in proportion to the distance unless it
  /// `mayBeRound`.
  private mutating func tipKind(at point: [Double], mayBeRound: Bool = false) -> CriticalKind? {
    let sharpness = mayBeRound ? 0 : 0.05
    let middle = evaluator.value(at: point)
    guard middle.isFinite else { return nil }
    var rises = true
    var falls = true
    for (near, far) in zip(ring(around: point, share: 1e-5), ring(around: point, share: 1e-4)) {
      let small = evaluator.value(at: near) - middle
      let large = evaluator.value(at: far) - middle
      // Ten times as far is ten times as high at a tip, a hundred times in a round bowl.
      if !(small > 0 && large > 0 && small > sharpness * large) { rises = false }
      if !(small < 0 && large < 0 && small < sharpness * large) { falls = false }
    }
    return rises ? .minimum : falls ? .maximum : nil
  }

  /// The point with all that is known of it. Where the Hessian is not known to have an inverse, an eigenvalue
  /// that is small beside the curvature nearby counts as zero.
  mutating func classify(_ point: [Double], isRegular: Bool) -> CriticalPoint {
    let value = evaluator.value(at: point)
    // Subnormal numbers are what is left of zero.
    let values = symmetricEigen(evaluator.hessian(at: point)).values
      .map { abs($0) < Double.leastNormalMagnitude ? 0 : $0 }
    let size = slope(at: point)
    let tip = isRegular ? nil : tipKind(at: point)
    if tip != nil || !values.allSatisfy({ $0.isFinite }) || !size.isFinite || !isZero(at: point) {
      let round = tip == nil && !size.isFinite ? tipKind(at: point, mayBeRound: true) : nil
      if let round {
        // A hole in the gradient's formula alone, such as √(x² + y²) under a cosine: curved as beside it.
        let beside = ring(around: point, share: 1e-5)[0]
        // A curvature of the other sign is that of a cusp, whose flanks bend away from its tip.
        let side = round == .minimum ? 1.0 : -1.0
        let curvatures = symmetricEigen(evaluator.hessian(at: beside)).values
          .map { side * $0 < 0 ? side * Double.infinity : $0 }.sorted()
        return CriticalPoint(position: point, value: value, kind: round, eigenvalues: curvatures)
      }
      let kind = tip ?? .degenerate
      let curvature = kind == .minimum ? Double.infinity : kind == .maximum ? -Double.infinity : .nan
      return CriticalPoint(
        position: point, value: value, kind: kind,
        eigenvalues: [Double](repeating: curvature, count: point.count))
    }
    let smallest = values.map { abs($0) }.min() ?? 0
    let scale = max(values.map { abs($0) }.max() ?? 0, curvatureNearby(point))
    let kind: CriticalKind =
      if !isRegular && smallest <= 1e-4 * scale {
        .degenerate
      } else if values.allSatisfy({ $0 > 0 }) {
        .minimum
      } else if values.allSatisfy({ $0 < 0 }) {
        .maximum
      } else { .saddle }
    return CriticalPoint(position: point, value: value, kind: kind, eigenvalues: values)
  }

  /// The point if it lies in the box, moved onto its edge from a rounding error outside.
  func insideDomain(_ point: [Double]) -> [Double]? {
    var result = point
    for (axis, interval) in domain.intervals.enumerated() {
      let slack = 1e-12 * interval.length
      guard point[axis] >= interval.lower - slack && point[axis] <= interval.upper + slack else { return nil }
      result[axis] = min(max(point[axis], interval.lower), interval.upper)
    }
    return result
  }

  /// Whether two points are one, found from two neighbouring boxes.
  func isSame(_ a: [Double], _ b: [Double]) -> Bool {
    for (axis, interval) in domain.intervals.enumerated()
    where abs(a[axis] - b[axis]) > 1e-8 * interval.length {
      return false
    }
    return true
  }
}
