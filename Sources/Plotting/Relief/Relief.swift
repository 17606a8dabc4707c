import Drawing

/// A surface in three dimensions: walls behind it, its map on the floor, the lit surface, axes; and where paths and points lie
/// on it.
public struct Relief: Sendable {
  /// The two walls behind, and the map on the floor; the lowest layer, in the group `relief-floor`.
  public let floor: Group
  /// The surface, in the group `relief-surface`.
  public let surface: Group
  /// Marks, numbers and names, in the group `axes`.
  public let axes: Group
  /// The rectangles of all labels.
  public let labels: [Rect]

  private let model: ReliefSurface
  private let camera: ReliefCamera
  private let x: Scale
  private let y: Scale

  /// A relief of a grid in a frame.
  ///
  /// - Parameters:
  ///   - x: the numbers of the first and the last column.
  ///   - y: the numbers of the first and the last row.
  ///   - z: the numbers shown as heights; surfaces are cut to plateaus at its ends. The grid's range if `nil`.
  ///   - zKind: how heights grow with numbers.
  ///   - aspect: width of the floor by its depth; equal units of x and y if `nil`.
  ///   - names: names of the axes.
  ///   - steady: the same size from every side, for turntables.
  public init(
    _ grid: ScalarGrid, in frame: Rect, x: ValueRange, y: ValueRange, z: ValueRange? = nil,
    zKind: Scale.Kind = .linear, aspect: Double? = nil, ladder: LevelLadder, skin: ReliefSkin,
    view: ReliefView = ReliefView(), names: (x: RichText?, y: RichText?, z: RichText?) = (nil, nil, nil),
    steady: Bool = false, theme: Theme, measuring: TextMeasuring
  ) {
    let range = z ?? grid.range ?? ValueRange(0, 1)
    let own = x.shown.length / y.shown.length
    // Beyond 3 : 1 the units differ, or the relief would be a ribbon.
    let aspect = Swift.max(1.0 / 3, Swift.min(3, aspect ?? own))
    let gap = Swift.max(0, view.floorGap)
    let height = Swift.max(0.05, view.height)
    let scale = Scale(zKind, domain: range, from: gap, to: gap + height)
    let drawn = skin.finish == .mesh ? grid.thinned(to: 33) : grid
    let model = ReliefSurface(drawn, aspect: aspect, scale: scale)
    self.x = Scale(domain: x, from: 0, to: Double(drawn.columns - 1))
    self.y = Scale(domain: y, from: 0, to: Double(drawn.rows - 1))

    // Labels stand outside the box, so the box is made smaller by what stands out, twice.
    let size = theme.tickSize
    var inner = frame.inset(left: 5 * size, top: 2 * size, right: 5 * size, bottom: 4.5 * size)
    func look(_ inner: Rect) -> (ReliefCamera, ReliefAxes) {
      let camera = ReliefCamera(view, sides: model.sides, top: gap + height, in: inner, steady: steady)
      return (
        camera,
        ReliefAxes(
          camera, model, top: gap + height, x: x, y: y, names: names, theme: theme, measuring: measuring)
      )
    }
    var (camera, axes) = look(inner)
    for round in 0..<5 where !steady {
      let fitted = Relief.fit(
        frame: frame, labels: axes.wanted, box: Relief.bounds(model, camera, gap + height))
      // The first fit may grow the box; later ones only shrink it, lest labels come and go for ever.
      inner = round == 0 ? fitted : inner.intersection(fitted)
      (camera, axes) = look(inner)
    }
    self.model = model
    self.camera = camera
    labels = axes.labels
    self.axes = Group("axes", axes.front)

    // The map of the surface on the floor, in its colours: paler, so that the surface stands before it.
    let corners = [(-1.0, -1.0), (1, -1), (1, 1), (-1, 1)].map { x, y in
      camera.project(BoxPoint(x: model.sides.x * x, y: model.sides.y * y, z: 0)).point
    }
    let map = ContourMark(
      grid, outline: Path(through: corners, closed: true), levels: ladder.levels,
      colors: skin.colors.map { $0.mixed(with: theme.background, 0.45) },
      stroke: theme.isolines(ladder)
    ) { point in
      camera.project(
        BoxPoint(
          x: model.sides.x * (2 * point.x / Double(grid.columns - 1) - 1),
          y: model.sides.y * (2 * point.y / Double(grid.rows - 1) - 1), z: 0)
      ).point
    }
    floor = Group(
      "relief-floor", axes.walls + [.group(map.fills), .group(map.lines)] + axes.back)

    let mesh = ReliefMesh(model, camera: camera)
    switch skin.finish {
    case .smooth:
      surface = Group("relief-surface", mesh.smooth(skin, ladder: ladder, grid: drawn, theme: theme))
    case .mesh: surface = Group("relief-surface", mesh.polygons(skin, ladder: ladder, theme: theme))
    }
  }

  // MARK: On the surface

  /// A place of the surface on the page.
  public struct Place: Sendable, Hashable {
    /// Where it is seen, or would be.
    public var point: Point
    /// Whether nothing of the surface stands before it.
    public var isVisible: Bool
    /// How large things there look, 1 in the middle of the box.
    public var size: Double
  }

