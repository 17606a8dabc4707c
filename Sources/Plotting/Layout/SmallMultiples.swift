import Drawing

/// The frames of a grid of equal plots that share their axes: numbers stand at the left column and below the
/// lowest plot of each column only.
public struct SmallMultiples: Sendable, Hashable {
  /// One plot of the grid.
  public struct Cell: Sendable, Hashable {
    /// Where data go.
    public let frame: Rect
    /// Where the title goes: above the frame, as wide.
    public let title: Rect
    /// Whether no plot stands below, so that the numbers of x belong here.
    public let showsX: Bool
    /// Whether it is the first of its row, so that the numbers of y belong here.
    public let showsY: Bool
  }

  /// The plots, row by row.
  public let cells: [Cell]
  /// How many stand in a row.
  public let columns: Int

  /// A grid of `count` plots in the number of columns that makes them largest.
  ///
  /// - Parameters:
  ///   - aspect: width : height of the plots, kept; `nil` fills the room.
  ///   - left: room for the numbers and the name of y.
  ///   - bottom: room for the numbers and the name of x.
  ///   - titleHeight: room above each plot.
  public init(
    in room: Rect, count: Int, aspect: Double?, left: Double, bottom: Double, titleHeight: Double,
    gap: Double,
    columns wanted: Int? = nil
  ) {
    let inside = room.inset(left: left, bottom: bottom)
    func plots(_ columns: Int) -> [Rect] {
      inside.grid(count: count, columns: columns, gapX: gap, gapY: gap).map { box in
        let room = box.inset(top: titleHeight)
        guard let aspect, aspect > 0 else { return room }
        let width = max(0, min(room.width, room.height * aspect))
        return Rect(x: room.x, y: room.y, width: width, height: width / aspect)
      }
    }
    var best = max(1, wanted ?? 1)
    if wanted == nil, count > 1 {
      for columns in 1...count {
        guard let now = plots(best).first, let next = plots(columns).first else { break }
        // Without a shape to keep, plots near 3 : 2 read best.
        func worth(_ r: Rect) -> Double { aspect == nil ? min(r.width, r.height * 1.5) : r.width }
        if worth(next) > worth(now) * (1 + 1e-9) { best = columns }
      }
    }
    columns = best
    let frames = plots(best)
    // Plots smaller than their boxes move together, so that the grid stays a grid.
    let stepX = (frames.first?.width ?? 0) + gap
    let stepY = (frames.first?.height ?? 0) + gap + titleHeight
    cells = frames.indices.map { index in
      let frame = Rect(
        x: inside.x + Double(index % best) * stepX, y: inside.y + titleHeight + Double(index / best) * stepY,
        width: frames[index].width, height: frames[index].height)
      return Cell(
        frame: frame,
        title: Rect(x: frame.x, y: frame.y - titleHeight, width: frame.width, height: titleHeight),
        showsX: index + best >= frames.count, showsY: index % best == 0)
    }
  }
}
