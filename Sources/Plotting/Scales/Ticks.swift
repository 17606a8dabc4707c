import CMaths

/// A place along an axis that is marked, with the text that stands there.
public struct Tick: Sendable, Hashable {
  /// The number that is marked.
  public var value: Double
  /// The number in markup; empty for a small mark between two labelled ones.
  public var label: String

  /// A marked number.
  public init(_ value: Double, label: String) {
    self.value = value
    self.label = label
  }
}

/// The distance between ticks: 1, 2 or 5 times a power of ten.
struct TickStep: Equatable {
  /// 1, 2 or 5.
  let mantissa: Int
  let exponent: Int

  /// The step that gives nearest to `count` intervals on a range, which must have a length.
  ///
  /// The ideal step is rounded to 1, 2, 5 or 10 at the geometric means √2, √10 and √50 of neighbours.
  init(range: ValueRange, count: Int) {
    let ideal = range.length / Double(Swift.max(1, count))
    var exponent = Int(log10(ideal).rounded(.down))
    let rest = ideal / TickStep.powerOfTen(exponent)
    switch rest {
    case ..<1.414_213_562_373_095_1: mantissa = 1
    case ..<3.162_277_660_168_379_5: mantissa = 2
    case ..<7.071_067_811_865_475_5: mantissa = 5
    default:
      mantissa = 1
      exponent += 1
    }
    self.exponent = exponent
  }

  var size: Double { value(of: 1) }

  /// The nearest double to `index` · mantissa · 10^exponent: one exact product and one rounding, so that
  /// 3 · 0.1 is 0.3.
  func value(of index: Double) -> Double {
    let whole = index * Double(mantissa)
    return exponent < 0 ? whole / TickStep.powerOfTen(-exponent) : whole * TickStep.powerOfTen(exponent)
  }

  static func powerOfTen(_ exponent: Int) -> Double {
    // Powers to 10²² are exact in a double; the C library rounds the others well.
    pow(10, Double(exponent))
  }
}

extension Scale {
  /// Ticks at round numbers inside the domain, about as many as asked for: multiples of 1, 2 or 5 times a
  /// power of ten on a linear scale, decades on a logarithmic one.
  ///
  /// The labels of one axis are distinct and agree in their decimals. A logarithmic scale with less than three
  /// decades inside gets 1-2-5 within the decade where there is room, and below three such marks linear ticks; one of many
  /// decades labels every second, third, … decade.
  public func ticks(count: Int = 5) -> [Tick] {
    kind == .logarithmic ? logarithmicTicks(count: count) : linearTicks(count: count)
  }

  private func linearTicks(count: Int) -> [Tick] {
    let step = TickStep(range: domain, count: count)
    let size = step.size
    guard size > 0, size.isFinite else { return [] }
    // A tick a billionth of a step outside the domain belongs to it: 0.1 · 3 and its kin.
    let first = (domain.lower / size - 1e-9).rounded(.up)
    let last = (domain.upper / size + 1e-9).rounded(.down)
    guard last >= first, last - first < 1000, abs(first) < 1e15, abs(last) < 1e15 else { return [] }
    let indices = (Int(first)...Int(last)).map { $0 * step.mantissa }
    let format = TickFormat(largest: indices.map { abs($0) }.max() ?? 0, exponent: step.exponent)
    return indices.map { index in
      Tick(step.value(of: Double(index / step.mantissa)), label: format.markup(index))
    }
  }

  private func logarithmicTicks(count: Int) -> [Tick] {
    let lower = log10(domain.lower) - 1e-9
    let upper = log10(domain.upper) + 1e-9
    let first = Int(lower.rounded(.up))
    let last = Int(upper.rounded(.down))
    let decades = logarithmicDecades(first, last, count: count)
    if last - first >= 2 { return decades }
    // Within a decade or two: 1-2-5.
    var ticks: [Tick] = []
    for exponent in Int(lower.rounded(.down))...Int(upper.rounded(.down)) {
      for mantissa in [1, 2, 5] {
        let value = Double(mantissa) * TickStep.powerOfTen(exponent)
        let place = log10(value)
        guard place >= lower, place <= upper else { continue }
        let format = TickFormat(largest: mantissa, exponent: exponent)
        ticks.append(Tick(value, label: format.markup(mantissa)))
      }
    }
    if ticks.count > count + 2 {
      return decades.count >= 2
        ? decades : ticks.enumerated().filter { $0.offset % 2 == 0 }.map { $0.element }
    }
    if ticks.count >= 3 || count < 3 { return ticks }
    return Scale(.linear, domain: domain, from: start, to: end).linearTicks(count: count)
      .filter { $0.value > 0 }
  }

  private func logarithmicDecades(_ first: Int, _ last: Int, count: Int) -> [Tick] {
    guard last >= first else { return [] }
    // Counted from 10⁰, so that axes of one page share their decades.
    let stride = Swift.max(1, (last - first + Swift.max(1, count) - 1) / Swift.max(1, count))
    let plain = first >= -3 && last <= 4
    return (first...last).filter { $0 % stride == 0 }.map { exponent in
      Tick(TickStep.powerOfTen(exponent), label: decadeMarkup(exponent, plain: plain))
    }
  }

  private func decadeMarkup(_ exponent: Int, plain: Bool) -> String {
    if plain { return TickFormat.plain(1, exponent: exponent) }
    switch exponent {
    case 0: return "1"
    case 1: return "10"
    default: return "10<sup>\(TickFormat.integer(exponent))</sup>"
    }
  }
}
