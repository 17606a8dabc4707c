import LessonFormat
import NumberText
import Optimization

/// How the runs of a comparison ended, a row each: the analysis' table, with what the runner knows beside it.
struct CompareSummary {
  private let table: SummaryTable
  private let outcomes: [RunOutcome]

  init(_ outcomes: [RunOutcome]) {
    self.outcomes = outcomes
    table = SummaryTable(
      outcomes.map { outcome in
        (
          label: outcome.label.isEmpty ? "run" : outcome.label, trajectory: outcome.trajectory,
          findings: outcome.findings
        )
      }, minimum: outcomes.first?.scenario?.surface.lowestKnownMinimum?.value)
  }

  /// For readers.
  var text: String {
    let labels = table.rows.map { RunLabels.plain($0.label) }
    let width = labels.reduce(5) { max($0, $1.count) } + 2
    var text = Self.padded("run", width) + "  to 99.9 %   final cost  verdict\n"
    for (row, label) in zip(table.rows, labels) {
      text += Self.padded(label, width)
      text += Self.right(row.stepsToTolerance.map { "\($0) steps" } ?? "–", 11)
      text += Self.right(displayText(row.finalCost, digits: 6), 13) + "  \(row.verdict)\n"
    }
    return text
  }

  /// For spreadsheets.
  var csv: String { table.csv }

  /// For scripts.
  var json: JSONText {
    .members([
      "tolerance": .members([
        "best": RunSummary.number(table.tolerance.best), "share": RunSummary.number(table.tolerance.share),
      ]),
      "runs": .list(
        zip(table.rows, outcomes).map { row, outcome in
          let squares = (outcome.trajectory.steps.last?.gradient ?? []).reduce(0) { $0 + $1 * $1 }
          return .members([
            "label": .text(RunLabels.plain(row.label)), "steps": .number("\(outcome.trajectory.iterations)"),
            "steps-to-tolerance": row.stepsToTolerance.map { .number("\($0)") },
            "final-cost": RunSummary.number(row.finalCost),
            "gradient-norm": RunSummary.number(squares.squareRoot()), "verdict": .text(row.verdict),
            "stop": RunSummary.stop(outcome.trajectory.stop, iterations: outcome.trajectory.iterations),
          ])
        }),
    ])
  }

  private static func padded(_ text: String, _ width: Int) -> String {
    text + String(repeating: " ", count: max(0, width - text.count))
  }

  private static func right(_ text: String, _ width: Int) -> String {
    String(repeating: " ", count: max(1, width - text.count)) + text
  }
}
