import Drawing
import Optimization
import Plotting

/// A surface in three dimensions with the paths of the runs on it: what the surface hides is drawn faint.
struct ReliefPicture: Sendable {
  let fixed: Group
  let ground: PanelGround
  private let input: PanelInput
  private let relief: Relief
  private let tracks: [[Relief.Track]]

  init?(input: PanelInput, rect: Rect) {
    guard let surface = input.subject.surface,
      let ground = PanelGround.kept(input, surface: surface, rect: rect)
        ?? ReliefPicture.ground(surface, input: input, rect: rect), case .relief(let relief) = ground.picture
    else { return nil }
    self.relief = relief
    self.ground = ground
    self.input = input
    fixed = Group("relief", ground.shapes)
    // Piece by piece, so that a frame only joins what is known.
    tracks = input.runs.map { run in
      zip(run.trajectory.steps, run.trajectory.steps.dropFirst()).map { a, b in
        guard a.position.count == 2, b.position.count == 2 else { return relief.track([]) }
        return relief.track([(a.position[0], a.position[1]), (b.position[0], b.position[1])])
      }
    }
  }

  /// The lit surface with its floor and axes: all that does not depend on the runs.
  private static func ground(_ surface: Surface, input: PanelInput, rect: Rect) -> PanelGround? {
    guard
      let sample = SurfaceSample(
        surface, frame: rect.size, spacing: 4, levels: 16, theme: input.theme,
        diverging: input.text("colors").map { $0 == "diverging" })
    else { return nil }
    let theme = input.theme
    var view = ReliefView()
    if let azimuth = input.number("azimuth") { view.azimuth = azimuth }
    if let elevation = input.number("elevation") { view.elevation = elevation }
    let names = MapFrame.names(surface)
    // Where the map's levels are logarithmic, so are the heights: a flat valley between walls shows nothing.
    var z = sample.grid.range
    var kind = Scale.Kind.linear
    if sample.ladder.spacing == .logarithmic, let range = z, range.upper > 0 {
      let lowest = sample.ladder.levels.first ?? range.upper * 1e-4
      z = ValueRange(Swift.max(range.lower, Swift.max(lowest / 2, range.upper * 1e-6)), range.upper)
      kind = .logarithmic
    }
    let relief = Relief(
      sample.grid, in: rect, x: sample.x, y: sample.y, z: z, zKind: kind, ladder: sample.ladder,
      skin: ReliefSkin(input.flag("mesh", default: false) ? .mesh : .smooth, colors: sample.colors),
      view: view, names: (names.x, names.y, RichText(markup: "<i>f</i>")), theme: theme,
      measuring: input.measuring)
    return PanelGround(
      key: PanelGround.key(input, surface, rect), sample: sample, picture: .relief(relief),
      shapes: [.group(relief.floor), .group(relief.surface), .group(relief.axes)])
  }

  func moving(_ frame: Int) -> Group {
    let theme = input.theme
    let iteration = input.iterations[frame]
    let isSingle = input.runs.count == 1
    var hidden: [Shape] = []
    var visible: [Shape] = []
    var marks: [Shape] = []
    for (index, run) in input.runs.enumerated() {
      let style = theme.seriesStyle(index)
      let color = isSingle ? theme.ink : style.color
      let last = run.stepIndex(at: iteration)
      var (seen, behind) = (Path(), Path())
      for track in tracks[index].prefix(last) {
        for part in track.visible { seen.append(part) }
        for part in track.hidden { behind.append(part) }
      }
      if !behind.elements.isEmpty {
        hidden.append(
          .path(behind, stroke: Stroke(color.opacity(0.35), width: theme.pathWidth * 0.7)))
      }
      if !seen.elements.isEmpty {
        visible.append(.path(seen, stroke: Stroke(color, width: theme.pathWidth), halo: theme.rim))
      }
      guard run.trajectory.steps.indices.contains(last) else { continue }
      let position = run.trajectory.steps[last].position
      guard position.count == 2, let place = relief.place(x: position[0], y: position[1]) else { continue }
      let radius = theme.pointRadius * Swift.max(0.7, Swift.min(1.4, place.size))
      // The ball lies on the ground and not in it.
      let center = Point(place.point.x, place.point.y - radius * 0.55)
      let ball = isSingle ? theme.accent : style.color
      marks.append(
        .path(
          Path(circle: center, radius: radius), fill: .color(place.isVisible ? ball : ball.opacity(0.35)),
          stroke: Stroke(theme.halo.opacity(place.isVisible ? 1 : 0.5), width: theme.haloWidth)))
      if place.isVisible {
        // A highlight where the light comes from makes the disc a ball.
        marks.append(
          .path(
            Path(circle: Point(center.x - radius * 0.32, center.y - radius * 0.34), radius: radius * 0.26),
            fill: .color(Color.white.opacity(0.75))))
      }
    }
    return Group("path", hidden + visible + marks)
  }

  func description(_ frame: Int) -> String {
    guard let surface = input.subject.surface else { return "" }
    var text = "\(RichText(markup: surface.title).plain) as a relief in three dimensions."
    for run in input.runs {
      guard let step = run.step(at: input.iterations[frame]) else { continue }
      text += " " + RunWords.subject("The ball", run)
      text += " lies at \(placeText(step.position)) after \(RunWords.steps(step.iteration))."
    }
    return text
  }
}

extension Panel {
  /// The surface in three dimensions with the path and a ball on it.
  static let relief = Panel(
    name: "relief", title: "Relief",
    summary: "The surface in three dimensions, lit, with the path on it and its isolines on the floor.",
    place: .main,
    options: [
      PanelOptionRecord(
        "azimuth", .number, "Where the viewer stands, in degrees: 0 is east, 90 north; −120 unless told."),
      PanelOptionRecord(
        "elevation", .number, "How high the viewer stands, in degrees from 5 to 85; 32 unless told."),
      PanelOptionRecord("mesh", .flag, "Draw polygons that can be edited in place of smooth pixels."),
      PanelOptionRecord(
        "colors", .choice(["sequential", "diverging"]), "A map from low to high, or centred on the saddle."),
    ],
    objection: needsSurface,
    prepare: { input, rect in
      guard let picture = ReliefPicture(input: input, rect: rect) else { return .empty("relief") }
      return PreparedPanel(
        fixed: picture.fixed, moving: { picture.moving($0) }, description: { picture.description($0) },
        ground: picture.ground)
    })
}
