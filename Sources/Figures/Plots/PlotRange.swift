import Plotting

/// The range and scale of a plot's y axis, chosen so that the run can be read from it.
struct PlotRange: Sendable, Hashable {
  /// How the scale is chosen.
  enum Choice: Sendable, Hashable { case automatic, linear, logarithmic }

  var range: ValueRange
  var kind: Scale.Kind
  /// Whether some numbers lie beyond the upper end: a run that diverges would flatten all else.
  var isCut: Bool

  /// - `ground` is the range of heights on the map: on a linear scale the axis ends where the run has gone far
  ///   above or below all that the map shows.
  /// - A logarithmic scale where all numbers are above 0 and they span three decades or more.
  /// - The upper end is cut where a run climbs far above every start: at a thousand starts on a logarithmic
  ///   scale; on a linear one, at the starts plus one and a half times the deepest descent, once a run has
  ///   climbed by ten descents.
  init(_ series: [PlotSeries], choice: Choice, cuts: Bool = true, ground: ValueRange? = nil) {
    var all: ValueRange?
    var smallestPositive = Double.infinity
    var hasOthers = false
    var highestStart = -Double.infinity
    for line in series {
      if let first = line.samples.first?.first, first.isFinite {
        highestStart = Swift.max(highestStart, first)
      }
      for sample in line.samples {
        for value in [sample.lowest, sample.highest, sample.first, sample.last] where value.isFinite {
          if all == nil { all = ValueRange(value, value) }
          all?.include(value)
          if value > 0 { smallestPositive = Swift.min(smallestPositive, value) } else { hasOthers = true }
        }
      }
    }
    let range = all ?? ValueRange(0, 1)
    let spans = !hasOthers && range.upper > 0 && range.upper / smallestPositive >= 1000
    isCut = false
    switch choice {
    case .automatic: kind = spans ? .logarithmic : .linear
    case .linear: kind = .linear
    // Numbers that are not above 0 have no place there; a plot with none above 0 falls back to linear.
    case .logarithmic: kind = smallestPositive.isFinite ? .logarithmic : .linear
    }
    var lower = range.lower
    var upper = range.upper
    if kind == .logarithmic {
      if cuts, series.count > 1, highestStart > 0, upper > highestStart * 1000 {
        upper = highestStart * 1000
        isCut = true
      }
      lower = Swift.min(upper, Swift.max(smallestPositive, upper * 1e-18))
      if smallestPositive < lower { isCut = true }
    } else if cuts, highestStart.isFinite {
      let descent = highestStart - lower
      if descent > 0, upper - highestStart > descent * 10 {
        upper = highestStart + descent * 1.5
        isCut = true
      }
      if let ground {
        if lower < ground.lower - ground.length * 0.5 {
          lower = Swift.min(ground.lower, highestStart)
          isCut = true
        }
        if upper > ground.upper + ground.length * 0.5 {
          upper = Swift.max(ground.upper, highestStart)
          isCut = true
        }
      }
    }
    self.range = ValueRange(lower, upper)
  }
}
