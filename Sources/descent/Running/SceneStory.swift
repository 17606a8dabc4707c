import Drawing
import Figures
import LessonFormat
import NumberText
import Optimization
import Wording

/// A scene and its runs as a storyboard.
struct SceneStory {
  let lesson: Lesson
  let scene: LessonScene
  let outcomes: [RunOutcome]
  let theme: Theme
  let size: Size
  /// The numbers of the runs for texts.
  let values: PlaceholderValues
  /// The texts, with questions and answers where they belong, and the numbers filled in.
  let narration: Narration
  /// Kept, since they are judged on the way, which takes long.
  private let runs: [ShownRun]

  init(lesson: Lesson, scene: LessonScene, outcomes: [RunOutcome], theme: Theme, size: Size) {
    self.lesson = lesson
    self.scene = scene
    self.outcomes = outcomes
    self.theme = theme
    self.size = size
    let language = Language(tag: lesson.language)
    let values = PlaceholderValues(outcomes, language: language)
    self.values = values
    narration = Self.texts(of: scene, filledFrom: values)
    runs = outcomes.map { Self.shown($0, language) }
  }

  /// The storyboard.
  var storyboard: Storyboard {
    Storyboard(
      title: lesson.title, subtitle: subtitle, subject: subject, runs: runs, panels: arrangement,
      narration: narration, frames: frames, theme: theme, size: size, source: source,
      language: language)
  }

  /// The language of the words in the pictures.
  var language: Language { Language(tag: lesson.language) }

  private var subject: Subject {
    switch scene.subject {
    case .surface(let surface): .surface(surface)
    case .training(let title), .boundary(let title), .restoration(let title): .cost(title: title)
    }
  }

  private static func shown(_ outcome: RunOutcome, _ language: Language) -> ShownRun {
    switch outcome.kind {
    case .surface(let scenario):
      let judgement = outcome.judgement(in: language)
      return ShownRun(
        label: outcome.label, trajectory: outcome.trajectory, of: scenario, judged: judgement.findings,
        in: judgement.context)
    case .training(let record):
      return ShownRun(label: outcome.label, training: record, landscape: outcome.landscape)
    case .fit(let record, let scenario):
      return ShownRun(label: outcome.label, fit: record, of: scenario, language: language)
    case .restoration(let record):
      return ShownRun(label: outcome.label, restoration: record, language: language)
    }
  }

  /// The scene's title and how its runs go: `One step at a time: gradient descent with learning rate η = 0.1`.
  var subtitle: String {
    let how = scene.subtitle.isEmpty ? RunDescription.markup(of: scene, language: language) : scene.subtitle
    if scene.title == lesson.title || scene.title.isEmpty { return RunDescription.capitalized(how) }
    if how.isEmpty { return scene.title }
    // A title that ends a sentence needs no colon.
    let isSentence = scene.title.last.map { "?!.".contains($0) } ?? false
    return isSentence
      ? "\(scene.title) \(RunDescription.capitalized(how))"
      : RunPhrase.titled.text(in: language, scene.title, how)
  }

  /// The foot of the figure: what the lesson says, where the data come from, or the program's name.
  var source: String {
    if !lesson.source.isEmpty { return lesson.source }
    return scene.citation.isEmpty ? "Descent" : scene.citation
  }

  var arrangement: PanelArrangement {
    switch scene.panels {
    case .standard: .automatic(standardPanels.map { PanelRequest($0) })
    case .list(let panels): .automatic(panels.map(Self.request))
    case .rows(let rows): .rows(rows.map { $0.map(Self.request) })
    case .columns(let columns): .columns(columns.map { $0.map(Self.request) })
    }
  }

  /// What a scene shows that names no panels.
  private var standardPanels: [String] {
    let isFit = outcomes.first?.fit != nil
    return switch scene.subject {
    case .surface where isFit && outcomes.count == 1: ["map", "fit", "cost"]
    case .boundary: outcomes.count > 1 ? ["cost", "accuracy"] : ["fit", "cost", "accuracy"]
    case .restoration: outcomes.count > 1 ? ["cost", "image-error"] : ["images", "cost", "image-error"]
    case .surface where outcomes.count > 1: ["comparison", "cost"]
    case .surface(let surface): [surface.domain.dimension == 1 ? "curve" : "map", "cost"]
    case .training: outcomes.count > 1 ? ["cost", "accuracy"] : ["weights", "cost", "accuracy"]
    }
  }

  private static func request(_ panel: LessonPanel) -> PanelRequest {
    var options: [String: PanelOption] = [:]
    for (name, value) in panel.options {
      options[name] =
        switch value {
        case .number(let number): .number(number)
        case .numbers(let numbers): .numbers(numbers)
        case .text(let text): .text(text)
        case .flag(let flag): .flag(flag)
        }
    }
    return PanelRequest(panel.name, options: options, weight: panel.weight)
  }

  private var frames: FrameChoice {
    switch scene.frames {
    case .all: .all
    case .end: .last
    case .iterations(let iterations): .iterations(iterations)
    }
  }

  private static func texts(of scene: LessonScene, filledFrom values: PlaceholderValues) -> Narration {
    var parts: [(moment: Int?, text: String)] = scene.narration.map {
      ($0.iteration, values.fill($0.text, at: $0.iteration))
    }
    for question in scene.questions {
      var text = "<b>" + values.fill(question.question, at: question.iteration) + "</b>"
      for (index, choice) in question.choices.enumerated() {
        text += "\n\(index + 1). " + values.fill(choice, at: question.iteration)
      }
      parts.append((question.iteration, text))
      // The answer comes before what is said beside it.
      parts.insert((question.reveal, values.fill(question.answer, at: question.reveal)), at: 0)
    }
    var lines: [Narration.Line] = []
    for part in parts {
      let moment: Narration.Moment = part.moment.map { .iteration($0) } ?? .end
      if let index = lines.firstIndex(where: { $0.moment == moment }) {
        lines[index].text += "\n" + part.text
      } else {
        lines.append(Narration.Line(moment, part.text))
      }
    }
    return Narration(lines)
  }
}
