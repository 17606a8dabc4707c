import Calculus
import Drawing
import Figures
import NumberText
import Optimization
import Plotting
import Wording

/// One run of a page and what it is called.
public struct PageRun: Sendable, Hashable {
  /// What sets it apart, in markup.
  public var label: String
  /// Where and how it runs.
  public var scenario: Scenario

  /// A run with its name.
  public init(label: String, scenario: Scenario) {
    self.label = label
    self.scenario = scenario
  }
}

/// What a page shows: the runs on one surface, and which iterations become frames.
public struct SceneSettings: Sendable, Hashable {
  /// At least one run; all on the surface of the first.
  public var runs: [PageRun]
  /// A run that stays pale beside the only one.
  public var ghost: PageRun?
  /// The iterations to show; `nil` for every kept step.
  public var frames: [Int]?
  /// Whether findings can wait: the learner is dragging.
  public var isQuick = false
  /// The language of the words in pictures and answers.
  public var language: Language

  /// Runs on one surface, in English unless told otherwise.
  public init(
    runs: [PageRun], ghost: PageRun? = nil, frames: [Int]? = nil, language: Language = .english
  ) {
    self.runs = runs
    self.ghost = ghost
    self.frames = frames
    self.language = language
  }

  /// The surface of all runs.
  public var surface: Surface? { runs.first?.scenario.surface }
}
