import Drawing
import NumberText
import Wording

/// The top of a page: heading and subtitle on the left, the step counter with its progress on the right.
struct PageHeader: Sendable {
  let fixed: Group
  /// The y at which the header ends.
  let bottom: Double
  private let iterations: [Int]
  private let last: Int
  private let counterStyle: TextStyle
  private let counterAt: Point
  private let track: Rect?
  private let accent: Color
  private let language: Language

  init(_ board: Storyboard, input: PanelInput, page: Rect) {
    let theme = input.theme
    let fitting = input.fitting
    var counter = theme.text(.body, weight: .semibold)
    counter.size = (theme.bodySize * 1.12)
    let last = input.lastIteration
    let counterText = RichText(
      plain: PageHeader.counter(last, of: last, single: input.iterations.count == 1, language: input.language)
    )
    let counterWidth = Swift.max(theme.gap * 5, fitting.width(counterText, counter))
    let top = theme.margin * 0.5
    let left = theme.margin
    let right = page.right - theme.margin
    let width = right - left - counterWidth - theme.gap

    let title = fitting.paragraph(
      RichText(markup: board.title).withWholeEquations, theme.text(.title), width: width,
      height: theme.titleSize * 2.6,
      least: 0.6)
    let titleExtent = input.measuring.measure(title)
    var shapes: [Shape] = [
      .text(PlacedText(title, at: Point(left, top), anchor: TextAnchor(.left, .top)))
    ]
    var y = top + titleExtent.height
    if !board.subtitle.isEmpty {
      let subtitle = fitting.paragraph(
        RichText(markup: board.subtitle).withWholeEquations, theme.text(.subtitle), width: width,
        height: theme.bodySize * 2.9, least: 0.75)
      y += theme.gap * 0.12
      shapes.append(.text(PlacedText(subtitle, at: Point(left, y), anchor: TextAnchor(.left, .top))))
      y += input.measuring.measure(subtitle).height
    }
    // The counter's baseline is that of the heading's first line.
    counterAt = Point(right, top + titleExtent.baseline)
    if input.iterations.count > 1 {
      let bar = Rect(
        x: right - theme.gap * 5, y: counterAt.y + theme.gap * 0.5, width: theme.gap * 5,
        height: theme.gap * 0.16)
      track = bar
      shapes.append(.path(Path(bar, radius: bar.height / 2), fill: .color(theme.track)))
      y = Swift.max(y, bar.bottom)
    } else {
      track = nil
    }
    bottom = y
    fixed = Group("heading", shapes)
    iterations = input.iterations
    self.last = last
    counterStyle = counter
    accent = theme.accent
    language = input.language
  }

  func moving(_ index: Int) -> Group {
    let iteration = iterations[index]
    let text = PageHeader.counter(iteration, of: last, single: iterations.count == 1, language: language)
    var shapes: [Shape] = [
      .text(
        PlacedText(
          TextBlock(RichText(plain: text), style: counterStyle), at: counterAt,
          anchor: TextAnchor(.right, .baseline)))
    ]
    if let track, last > 0, iteration > 0 {
      let done = Rect(
        x: track.x, y: track.y,
        width: Swift.max(track.height, track.width * Double(iteration) / Double(last)),
        height: track.height)
      shapes.append(.path(Path(done, radius: done.height / 2), fill: .color(accent)))
    }
    return Group("counter", shapes)
  }

  /// `step 2 of 40`, or `40 steps` under a figure that stands alone.
  static func counter(_ iteration: Int, of last: Int, single: Bool, language: Language = .english) -> String {
    if single {
      return last == 1
        ? PagePhrase.oneStep.text(in: language) : PagePhrase.steps.text(in: language, grouped(last))
    }
    return PagePhrase.stepOf.text(in: language, grouped(iteration), grouped(last))
  }
}

/// A whole number with thin spaces between groups of three digits from five digits on.
func grouped(_ number: Int) -> String {
  let digits = Array("\(number)".utf8)
  guard digits.count > 4 else { return "\(number)" }
  var text = ""
  for (index, digit) in digits.enumerated() {
    if index > 0, (digits.count - index) % 3 == 0 { text += "\u{2009}" }
    text.unicodeScalars.append(Unicode.Scalar(digit))
  }
  return text
}
