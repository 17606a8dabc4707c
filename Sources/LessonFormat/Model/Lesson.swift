import Optimization
import Vision

/// A lesson, read and checked: scenes one after another.
public struct Lesson: Sendable {
  /// The file as the user gave it.
  public var file: String
  /// The file's bytes, for the manifest's hash.
  public var bytes: [UInt8]
  /// The heading of every figure, in markup.
  public var title: String
  /// One or two sentences on what it shows, in markup.
  public var summary: String
  /// A language tag such as `en`, which may be one that the program has no words in.
  public var language: String
  /// Who wrote it; may be empty.
  public var author: String
  /// The line at the foot of every figure.
  public var source: String
  /// The seed of everything random.
  public var seed: UInt64
  /// Width and height of a figure in points, where the lesson says.
  public var size: PictureSize?
  /// The look, where the lesson says.
  public var theme: LessonTheme?
  /// The scenes in order.
  public var scenes: [LessonScene]

  /// A lesson with the given scenes, for figures that need no file.
  public init(title: String, source: String = "", seed: UInt64 = 0, scenes: [LessonScene]) {
    file = ""
    bytes = []
    self.title = title
    summary = ""
    language = "en"
    author = ""
    self.source = source
    self.seed = seed
    self.scenes = scenes
  }

  init(
    file: String, bytes: [UInt8], title: String, summary: String, language: String, author: String,
    source: String, seed: UInt64, size: PictureSize?, theme: LessonTheme?, scenes: [LessonScene]
  ) {
    self.file = file
    self.bytes = bytes
    self.title = title
    self.summary = summary
    self.language = language
    self.author = author
    self.source = source
    self.seed = seed
    self.size = size
    self.theme = theme
    self.scenes = scenes
  }

  /// The name of the folder of its results: the file's name without its number and its ending,
  /// `02-two-peaks-and-a-valley.yaml` → `two-peaks-and-a-valley`.
  public var name: String { Self.name(ofFile: file) }

  static func name(ofFile file: String) -> String {
    let last = file.split(separator: "/").last.map(String.init) ?? "lesson"
    var base = last[...]
    for ending in [".yaml", ".yml"] where base.lowercased().hasSuffix(ending) {
      base = base.dropLast(ending.count)
    }
    let number = base.prefix { $0.isASCII && $0.isNumber }
    let rest = base.dropFirst(number.count)
    if !number.isEmpty, rest.first == "-" || rest.first == "_", rest.count > 1 { base = rest.dropFirst() }
    // A name that is safe in every file system: no control characters, no leading dot, no separators.
    let safe = String(
      base.map { character in
        let isPlain = character.isLetter || character.isNumber || "-_. ".contains(character)
        return isPlain ? character : "-"
      })
    let trimmed = safe.drop { $0 == "." || $0 == " " || $0 == "-" }
    return trimmed.isEmpty ? "lesson" : String(trimmed.prefix(100))
  }
}

/// Width and height in points.
public struct PictureSize: Sendable, Hashable {
  /// In points.
  public var width: Int
  /// In points.
  public var height: Int

  /// A size in points.
  public init(width: Int, height: Int) {
    self.width = width
    self.height = height
  }

  /// Reads `1280x720`; `nil` if it is anything else or out of range.
  public init?(_ text: String) {
    let parts = text.split(separator: "x", omittingEmptySubsequences: false)
    guard parts.count == 2, let width = Int(parts[0]), let height = Int(parts[1]),
      (320...LessonLimits.pictureSide).contains(width), (180...LessonLimits.pictureSide).contains(height)
    else { return nil }
    self.init(width: width, height: height)
  }
}

/// A scene of a lesson: one run, or several to compare.
public struct LessonScene: Sendable {
  /// What the scene shows, in markup.
  public var title: String
  /// The line in place of the description of its runs, in markup; may be empty.
  public var subtitle: String
  /// What its runs walk down.
  public var subject: LessonSubject
  /// One run, or those of a comparison in order.
  public var runs: [LessonRun]
  /// The keys that a comparison varies, such as `learning-rate`; two for a grid, whose rows follow the first.
  public var axes: [Axis]
  /// What its figures show.
  public var panels: LessonPanels
  /// Which steps become figures.
  public var frames: LessonFrames
  /// The plane of weight space in which the cost of the run is measured.
  public var landscape: LandscapePlan?
  /// What the teacher says.
  public var narration: [Narration]
  /// What the learner is asked.
  public var questions: [Question]
  /// Where the data come from; empty for surfaces.
  public var citation: String
  /// What was left out of the data, each a sentence.
  public var notes: [String]

