import Drawing
import Optimization
import Plotting
import Wording

/// A surface in three dimensions with the paths of the runs on it: what the surface hides is drawn faint. Seen from
/// one side, or as a turntable from a side further round in each frame.
struct ReliefPicture: PanelPicture {
  let fixed: Group
  /// What does not depend on the runs; none where the view turns.
  let ground: PanelGround?
  private let input: PanelInput
  private let rect: Rect
  private let look: Look

  private enum Look: Sendable {
    /// What every frame shows.
    case still(ReliefStage)
    /// The first view, and by how many degrees it turns from the first frame to the last.
    case turning(ReliefSource, ReliefView, degrees: Double)
  }

  init?(input: PanelInput, rect: Rect) {
    guard let surface = input.subject.surface else { return nil }
    self.input = input
    self.rect = rect
    let view = ReliefPicture.view(input)
    if let degrees = input.number("turntable"), degrees != 0 {
      guard let source = ReliefSource(surface, input: input, rect: rect) else { return nil }
      look = .turning(source, view, degrees: degrees)
      ground = nil
      fixed = Group("relief")
      return
    }
    guard
      let ground = PanelGround.kept(input, surface: surface, rect: rect)
        ?? ReliefPicture.ground(surface, view, input: input, rect: rect),
      case .relief(let relief) = ground.picture
    else { return nil }
    look = .still(ReliefStage(relief, input: input))
    self.ground = ground
    fixed = Group("relief", ground.shapes)
  }

  /// A relief of any heights on a grid, seen from one side, with the runs of `input` walking over its plane.
  init(
    _ sample: SurfaceSample, names: (x: RichText?, y: RichText?, z: RichText?), input: PanelInput, rect: Rect
  ) {
    self.input = input
    self.rect = rect
    let relief = ReliefSource(sample, names: names)
      .relief(from: ReliefPicture.view(input), turns: false, input: input, rect: rect)
    look = .still(ReliefStage(relief, input: input))
    ground = nil
    fixed = Group("relief", ReliefStage.shapes(relief))
  }

  /// Where the viewer stands.
  private static func view(_ input: PanelInput) -> ReliefView {
    var view = ReliefView()
    if let azimuth = input.number("azimuth") { view.azimuth = azimuth }
    if let elevation = input.number("elevation") { view.elevation = elevation }
    return view
  }

  /// The lit surface with its floor and axes: all that does not depend on the runs.
  private static func ground(_ surface: Surface, _ view: ReliefView, input: PanelInput, rect: Rect)
    -> PanelGround?
  {
    guard let source = ReliefSource(surface, input: input, rect: rect) else { return nil }
    let relief = source.relief(from: view, turns: false, input: input, rect: rect)
    return PanelGround(
      key: PanelGround.key(input, surface, rect), sample: source.sample, picture: .relief(relief),
      shapes: ReliefStage.shapes(relief))
  }

  /// The stage of a frame, and what it shows beside the paths. A full turn does not show its first view twice, so
  /// that frames can be played in a ring.
  private func stage(_ frame: Int) -> (stage: ReliefStage, shapes: [Shape]) {
    switch look {
    case .still(let stage): return (stage, [])
    case .turning(let source, var view, let degrees):
      let count = input.iterations.count
      let isRing = degrees.truncatingRemainder(dividingBy: 360) == 0
      view.azimuth += degrees * Double(frame) / Double(Swift.max(1, isRing ? count : count - 1))
      let relief = source.relief(from: view, turns: true, input: input, rect: rect)
      return (ReliefStage(relief, input: input), ReliefStage.shapes(relief))
    }
  }

  func moving(_ frame: Int) -> Group {
    let theme = input.theme
    let (stage, scenery) = stage(frame)
    let iteration = input.iterations[frame]
    let isSingle = input.runs.count == 1
    var hidden: [Shape] = []
    var visible: [Shape] = []
    var marks: [Shape] = []
    var balls: [(index: Int, center: Point)] = []
    for (index, run) in input.runs.enumerated() {
      let style = theme.seriesStyle(index)
      let color = isSingle ? theme.ink : style.color
      let last = run.stepIndex(at: iteration)
      var (seen, behind) = (Path(), Path())
      for track in stage.tracks[index].prefix(last) {
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
      guard position.count == 2, let place = stage.relief.place(x: position[0], y: position[1]) else {
        continue
      }
      let radius = theme.pointRadius * Swift.max(0.7, Swift.min(1.4, place.size))
      // The ball lies on the ground and not in it.
      let center = Point(place.point.x, place.point.y - radius * 0.55)
      balls.append((index, center))
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
    let labels: [Shape] = isSingle ? [] : names(balls, on: stage.relief)
    return Group("path", scenery + hidden + visible + marks + labels)
  }

  /// The names of the runs beside their balls.
  private func names(_ balls: [(index: Int, center: Point)], on relief: Relief) -> [Shape] {
    let theme = input.theme
    var placer = LabelPlacer(bounds: rect, measuring: input.measuring, gap: 3)
    for label in relief.labels { placer.reserve(label) }
    for ball in balls { placer.reserve(ball.center, radius: theme.pointRadius) }
    return balls.compactMap { ball in
      let style = theme.text(.label, color: theme.seriesStyle(ball.index).textColor, weight: .semibold)
      let block = input.fitting.line(
        RichText(markup: input.runs[ball.index].label), style, width: rect.width * 0.3)
      return placer.place(
        block, at: ball.center, distance: theme.pointRadius + theme.tickSize * 0.35, halo: theme.rim
      ).map { .text($0) }
    }
  }

  func description(_ frame: Int) -> String {
    guard let surface = input.subject.surface else { return "" }
    var text = input.say(ScenePhrase.relief, input.name(of: surface))
    for run in input.runs {
      guard let step = run.step(at: input.iterations[frame]) else { continue }
      text += " "
      text += input.say(
        ScenePhrase.lies, RunWords.subject(.ball, .ballOf, run, input), placeText(step.position),
        RunWords.after(step.iteration, input))
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
      .azimuth, .elevation,
      PanelOptionRecord(
        "turntable", .number(-3600...3600),
        "By how many degrees the viewer walks round from the first frame to the last, such as 360."),
      .mesh,
      PanelOptionRecord(
        "colors", .choice(["sequential", "diverging"]), "A map from low to high, or centred on the saddle."),
    ],
    objection: needsSurface,
    prepare: { input, rect in
      guard let picture = ReliefPicture(input: input, rect: rect) else { return .empty("relief") }
      return PreparedPanel(picture, ground: picture.ground)
    })
}

extension PanelOptionRecord {
  /// From which side a relief is seen.
  static let azimuth = PanelOptionRecord(
    "azimuth", .number(-360...360),
    "Where the viewer stands, in degrees: 0 is east, 90 north; −120 unless told.")
  /// From how high a relief is seen.
  static let elevation = PanelOptionRecord(
    "elevation", .number(5...85), "How high the viewer stands, in degrees from 5 to 85; 32 unless told.")
  /// Whether a relief is made of polygons.
  static let mesh = PanelOptionRecord(
    "mesh", .flag, "Draw polygons that can be edited in place of smooth pixels.")
}
