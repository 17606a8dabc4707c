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
    let sorted = costs.sorted()
    func quantile(_ share: Double) -> Double {
      let place = share * Double(sorted.count - 1)
      let below = Int(place)
      let above = min(below + 1, sorted.count - 1)
      return sorted[below] + (sorted[above] - sorted[below]) * (place - Double(below))
    }
    self.start = start
    end = start + costs.count - 1
    low = quantile(0.1)
    middle = quantile(0.5)
    high = quantile(0.9)
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
