import Drawing
import Optimization
import Wording

/// What a panel is given: the subject and its runs, the iterations that become frames, the look at the size
/// of the page, the settings of this panel, and the measure of text.
public struct PanelInput: Sendable {
  /// What the figure is about.
  public var subject: Subject { shared.subject }
  /// At least one run.
  public var runs: [ShownRun] {
    get { shared.runs }
    set { shared = Shared(subject, newValue, iterations, theme, measuring, language) }
  }
  /// The iteration of each frame, ascending; at least one.
  public var iterations: [Int] { shared.iterations }
  /// The theme, already scaled to the page.
  public var theme: Theme { shared.theme }
  /// The measure of text of the backend that will draw.
  public var measuring: TextMeasuring {
    get { shared.measuring }
    set { shared = Shared(subject, runs, iterations, theme, newValue, language) }
  }
  /// The language of the words in the picture.
  public var language: Language { shared.language }
  /// The settings that the lesson wrote for this panel.
  public var options: [String: PanelOption]
  /// The free room to the left of the panel's rectangle, in points, into which the numbers of an axis may
  /// hang, so that plots and texts share their left edge.
  public var gutter: Double
  /// The ground of the same panel as it was drawn before for other runs; it is used again where it fits.
  public var ground: PanelGround?

  /// What all panels of a figure have in common: one object, since every part of every panel keeps its input.
  private var shared: Shared

  private final class Shared: Sendable {
    let subject: Subject
    let runs: [ShownRun]
    let iterations: [Int]
    let theme: Theme
    let measuring: TextMeasuring
    let language: Language

    init(
      _ subject: Subject, _ runs: [ShownRun], _ iterations: [Int], _ theme: Theme, _ measuring: TextMeasuring,
      _ language: Language
    ) {
      self.subject = subject
      self.runs = runs
      self.iterations = iterations
      self.theme = theme
      self.measuring = measuring
      self.language = language
    }
  }

  /// The input of a panel in English, without settings and without room beside it unless told otherwise.
  public init(
    subject: Subject, runs: [ShownRun], iterations: [Int], theme: Theme,
    options: [String: PanelOption] = [:], measuring: TextMeasuring, gutter: Double = 0,
    language: Language = .english
  ) {
    shared = Shared(subject, runs, iterations, theme, measuring, language)
    self.options = options
    self.gutter = gutter
  }

  /// The last iteration of the longest run: where the axes of plots against iteration end.
  public var lastIteration: Int {
    runs.reduce(0) { Swift.max($0, $1.lastIteration) }
  }

  /// Fits text into the room there is.
  var fitting: TextFitting { TextFitting(measuring) }

  /// A phrase in the language of the picture.
  func say(_ phrase: some Phrase, _ values: String...) -> String {
    phrase.text(in: language, filling: values)
  }

  /// What a surface is called, in the language of the picture and without markup.
  func name(of surface: Surface) -> String { RichText(markup: surface.title[language]).plain }

  /// `1 and 2`.
  func joined(_ values: [String]) -> String {
    values.dropFirst().reduce(values.first ?? "") { say(ScenePhrase.and, $0, $1) }
  }

  /// A numeric setting, if the lesson gave one.
  func number(_ name: String) -> Double? {
    if case .number(let value)? = options[name] { return value }
    return nil
  }

  /// A setting that is a whole number, if the lesson gave one; without its fraction and within ± 10⁹.
  func whole(_ name: String) -> Int? {
    number(name).flatMap { $0.isNaN ? nil : Int(Swift.max(-1e9, Swift.min(1e9, $0))) }
  }

  /// A setting that is a word, if the lesson gave one.
  func text(_ name: String) -> String? {
    if case .text(let value)? = options[name] { return value }
    return nil
  }

  /// A setting that is on or off.
  func flag(_ name: String, default standard: Bool) -> Bool {
    if case .flag(let value)? = options[name] { return value }
    return standard
  }
}
