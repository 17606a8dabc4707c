import CMaths
import Drawing

/// The numbers of isolines, written along them where they run straight, never upside down and never on each
/// other.
///
/// Every second, third, … level is labelled where there are many. On the longest line of a level the piece as
/// long as the label is taken that bends least and lies most level; pieces near the frame's edge, a label or a
/// reserved place of the placer are not, and pieces under its lines only where there is no other.
///
/// - Parameters:
///   - placer: knows what is taken; gets the new labels too.
///   - most: about how many labels are wanted.
public func isolineLabels(
  _ contours: [LevelContours], labels: [String], grid: ScalarGrid, in frame: Rect, placer: inout LabelPlacer,
  most: Int = 12, theme: Theme, measuring: TextMeasuring
) -> Group {
  var shapes: [Shape] = []
  let stride = max(1, (contours.count + most - 1) / max(1, most))
  for (index, level) in contours.enumerated() where index % stride == stride / 2 && index < labels.count {
    let block = TextBlock(RichText(markup: labels[index]), style: theme.text(.tick, color: theme.ink))
    let extent = measuring.measure(block)
    let lines = level.lines.map { line in
      (line.points + (line.isClosed ? line.points.prefix(1) : [])).map { grid.place($0, in: frame) }
    }
    // A second line of the level is labelled too where it is long: both sides of a saddle.
    let ordered = lines.sorted { polylineLength($0) > polylineLength($1) }.prefix(2)
    for line in ordered where polylineLength(line) > extent.width * 4 {
      guard let spot = straightSpot(line, extent, frame, placer) else { continue }
      let text = PlacedText(
        block, at: spot.middle, anchor: TextAnchor(.center, .middle), rotation: spot.degrees,
        halo: Halo(theme.halo.opacity(0.85), width: theme.haloWidth))
      placer.reserve(textBounds(text, measuring: measuring).inset(by: -theme.tickSize))
      shapes.append(.text(text))
    }
  }
  return Group("isoline-labels", shapes)
}

/// The length of a line from point to point.
public func polylineLength(_ points: [Point]) -> Double {
  zip(points, points.dropFirst()).reduce(0) { $0 + distance($1.0, $1.1) }
}

func distance(_ a: Point, _ b: Point) -> Double { hypot(b.x - a.x, b.y - a.y) }

private func straightSpot(_ line: [Point], _ extent: TextExtent, _ frame: Rect, _ placer: LabelPlacer) -> (
  middle: Point, degrees: Double
)? {
  let need = extent.width * 1.15
  let room = frame.inset(by: extent.height)
  var best: (middle: Point, degrees: Double, cost: Double)?
  // Candidates begin a third of a label apart; the end of the piece runs ahead of its start.
  var end = 0
  var ahead = 0.0
  var since = 0.0
  for start in line.indices.dropLast() {
    while ahead < need, end + 1 < line.count {
      ahead += distance(line[end], line[end + 1])
      end += 1
    }
    guard ahead >= need else { break }
    let step = distance(line[start], line[start + 1])
    defer {
      since += step
      ahead -= step
    }
    if start == 0 || since >= need / 3 {
      since = 0
      let (a, b) = (line[start], line[end])
      let chord = distance(a, b)
      let middle = Point((a.x + b.x) / 2, (a.y + b.y) / 2)
      var degrees = atan2(b.y - a.y, b.x - a.x) * 180 / .pi
      if degrees > 90 { degrees -= 180 }
      if degrees < -90 { degrees += 180 }
      let bend = 1 - chord / ahead
      let (sine, cosine) = (abs(sin(degrees * .pi / 180)), cos(degrees * .pi / 180))
      let (width, height) = (
        extent.width * cosine + extent.height * sine, extent.width * sine + extent.height * cosine
      )
      let rect = Rect(x: middle.x - width / 2, y: middle.y - height / 2, width: width, height: height)
      let isFree =
        rect.left >= room.left && rect.right <= room.right && rect.top >= room.top
        && rect.bottom <= room.bottom
        && !placer.taken.contains { $0.intersects(rect) }
      guard isFree, bend < 0.06 else { continue }
      // Lines under a label cost more than any slope.
      let cost = bend * 20 + sine * 0.5 + placer.covered(rect)
      if cost < best?.cost ?? .infinity { best = (middle, degrees, cost) }
    }
  }
  return best.map { ($0.middle, $0.degrees) }
}
