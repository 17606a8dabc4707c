import Calculus
import Drawing
import NumberText
import Optimization
import Plotting
import Wording

extension Panel {
  /// A function of one variable with its tangent and the steps along it, and its derivative below on request.
  static let curve = Panel(
    name: "curve", title: Translations("Curve", "Kurve", "Courbe"),
    summary: "A function of one variable, its tangent where the run stands, and the steps along it.",
    place: .main,
    options: [
      PanelOptionRecord(
        "derivative", .flag, "Draw the derivative below the curve (off unless told otherwise).")
    ],
    objection: { input in
      input.subject.surfaceDimension == 1 ? nil : "it needs a function of one variable"
    },
    prepare: { input, rect in
      guard let surface = input.subject.surface, let sample = CurveSample(surface) else {
        return .empty("curve")
      }
      return curve(sample, surface, input, rect)
    })

  private static func curve(_ sample: CurveSample, _ surface: Surface, _ input: PanelInput, _ rect: Rect)
    -> PreparedPanel
  {
    let theme = input.theme
    let variable = RichText(runs: [RichText.Run(surface.formula.variables.first ?? "x", italic: true)])
    let showsDerivative = input.flag("derivative", default: false)
    let parts = showsDerivative ? rect.rows([.share(1.7), .share(1)], gap: theme.gap * 0.7) : [rect]
    let heading = PanelHeading(
      "<i>f</i>(<i>\(variable.plain)</i>) = " + surface.formula.expression.markup, input: input,
      rect: parts[0])
    let upper = parts[0].inset(top: heading.bottom - parts[0].y)
    var plots = [
      (
        x: AxisRequest(sample.x, name: showsDerivative ? nil : variable, look: .numbers),
        y: AxisRequest(sample.y, look: .grid), room: upper
      )
    ]
    var lowerHeading: PanelHeading?
    if showsDerivative {
      let name = PanelHeading(
        "<i>f</i> ′(<i>\(variable.plain)</i>) = " + (surface.formula.gradient.first?.markup ?? ""),
        input: input, rect: parts[1])
      plots.append(
        (
          x: AxisRequest(sample.x, name: variable, look: .numbers),
          y: AxisRequest(sample.slopeRange, look: .grid), room: parts[1].inset(top: name.bottom - parts[1].y)
        ))
      lowerHeading = name
    }
    let stack = PlotFrame.stacked(plots, input: input)
    let axes = stack[0]
    let stroke = Stroke(theme.ink, width: theme.lineWidth)
    var shapes: [Shape] = [
      .group(axes.grid), .group(axes.group), .group(Group("heading", heading.shapes)),
      .group(
        Group(
          "curve", [.path(sample.path(in: axes.area, sample.values), stroke: stroke)], clip: axes.area.clip)),
    ]
    let isSingle = input.runs.count == 1
    let pictures = input.runs.enumerated().map { index, run in
      CurvePicture(
        sample, surface: surface, run: run, area: axes.area, input: input,
        accent: isSingle ? theme.accent : theme.seriesStyle(index).color, hasLabels: isSingle)
    }
    if let first = pictures.first { shapes.append(.group(Group("landmarks", first.landmarks))) }
    var derivative: PlotArea?
    if let lowerHeading {
      let below = stack[1]
      derivative = below.area
      shapes += [
        .group(below.grid), .group(below.group), .group(Group("derivative-heading", lowerHeading.shapes)),
        .path(
          sample.path(in: below.area, sample.slopes), stroke: Stroke(theme.gradient, width: theme.lineWidth)),
      ]
    }
    let area = derivative
    return PreparedPanel(
      fixed: Group("curve", shapes),
      moving: { frame in
        let iteration = input.iterations[frame]
        var shapes = pictures.flatMap { $0.shapes(at: iteration) }
        if let area { shapes += slopes(input, area: area, iteration: iteration) }
        return Group("steps", shapes)
      },
      description: { frame in describe(surface, input, frame) }, plot: axes.area)
  }

  /// The points of the runs on the derivative's plot.
  private static func slopes(_ input: PanelInput, area: PlotArea, iteration: Int) -> [Shape] {
    let theme = input.theme
    return input.runs.enumerated().compactMap { index, run in
      guard let step = run.step(at: iteration), let x = step.position.first, let slope = step.gradient.first
      else { return nil }
      let point = area.point(x, slope)
      guard area.frame.contains(point) else { return nil }
      return .path(
        Path(circle: point, radius: theme.pointRadius * 0.75),
        fill: .color(input.runs.count == 1 ? theme.accent : theme.seriesStyle(index).color),
        stroke: Stroke(theme.halo, width: theme.haloWidth))
    }
  }

  private static func describe(_ surface: Surface, _ input: PanelInput, _ frame: Int) -> String {
    var text = input.say(ScenePhrase.curve, input.name(of: surface))
    for run in input.runs {
      guard var words = RunWords.place(run, input.iterations[frame], surface.domain, input) else { continue }
      if let slope = run.step(at: input.iterations[frame])?.gradient.first {
        words = input.say(ScenePhrase.slope, words, displayText(slope))
      }
      text += " " + words + "."
    }
    return text
  }
}
