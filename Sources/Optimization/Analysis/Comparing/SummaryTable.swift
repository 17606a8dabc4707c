import NumberText
import Wording

/// A line of the table under a comparison.
public struct SummaryRow: Sendable, Hashable {
  /// What differs, in markup.
  public var label: String
  /// The first iteration within the tolerance; `nil` if it never was.
  public var stepsToTolerance: Int?
  /// The cost at the end, finite or not.
  public var finalCost: Double
  /// The verdict in words: `converged`.
  public var verdict: String
  /// Whether no other run was faster, or, where none arrived, lower at the end.
  public var isBest: Bool
}

/// The table under a comparison: steps to tolerance, final cost and verdict of each run.
public struct SummaryTable: Sendable, Hashable {
  /// One a run, in the order of the runs.
  public var rows: [SummaryRow]
  /// What counts as having arrived.
  public var tolerance: CostTolerance

  /// The table of runs with their labels (in markup) and what was found out about them.
  ///
  /// - Parameter minimum: the lowest cost known; `nil` takes the lowest that a run has reached.
  public init(
    _ runs: [(label: String, trajectory: Trajectory, findings: [Finding])], minimum: Double?,
    share: Double = 1e-3, language: Language = .english
  ) {
    tolerance = CostTolerance(for: runs.map { $0.trajectory }, minimum: minimum, share: share)
    rows = []
    for run in runs {
      rows.append(
        SummaryRow(
          label: run.label, stepsToTolerance: tolerance.steps(of: run.trajectory),
          finalCost: run.trajectory.cost.buckets.last?.last ?? .nan,
          verdict: Optimization.verdict(of: run.findings)?.kind.text(in: language)
            ?? PacePhrase.done.text(in: language), isBest: false))
    }
    markBest()
  }

  private mutating func markBest() {
    var fewest = Int.max
    var lowest = Double.infinity
    for row in rows {
      fewest = min(fewest, row.stepsToTolerance ?? .max)
      if row.finalCost < lowest { lowest = row.finalCost }
    }
    for index in rows.indices {
      rows[index].isBest =
        fewest < .max ? rows[index].stepsToTolerance == fewest : rows[index].finalCost == lowest
    }
  }

  /// The table as CSV (RFC 4180): a header and a line a run, numbers that read back exactly.
  public var csv: String {
    var text = "run,steps-to-tolerance,final-cost,verdict\n"
    for row in rows {
      let fields = [
        plainText(ofMarkup: row.label), row.stepsToTolerance.map { String($0) } ?? "",
        shortestText(row.finalCost),
        row.verdict,
      ]
      text += fields.map { Self.field($0) }.joined(separator: ",") + "\n"
    }
    return text
  }

  private static func field(_ text: String) -> String {
    var needsQuotes = false
    var quoted = ""
    for scalar in text.unicodeScalars {
      if scalar == "," || scalar == "\"" || scalar == "\n" || scalar == "\r" { needsQuotes = true }
      quoted += scalar == "\"" ? "\"\"" : String(scalar)
    }
    return needsQuotes ? "\"" + quoted + "\"" : text
  }
}
