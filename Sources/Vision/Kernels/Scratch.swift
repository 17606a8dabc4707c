/// Memory that is kept between passes, so that a step of descent allocates nothing. It never carries numbers
/// from one pass to the next.
struct Scratch: Sendable {
  private var memory: [Double] = []
  private var layout: PassLayout?
  private var layoutCount = -1

  /// The mean loss over examples and, unless `gradient` is empty, its gradient.
  ///
  /// The pointers live for the pass alone: every array is held by its owner around it, and every index stays
  /// inside by `PassLayout` and the checks of `DataSet`, `Model` and the callers.
  mutating func mean(
    plan: NetworkPlan, loss: Loss, examples: Examples, order: [Int]?, range: Range<Int>, weights: [Double],
    runner: ConcurrentRunner?, gradient: inout [Double]
  ) -> (cost: Double, correct: Int) {
    gradient.withUnsafeMutableBufferPointer { gradient in
      pass(
        plan: plan, loss: loss, examples: examples, order: order, range: range, weights: weights,
        runner: runner,
        gradient: gradient.baseAddress, scores: nil, inputGradient: nil)
    }
  }

  /// The mean loss over examples.
  mutating func mean(
    plan: NetworkPlan, loss: Loss, examples: Examples, order: [Int]?, range: Range<Int>, weights: [Double],
    runner: ConcurrentRunner?
  ) -> (cost: Double, correct: Int) {
    pass(
      plan: plan, loss: loss, examples: examples, order: order, range: range, weights: weights,
      runner: runner,
      gradient: nil, scores: nil, inputGradient: nil)
  }

  /// One pass; `scores` and `inputGradient` have room for every example of the range, or are `nil`.
  mutating func pass(
    plan: NetworkPlan, loss: Loss, examples: Examples, order: [Int]?, range: Range<Int>, weights: [Double],
    runner: ConcurrentRunner?, gradient: UnsafeMutablePointer<Double>?, scores: UnsafeMutablePointer<Double>?,
    inputGradient: UnsafeMutablePointer<Double>?, scoreOnly: Int? = nil
  ) -> (cost: Double, correct: Int) {
    let layout: PassLayout
    if layoutCount == range.count, let known = self.layout {
      layout = known
    } else {
      layout = PassLayout(plan, examples: range.count)
      self.layout = layout
      layoutCount = range.count
      if memory.count < layout.size { memory = [Double](repeating: 0, count: layout.size) }
    }
    let result = memory.withUnsafeMutableBufferPointer { memory -> (loss: Double, correct: Int) in
      weights.withUnsafeBufferPointer { weights in
        examples.doubles.withUnsafeBufferPointer { doubles in
          examples.bytes.withUnsafeBufferPointer { bytes in
            examples.table.withUnsafeBufferPointer { table in
              examples.labels.withUnsafeBufferPointer { labels in
                Self.withOrder(order) { order in
                  guard let memory = memory.baseAddress, let weights = weights.baseAddress,
                    let labels = labels.baseAddress
                  else { return (.nan, 0) }
                  let context = PassContext(
                    plan: plan, layout: layout, loss: loss, weights: weights, memory: Self.aligned(memory),
                    doubles: doubles.isEmpty ? nil : doubles.baseAddress, bytes: bytes.baseAddress,
                    table: table.baseAddress, labels: labels, order: order, first: range.lowerBound,
                    count: range.count, gradient: gradient, share: 1 / Double(range.count), scores: scores,
                    inputGradient: inputGradient, scoreOnly: scoreOnly)
                  return context.run(runner)
                }
              }
            }
          }
        }
      }
    }
    return (result.loss / Double(range.count), result.correct)
  }

  private static func withOrder<Result>(_ order: [Int]?, _ body: (UnsafePointer<Int>?) -> Result) -> Result {
    guard let order else { return body(nil) }
    return order.withUnsafeBufferPointer { body($0.baseAddress) }
  }

  /// The next address that is a multiple of 64, a cache line; `PassLayout.size` leaves room for it.
  private static func aligned(_ pointer: UnsafeMutablePointer<Double>) -> UnsafeMutablePointer<Double> {
    let past = Int(bitPattern: pointer) & 63
    return past == 0 ? pointer : pointer + (64 - past) / 8
  }
}
