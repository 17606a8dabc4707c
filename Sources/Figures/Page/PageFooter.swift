import Drawing
import NumberText
import Optimization
import Plotting
import Vision

/// The foot of a page: the numbers of the iteration, below them the finding that stands at it, and on the
/// right where the data comes from.
struct PageFooter: Sendable {
  let fixed: Group
  /// The y at which the footer begins.
  let top: Double
  private let input: PanelInput
  private let captionAt: Point
  private let captionWidth: Double
  private let findingAt: Point
  private let findingWidth: Double
  private let findingLines: Int
  /// The distance of the ticks on an axis of the costs, by which the cost shows its digits.
  private let costStep: Double
  /// What the length of a step is called.
  private let rateSymbol: String

  init(_ board: Storyboard, input: PanelInput, page: Rect) {
    let theme = input.theme
    let line = input.measuring.measure(TextBlock(RichText(plain: "0"), style: theme.text(.note))).height
    let left = theme.margin
    let right = page.right - theme.margin
    let base = page.bottom - theme.margin * 0.375
    self.input = input
    costStep = board.runs.count == 1 ? PageFooter.costStep(board.runs[0]) : 0
    rateSymbol = (board.runs.first?.scenario?.method ?? .gradientDescent).rateSymbol
    var shapes: [Shape] = []
    var sourceWidth = 0.0
    var sourceTop = base
    if !board.source.isEmpty {
      let source = RichText(markup: board.source)
      let width = (right - left) * 0.34
      // On two lines rather than cut.
      let lines = input.fitting.width(source, theme.text(.note)) * 0.75 > width ? 2.0 : 1
      let block =
        lines == 1
        ? input.fitting.line(source, theme.text(.note), width: width)
        : input.fitting.paragraph(
          source, theme.text(.note), width: width, height: line * 2.04, least: 0.75, alignment: .right)
      let extent = input.measuring.measure(block)
      sourceWidth = extent.width + theme.gap
      sourceTop = base - extent.baseline - extent.height * (lines - 1) / lines
      shapes.append(
        .text(PlacedText(block, at: Point(right, sourceTop), anchor: TextAnchor(.right, .top))))
    }
    fixed = Group("source", shapes)
    let hasFindings = board.runs.count == 1 && !board.runs[0].findings.isEmpty
    let single = board.runs.count == 1
    findingWidth = right - left - sourceWidth
    // As many lines as the longest finding needs, but not more than two.
    let indent = theme.tickSize * 0.72 * 1.8
    var isLong = false
    if hasFindings {
      for finding in board.runs[0].findings {
        let width = input.fitting.width(PageFooter.text([finding]), theme.text(.note))
        if width * 0.88 > findingWidth - indent { isLong = true }
      }
    }
    findingLines = isLong ? 2 : 1
    let findingHeight = hasFindings ? line * Double(findingLines) : 0
    // The findings' block ends a descender below the base line.
    let descender = line * 0.24
    findingAt = Point(left, base + descender - findingHeight)
    captionAt = Point(left, hasFindings ? findingAt.y - line * 0.6 : base)
    captionWidth = hasFindings && sourceTop > captionAt.y ? right - left : findingWidth
    if hasFindings {
      top = captionAt.y - line
    } else {
      top = single || !shapes.isEmpty ? Swift.min(base - line, sourceTop) : base
    }
  }

  func moving(_ index: Int) -> Group {
    var shapes: [Shape] = []
    let theme = input.theme
    if let caption = caption(index) {
      let block = input.fitting.line(caption, theme.text(.note, color: theme.ink), width: captionWidth)
      shapes.append(.text(PlacedText(block, at: captionAt)))
    }
    let findings = findings(index)
    if let first = findings.first {
      let side = theme.tickSize * 0.72
      let line = input.measuring.measure(TextBlock(RichText(plain: "0"), style: theme.text(.note)))
      let block = input.fitting.paragraph(
        PageFooter.text(findings), theme.text(.note), width: findingWidth - side * 1.8,
        height: line.height * Double(findingLines) * 1.02, least: 0.75)
      let extent = input.measuring.measure(block)
      // A short finding stands on the last line.
      let y = findingAt.y + line.height * Double(findingLines) - extent.height
      let mark = Rect(x: findingAt.x, y: y + extent.baseline - side, width: side, height: side)
      shapes.append(.path(Path(mark), fill: .color(PageFooter.color(first.kind.tone, theme))))
      shapes.append(
        .text(
          PlacedText(block, at: Point(findingAt.x + side * 1.8, y), anchor: TextAnchor(.left, .top))))
    }
    return Group("caption", shapes)
  }

