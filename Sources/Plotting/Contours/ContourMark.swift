import Drawing

/// A contour map as shapes: filled areas from the lowest level up, and isolines.
public struct ContourMark: Sendable, Hashable {
  /// The filled areas, each with all that is higher; in the group `contours`.
  public let fills: Group
  /// The isolines, in the group `isolines`.
  public let lines: Group

  /// A contour map of a grid that fills a rectangle.
  ///
  /// - Parameters:
  ///   - frame: where the grid's outer rows and columns lie.
  ///   - colors: one more than there are levels, from low to high.
  ///   - stroke: the isolines; none where `nil`.
  ///   - tolerance: points nearer than this to the line through their neighbours are left out, in points; a
  ///     tenth is invisible and keeps files small.
  public init(
    _ grid: ScalarGrid, in frame: Rect, levels: [Double], colors: [Color], stroke: Stroke?,
    tolerance: Double = 0.08
  ) {
    let hasHoles = !grid.values.allSatisfy { $0.isFinite }
    let traced = contours(of: grid, levels: levels, lines: stroke != nil)
    var fills: [Shape] = []
    if let base = colors.first {
      if !hasHoles {
        fills.append(.path(Path(frame), fill: .color(base)))
      } else if let lowest = grid.range?.lower {
        // What is known is what is at least the lowest number.
        for all in contours(of: grid, levels: [lowest], lines: false) {
          fills.append(ContourMark.area(all.area, grid, frame, base, tolerance))
        }
      }
    }
    for (index, level) in traced.enumerated() where index + 1 < colors.count && !level.area.isEmpty {
      fills.append(ContourMark.area(level.area, grid, frame, colors[index + 1], tolerance))
    }
    self.fills = Group("contours", fills, clip: Path(frame))

    var shapes: [Shape] = []
    if let stroke {
      for level in traced {
        var path = Path()
        for line in level.lines {
          path.append(
            simplified(
              line.points.map { grid.place($0, in: frame) }, tolerance: tolerance, closed: line.isClosed),
            closed: line.isClosed)
        }
        if !path.elements.isEmpty { shapes.append(.path(path, stroke: stroke)) }
      }
    }
    lines = Group("isolines", shapes, clip: Path(frame))
  }

  private static func area(
    _ rings: [[Point]], _ grid: ScalarGrid, _ frame: Rect, _ color: Color, _ tolerance: Double
  ) -> Shape {
    var path = Path()
    for ring in rings {
      let points = simplified(ring.map { grid.place($0, in: frame) }, tolerance: tolerance, closed: true)
      if points.count > 2 { path.append(points, closed: true) }
    }
    // Holes run the other way round, so that either rule leaves them out; even-odd needs no trust in that.
    return .path(path, fill: .color(color), rule: .evenOdd)
  }
}
