import Drawing
import NumberText
import Optimization
import Plotting
import Wording

extension Panel {
  /// The surface from above: filled contours, the path so far, the point where the run stands, the gradient and
  /// the next point.
  static let map = Panel(
    name: "map", title: Translations("Map", "Karte", "Carte"),
    summary: "The surface from above with the path so far, the gradient and the next point.",
    place: .main,
    options: [
      PanelOptionRecord(
        "critical-points", .flag, "Mark minima, summits and saddles (on unless told otherwise)."),
      PanelOptionRecord("gradient", .flag, "Draw the arrow of −∇f (on unless told otherwise)."),
      PanelOptionRecord(
        "components", .flag,
        "Draw the parts of a step with momentum, tip to tail (on unless told otherwise)."),
      PanelOptionRecord(
        "trials", .flag, "Draw the points that a line search tried (on unless told otherwise)."),
      PanelOptionRecord("color-bar", .flag, "Draw the key of the colours on the right of the map."),
      PanelOptionRecord("level-labels", .flag, "Write the numbers of the isolines on them."),
      PanelOptionRecord(
        "field", .choice(["arrows", "streamlines"]), "Draw the field of −∇f: small arrows, or lines along it."
      ),
      PanelOptionRecord(
        "inset", .flag, "Show the end of a long path larger in a corner, where it gathers in a small part."),
      PanelOptionRecord(
        "quadratic", .flag,
        "Draw the quadratic model at the current point, dashed, and the axes of the Hessian."),
      PanelOptionRecord("levels", .whole(4...40), "About how many levels the map has, from 4 to 40."),
      PanelOptionRecord(
        "colors", .choice(["sequential", "diverging"]), "A map from low to high, or centred on the saddle."),
    ],
    objection: needsSurface,
    room: { input, _ in input.subject.surface.map { MapFrame.room($0, input) } ?? .flexible },
    prepare: { input, rect in
      guard let map = SurfaceMap(input: input, rect: rect) else { return .empty("map") }
      return PreparedPanel(
        map, plot: map.area,
        ground: map.ground)
    })

  /// Maps need a function of two variables.
  static let needsSurface: @Sendable (PanelInput) -> String? = { input in
    input.subject.surfaceDimension == 2 ? nil : "it needs a function of two variables"
  }
}

extension PreparedPanel {
  /// A panel that shows nothing.
  static func empty(_ name: String) -> PreparedPanel {
    PreparedPanel(
      fixed: Group(name), moving: { _ in Group(name) }, description: { _ in "" })
  }
}
