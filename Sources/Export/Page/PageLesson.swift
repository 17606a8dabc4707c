import Drawing
import PageEngine

/// A lesson as a step-through page carries it. All texts are in markup unless said; numbers are filled in.
public struct PageLesson: Sendable {
  /// A language tag, which chooses the words of the interface.
  public var language: String
  /// The heading.
  public var title: String
  /// One or two sentences.
  public var summary: String
  /// Who wrote it; plain, may be empty.
  public var author: String
  /// Where it comes from; may be empty.
  public var source: String
  /// The look that the lesson asks for; `nil` leaves it to the reader's device.
  public var theme: String?
  /// At least one.
  public var scenes: [PageScene]

  /// A lesson from its parts.
  public init(
    language: String, title: String, summary: String, author: String, source: String, theme: String?,
    scenes: [PageScene]
  ) {
    self.language = language
    self.title = title
    self.summary = summary
    self.author = author
    self.source = source
    self.theme = theme
    self.scenes = scenes
  }
}

/// A scene of a page.
public struct PageScene: Sendable {
  /// What the scene shows.
  public var title: String
  /// How its runs go.
  public var subtitle: String
  /// Where the data come from; may be empty.
  public var source: String
  /// What was left out of the data; plain.
  public var notes: [String]
  /// What there is to see.
  public var content: Content
  /// The panels.
  public var views: [View]
  /// The iterations that the lesson chose; `nil` for every step.
  public var frames: [Int]?
  /// What is said along the way.
  public var narration: [Line]
  /// What is asked.
  public var questions: [Question]
  /// Its figures for a reader without scripts.
  public var figures: [PageFigure]

  /// A scene from its parts.
  public init(
    title: String, subtitle: String, source: String, notes: [String], content: Content, views: [View],
    frames: [Int]?, narration: [Line], questions: [Question], figures: [PageFigure]
  ) {
    self.title = title
    self.subtitle = subtitle
    self.source = source
    self.notes = notes
    self.content = content
    self.views = views
    self.frames = frames
    self.narration = narration
    self.questions = questions
    self.figures = figures
  }

  /// What a scene shows.
  public enum Content: Sendable {
    /// Runs that the page's engine computes.
    case live(SceneSettings)
    /// A run that was recorded.
    case recorded(RecordedScene)
  }

  /// A panel of a scene.
  public struct View: Sendable {
    /// The panel's name.
    public var panel: String
    /// Whether it is the large one.
    public var isMain: Bool
    /// Its share of the room.
    public var weight: Double
    /// Its settings, as the engine reads them.
    public var options: [(name: String, value: String)]

    /// A panel with its settings.
    public init(panel: String, isMain: Bool, weight: Double, options: [(name: String, value: String)]) {
      self.panel = panel
      self.isMain = isMain
      self.weight = weight
      self.options = options
    }
  }

  /// A text and the iteration from which it stands; `nil` is the last.
  public struct Line: Sendable {
    /// From when on.
    public var iteration: Int?
    /// What is said.
    public var text: String

    /// A text and its moment.
    public init(_ iteration: Int?, _ text: String) {
      self.iteration = iteration
      self.text = text
    }
  }

  /// A question and its answer.
  public struct Question: Sendable {
    /// When it is asked.
    public var iteration: Int
    /// What is to be predicted.
    public var question: String
    /// Answers to choose from.
    public var choices: [String]
    /// The answer.
    public var answer: String
    /// When the answer shows; `nil` is the last step.
    public var reveal: Int?

    /// A question from its parts.
    public init(iteration: Int, question: String, choices: [String], answer: String, reveal: Int?) {
      self.iteration = iteration
      self.question = question
      self.choices = choices
      self.answer = answer
      self.reveal = reveal
    }
  }
}

/// A figure for a reader without scripts: a picture with what it shows in words.
public struct PageFigure: Sendable {
  /// The picture as a PNG file.
  public var png: [UInt8]
  /// In pixels.
  public var width: Int
  /// In pixels.
  public var height: Int
  /// The iteration that it shows.
  public var iteration: Int
  /// For those who do not see it; plain.
  public var description: String
  /// What is said at that step, in markup.
  public var text: String

  /// A figure from its parts.
  public init(
    png: [UInt8], width: Int, height: Int, iteration: Int, description: String, text: String
  ) {
    self.png = png
    self.width = width
    self.height = height
    self.iteration = iteration
    self.description = description
    self.text = text
  }
}
