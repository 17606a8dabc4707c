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
    self.init(
      grid, outline: Path(frame), levels: levels, colors: colors, stroke: stroke, tolerance: tolerance,
      place: { grid.place($0, in: frame) })
  }

  /// A contour map in any plane: `place` puts grid coordinates on the page and keeps straight lines straight,
  /// `outline` is the border of the grid there.
  init(
    _ grid: ScalarGrid, outline: Path, levels: [Double], colors: [Color], stroke: Stroke?,
    tolerance: Double = 0.08, place: (Point) -> Point
  ) {
    let hasHoles = !grid.values.allSatisfy { $0.isFinite }
    let traced = contours(of: grid, levels: levels, lines: stroke != nil)
    var fills: [Shape] = []
    if let base = colors.first {
      if !hasHoles {
        fills.append(.path(outline, fill: .color(base)))
      } else if let lowest = grid.range?.lower {
        // What is known is what is at least the lowest number.
        for all in contours(of: grid, levels: [lowest], lines: false) {
          fills.append(ContourMark.area(all.area, base, tolerance, place))
        }
      }
    }
    for (index, level) in traced.enumerated() where index + 1 < colors.count && !level.area.isEmpty {
      fills.append(ContourMark.area(level.area, colors[index + 1], tolerance, place))
    }
    self.fills = Group("contours", fills, clip: outline)

    var shapes: [Shape] = []
    if let stroke {
      for level in traced {
        var path = Path()
        for line in level.lines {
          path.append(
            simplified(line.points.map(place), tolerance: tolerance, closed: line.isClosed),
            closed: line.isClosed)
        }
        if !path.elements.isEmpty { shapes.append(.path(path, stroke: stroke)) }
      }
    }
    lines = Group("isolines", shapes, clip: outline)
  }

  private static func area(
    _ rings: [[Point]], _ color: Color, _ tolerance: Double, _ place: (Point) -> Point
  ) -> Shape {
    var path = Path()
    for ring in rings {
      let points = simplified(ring.map(place), tolerance: tolerance, closed: true)
      if points.count > 2 { path.append(points, closed: true) }
    }
    // Holes run the other way round, so that either rule leaves them out; even-odd needs no trust in that.
    return .path(path, fill: .color(color), rule: .evenOdd)
  }
}

extension Theme {
  /// The isolines of a map; in ink where it diverges, for its middle is as pale as the others.
  public func isolines(_ ladder: LevelLadder) -> Stroke {
    Stroke(ladder.center == nil ? isoline : ink.opacity(0.22), width: isolineWidth)
  }
}
