import CairoBackend
import Drawing
import Export
import Figures
import ImageFiles
import LessonFormat
import NumberText
import Optimization
import PageEngine
import Wording

/// A lesson that was run as its step-through page.
struct LessonPage {
  let lesson: Lesson
  let stories: [SceneStory]
  let theme: Theme
  let text: TextEngine

  /// The most frames of a recorded scene; a page with more would be too large.
  static let recordedFrames = 40
  /// The figures for a reader without scripts: how many in all, and their size in points.
  static let figures = 4
  static let figureSize = Size(640, 360)
  /// Of how many runs the numbers of a recorded frame are listed.
  static let listedRuns = 4

  /// The page. Throws where a figure cannot be drawn.
  func document() throws -> PageDocument {
    PageDocument(
      PageLesson(
        language: lesson.language, title: lesson.title, summary: lesson.summary, author: lesson.author,
        source: lesson.source, theme: lesson.theme.map { $0.base ?? Theme.light.name },
        scenes: try stories.enumerated().map { try scene($1, isFirst: $0 == 0) }))
  }

  private func scene(_ story: SceneStory, isFirst: Bool) throws -> PageScene {
    let scene = story.scene
    let views = views(of: story)
    let content: PageScene.Content
    if let live = live(story) {
      content = .live(live)
    } else {
      content = .recorded(try recorded(story, views))
    }
    let values = story.values
    var frames: [Int]?
    if case .iterations(let iterations) = scene.frames { frames = iterations }
    return PageScene(
      title: scene.title, subtitle: story.subtitle, source: story.source, notes: scene.notes,
      content: content,
      views: views, frames: frames,
      narration: scene.narration.map { PageScene.Line($0.iteration, values.fill($0.text, at: $0.iteration)) },
      questions: scene.questions.map { question in
        PageScene.Question(
          iteration: question.iteration, question: values.fill(question.question, at: question.iteration),
          choices: question.choices.map { values.fill($0, at: question.iteration) },
          answer: values.fill(question.answer, at: question.reveal), reveal: question.reveal)
      }, figures: try figures(of: story, isFirst: isFirst))
  }

  private func views(of story: SceneStory) -> [PageScene.View] {
    let requests = story.arrangement.requests
    let isMain = requests.map { PanelCatalogue.panel(named: $0.name)?.place == .main }
    // Where none is made to be the large one, the first is.
    let largest = isMain.firstIndex(of: true) ?? 0
    return requests.enumerated().map { index, request in
      PageScene.View(
        panel: request.name, isMain: isMain[index] || index == largest, weight: request.weight,
        options: request.options.sorted { $0.key < $1.key }.map { ($0.key, $0.value.requestText) })
    }
  }

  // MARK: Live and recorded

  /// The settings by which the page's engine runs a scene; `nil` for what it cannot compute.
  private func live(_ story: SceneStory) -> SceneSettings? {
    var runs: [PageRun] = []
    for outcome in story.outcomes {
      guard case .surface(var scenario) = outcome.kind else { return nil }
      // Without noise nothing is drawn by the seed.
      if scenario.noise == nil { scenario.seed = 0 }
      runs.append(PageRun(label: outcome.label, scenario: scenario))
    }
    let known = PanelCatalogue.ofSurfaces.map(\.name)
    guard story.arrangement.requests.allSatisfy({ known.contains($0.name) }) else { return nil }
    // What the page's limits refuse is shown as it was recorded here.
    let settings = SceneSettings(runs: runs, language: story.language)
    guard var read = try? SceneSettings(settings.request), read.runs.count == runs.count else { return nil }
    // The critical points of a formula are searched for by the page again.
    for index in runs.indices {
      read.runs[index].scenario.surface.criticalPoints = runs[index].scenario.surface.criticalPoints
    }
    return read == settings ? settings : nil
  }

