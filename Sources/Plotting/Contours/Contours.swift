import Drawing

/// A line along which a grid has the same number, in grid coordinates (x = column, y = row).
public struct ContourLine: Sendable, Hashable {
  /// The points in order, the higher side on the left (with rows growing upwards).
  public var points: [Point]
  /// Whether the last point joins the first, which is not repeated.
  public var isClosed: Bool

  /// A line from its points.
  public init(points: [Point], isClosed: Bool) {
    self.points = points
    self.isClosed = isClosed
  }

  /// The length in grid steps, multiplied by the size of a step in each direction.
  public func length(stepX: Double = 1, stepY: Double = 1) -> Double {
    var sum = 0.0
    func add(_ a: Point, _ b: Point) {
      let (dx, dy) = ((b.x - a.x) * stepX, (b.y - a.y) * stepY)
      sum += (dx * dx + dy * dy).squareRoot()
    }
    for (a, b) in zip(points, points.dropFirst()) { add(a, b) }
    if isClosed, let first = points.first, let last = points.last { add(last, first) }
    return sum
  }
}

/// What belongs to one level of a grid.
public struct LevelContours: Sendable, Hashable {
  /// The number.
  public var level: Double
  /// The lines where the grid has this number. Closed, or open from edge to edge.
  public var lines: [ContourLine]
  /// The rings round the area where the grid is at least this number: outer rings anticlockwise, rings of
  /// holes clockwise (rows upwards). Filling nested areas from the lowest level up leaves no hairlines.
  public var area: [[Point]]
}

/// Contours of a grid by marching squares, in grid coordinates.
///
/// The rules: a number equal to the level counts as higher. Where two opposite corners are higher and two
/// lower, the mean of the four decides as if it stood in the middle: higher (or equal) joins the higher
/// corners, lower parts them. On an edge the level's place is interpolated linearly. A cell with a corner
/// that is not finite is left out: lines end there and areas end at its edges. A line that shrinks to a point
/// is left out.
///
/// Time is linear in cells plus points. Source: Lorensen and Cline, "Marching Cubes", SIGGRAPH 1987, in two
/// dimensions.
///
/// - Parameters:
///   - levels: in any order; what is not finite or a repetition is left out. At most 1,000 are used.
/// - Returns: one entry for each level, ascending.
public func contours(of grid: ScalarGrid, levels: [Double], lines: Bool = true, areas: Bool = true)
  -> [LevelContours]
{
  var ladder: [Double] = []
  for level in levels.sorted() where level.isFinite && level != ladder.last { ladder.append(level) }
  ladder = Array(ladder.prefix(1000))
  guard !ladder.isEmpty else { return [] }
  var tracer = ContourTracer(grid: grid, levels: ladder)
  return tracer.trace(lines: lines, areas: areas)
}