  /// The numbers of the iteration in words, for those who do not see the page.
  func description(_ index: Int) -> String {
    var text = ""
    if input.runs.count == 1, let step = input.runs[0].step(at: input.iterations[index]) {
      var square = 0.0
      for slope in step.gradient { square += slope * slope }
      text = input.say(
        step.update == nil ? ScenePhrase.lastIteration : .iteration, "\(step.iteration)",
        displayText(step.value, digits: tellingDigits(step.value, step: costStep, least: 4)),
        displayText(square.squareRoot()), displayText(step.rate))
    }
    for finding in findings(index) {
      if !text.isEmpty { text += " " }
      text += finding.sentence
    }
    return text
  }

  /// `iteration 2   cost f = −0.207   ‖∇f‖ = 1.744   η = 0.15`; `nil` beside other runs, whose panels carry
  /// their numbers.
  private func caption(_ index: Int) -> RichText? {
    guard input.runs.count == 1, let step = input.runs[0].step(at: input.iterations[index]) else {
      return nil
    }
    var square = 0.0
    for slope in step.gradient { square += slope * slope }
    let space = "\u{2003}"
    var markup = input.say(PagePhrase.iteration, grouped(step.iteration)) + space
    // Of a training the cost of all examples, where it was measured, and not that of the step's batch.
    let measured = input.runs[0].training?.measurement(at: step.iteration)
    let cost = measured?.iteration == step.iteration ? measured?.training.cost ?? step.value : step.value
    markup += input.say(
      PagePhrase.cost, displayMarkup(cost, digits: tellingDigits(cost, step: costStep, least: 4)))
    markup += "\(space)\(normMarkup) = " + displayMarkup(square.squareRoot())
    if let measured {
      let score = measured.test ?? measured.training
      markup += space
      markup += input.say(
        measured.test == nil ? PagePhrase.accuracy : .heldOutAccuracy,
        fixedDisplay(score.accuracy * 100, decimals: 1))
    } else if step.update != nil {
      markup += "\(space)\(rateSymbol) = " + displayMarkup(step.rate)
    }
    return RichText(markup: markup)
  }

  /// What ticks the costs of a run would have; 0 where they are beyond all measure.
  private static func costStep(_ run: ShownRun) -> Double {
    let costs = run.trajectory.cost.buckets.lazy.flatMap { [$0.minimum, $0.maximum] }
    return ValueRange(of: costs)?.tickStep ?? 0
  }

  /// The colour of a finding's mark: good and neutral ones wear the accent.
  static func color(_ tone: FindingTone, _ theme: Theme) -> Color {
    switch tone {
    case .good, .notice: theme.accent
    case .warning, .failure: theme.warning
    }
  }

  private static func text(_ findings: [Finding]) -> RichText {
    RichText(markup: findings.map { $0.markup }.joined(separator: " ")).withClearBars
  }

  private func findings(_ index: Int) -> [Finding] {
    // Beside other runs a sentence would not say which run it is about; their panels carry verdicts.
    guard input.runs.count == 1 else { return [] }
    let all = input.runs[0].findings(at: input.iterations[index])
    // The second only where both have room in letters of full size.
    let width = input.fitting.width(PageFooter.text(all), input.theme.text(.note))
    return width * 1.06 < findingWidth * Double(findingLines) ? all : Array(all.prefix(1))
  }
}

/// The length of the gradient in markup. Two bars and not U+2016, whose two lines run into one at the size of a
/// caption.
let normMarkup = "|\u{200A}|∇<i>f</i>\u{200A}|\u{200A}|"

extension RichText {
  /// The same text with every ‖ as two bars; see `normMarkup`.
  var withClearBars: RichText {
    var text = self
    for index in text.runs.indices {
      var clear = ""
      for letter in text.runs[index].text.unicodeScalars {
        if letter.value == 0x2016 { clear += "|\u{200A}|" } else { clear.unicodeScalars.append(letter) }
      }
      text.runs[index].text = clear
    }
    return text
  }
}
