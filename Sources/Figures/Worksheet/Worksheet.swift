import Drawing
import Optimization
import Wording

/// The arithmetic of some steps on sheets of A4 to be filled in by hand: the first step is worked out, of the
/// others the results are left blank, and a last sheet has the answers.
public struct Worksheet: Sendable {
  /// One step of the sheet.
  public struct Step: Sendable, Hashable {
    /// Such as `Step 3`, in markup.
    public var heading: String
    /// Its arithmetic.
    public var lines: [DerivationLine]
    /// Whether the results stand there.
    public var isWorked: Bool

    /// A step with its lines.
    public init(heading: String, lines: [DerivationLine], isWorked: Bool) {
      self.heading = heading
      self.lines = lines
      self.isWorked = isWorked
    }
  }

  /// The heading of the first sheet, in markup.
  public var title: String
  /// What is to be done, in markup.
  public var task: String
  /// The heading of the last sheet, in markup.
  public var answersTitle: String
  /// The steps in order.
  public var steps: [Step]
  /// The language of the words for those who do not see the sheet.
  public var language: Language
  /// The look: its font, ink and page, and how large its body text is beside that of the light theme.
  public var theme: Theme

  /// A sheet of steps.
  public init(
    title: String, task: String, answersTitle: String = "Answers", steps: [Step], theme: Theme = .light,
    language: Language = .english
  ) {
    self.title = title
    self.task = task
    self.answersTitle = answersTitle
    self.steps = steps
    self.language = language
    self.theme = theme
  }

  private static let size = Size(595, 842)
  private static let margin = 56.0
  /// The room to write in, in letters.
  private static let blank = "<b>=</b> ______________"

  /// The sheets: those to fill in, then the answers.
  public func pages(measuring: TextMeasuring) -> [Scene] {
    var sheet = SheetLayout(size: Self.size, margin: Self.margin, theme: theme, measuring: measuring)
    sheet.add(title, size: 20, weight: .bold, after: 8)
    sheet.add(task, size: 11, after: 18)
    for step in steps {
      // A heading at the foot of a page with its lines on the next would be lost.
      sheet.keepTogether(lines: min(step.lines.count, 3) + 1)
      sheet.add(step.heading, size: 13, weight: .semibold, after: 4)
      for line in step.lines {
        sheet.add(
          step.isWorked ? line.markup : Self.open(line), size: 11.5, after: step.isWorked ? 4 : 9, indent: 12)
      }
      sheet.space(12)
    }
    let asked = sheet.finishPages()
    var answers = SheetLayout(size: Self.size, margin: Self.margin, theme: theme, measuring: measuring)
    answers.add(answersTitle, size: 20, weight: .bold, after: 12)
    for step in steps where !step.isWorked {
      answers.keepTogether(lines: min(step.lines.count, 3) + 1)
      answers.add(step.heading, size: 12, weight: .semibold, after: 3)
      for line in step.lines { answers.add(line.markup, size: 10, after: 3, indent: 12) }
      answers.space(8)
    }
    let solved = answers.finishPages()
    let all = asked + solved
    return all.enumerated().map { index, shapes in
      Scene(
        size: Self.size, background: theme.background, title: RichText(markup: title).plain,
        description: index < asked.count
          ? DataPhrase.worksheet.text(in: language, "\(index + 1)") : RichText(markup: answersTitle).plain,
        fixed: [Group("page", shapes)])
    }
  }

  /// A line whose result is to be found: symbols and numbers stand, the result is blank. A number that is given
  /// stays.
  private static func open(_ line: DerivationLine) -> String {
    if line.symbolic.isEmpty && line.substituted.isEmpty { return line.markup }
    // A derivative that is only named is too long for work by hand: its value is given.
    if line.symbolic.utf8.starts(with: "<i>f</i><sub>".utf8) { return line.markup }
    var text = line.symbol
    if !line.symbolic.isEmpty { text += " = " + line.symbolic }
    return text + " " + blank
  }
}

/// Text from top to bottom on as many sheets as it takes.
private struct SheetLayout {
  let size: Size
  let margin: Double
  let theme: Theme
  let measuring: TextMeasuring
  /// Sizes are those of the light theme, whose body text has 16 points.
  private let factor: Double
  private var pages: [[Shape]] = []
  private var current: [Shape] = []
  private var y: Double

  init(size: Size, margin: Double, theme: Theme, measuring: TextMeasuring) {
    self.size = size
    self.margin = margin
    self.theme = theme
    factor = Swift.max(0.7, Swift.min(1.5, theme.bodySize / Theme.light.bodySize))
    self.measuring = measuring
    y = margin
  }

  mutating func add(
    _ markup: String, size: Double, weight: FontWeight = .regular, after: Double, indent: Double = 0
  ) {
    let style = TextStyle(size: size * factor, weight: weight, color: theme.ink, family: theme.family)
    let block = TextBlock(
      RichText(markup: markup), style: style, maxWidth: self.size.width - 2 * margin - indent,
      lineSpacing: 1.25)
    let height = measuring.measure(block).height
    if y + height > self.size.height - margin { turnPage() }
    current.append(
      .text(PlacedText(block, at: Point(margin + indent, y), anchor: TextAnchor(.left, .top))))
    y += height + after
  }

  mutating func space(_ height: Double) { y += height }

  /// Begins a new page unless so many lines have room on this one.
  mutating func keepTogether(lines: Int) {
    if y + Double(lines) * 24 * factor > size.height - margin { turnPage() }
  }

  mutating func finishPages() -> [[Shape]] {
    if !current.isEmpty { turnPage() }
    return pages
  }

  private mutating func turnPage() {
    if !current.isEmpty { pages.append(current) }
    current = []
    y = margin
  }
}