  init(
    title: String, subtitle: String, subject: LessonSubject, runs: [LessonRun], axes: [Axis],
    panels: LessonPanels,
    frames: LessonFrames, narration: [Narration], questions: [Question], citation: String, notes: [String],
    landscape: LandscapePlan? = nil
  ) {
    self.title = title
    self.subtitle = subtitle
    self.subject = subject
    self.runs = runs
    self.axes = axes
    self.panels = panels
    self.frames = frames
    self.narration = narration
    self.questions = questions
    self.citation = citation
    self.notes = notes
    self.landscape = landscape
  }

  /// A scene of runs on a surface, without texts, for figures that need no file.
  public init(
    title: String, surface: Surface, runs: [LessonRun], axes: [Axis] = [], panels: LessonPanels = .standard,
    frames: LessonFrames = .end
  ) {
    self.init(
      title: title, subtitle: "", subject: .surface(surface), runs: runs, axes: axes, panels: panels,
      frames: frames, narration: [], questions: [], citation: "", notes: [])
  }

  /// What a comparison varies and in how many values.
  public struct Axis: Sendable, Hashable {
    /// The key that varies, such as `learning-rate`.
    public var name: String
    /// In how many values.
    public var count: Int

    /// An axis.
    public init(name: String, count: Int) {
      self.name = name
      self.count = count
    }
  }

  /// A text and the iteration from which it stands; `nil` is the last.
  public struct Narration: Sendable, Hashable {
    /// From which step on the text stands; `nil` is the last.
    public var iteration: Int?
    /// The text with its places for numbers.
    public var text: TextTemplate
  }

  /// A question, answers to choose from, and the answer with the iteration that reveals it (`nil`: the last).
  public struct Question: Sendable, Hashable {
    /// When it is asked.
    public var iteration: Int
    /// What the learner is to predict.
    public var question: TextTemplate
    /// Answers to choose from; may be empty.
    public var choices: [TextTemplate]
    /// What is said when the answer is shown.
    public var answer: TextTemplate
    /// When it is shown; `nil` is the last step.
    public var reveal: Int?
  }
}

/// What the runs of a scene walk down.
public enum LessonSubject: Sendable {
  case surface(Surface)
  /// The weights of a model over examples, named by its title.
  case training(title: String)
  /// The weights of a boundary between two classes of points, named by its title.
  case boundary(title: String)
  /// The pixels of an image, named by what is done with it.
  case restoration(title: String)
}

/// One run of a scene.
public struct LessonRun: Sendable {
  /// What sets it apart in a comparison, in markup; empty for a single run.
  public var label: String
  /// On a surface or over examples.
  public var kind: Kind

  /// A run with what it is called.
  public init(label: String, kind: Kind) {
    self.label = label
    self.kind = kind
  }

  /// What runs.
  public enum Kind: Sendable {
    case surface(Scenario)
    case training(TrainingScenario)
    case fit(FitScenario)
    case restoration(RestorationScenario)
  }

  /// The most iterations that the run takes.
  public var steps: Int {
    switch kind {
    case .surface(let scenario): scenario.steps
    case .training(let scenario): scenario.updates
    case .fit(let scenario): scenario.settings.steps
    case .restoration(let scenario): scenario.settings.steps
    }
  }
}

/// The panels that a scene asks for.
public enum LessonPanels: Sendable, Hashable {
  /// The figure chooses.
  case standard
  case list([LessonPanel])
  case rows([[LessonPanel]])
  case columns([[LessonPanel]])

  /// All of them, in reading order.
  public var all: [LessonPanel] {
    switch self {
    case .standard: []
    case .list(let panels): panels
    case .rows(let lists), .columns(let lists): lists.flatMap { $0 }
    }
  }
}

/// A panel with its options.
public struct LessonPanel: Sendable, Hashable {
  /// The panel in the catalogue of figures.
  public var name: String
  /// Its settings by name.
  public var options: [String: SettingValue]
  /// Its share of the room beside its neighbours.
  public var weight: Double

  /// A panel with its options and its share of the room.
  public init(_ name: String, options: [String: SettingValue] = [:], weight: Double = 1) {
    self.name = name
    self.options = options
    self.weight = weight
  }
}

/// Which steps become frames.
public enum LessonFrames: Sendable, Hashable {
  case all, end
  case iterations([Int])
}
