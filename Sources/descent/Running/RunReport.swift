import Drawing
import LessonFormat
import NumberText
import Optimization

/// What is said of a run on the terminal and in the manifest.
enum RunReport {
  /// The label of a comparison's run, what was found, and why it stopped.
  static func sentences(_ outcome: RunOutcome) -> [String] {
    var sentences: [String] = []
    if !outcome.label.isEmpty { sentences.append(RichText(markup: outcome.label).plain + ":") }
    let found = outcome.findings
    if found.isEmpty {
      sentences.append(RunSummary.sentence(outcome.trajectory.stop) + ".")
    } else {
      sentences += found.map(\.sentence)
    }
    if let record = outcome.fit, let correct = record.correct.last {
      sentences.append(
        "\(correct) of \(record.scenario.table.count) points are on their side of the boundary.")
    }
    if let record = outcome.record, let last = record.measurements.last {
      sentences.append(
        "Cost \(displayText(last.training.cost)), \(last.training.correct) of \(last.training.count) training "
          + "examples right"
          + (last.test.map { ", \($0.correct) of \($0.count) test examples." } ?? "."))
    }
    return sentences
  }
}
