import Wording

extension Panel {
  /// The arithmetic of the step that leaves the point: symbols, numbers, result, one line per quantity.
  static let arithmetic = Panel(
    name: "arithmetic", title: Translations("This step", "Dieser Schritt", "Ce pas"),
    summary: "Every number of the step beside its formula: symbols, then numbers, then the result.",
    options: [
      PanelOptionRecord(
        "digits", .whole(2...8), "How many digits numbers have, from 2 to 8; 4 unless told otherwise.")
    ],
    objection: { input in
      input.runs.first?.scenario == nil ? "it needs a run on a surface" : nil
    },
    room: { input, width in .height(ArithmeticTable.height(input, width: width)) },
    prepare: { input, rect in
      let table = ArithmeticTable(input: input, rect: rect)
      return PreparedPanel(table)
    })
}
