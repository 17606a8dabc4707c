import Drawing

/// What the teacher says, in one calm box. The box keeps its size through all frames.
struct NarrationBox: Sendable {
  let fixed: Group
  private let input: PanelInput
  private let narration: Narration
  private let inner: Rect
  private let size: Double

  init(_ narration: Narration, input: PanelInput, rect: Rect) {
    let theme = input.theme
    self.input = input
    self.narration = narration
    let padding = NarrationBox.padding(theme)
    inner = rect.inset(
      left: padding, top: padding * 0.8, right: padding, bottom: padding * 0.8)
    // All texts in the size of the longest, so that letters do not grow and shrink between frames.
    var size = theme.bodySize
    for line in narration.lines {
      let block = input.fitting.paragraph(
        NarrationBox.said(line), theme.text(.body), width: inner.width,
        height: inner.height,
        least: 0.6, lineSpacing: NarrationBox.lineSpacing)
      size = Swift.min(size, block.style.size)
    }
    self.size = size
    fixed = Group(
      "narration-box", [.path(Path(rect, radius: theme.cornerRadius), fill: .color(theme.panel))])
  }

  func moving(_ index: Int) -> Group {
    guard let (line, isNew) = line(index) else { return Group("narration") }
    let theme = input.theme
    var style = theme.text(.body, color: isNew ? theme.ink : theme.quiet)
    style.size = size
    let block = input.fitting.paragraph(
      NarrationBox.said(line), style, width: inner.width, height: inner.height, least: 1,
      lineSpacing: NarrationBox.lineSpacing)
    return Group(
      "narration", [.text(PlacedText(block, at: Point(inner.x, inner.y), anchor: TextAnchor(.left, .top)))])
  }

  /// What is said in a frame, without markup; `nil` where nothing new is said.
  func text(_ index: Int) -> String? {
    guard let (line, isNew) = line(index), isNew else { return nil }
    return RichText(markup: line.text).readable
  }

  private func line(_ index: Int) -> (line: Narration.Line, isNew: Bool)? {
    narration.line(
      at: input.iterations[index], isLast: index == input.iterations.count - 1)
  }

  /// The height that holds the longest text at a width.
  static func height(_ narration: Narration, input: PanelInput, width: Double) -> Double {
    let padding = padding(input.theme)
    var tallest = input.theme.bodySize * 1.5
    for line in narration.lines {
      let block = TextBlock(
        NarrationBox.said(line), style: input.theme.text(.body),
        maxWidth: width - 2 * padding,
        lineSpacing: lineSpacing)
      tallest = Swift.max(tallest, input.measuring.measure(block).height)
    }
    return tallest + 1.6 * padding + 1
  }

  /// A text as it is set: equations stay whole.
  private static func said(_ line: Narration.Line) -> RichText {
    RichText(markup: line.text).withClearBars.withWholeEquations
  }

  private static let lineSpacing = 1.15
  private static func padding(_ theme: Theme) -> Double { theme.gap * 0.6 }
}
