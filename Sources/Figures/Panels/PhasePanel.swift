import Drawing
import Wording

extension Panel {
  /// The phase plot: where the run stands along one coordinate, against the step that led there.
  static let phase = Panel(
    name: "phase", title: Translations("Phase plot", "Phasenbild", "Plan de phase"),
    summary:
      "One coordinate against the step that led there: momentum winds round the minimum, descent comes straight in.",
    options: [
      PanelOptionRecord(
        "coordinate", .whole(1...2),
        "1 for the first coordinate, 2 for the second; the one that swings most unless told.")
    ],
    objection: { input in
      (1...2).contains(input.subject.surfaceDimension)
        ? nil : "it needs a function of one or two variables"
    },
    prepare: { input, rect in
      let plot = PhasePlot(input: input, rect: rect)
      return PreparedPanel(plot)
    })
}
