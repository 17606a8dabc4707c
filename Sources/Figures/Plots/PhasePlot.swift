import Calculus
import Drawing
import NumberText
import Optimization
import Plotting

/// Where runs stand along one coordinate, against the step that led there: momentum that overshoots winds round
/// the minimum, plain descent on a bowl comes in along a straight line.
struct PhasePlot: PanelPicture {
  let fixed: Group
  private let input: PanelInput
  private let coordinate: Int
  private let variable: String
  private let area: PlotArea
  private let paths: [MapPath]
  private let placer: LabelPlacer

  init(input: PanelInput, rect: Rect) {
    let theme = input.theme
    self.input = input
    let names = input.subject.surface?.formula.variables ?? []
    let count = Swift.max(1, names.count)
    let asked = input.whole("coordinate").map { $0 - 1 }
    let coordinate = asked.map { Swift.max(0, Swift.min(count - 1, $0)) } ?? PhasePlot.liveliest(input, count)
    self.coordinate = coordinate
    variable = coordinate < names.count ? names[coordinate] : "x"
    let numbers = input.runs.map { PhasePlot.points($0, coordinate) }
    let (x, y) = PhasePlot.ranges(numbers, input, coordinate)

    let heading = PanelHeading(
      input.say(PlotPhrase.phase, variable), input: input, rect: rect)
    let room = Rect(x: rect.x, y: heading.bottom, width: rect.width, height: rect.bottom - heading.bottom)
    let axes = PlotFrame.axes(
      x: AxisRequest(
        x, isNice: true, name: RichText(markup: "<i>\(variable)</i>"), look: .numbers, namePlace: .end),
      y: AxisRequest(y, isNice: true, look: .grid), room: room, input: input)
    let area = axes.area
    self.area = area
    // At rest: where every run begins, and where one that converges ends.
    let rest = area.y.position(of: 0)
    let line = Path(through: [Point(area.frame.left, rest), Point(area.frame.right, rest)])
    fixed = Group(
      "phase",
      [
        .group(axes.grid), .group(axes.group), .group(Group("heading", heading.shapes)),
        .path(line, stroke: Stroke(theme.axis, width: theme.hairline)),
      ])
    let radius = input.runs.count > 1 ? theme.markRadius * 0.6 : nil
    paths = numbers.map { run in
      MapPath(run.map { area.point($0.x, $0.y) }, area: area, theme: theme, radius: radius)
    }
    var placer = LabelPlacer(bounds: area.frame, measuring: input.measuring, gap: 3)
    for path in paths { placer.avoid(Array(path.points.prefix(300))) }
    self.placer = placer
  }

  /// Position and last step at every kept step; the first comes from rest. Where the step before was not kept, the
  /// point has no place.
  private static func points(_ run: ShownRun, _ coordinate: Int) -> [(x: Double, y: Double)] {
    let steps = run.trajectory.steps
    return steps.indices.map { index in
      guard coordinate < steps[index].position.count else { return (.nan, .nan) }
      let now = steps[index].position[coordinate]
      guard index > 0 else { return (now, 0) }
      let before = steps[index - 1]
      guard before.iteration + 1 == steps[index].iteration else { return (.nan, .nan) }
      return (now, now - before.position[coordinate])
    }
  }

  /// The coordinate whose steps change their sign most often: the one that swings.
  private static func liveliest(_ input: PanelInput, _ count: Int) -> Int {
    let turns = (0..<count).map { coordinate in
      input.runs.reduce(0) { sum, run in
        let steps = points(run, coordinate).map { $0.y }
        return sum + zip(steps, steps.dropFirst()).count { $0 * $1 < 0 }
      }
    }
    return turns.firstIndex(of: turns.max() ?? 0) ?? 0
  }

  /// What is shown: all points, but no more than half a domain beyond it, for a run that diverges would flatten
  /// all others.
  private static func ranges(_ runs: [[(x: Double, y: Double)]], _ input: PanelInput, _ coordinate: Int) -> (
    ValueRange, ValueRange
  ) {
    var reach = Double.infinity
    var middle = 0.0
    if let surface = input.subject.surface, coordinate < surface.domain.intervals.count {
      let interval = surface.domain.intervals[coordinate]
      (reach, middle) = (interval.length, (interval.lower + interval.upper) / 2)
    }
    let points = runs.flatMap { $0 }.filter { abs($0.x - middle) <= reach && abs($0.y) <= 2 * reach }
    let x = ValueRange(of: points.map { $0.x }) ?? ValueRange(middle - 1, middle + 1)
    let y = (ValueRange(of: points.map { $0.y }) ?? ValueRange(-1, 1)).union(ValueRange(0, 0))
    return (x.shown.padded(by: 0.06), y.shown.padded(by: 0.08))
  }

  func moving(_ frame: Int) -> Group {
    let theme = input.theme
    let isSingle = input.runs.count == 1
    let iteration = input.iterations[frame]
    var shapes: [Shape] = []
    var marks: [Shape] = []
    var placer = placer
    for (index, run) in input.runs.enumerated() {
      let style = theme.seriesStyle(index)
      let step = run.stepIndex(at: iteration)
      shapes += paths[index].shapes(
        upTo: step, color: isSingle ? theme.ink : style.color, dash: isSingle ? [] : style.dash,
        widthFactor: 0.85)
      guard let here = paths[index].place(step) else { continue }
      marks.append(
        isSingle
          ? .path(
            Path(circle: here, radius: theme.pointRadius * 0.75), fill: .color(theme.accent),
            stroke: Stroke(theme.halo, width: theme.haloWidth))
          : marker(
            style.marker, at: here, radius: theme.pointRadius * 0.7, color: style.color, rim: theme.rim))
      placer.reserve(here, radius: theme.pointRadius * 0.8)
    }
    if !isSingle { marks += labels(iteration, &placer) }
    return Group(
      "phase", [.group(Group("path", shapes, clip: Path(area.frame.inset(by: -theme.markRadius))))] + marks)
  }

  /// The name of each run where it moves fastest, for at their ends all come together.
  private func labels(_ iteration: Int, _ placer: inout LabelPlacer) -> [Shape] {
    let theme = input.theme
    return input.runs.indices.compactMap { index in
      let run = input.runs[index]
      let step = run.stepIndex(at: iteration)
      let shown = paths[index].points.prefix(step + 1).filter { area.frame.contains($0) }
      let rest = area.y.position(of: 0)
      guard let fastest = shown.max(by: { abs($0.y - rest) < abs($1.y - rest) }) else { return nil }
      let style = theme.text(.label, color: theme.seriesStyle(index).textColor, weight: .semibold)
      let block = input.fitting.line(RichText(markup: run.label), style, width: area.frame.width * 0.4)
      return placer.place(
        block, at: fastest, distance: theme.markRadius + theme.tickSize * 0.4, halo: theme.rim
      ).map { .text($0) }
    }
  }

  func description(_ frame: Int) -> String {
    var text = input.say(ScenePhrase.phase, variable)
    for (index, run) in input.runs.enumerated() {
      let points = PhasePlot.points(run, coordinate)
      let step = run.stepIndex(at: input.iterations[frame])
      guard points.indices.contains(step), points[step].y.isFinite else { continue }
      text += " "
      text += input.say(
        input.runs.count > 1 ? ScenePhrase.phaseOf : .phaseHere, variable, displayText(points[step].x),
        displayText(points[step].y), RichText(markup: input.runs[index].label).plain)
    }
    return text
  }
}
