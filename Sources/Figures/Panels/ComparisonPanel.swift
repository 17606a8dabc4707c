import Drawing
import Wording

extension Panel {
  /// A map or curve for each run, with equal axes and levels and one colour bar.
  static let comparison = Panel(
    name: "comparison", title: Translations("Side by side", "Nebeneinander", "Côte à côte"),
    summary: "A map or curve for each run, in equal frames with equal axes, equal levels and one colour bar.",
    place: .main,
    options: [
      PanelOptionRecord(
        "columns", .columns, "How many pictures stand side by side; as fits best unless told."),
      .levels,
      PanelOptionRecord(
        "colors", .choice(["sequential", "diverging"]), "A map from low to high, or centred on the saddle."),
    ],
    objection: { input in
      (1...2).contains(input.subject.surfaceDimension)
        ? nil : "it needs a function of one or two variables"
    },
    room: { input, _ in
      let margins = ComparisonGrid.margins(input)
      return .tiles(marginWidth: margins.left + margins.right, marginHeight: margins.bottom) { rect in
        ComparisonGrid.layout(input, in: rect)
      }
    },
    prepare: { input, rect in
      guard let grid = ComparisonGrid(input: input, rect: rect) else { return .empty("comparison") }
      return PreparedPanel(grid)
    })
}
