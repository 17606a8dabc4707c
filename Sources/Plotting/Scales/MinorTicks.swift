import CMaths

extension Scale {
  /// Places without a number that show a logarithmic scale to be one: the decades between those with numbers, or,
  /// where every decade has one, 2 to 9 times each. None on a linear scale, beside numbers that are no decades, and
  /// where two of them would come nearer than `spacing` points.
  public func minorTicks(beside ticks: [Tick], spacing: Double) -> [Double] {
    guard kind == .logarithmic else { return [] }
    let exponents = ticks.map { log10($0.value) }
    let stride = zip(exponents, exponents.dropFirst()).map { $1 - $0 }.min() ?? 0
    // Numbers at 1-2-5, or evenly spaced ones within a decade, say it themselves.
    guard stride > 0.99, exponents.allSatisfy({ abs($0 - $0.rounded()) < 1e-9 }) else { return [] }
    let lower = log10(domain.lower) - 1e-9
    let upper = log10(domain.upper) + 1e-9
    let decade = length / max(upper - lower, 1e-9)
    let mantissas = stride > 1.5 ? [1] : [2, 3, 4, 5, 6, 7, 8, 9]
    let nearest = stride > 1.5 ? decade : decade * (1 - log10(9.0))
    guard nearest >= spacing else { return [] }
    var places: [Double] = []
    for exponent in Int(lower.rounded(.down))...Int(upper.rounded(.down)) {
      for mantissa in mantissas {
        let place = Double(exponent) + log10(Double(mantissa))
        guard place >= lower, place <= upper, !exponents.contains(where: { abs($0 - place) < 1e-6 }) else {
          continue
        }
        places.append(Double(mantissa) * TickStep.powerOfTen(exponent))
      }
    }
    return places
  }
}
