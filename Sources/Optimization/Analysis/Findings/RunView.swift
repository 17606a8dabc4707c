import CMaths
import Calculus
import NumberText
import Wording

/// A trajectory with what every judgement of it needs: its finite steps, its size, the critical point at its end.
struct RunView {
  let trajectory: Trajectory
  let context: RunContext
  /// The kept steps whose numbers are finite.
  let steps: [Step]
  /// The largest distance from the start.
  let extent: Double
  /// What counts as a way worth mentioning: the extent, at least a small part of the domain and at most all of it.
  let scale: Double
  /// The weight of an L2 penalty; 0 for none.
  let penalty: Double
  var evaluator: Evaluator?
  var polisher: CriticalPointPolisher?
  /// What is known of the whole run where a part of it is judged.
  var known: [Finding] = []

  init?(_ trajectory: Trajectory, _ context: RunContext) {
    self.trajectory = trajectory
    self.context = context
    penalty = context.penalty
    var finite: [Step] = []
    for step in trajectory.steps {
      guard step.value.isFinite, step.position.allSatisfy({ $0.isFinite }),
        step.gradient.allSatisfy({ $0.isFinite })
      else { break }
      finite.append(step)
    }
    guard let first = finite.first else { return nil }
    steps = finite
    var farthest = 0.0
    for step in finite { farthest = max(farthest, distance(step.position, first.position)) }
    extent = farthest
    let diagonal = context.domain.map { norm($0.intervals.map { $0.length }) } ?? 0
    // A run that was flung far out and came back is measured by the picture.
    scale = max(diagonal > 0 ? min(farthest, diagonal) : farthest, 1e-3 * diagonal)
    let probe = context.probe ?? SurfaceProbe(context)
    evaluator = probe?.evaluator
    polisher = probe?.polisher
  }

  var first: Step { steps[0] }
  var last: Step { steps[steps.count - 1] }
  var isFinite: Bool {
    if case .notFinite = trajectory.stop { return false }
    return true
  }

  /// The lowest finite cost of the run.
  var lowestCost: Double {
    var lowest = Double.infinity
    for bucket in trajectory.cost.buckets where bucket.minimum < lowest { lowest = bucket.minimum }
    return lowest
  }

  /// Whether a kept step is followed by that of the next iteration.
  func isFollowed(_ index: Int) -> Bool {
    index + 1 < steps.count && steps[index + 1].iteration == steps[index].iteration + 1
      && steps[index].update != nil
  }

  /// The length of the step that leaves a kept iteration; 0 for the last.
  func length(_ index: Int) -> Double { steps[index].update.map { norm($0) } ?? 0 }

  /// The slope that the method goes down: the cost's own, and the pull of the penalty.
  func pull(_ step: Step) -> [Double] {
    penalty > 0 ? axpy(penalty, step.position, step.gradient) : step.gradient
  }

  /// The length of the longest of some slopes.
  func steepest(_ slopes: [[Double]]) -> Double { slopes.reduce(0) { max($0, norm($1)) } }

  /// The cosine of the angle between two steps.
  func cosine(_ a: Int, _ b: Int) -> Double {
    guard let p = steps[a].update, let q = steps[b].update else { return .nan }
    return dot(p, q) / (norm(p) * norm(q))
  }

  /// The critical point that is nearest to a position, if Newton's method finds one.
  mutating func criticalPoint(near position: [Double]) -> CriticalPoint? {
    for known in context.criticalPoints where distance(known.position, position) < 1e-3 * scale {
      return known
    }
    guard var polisher else { return nil }
    let point = polisher.slide(from: position)
    guard polisher.isZero(at: point) else { return nil }
    let result = polisher.classify(point, isRegular: !polisher.isSingular(at: point))
    self.polisher = polisher
    return result
  }

  /// The eigenvalues of the Hessian at a position, ascending, and their directions.
  mutating func curvature(at position: [Double]) -> (values: [Double], vectors: [[Double]])? {
    guard let hessian = evaluator?.hessian(at: position) else { return nil }
    let result = symmetricEigen(hessian)
    return result.values.allSatisfy({ $0.isFinite }) ? result : nil
  }

  /// The ratio of the largest to the smallest curvature at a minimum.
  static func condition(_ eigenvalues: [Double]) -> Double? {
    guard let smallest = eigenvalues.first, let largest = eigenvalues.last, smallest > 0 else { return nil }
    return largest / smallest
  }

  /// Whether no lower ground is found around a position at some small distance.
  mutating func isLowest(_ position: [Double]) -> Bool { isExtreme(position, 1) }

  /// Whether no higher ground is found around a position at some small distance, and lower ground is.
  mutating func isHighest(_ position: [Double]) -> Bool {
    isExtreme(position, -1) && !isLowest(position)
  }

  /// Whether the cost times `side` is nowhere less around a position than there.
  private mutating func isExtreme(_ position: [Double], _ side: Double) -> Bool {
    guard evaluator != nil, let domain = context.domain else { return false }
    let middle = evaluator?.value(at: position) ?? .nan
    let n = position.count
    for axis in 0..<n {
      for sign in [1.0, -1.0] {
        for other in n == 1 ? [0.0] : [-0.9, -0.5, 0, 0.4, 0.8] {
          var beside = position
          beside[axis] += sign * 1e-3 * domain.intervals[axis].length
          if n == 2 { beside[1 - axis] += other * 1e-3 * domain.intervals[1 - axis].length }
          let slack = 1e-14 * max(abs(middle), 1e-300)
          if side * (evaluator?.value(at: beside) ?? .nan) < side * middle - slack { return false }
        }
      }
    }
    return true
  }

  // MARK: Words

  /// A phrase in the language of the context.
  func say(_ phrase: some Phrase, _ values: String...) -> String {
    phrase.text(in: context.language, filling: values)
  }

  /// A phrase in the language of the context, with values that come as a list.
  func say(_ phrase: some Phrase, filling values: [String]) -> String {
    phrase.text(in: context.language, filling: values)
  }

  /// A number in a sentence, with as many digits as tell it from another that it is not.
  func show(_ value: Double, apartFrom other: Double) -> String {
    var digits = 3
    while digits < 15 && value != other && show(value, digits: digits) == show(other, digits: digits) {
      digits += 1
    }
    return show(value, digits: digits)
  }

  /// A number in a sentence.
  func show(_ value: Double, digits: Int = 3) -> String { displayMarkup(value, digits: digits) }

  /// A position in a sentence: (0.12, −1.5), or 0.12 in one dimension.
  func show(_ position: [Double]) -> String {
    // To a hundredth or less of the picture, the same for all coordinates.
    let size = context.domain.map { norm($0.intervals.map { $0.length }) } ?? extent
    let unit = CMaths.pow(10, CMaths.log10(max(min(size, 1e12), 1e-12)).rounded(.down) - 2)
    let texts = position.map { displayMarkup(($0 / unit).rounded() * unit + 0, digits: 5) }
    if texts.count == 1 { return texts[0] }
    return texts.count <= 3
      ? "(" + texts.joined(separator: ", ") + ")" : say(RestPhrase.coordinates, "\(texts.count)")
  }

  static let largestCurvature = "<i>λ</i><sub>max</sub>"
  static let gradientNorm = "‖∇<i>f</i>‖"
  static let penalisedNorm = "‖∇<i>f</i> + <i>λx</i>‖"
}
