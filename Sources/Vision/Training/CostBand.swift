/// How far the costs of single batches scatter over a stretch of a run: a tenth of them lie below `low`, half below
/// `middle`, a tenth above `high`.
public struct CostBand: Sendable, Hashable {
  /// The first iteration of the stretch.
  public var start: Int
  /// The last iteration of the stretch.
  public var end: Int
  /// The first decile.
  public var low: Double
  /// The median.
  public var middle: Double
  /// The ninth decile.
  public var high: Double

  /// The band of the costs from iteration `start` on; `nil` for none, or where one is not finite.
  public init?(start: Int, costs: [Double]) {
    guard !costs.isEmpty, costs.allSatisfy({ $0.isFinite }) else { return nil }
    var costs = costs
    let last = costs.count - 1
    // The median first: it leaves the smaller costs on its left and the larger ones on its right.
    let center = Int(0.5 * Double(last))
    middle = CostBand.quantile(0.5, of: &costs, in: 0...last)
    low = CostBand.quantile(0.1, of: &costs, in: 0...center)
    high = CostBand.quantile(0.9, of: &costs, in: center...last)
    self.start = start
    end = start + last
  }

  /// The quantile of all numbers, between two places of their order, both of which lie in `range`: whatever stands
  /// left of it is no larger, and whatever stands right of it no smaller. Linear time; a band of every few steps is
  /// made while training, where sorting was a tenth of the time.
  private static func quantile(_ share: Double, of numbers: inout [Double], in range: ClosedRange<Int>)
    -> Double
  {
    let place = share * Double(numbers.count - 1)
    let below = Int(place)
    select(below, in: range, of: &numbers)
    let rest = place - Double(below)
    guard rest > 0, below + 1 < numbers.count else { return numbers[below] }
    var above = numbers[below + 1]
    for index in (below + 2)..<max(below + 2, numbers.count) { above = min(above, numbers[index]) }
    return numbers[below] + (above - numbers[below]) * rest
  }

  /// Puts the number to `place` that stands there in ascending order, the smaller ones before it and the larger ones
  /// behind it (C. A. R. Hoare, Algorithm 65: FIND, 1961).
  private static func select(_ place: Int, in range: ClosedRange<Int>, of numbers: inout [Double]) {
    var (first, last) = (range.lowerBound, range.upperBound)
    while first < last {
      let pivot = numbers[first + (last - first) / 2]
      var (left, right) = (first, last)
      while left <= right {
        while numbers[left] < pivot { left += 1 }
        while pivot < numbers[right] { right -= 1 }
        if left <= right {
          numbers.swapAt(left, right)
          left += 1
          right -= 1
        }
      }
      if place <= right {
        last = right
      } else if place >= left {
        first = left
      } else {
        return
      }
    }
  }
}

/// Collects the costs of batches and makes a band of every so many of them, so that memory stays bounded.
struct BandCollector: Sendable {
  private(set) var bands: [CostBand] = []
  private var costs: [Double] = []
  private var start = 0
  private let length: Int

  /// At most about 160 bands for a run of `total` steps, each of at least eight costs.
  init(total: Int) {
    length = max(8, (total + 159) / 160)
  }

  mutating func append(_ cost: Double) {
    costs.append(cost)
    if costs.count == length { close() }
  }

  /// The bands with what has been collected since the last; a few costs are no band.
  func finished() -> [CostBand] {
    var own = self
    if own.costs.count >= 4 { own.close() }
    return own.bands
  }

  private mutating func close() {
    if let band = CostBand(start: start, costs: costs) { bands.append(band) }
    start += costs.count
    costs.removeAll(keepingCapacity: true)
  }
}
