import Calculus
import Drawing
import Optimization
import Plotting

/// A function of one variable sampled over its domain.
struct CurveSample: Sendable {
  let formula: Formula
  let domain: Domain.Interval
  let x: ValueRange
  let xs: [Double]
  let values: [Double]
  let slopes: [Double]
  /// The heights to show: the curve's, a little wider.
  let y: ValueRange
  let slopeRange: ValueRange

  /// `nil` for what is no function of one variable.
  init?(_ surface: Surface, count: Int = 481) {
    guard surface.domain.dimension == 1, surface.formula.dimension == 1 else { return nil }
    formula = surface.formula
    domain = surface.domain.intervals[0]
    x = ValueRange(domain.lower, domain.upper)
    xs = SurfaceSample.places(domain, count)
    var evaluator = Evaluator(surface.formula)
    var values: [Double] = []
    var slopes: [Double] = []
    for place in xs {
      let found = evaluator.evaluate(x: place)
      values.append(found.value)
      slopes.append(found.dx)
    }
    self.values = values
    self.slopes = slopes
    y = (ValueRange(of: values) ?? ValueRange(0, 1)).shown.padded(by: 0.06)
    slopeRange = (ValueRange(of: slopes) ?? ValueRange(-1, 1)).shown.padded(by: 0.08)
  }

  /// The curve on the page, in parts where it has no number.
  func path(in area: PlotArea, _ numbers: [Double]) -> Path {
    var path = Path()
    for part in clipped(zip(xs, numbers).map { area.point($0, $1) }, to: area.frame) {
      path.append(simplified(part, tolerance: 0.05))
    }
    return path
  }
}
