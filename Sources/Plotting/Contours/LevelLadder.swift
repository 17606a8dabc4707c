import CMaths
import Drawing

/// The levels of a contour map, and which colour stands between two of them.
public struct LevelLadder: Sendable, Hashable {
  /// How levels were spaced.
  public enum Spacing: String, Sendable, Hashable, CaseIterable {
    /// Equal differences at round numbers.
    case linear
    /// 1, 2, 5, 10, … or 1, 3, 10, …: equal ratios.
    case logarithmic
    /// Equal areas of the map.
    case quantile
  }

  /// The levels, ascending.
  public let levels: [Double]
  /// The levels in markup.
  public let labels: [String]
  /// How they are spaced.
  public let spacing: Spacing
  /// The number that takes the middle of a diverging map; `nil` for a map from low to high.
  public let center: Double?

  init(numbers: [RoundNumber], spacing: Spacing, center: Double? = nil) {
    levels = numbers.map { $0.value }
    self.spacing = spacing
    self.center = center
    // One format for all, where whole numbers have room for it.
    let exponents = numbers.map { $0.exponent }
    if spacing == .linear, let lowest = exponents.min(), let highest = exponents.max(), highest - lowest <= 9
    {
      let aligned = numbers.map { $0.mantissa * Int(TickStep.powerOfTen($0.exponent - lowest)) }
      let format = TickFormat(largest: aligned.map { abs($0) }.max() ?? 0, exponent: lowest)
      labels = aligned.map { format.markup($0) }
    } else {
      labels = numbers.map { $0.markup }
    }
  }

  /// Levels at the multiples of 1, 2 or 5 times a power of ten inside a range, about `count` of them. With a
  /// centre, at round distances on both sides of it.
  public static func linear(_ range: ValueRange, count: Int, center: Double? = nil) -> LevelLadder {
    let shown = range.shown
    let step = TickStep(range: shown, count: count + 1)
    let offset = center ?? 0
    let first = ((shown.lower - offset) / step.size + 1e-9).rounded(.up)
    let last = ((shown.upper - offset) / step.size - 1e-9).rounded(.down)
    guard last >= first, last - first < 1000, abs(first) < 1e12, abs(last) < 1e12 else {
      return LevelLadder(numbers: [], spacing: .linear, center: center)
    }
    let numbers = (Int(first)...Int(last)).map { index in
      guard let center, center != 0 else {
        return RoundNumber(mantissa: index * step.mantissa, exponent: step.exponent)
      }
      return RoundNumber(center + step.value(of: Double(index)), digits: 4)
    }
    return LevelLadder(numbers: distinct(numbers), spacing: .linear, center: center)
  }

  /// Levels that part the numbers of a grid into areas of equal size, rounded to few digits.
  public static func quantile(_ values: [Double], count: Int) -> LevelLadder {
    let sorted = sample(values)
    guard let low = sorted.first, let high = sorted.last, low < high else {
      return LevelLadder(numbers: [], spacing: .quantile)
    }
    for digits in 2...6 {
      let numbers = (1...Swift.max(1, count)).map { k in
        RoundNumber(sorted[(sorted.count - 1) * k / (count + 1)], digits: digits)
      }
      let ladder = distinct(numbers).filter { $0.value > low && $0.value < high }
      if ladder.count >= count * 3 / 4 || digits == 6 {
        return LevelLadder(numbers: ladder, spacing: .quantile)
      }
    }
    return LevelLadder(numbers: [], spacing: .quantile)
  }

