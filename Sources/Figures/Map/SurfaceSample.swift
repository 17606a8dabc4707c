import Calculus
import Drawing
import Optimization
import Plotting

/// A surface sampled on a grid, with the levels and colours of its map: computed once, shared by all maps of a
/// page, so that they have equal levels.
struct SurfaceSample: Sendable {
  let x: ValueRange
  let y: ValueRange
  let grid: ScalarGrid
  let ladder: LevelLadder
  let colors: [Color]

  /// A map of a surface over its domain, of about one sample for `spacing` points of a frame; `nil` for what
  /// is no function of two variables.
  init?(
    _ surface: Surface, frame: Size, spacing: Double = 3, levels: Int = 16, theme: Theme, diverging: Bool?
  ) {
    guard surface.domain.dimension == 2 else { return nil }
    let (xs, ys) = (surface.domain.intervals[0], surface.domain.intervals[1])
    x = ValueRange(xs.lower, xs.upper)
    y = ValueRange(ys.lower, ys.upper)
    let columns = SurfaceSample.count(frame.width, spacing)
    let rows = SurfaceSample.count(frame.height, spacing)
    var evaluator = Evaluator(surface.formula)
    let values = evaluator.values(
      x: SurfaceSample.places(xs, columns), y: SurfaceSample.places(ys, rows))
    guard let grid = ScalarGrid(columns: columns, rows: rows, values: values) else { return nil }
    self.grid = grid
    var center: Double?
    if diverging ?? SurfaceSample.isSaddle(surface),
      let saddle = surface.criticalPoints.first(where: {
        $0.kind == .saddle || $0.kind == .degenerate
      })
    {
      center = saddle.value
    }
    ladder = LevelLadder.chosen(for: grid, count: levels, center: center)
    colors = ladder.colors(center == nil ? theme.softSequential : theme.softDiverging)
  }

  /// Whether the surface is about a saddle: it has one, and nothing else.
  private static func isSaddle(_ surface: Surface) -> Bool {
    surface.criticalPoints.count == 1 && surface.criticalPoints[0].kind != .minimum
      && surface.criticalPoints[0].kind != .maximum
  }

  /// The range of a curve's or surface's heights over its domain, from a coarse grid.
  static func heights(_ surface: Surface) -> ValueRange? {
    var evaluator = Evaluator(surface.formula)
    switch surface.domain.dimension {
    case 1:
      return ValueRange(of: evaluator.values(x: places(surface.domain.intervals[0], 201)))
    case 2:
      return ValueRange(
        of: evaluator.values(
          x: places(surface.domain.intervals[0], 41), y: places(surface.domain.intervals[1], 41)))
    default: return nil
    }
  }

  private static func count(_ length: Double, _ spacing: Double) -> Int {
    Swift.max(160, Swift.min(400, Int(length / spacing) + 1))
  }

  /// `count` places from end to end of an interval.
  static func places(_ interval: Domain.Interval, _ count: Int) -> [Double] {
    (0..<count).map { interval.lower + interval.length * Double($0) / Double(count - 1) }
  }
}
