import Calculus
import Drawing
import Optimization
import Plotting

/// What a map may carry besides: the numbers of its isolines, and a field of small arrows.
enum MapOverlays {
  /// The numbers of isolines, each on a line of its level where nothing else stands.
  static func levelLabels(
    _ sample: SurfaceSample, area: PlotArea, placer: inout LabelPlacer, paths: [[Point]], input: PanelInput
  )
    -> [Shape]
  {
    let theme = input.theme
    var style = theme.text(.tick, color: theme.ink)
    style.size *= 0.9
    var shapes: [Shape] = []
    // Off the whole path, which will cross them sooner or later.
    var free = placer
    for path in paths {
      for (a, b) in zip(path.prefix(300), path.prefix(300).dropFirst()) {
        guard let (start, end) = clippedSegment(a, b, to: area.frame) else { continue }
        let pieces = Swift.max(1, Int(MapPath.distance(start, end) / 8))
        for piece in 0...pieces {
          let part = Double(piece) / Double(pieces)
          free.reserve(
            Point(start.x + (end.x - start.x) * part, start.y + (end.y - start.y) * part), radius: 4)
        }
      }
    }
    let traced = contours(of: sample.grid, levels: sample.ladder.levels, areas: false)
    // Every second level, so that the numbers do not crowd the map.
    for (index, level) in traced.enumerated()
    where index % 2 == traced.count / 2 % 2 && index < sample.ladder.labels.count {
      let block = TextBlock(RichText(markup: sample.ladder.labels[index]), style: style)
      let extent = input.measuring.measure(block)
      for line in level.lines.sorted(by: { $0.points.count > $1.points.count }).prefix(2) {
        let points = line.points.map { sample.grid.place($0, in: area.frame) }
        guard let place = freePlace(on: points, extent, free) else { continue }
        placer.reserve(place)
        free.reserve(place.inset(by: -theme.tickSize * 0.5))
        shapes.append(
          .text(
            PlacedText(
              block, at: place.center, anchor: TextAnchor(.center, .middle),
              halo: Halo(theme.halo, width: theme.haloWidth * 0.9))))
      }
    }
    return shapes
  }

  private static func freePlace(on points: [Point], _ extent: TextExtent, _ placer: LabelPlacer) -> Rect? {
    guard points.count > 12 else { return nil }
    // From the middle outwards, a fortieth of the line at a time.
    for part in 0..<40 {
      let offset = (part % 2 == 0 ? part : -part) * points.count / 80
      let index = points.count / 2 + offset
      guard points.indices.contains(index) else { continue }
      let point = points[index]
      let rect = Rect(
        x: point.x - extent.width / 2, y: point.y - extent.height / 2, width: extent.width,
        height: extent.height)
      let isInside =
        rect.left > placer.bounds.left && rect.right < placer.bounds.right
        && rect.top > placer.bounds.top && rect.bottom < placer.bounds.bottom
      if isInside, !placer.taken.contains(where: { $0.intersects(rect.inset(by: -3)) }) { return rect }
    }
    return nil
  }

  /// Arrows of −∇f on a grid: true directions, lengths by the fourth root of steepness, so that flat ground shows
  /// its direction too.
  static func field(_ surface: Surface, area: PlotArea, theme: Theme) -> [Shape] {
    var evaluator = Evaluator(surface.formula)
    let cell = theme.tickSize * 3.2
    let columns = Swift.max(3, Int(area.frame.width / cell))
    let rows = Swift.max(3, Int(area.frame.height / cell))
    let perX = area.frame.width / area.x.domain.length
    let perY = area.frame.height / area.y.domain.length
    var arrows: [(Point, Double, Double, Double)] = []
    var steepest = 0.0
    for row in 0..<rows {
      for column in 0..<columns {
        let place = Point(
          area.frame.x + (Double(column) + 0.5) * area.frame.width / Double(columns),
          area.frame.y + (Double(row) + 0.5) * area.frame.height / Double(rows))
        let slope = evaluator.evaluate(x: area.x.value(at: place.x), y: area.y.value(at: place.y))
        let (dx, dy) = (-slope.dx * perX, slope.dy * perY)
        let length = (dx * dx + dy * dy).squareRoot()
        guard length.isFinite, length > 0 else { continue }
        steepest = Swift.max(steepest, length)
        arrows.append((place, dx / length, dy / length, length))
      }
    }
    let color = theme.ink.opacity(0.5)
    return arrows.flatMap { place, ux, uy, length -> [Shape] in
      let reach = cell * 0.42 * (length / steepest).squareRoot().squareRoot()
      return arrow(
        from: Point(place.x - ux * reach, place.y - uy * reach),
        to: Point(place.x + ux * reach, place.y + uy * reach), color: color, width: theme.hairline * 1.2)
    }
  }
}