  /// Levels at equal ratios from `lower` to `upper`, which are above 0: one, two, three or six a decade, as
  /// comes nearest to `count`; decades are skipped where there are too many.
  public static func logarithmic(from lower: Double, to upper: Double, count: Int) -> LevelLadder {
    guard lower > 0, upper > lower, upper.isFinite else {
      return LevelLadder(numbers: [], spacing: .logarithmic)
    }
    let decades = log10(upper) - log10(lower)
    let choices: [[Int]] = [[10], [10, 30], [10, 20, 50], [10, 15, 20, 30, 50, 70]]
    var steps = choices[0]
    for choice in choices where Double(choice.count) * decades <= Double(count) * 1.3 { steps = choice }
    let stride = Swift.max(1, Int((decades / Double(Swift.max(1, count))).rounded(.up)))
    var numbers: [RoundNumber] = []
    let first = Int(log10(lower).rounded(.down))
    let last = Int(log10(upper).rounded(.up))
    for exponent in first...last where exponent % stride == 0 || steps.count > 1 {
      for mantissa in steps {
        let number = RoundNumber(mantissa: mantissa, exponent: exponent - 1).normalized
        if number.value > lower, number.value < upper { numbers.append(number) }
      }
    }
    return LevelLadder(numbers: numbers, spacing: .logarithmic)
  }

  /// Levels that show the shape of a surface.
  ///
  /// A linear ladder where the median of the grid lies well inside its range. Where nearly all of the map would
  /// fall into the lowest bands (Rosenbrock), a logarithmic one if all numbers are ≥ 0, else equal areas;
  /// equal areas too where nearly all would fall into the highest. With a centre, always linear about it.
  public static func chosen(for grid: ScalarGrid, count: Int = 16, center: Double? = nil) -> LevelLadder {
    guard let range = grid.range else { return LevelLadder(numbers: [], spacing: .linear, center: center) }
    let sorted = sample(grid.values)
    let median = sorted[sorted.count / 2]
    let place = (median - range.lower) / range.shown.length
    if center != nil || (place >= 0.18 && place <= 0.85) {
      return linear(range, count: count, center: center)
    }
    if place < 0.18, range.lower >= -1e-9 * range.upper {
      let low = sorted[sorted.count / 200]
      return logarithmic(from: Swift.max(low, range.upper * 1e-8), to: range.upper, count: count)
    }
    return quantile(grid.values, count: count)
  }

  /// Where the colour of a band stands on its map, from 0 to 1. Band k lies between level k − 1 and level k;
  /// there is one band more than levels. Bands are equally far apart in colour; with a centre, the two bands
  /// next to it stand at equal distances from the middle.
  public func fraction(ofBand band: Int) -> Double {
    guard let center else { return levels.isEmpty ? 0.5 : Double(band) / Double(levels.count) }
    var below = 0
    while below < levels.count, levels[below] <= center + 1e-9 * abs(center) { below += 1 }
    let onLevel = below > 0 && abs(levels[below - 1] - center) <= 1e-9 * Swift.max(abs(center), spread)
    // The middle of the map lies on a level, between two bands, or in the middle of a band.
    let middle = onLevel ? Double(below) - 0.5 : Double(below)
    let reach = Swift.max(middle, Double(levels.count) - middle)
    return reach > 0 ? 0.5 + 0.5 * (Double(band) - middle) / reach : 0.5
  }

  /// The colours of all bands, one more than there are levels.
  public func colors(_ map: ColorMap) -> [Color] {
    (0...levels.count).map { map.color(at: fraction(ofBand: $0)) }
  }

  private var spread: Double { (levels.last ?? 0) - (levels.first ?? 0) }

  private static func distinct(_ numbers: [RoundNumber]) -> [RoundNumber] {
    var result: [RoundNumber] = []
    for number in numbers where result.last.map({ $0.value < number.value }) ?? true { result.append(number) }
    return result
  }

  /// Some thousands of the finite numbers in ascending order: enough for quantiles, quick to sort.
  private static func sample(_ values: [Double]) -> [Double] {
    // A stride without a factor in common with usual row lengths, so that no column is met again and again.
    let stride = values.count > 8192 ? values.count / 8192 | 1 : 1
    var sample: [Double] = []
    var index = 0
    while index < values.count {
      if values[index].isFinite { sample.append(values[index]) }
      index += stride
    }
    return sample.sorted()
  }
}
