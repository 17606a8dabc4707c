import LessonFormat
import NumberText
import Optimization

/// How the runs of a comparison ended, a row each.
struct CompareSummary {
  private struct Row {
    var label: String
    var steps: Int
    var value: Double
    var gradientNorm: Double
    var verdict: String
    var stop: StopReason
  }

  private let rows: [Row]

  init(_ outcomes: [RunOutcome]) {
    rows = outcomes.map { outcome in
      let found = outcome.scenario.map { findings(of: outcome.trajectory, of: $0) } ?? []
      let last = outcome.trajectory.steps.last
      let squares = (last?.gradient ?? []).reduce(0) { $0 + $1 * $1 }
      return Row(
        label: RunLabels.plain(outcome.label), steps: outcome.trajectory.iterations,
        value: last?.value ?? .nan,
        gradientNorm: squares.squareRoot(),
        verdict: found.first { $0.kind.isVerdict }?.kind.title ?? outcome.trajectory.stop.name,
        stop: outcome.trajectory.stop)
    }
  }

  /// For readers.
  var table: String {
    let width = rows.reduce(5) { max($0, $1.label.count) } + 2
    var text = Self.padded("run", width) + "   steps         cost       |grad|  verdict\n"
    for row in rows {
      text += Self.padded(row.label.isEmpty ? "run" : row.label, width)
      text += Self.right("\(row.steps)", 8) + Self.right(displayText(row.value, digits: 6), 13)
      text += Self.right(displayText(row.gradientNorm), 13) + "  \(row.verdict)\n"
    }
    return text
  }

  /// For spreadsheets.
  var csv: String {
    var text = "run,steps,value,gradient-norm,verdict\n"
    for row in rows {
      text += "\"\(row.label.replacing("\"", with: "\"\""))\",\(row.steps),\(shortestText(row.value)),"
      text += "\(shortestText(row.gradientNorm)),\(row.verdict)\n"
    }
    return text
  }

  /// For scripts.
  var json: JSONText {
    .members([
      "runs": .list(
        rows.map { row in
          .members([
            "label": .text(row.label), "steps": .number("\(row.steps)"),
            "value": RunSummary.number(row.value),
            "gradient-norm": RunSummary.number(row.gradientNorm), "verdict": .text(row.verdict),
            "stop": RunSummary.stop(row.stop, iterations: row.steps),
          ])
        })
    ])
  }

  private static func padded(_ text: String, _ width: Int) -> String {
    text + String(repeating: " ", count: max(0, width - text.count))
  }

  private static func right(_ text: String, _ width: Int) -> String {
    String(repeating: " ", count: max(1, width - text.count)) + text
  }
}
