import Drawing
import Optimization
import Wording

/// A figure or a sequence of step frames as a value: what it is about, which runs it shows, in which panels,
/// and what is said meanwhile. `frames(measuring:)` draws it.
public struct Storyboard: Sendable {
  /// The heading, in markup: what one sees.
  public var title: String
  /// The quiet line below it, in markup: how it was made.
  public var subtitle: String
  /// What the figure is about.
  public var subject: Subject
  /// The runs to show, at least one.
  public var runs: [ShownRun]
  /// Which panels, and where they stand.
  public var panels: PanelArrangement
  /// What the teacher says along the way.
  public var narration: Narration
  /// Which iterations become frames.
  public var frames: FrameChoice
  /// The look; its sizes are those of a page 1280 × 720 and follow the page.
  public var theme: Theme
  /// The page in points.
  public var size: Size
  /// Where the data or the function comes from, in markup: a small line at the bottom right.
  public var source: String
  /// The language of the words in the pictures; that of the lesson's texts.
  public var language: Language

  /// A storyboard of a map and a cost plot on a light page of 1280 × 720 points in English unless told otherwise.
  public init(
    title: String, subtitle: String = "", subject: Subject, runs: [ShownRun],
    panels: PanelArrangement = .automatic([PanelRequest("map"), PanelRequest("cost")]),
    narration: Narration = Narration(), frames: FrameChoice = .all, theme: Theme = .light,
    size: Size = Size(1280, 720), source: String = "", language: Language = .english
  ) {
    self.title = title
    self.subtitle = subtitle
    self.subject = subject
    self.runs = runs
    self.panels = panels
    self.narration = narration
    self.frames = frames
    self.theme = theme
    self.size = size
    self.source = source
    self.language = language
  }

  /// The iterations that become frames.
  public var iterations: [Int] {
    frames.resolve(kept: runs.map { run in run.trajectory.steps.map { $0.iteration } })
  }

  /// The factor by which the theme's sizes are multiplied for a page: with the square root of its area, and
  /// more slowly below 1280 × 720, so that a small picture stays legible.
  public static func scale(of size: Size) -> Double {
    let area = size.width * size.height / (1280 * 720)
    let scale = area.squareRoot()
    guard scale < 1 else { return Swift.min(scale, size.width / 720, size.height / 405) }
    return Swift.min((scale * scale.squareRoot()).squareRoot(), 1)
  }

  /// Draws the storyboard: one fixed layer, and what moves for each iteration. `measuring` must come from
  /// the backend that will draw the scenes.
  public func frames(measuring: TextMeasuring) throws(FigureError) -> FrameSequence {
    let page = try StoryPage(self, measuring: measuring)
    return FrameSequence(
      size: size, background: theme.background, title: RichText(markup: title).plain,
      fixed: page.fixed, count: page.iterations.count, make: page.frame,
      describe: page.description)
  }
}
