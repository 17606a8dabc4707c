import Drawing

/// The heading of a panel: one line at the top of its rectangle.
struct PanelHeading: Sendable {
  let shapes: [Shape]
  /// The y at which the panel's content may begin.
  let bottom: Double

  init(_ markup: String, input: PanelInput, rect: Rect) {
    guard !markup.isEmpty else {
      shapes = []
      bottom = rect.top
      return
    }
    let block = input.fitting.line(
      RichText(markup: markup), input.theme.text(.heading), width: rect.width)
    shapes = [.text(PlacedText(block, at: Point(rect.x, rect.y), anchor: TextAnchor(.left, .top)))]
    bottom = rect.y + input.measuring.measure(block).height + input.theme.tickSize * 0.35
  }
}
