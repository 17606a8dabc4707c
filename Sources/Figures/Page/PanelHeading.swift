import Drawing

/// The heading of a panel: one line at the top of its rectangle.
struct PanelHeading: Sendable {
  let shapes: [Shape]
  /// The y at which the panel's content may begin.
  let bottom: Double

  /// - Parameter note: a quiet remark at the right end of the line.
  init(_ markup: String, note: String? = nil, input: PanelInput, rect: Rect) {
    guard !markup.isEmpty else {
      shapes = []
      bottom = rect.top
      return
    }
    let block = input.fitting.line(
      RichText(markup: markup), input.theme.text(.heading), width: rect.width)
    let extent = input.measuring.measure(block)
    var shapes: [Shape] = [
      .text(PlacedText(block, at: Point(rect.x, rect.y), anchor: TextAnchor(.left, .top)))
    ]
    if let note {
      let text = TextBlock(RichText(markup: note), style: input.theme.text(.tick))
      if input.measuring.measure(text).width + extent.width + input.theme.gap < rect.width {
        shapes.append(
          .text(
            PlacedText(
              text, at: Point(rect.right, rect.y + extent.baseline), anchor: TextAnchor(.right, .baseline))))
      }
    }
    self.shapes = shapes
    bottom = rect.y + extent.height + input.theme.tickSize * 0.35
  }
}
