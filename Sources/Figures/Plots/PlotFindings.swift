import Drawing
import Optimization
import Plotting
import Wording

/// Findings where they happened, on the line of a plot against iterations: a ring at the iteration with the word for
/// it, and a broad pale line under the part of the line where it lasted. Places are chosen once, so that no label moves or covers another; each
/// appears when it can be known.
struct PlotFindings: Sendable {
  private struct Mark: Sendable {
    /// All that happened at the same place.
    var kinds: [FindingKind]
    var from: Int
    var to: Int
    var point: Point
    var color: Color
    var label: PlacedText?
    var labelRect: Rect?
  }

  private let marks: [Mark]
  private let run: ShownRun
  private let line: PlotLine
  private let area: PlotArea
  private let theme: Theme
  private let language: Language
  /// Where the x axis begins.
  private let start: Double

  /// - Parameter kept: the place of the number at the line's end when it is complete.
  init(
    _ run: ShownRun, _ line: PlotLine, kept: Rect?, area: PlotArea, start: Double, input: PanelInput
  ) {
    let theme = input.theme
    language = input.language
    self.start = start
    self.run = run
    self.line = line
    self.area = area
    self.theme = theme
    var marks: [Mark] = []
    for finding in run.findings {
      guard let place = PlotFindings.place(finding),
        let number = line.series.value(at: Swift.max(start, Double(place.from)))
      else {
        continue
      }
      let point = area.point(number.x, number.y)
      guard area.frame.inset(by: -1).contains(point) else { continue }
      if let same = marks.firstIndex(where: { MapPath.distance($0.point, point) < theme.markRadius * 2.5 }) {
        marks[same].kinds.append(finding.kind)
        continue
      }
      marks.append(
        Mark(
          kinds: [finding.kind], from: place.from, to: place.to, point: point,
          color: finding.kind.tone == .good ? theme.accent : theme.warning))
    }
    var placer = LabelPlacer(bounds: area.frame, measuring: input.measuring, gap: 3)
    if let kept { placer.reserve(kept) }
    placer.avoid(line.outline)
    for mark in marks { placer.reserve(mark.point, radius: theme.markRadius * 1.6) }
    for index in marks.indices {
      let mark = marks[index]
      let isGood = mark.kinds.allSatisfy { $0.tone == .good }
      let block = TextBlock(
        RichText(
          plain: mark.kinds.map { PlotFindings.word($0, in: input.language) }.joined(separator: ", ")),
        style: theme.text(.tick, color: isGood ? theme.accentText : theme.warning, weight: .semibold))
      let distance = theme.markRadius * 1.6 + theme.tickSize * 0.4
      // Off the line wherever there is room; on it rather than without a word.
      let clear = placer.placeClear(
        block, at: mark.point, distance: distance, reach: distance * 5,
        others: marks.indices.filter { $0 != index }.map { marks[$0].point }, halo: theme.rim)
      guard
        let text = clear ?? placer.place(block, at: mark.point, distance: distance, halo: theme.rim)
      else {
        continue
      }
      let extent = input.measuring.measure(block)
      marks[index].label = text
      marks[index].labelRect = Rect(
        x: text.position.x, y: text.position.y, width: extent.width, height: extent.height)
    }
    // A ring without its word would be a riddle.
    self.marks = marks.filter { $0.label != nil }
  }

  /// Where a finding stands in a plot; `nil` for what is not at one time.
  private static func place(_ finding: Finding) -> (from: Int, to: Int)? {
    let range = finding.iterations
    switch finding.kind {
    case .overshoot, .costIncrease: return (range.upperBound, range.upperBound)
    case .converged, .diverging, .fallsWithoutBound, .stuckAtSaddle, .errorTurned, .stoppedAtNoise:
      return (range.lowerBound, range.lowerBound)
    case .passedSaddle, .crossedPlateau, .stuckOnPlateau, .zigzag, .oscillation:
      return (range.lowerBound, range.upperBound)
    case .stuckAtMaximum, .notFinite, .crawling, .budgetSpent, .unsettled, .stableRate: return nil
    }
  }

  private static func word(_ kind: FindingKind, in language: Language) -> String {
    switch kind {
    case .overshoot: PlotPhrase.overshoot.text(in: language)
    case .passedSaddle: PlacePhrase.saddle.text(in: language)
    case .crossedPlateau: PlotPhrase.plateau.text(in: language)
    default: kind.text(in: language)
    }
  }

  /// The marks that can be known at an iteration.
  private func shown(_ iteration: Int) -> [(mark: Mark, to: Int)] {
    let known = run.findings(upTo: iteration)
    return marks.compactMap { mark in
      guard mark.from <= iteration else { return nil }
      let found = known.first { finding in
        mark.kinds.contains(finding.kind)
          && (!finding.kind.isVerdict || iteration >= run.lastIteration
            || finding.kind.tone == .failure)
      }
      return found.map {
        (mark, Swift.min(iteration, $0.kind == mark.kinds[0] ? $0.iterations.upperBound : mark.to))
      }
    }
  }

  /// Pale lines and rings, and the labels that do not meet the number at the line's end.
  func shapes(at iteration: Int, free: Rect?) -> (behind: [Shape], before: [Shape]) {
    var behind: [Shape] = []
    var before: [Shape] = []
    for (mark, to) in shown(iteration) {
      if mark.to > mark.from, to > mark.from {
        let path = line.path(from: Swift.max(start, Double(mark.from)), upTo: Double(to), in: area)
        behind.append(.path(path, stroke: Stroke(mark.color.opacity(0.3), width: theme.lineWidth * 3.4)))
      }
      before.append(
        .path(
          Path(circle: mark.point, radius: theme.markRadius * 1.5),
          stroke: Stroke(mark.color, width: theme.pathWidth * 0.7),
          halo: Halo(theme.halo, width: theme.haloWidth * 0.5)))
      let isFree = mark.labelRect.flatMap { rect in free.map { !$0.intersects(rect) } } ?? true
      if let label = mark.label, isFree { before.append(.text(label)) }
    }
    return (behind, before)
  }

  /// `Marked are: cost rose (iteration 3).`
  func words(at iteration: Int) -> String {
    let parts = shown(iteration).map { mark, _ in
      QuantityPhrase.atIteration.text(
        in: language, mark.kinds.map { PlotFindings.word($0, in: language) }.joined(separator: ", "),
        "\(mark.from)")
    }
    return parts.isEmpty ? "" : QuantityPhrase.marked.text(in: language, parts.joined(separator: "; "))
  }
}
