import Drawing

/// The heading of a panel: at the top of its rectangle on one line, or on two where one would cut it.
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
    let block = PanelHeading.block(RichText(markup: markup), input: input, rect: rect)
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

  private static func block(_ text: RichText, input: PanelInput, rect: Rect) -> TextBlock {
    let style = input.theme.text(.heading)
    let natural = input.fitting.extent(text, style)
    let least = 0.75
    if natural.width * least <= rect.width { return input.fitting.line(text, style, width: rect.width) }
    // A heading may not take the room of what it heads.
    let height = Swift.min(natural.height * 2.05, rect.height * 0.3)
    if height < natural.height * 2 * least { return input.fitting.line(text, style, width: rect.width) }
    return input.fitting.paragraph(text, style, width: rect.width, height: height, least: least)
  }
}
