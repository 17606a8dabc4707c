import Plotting

/// The range and scale of a plot's y axis, chosen so that the run can be read from it.
struct PlotRange: Sendable, Hashable {
  /// How the scale is chosen.
  enum Choice: Sendable, Hashable { case automatic, linear, logarithmic }

  var range: ValueRange
  var kind: Scale.Kind
  /// Whether some numbers lie beyond the upper end: a run that diverges would flatten all else.
  var isCutAbove = false
  /// Whether some numbers lie beyond the lower end.
  var isCutBelow = false

  /// The remark that says where the line goes on; `nil` where the axis holds all.
  var cutPhrase: PlotPhrase? {
    switch (isCutAbove, isCutBelow) {
    case (true, true): .axisCutBoth
    case (true, false): .axisCutAbove
    case (false, true): .axisCutBelow
    case (false, false): nil
    }
  }

  /// The most decades of a logarithmic axis.
  private static let decades = 1e18

  /// - `ground` is the range of heights on the map: on a linear scale the axis ends where the run has gone far
  ///   above or below all that the map shows.
  /// - A logarithmic scale where all numbers are above 0 and they span three decades or more.
  /// - The upper end is cut where a run climbs far above every start: at a thousand starts on a logarithmic
  ///   scale, for a single run only where more than 18 decades would be spanned, and then such that the start and nine
  ///   decades below it, or all that there is below, stay; on a linear one, at the starts plus one and a half times the
  ///   deepest descent, once a run has climbed by ten descents.
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
    switch choice {
    case .automatic: kind = spans ? .logarithmic : .linear
    case .linear: kind = .linear
    // Numbers that are not above 0 have no place there; a plot with none above 0 falls back to linear.
    case .logarithmic: kind = smallestPositive.isFinite ? .logarithmic : .linear
    }
    var lower = range.lower
    var upper = range.upper
    if kind == .logarithmic {
      if cuts, highestStart > 0 {
        var limit = highestStart * 1000
        if series.count == 1 {
          // What has 18 decades for itself loses nothing; else the start stands in the middle of them.
          limit = Swift.max(smallestPositive * PlotRange.decades, highestStart * 1e9)
        }
        if upper > limit {
          upper = limit
          isCutAbove = true
        }
      }
      lower = Swift.min(upper, Swift.max(smallestPositive, upper / PlotRange.decades))
      isCutBelow = smallestPositive < lower
    } else if cuts, highestStart.isFinite {
      let descent = highestStart - lower
      if descent > 0, upper - highestStart > descent * 10 {
        upper = highestStart + descent * 1.5
        isCutAbove = true
      }
      if let ground {
        if lower < ground.lower - ground.length * 0.5 {
          lower = Swift.min(ground.lower, highestStart)
          isCutBelow = true
        }
        if upper > ground.upper + ground.length * 0.5 {
          upper = Swift.max(ground.upper, highestStart)
          isCutAbove = true
        }
      }
    }
    self.range = ValueRange(lower, upper)
  }
}