  /// The parts of a path on the surface.
  public struct Track: Sendable, Hashable {
    /// What is seen.
    public var visible: [[Point]]
    /// What the surface hides.
    public var hidden: [[Point]]
  }

  /// Where a point of the surface is seen; `nil` outside the box and on holes.
  public func place(x: Double, y: Double) -> Place? {
    let (column, row) = (self.x.position(of: x), self.y.position(of: y))
    let z = model.height(column: column, row: row)
    guard z.isFinite else { return nil }
    let seen = camera.project(model.place(column: column, row: row, z: z))
    let distance = (camera.eye * camera.eye).sum().squareRoot()
    return Place(
      point: seen.point, isVisible: model.isVisible(column: column, row: row, z: z, from: camera.eye),
      size: seen.nearness * distance)
  }

  /// A path over the map as it lies on the surface: every part follows the ground between its points. Where the
  /// path comes out from behind the surface is found to within a fiftieth of a cell. Parts outside the box are
  /// left out.
  public func track(_ positions: [(x: Double, y: Double)]) -> Track {
    var track = Track(visible: [], hidden: [])
    let cells = positions.map { Point(x.position(of: $0.x), y.position(of: $0.y)) }
    let box = Rect(x: 0, y: 0, width: Double(model.columns - 1), height: Double(model.rows - 1))
    for part in clipped(cells, to: box) {
      var run: [Point] = []
      var wasVisible = true
      func finish() {
        if run.count > 1 { if wasVisible { track.visible.append(run) } else { track.hidden.append(run) } }
      }
      var last: Point?
      for point in followed(part) {
        guard let seen = self.seen(point) else {
          finish()
          run = []
          last = nil
          continue
        }
        if let previous = last, !run.isEmpty, seen.isVisible != wasVisible {
          let turn = self.turn(from: previous, to: point, wasVisible)
          run.append(turn)
          finish()
          run = [turn]
        }
        wasVisible = seen.isVisible
        run.append(seen.point)
        last = point
      }
      finish()
    }
    return track
  }

  private func seen(_ cell: Point) -> (point: Point, isVisible: Bool)? {
    let z = model.height(column: cell.x, row: cell.y)
    guard z.isFinite else { return nil }
    return (
      camera.project(model.place(column: cell.x, row: cell.y, z: z)).point,
      model.isVisible(column: cell.x, row: cell.y, z: z, from: camera.eye)
    )
  }

  /// Where between two places, one visible and one not, the change is; by halving.
  private func turn(from a: Point, to b: Point, _ wasVisible: Bool) -> Point {
    var (low, high) = (a, b)
    for _ in 0..<6 {
      let middle = Point((low.x + high.x) / 2, (low.y + high.y) / 2)
      guard let seen = seen(middle) else { break }
      if seen.isVisible == wasVisible { low = middle } else { high = middle }
    }
    let z = model.height(column: low.x, row: low.y)
    return camera.project(model.place(column: low.x, row: low.y, z: z)).point
  }

  /// A polyline over the cells with points no more than a cell apart, at most 400 a piece.
  private func followed(_ points: [Point]) -> [Point] {
    var result = Array(points.prefix(1))
    for (a, b) in zip(points, points.dropFirst()) {
      let pieces = Swift.max(1, Swift.min(400, Int(Swift.max(abs(b.x - a.x), abs(b.y - a.y)).rounded(.up))))
      for step in 1...pieces {
        let t = Double(step) / Double(pieces)
        result.append(step == pieces ? b : Point(a.x + t * (b.x - a.x), a.y + t * (b.y - a.y)))
      }
    }
    return result
  }

  // MARK: Room

  private static func bounds(_ model: ReliefSurface, _ camera: ReliefCamera, _ top: Double) -> Rect {
    var bounds: Rect?
    for x in [-model.sides.x, model.sides.x] {
      for y in [-model.sides.y, model.sides.y] {
        for z in [0, top] {
          let point = camera.project(BoxPoint(x: x, y: y, z: z)).point
          let rect = Rect(x: point.x, y: point.y, width: 0, height: 0)
          bounds = bounds.map { $0.union(rect) } ?? rect
        }
      }
    }
    return bounds ?? Rect(x: 0, y: 0, width: 0, height: 0)
  }

  /// The frame for the box such that labels, which keep their distance from it, just stay in the frame.
  private static func fit(frame: Rect, labels: [Rect], box: Rect) -> Rect {
    var all = box
    for label in labels { all = all.union(label) }
    let (left, top) = (box.left - all.left, box.top - all.top)
    let (right, bottom) = (all.right - box.right, all.bottom - box.bottom)
    return frame.inset(left: left + 1, top: top + 1, right: right + 1, bottom: bottom + 1)
  }
}

extension ScalarGrid {
  /// The grid with at most `count` columns and rows, taken evenly, the border included.
  func thinned(to count: Int) -> ScalarGrid {
    func stops(_ size: Int) -> [Int] {
      let kept = Swift.min(count, size)
      return (0..<kept).map { $0 * (size - 1) / (kept - 1) }
    }
    let (columns, rows) = (stops(self.columns), stops(self.rows))
    var values: [Double] = []
    for row in rows { for column in columns { values.append(self[column, row]) } }
    return ScalarGrid(columns: columns.count, rows: rows.count, values: values) ?? self
  }
}