  private func recorded(_ story: SceneStory, _ views: [PageScene.View]) throws -> RecordedScene {
    let storyboard = story.storyboard
    let input = PanelInput(
      subject: storyboard.subject, runs: storyboard.runs,
      iterations: chosen(storyboard.iterations, story.scene),
      theme: theme, measuring: text.measuring, language: story.language)
    return try RecordedScene(views, requests: storyboard.panels.requests, input: input, text: text) {
      numbers(of: story, at: $0)
    }
  }

  /// All frames where they are few; else those that a text speaks of and others evenly between them.
  private func chosen(_ iterations: [Int], _ scene: LessonScene) -> [Int] {
    guard iterations.count > Self.recordedFrames else { return iterations }
    let spoken = scene.keptIterations
    var places = Set(
      iterations.indices.filter { spoken.contains(iterations[$0]) }.prefix(Self.recordedFrames / 2))
    places.formUnion([0, iterations.count - 1])
    let rest = Self.recordedFrames - places.count
    for index in 1...rest { places.insert(index * (iterations.count - 1) / (rest + 1)) }
    return places.sorted().map { iterations[$0] }
  }

  /// The numbers beside the pictures; of several runs, a line for each under its label.
  private func numbers(of story: SceneStory, at iteration: Int) -> [(name: String, text: String)] {
    guard story.outcomes.count > 1 else {
      return story.outcomes.first.map { numbers(of: $0, at: iteration, story.language) } ?? []
    }
    return story.outcomes.prefix(Self.listedRuns).map { outcome in
      let parts = numbers(of: outcome, at: iteration, story.language).map { "\($0.name) \($0.text)" }
      return (outcome.label, parts.joined(separator: ", "))
    }
  }

  private func numbers(
    of outcome: RunOutcome, at iteration: Int, _ language: Language
  ) -> [(name: String, text: String)] {
    let cost = RunPhrase.cost.text(in: language)
    guard let measured = outcome.record?.measurement(at: iteration) else {
      let step = outcome.trajectory.steps.last { $0.iteration <= iteration }
      return step.map { [(cost, displayMarkup($0.value))] } ?? []
    }
    // The cost of all training examples: a step's own cost is that of its batch.
    var values = [(cost, displayMarkup(measured.training.cost))]
    for (name, score) in [
      (RunPhrase.trainingAccuracy, measured.training), (.testAccuracy, measured.test),
    ] {
      guard let score, score.count > 0 else { continue }
      values.append(
        (
          name.text(in: language),
          fixedDisplay(100 * Double(score.correct) / Double(score.count), decimals: 1) + " %"
        ))
    }
    return values
  }

  // MARK: Figures without scripts

  /// The last step of each scene, and where there are few scenes its first and some that a text speaks of. The page
  /// begins with the first step of its first scene: it is seen while the engine is made ready, and gives nothing away.
  private func figures(of story: SceneStory, isFirst: Bool) throws -> [PageFigure] {
    var small = story.storyboard
    small.size = Self.figureSize
    // The text stands below the picture, where it can be read.
    small.narration = Narration()
    let iterations = small.iterations
    let share = max(isFirst ? 2 : 1, Self.figures / stories.count)
    var shown: Set<Int> = [iterations.count - 1]
    if share > 1 { shown.insert(0) }
    let spoken = story.scene.narration.compactMap(\.iteration).compactMap { iterations.firstIndex(of: $0) }
    for index in spoken where shown.count < share { shown.insert(index) }
    small.frames = .iterations(shown.sorted().map { iterations[$0] })
    let sequence = try small.frames(measuring: text.measuring)
    let painter = try SequencePainter(sequence, text: text)
    let worker = try painter.makeWorker()
    return try (0..<sequence.count).map { index in
      let frame = sequence.frame(index)
      let said = story.narration.line(at: frame.iteration, isLast: frame.iteration == iterations.last)
      return PageFigure(
        png: indexedPNG(
          try worker.pixels(index), width: painter.layout.width, height: painter.layout.height),
        width: painter.layout.width, height: painter.layout.height, iteration: frame.iteration,
        description: frame.description, text: said?.line.text ?? "")
    }
  }
}
