import Drawing

/// The page before the steps of a film: the lesson's title, the scene's, and what it is about.
public struct TitlePage: Sendable, Hashable {
  /// The heading, in markup.
  public var title: String
  /// The line below it, in markup; may be empty.
  public var subtitle: String
  /// A few sentences, in markup; may be empty.
  public var summary: String

  /// A page of three texts.
  public init(title: String, subtitle: String = "", summary: String = "") {
    self.title = title
    self.subtitle = subtitle
    self.summary = summary
  }

  /// The page in a theme and size; its description is what stands on it.
  public func scene(theme: Theme, size: Size, measuring: TextMeasuring) -> Scene {
    let theme = theme.scaled(by: Storyboard.scale(of: size))
    let fitting = TextFitting(measuring)
    let width = size.width - 2 * theme.margin
    var big = theme.text(.title)
    big.size *= 1.5
    var blocks = [
      fitting.paragraph(
        RichText(markup: title).withWholeEquations, big, width: width, height: size.height * 0.4, least: 0.5)
    ]
    if !subtitle.isEmpty {
      blocks.append(
        fitting.paragraph(
          RichText(markup: subtitle).withWholeEquations,
          theme.text(.title, color: theme.accentText, weight: .semibold),
          width: width, height: size.height * 0.2, least: 0.5))
    }
    if !summary.isEmpty {
      // Lines of about seventy letters are the easiest to read.
      blocks.append(
        fitting.paragraph(
          RichText(markup: summary).withWholeEquations, theme.text(.subtitle),
          width: Swift.min(width, theme.bodySize * 38),
          height: size.height * 0.25, least: 0.6, lineSpacing: 1.2))
    }
    let heights = blocks.map { measuring.measure($0).height }
    let gap = theme.gap * 0.7
    let total = heights.reduce(0, +) + gap * Double(blocks.count - 1)
    // A little above the middle, where the eye expects it.
    var y = (size.height - total) * 0.44
    var shapes: [Shape] = []
    for (block, height) in zip(blocks, heights) {
      shapes.append(
        .text(PlacedText(block, at: Point(theme.margin, y), anchor: TextAnchor(.left, .top))))
      y += height + gap
    }
    let plain = [title, subtitle, summary].filter { !$0.isEmpty }.map { RichText(markup: $0).readable }
    return Scene(
      size: size, background: theme.background, title: RichText(markup: title).plain,
      description: plain.joined(separator: "\n"),
      fixed: [Group("title", shapes)])
  }
}
