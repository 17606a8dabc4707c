import Drawing
import NumberText
import Optimization
import Plotting
import Wording

extension Panel {
  /// Where each start of the map ends, by plain descent at the run's rate.
  static let basins = Panel(
    name: "basins", title: Translations("Basins", "Einzugsgebiete", "Bassins d’attraction"),
    summary:
      "Where plain descent ends from each start: coloured by the minimum reached, paler where it takes longer.",
    place: .main,
    options: [
      PanelOptionRecord(
        "resolution", .whole(20...800), "Starts along the x axis, from 20 to 800; 240 unless told otherwise.")
    ],
    objection: { input in
      if let reason = needsSurface(input) { return reason }
      guard let scenario = input.runs.first?.scenario else { return "it needs a run on a surface" }
      return scenario.method.name == "gradient-descent" && scenario.learningRate != nil
        ? nil : "it needs plain gradient descent with a learning rate"
    },
    room: { input, _ in input.subject.surface.map { MapFrame.room($0, input) } ?? .flexible },
    prepare: { input, rect in basinPanel(input, rect) ?? .empty("basins") })

  private static func basinPanel(_ input: PanelInput, _ rect: Rect) -> PreparedPanel? {
    guard let surface = input.subject.surface, let scenario = input.runs[0].scenario,
      let rate = scenario.learningRate
    else { return nil }
    let theme = input.theme
    let (xs, ys) = (surface.domain.intervals[0], surface.domain.intervals[1])
    let heading = PanelHeading(input.say(PlacePhrase.basins), input: input, rect: rect)
    let place = MapFrame(
      x: ValueRange(xs.lower, xs.upper), y: ValueRange(ys.lower, ys.upper),
      in: rect.inset(top: heading.bottom - rect.y), names: MapFrame.names(surface), input: input)
    let area = place.axes.area
    let columns = Int(Swift.max(20, Swift.min(800, input.number("resolution") ?? 240)))
    let rows = Swift.max(20, Swift.min(800, Int(Double(columns) * area.frame.height / area.frame.width)))
    let map = BasinPlan(
      surface.formula, domain: surface.domain, columns: columns, rows: rows, rate: rate,
      steps: Swift.min(2000, Swift.max(200, scenario.steps))
    ).map()
    var shapes: [Shape] = []
    if let raster = raster(map, theme) { shapes.append(.raster(raster, in: area.frame)) }
    shapes += [.group(place.axes.group), .group(Group("heading", heading.shapes))]
    var placer = LabelPlacer(
      bounds: area.frame.inset(by: theme.tickSize * 0.4), measuring: input.measuring, gap: 3)
    let inside = map.minima.enumerated().filter { surface.domain.contains($0.element.position) }
    let path = MapPath(input.runs[0], area: area, theme: theme)
    placer.avoid(Array(path.points.prefix(300)))
    for (_, minimum) in inside.prefix(24) {
      let point = area.point(minimum.position[0], minimum.position[1])
      placer.reserve(point, radius: theme.markRadius * 1.6)
      shapes.append(
        marker(.cross, at: point, radius: theme.markRadius * 1.35, color: theme.ink, rim: theme.rim))
    }
    if inside.count <= 8 {
      for (index, minimum) in inside {
        let point = area.point(minimum.position[0], minimum.position[1])
        let block = TextBlock(
          RichText(
            markup: "<i>f</i> = \(displayMarkup(abs(minimum.value) < 1e-12 ? 0 : minimum.value, digits: 3)): "
              + "\(fixedDisplay(map.shares[index] * 100, decimals: 0)) %"),
          style: theme.text(.label, weight: .semibold))
        if let text = placer.place(block, at: point, distance: theme.markRadius * 2.2, halo: theme.rim) {
          shapes.append(.text(text))
        }
      }
    }
    return PreparedPanel(
      fixed: Group("basins", shapes),
      moving: { frame in
        let index = input.runs[0].stepIndex(at: input.iterations[frame])
        var shapes = path.shapes(upTo: index, color: theme.ink)
        if let here = path.place(index) { shapes.append(currentPoint(at: here, theme: theme)) }
        return Group("path", shapes)
      },
      description: { _ in describe(map, surface, input) })
  }

  private static func raster(_ map: BasinMap, _ theme: Theme) -> Raster? {
    let slowest = Double(map.steps.max() ?? 1)
    var pixels: [UInt8] = []
    pixels.reserveCapacity(map.columns * map.rows * 4)
    for row in (0..<map.rows).reversed() {
      for column in 0..<map.columns {
        let color: Color
        switch map.outcome(column: column, row: row) {
        case .minimum(let index, let steps):
          // The square root parts quick starts from each other, of which there are most.
          let way = (Double(steps) / Swift.max(1, slowest)).squareRoot()
          color = theme.seriesStyle(index).color.mixed(with: theme.background, 0.25 + 0.55 * way)
        case .unsettled: color = theme.track
        case .lost: color = theme.axis
        }
        for part in [color.red, color.green, color.blue] {
          pixels.append(UInt8(Swift.max(0, Swift.min(255, (part * 255).rounded()))))
        }
        pixels.append(255)
      }
    }
    return Raster(width: map.columns, height: map.rows, rgba: pixels)
  }

  private static func describe(_ map: BasinMap, _ surface: Surface, _ input: PanelInput) -> String {
    var text = input.say(ScenePhrase.basins, input.name(of: surface))
    for (minimum, share) in zip(map.minima, map.shares) where share > 0 {
      text += " "
      text += input.say(
        ScenePhrase.basin, fixedDisplay(share * 100, decimals: 0), placeText(minimum.position))
    }
    return text
  }
}
