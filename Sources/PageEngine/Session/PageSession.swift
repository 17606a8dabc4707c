import Calculus
import Drawing
import Figures
import NumberText
import Optimization
import Plotting
import Wording

/// The engine behind a page: runs what it asks for, keeps its views, and draws what changed. Bad input gives a
/// `PageError` and changes nothing.
public struct PageSession: Sendable {
  private let setter: TextSetter
  private var story: PageStory?
  private var views: [PageView?] = Array(repeating: nil, count: PageLimits.views)
  private var revision: UInt32 = 0
  private var highlighted = ""
  /// The critical points of a surface without known ones, searched for once.
  private var searched: (surface: Surface, points: [CriticalPoint])?

  /// A session whose text is measured by a meter.
  public init(_ meter: TextMeter) {
    setter = TextSetter(meter)
  }

  /// Runs what a request asks for and tells of it (`PageAnswers`).
  public mutating func configure(_ request: Request) throws(PageError) -> JSONText {
    let settings = try SceneSettings(request)
    let known = searched.flatMap { $0.surface == settings.surface ? $0.points : nil }
    let story = try PageStory(settings, known: known)
    if !settings.isQuick, let surface = settings.surface { searched = (surface, story.criticalPoints) }
    self.story = story
    for index in views.indices { views[index]?.reset() }
    return PageAnswers(story).summary
  }

  /// Puts a panel into a view; tells the height that it wants, and its title.
  public mutating func setView(_ number: Int, _ request: Request) throws(PageError) -> JSONText {
    guard views.indices.contains(number) else { throw PageError("there is no view \(number)") }
    let story = try ready()
    let view = PageView(try ViewSettings(request), keeping: views[number])
    let height = try view.height(story, setter)
    views[number] = view
    let title =
      PanelCatalogue.ofPage.first { $0.name == view.settings.panel }?.title[story.settings.language] ?? ""
    return .members(["height": height.map { PageAnswers.number($0) } ?? .null, "title": .text(title)])
  }

  /// The drawing commands of a layer of a view; `nil` where the page knows them already.
  public mutating func draw(
    _ number: Int, _ layer: ViewLayer, frame: Int, known: UInt32 = 0
  ) throws(PageError) -> [UInt8]? {
    let story = try ready()
    guard story.iterations.indices.contains(frame) else { throw PageError("there is no frame \(frame)") }
    guard views.indices.contains(number), var view = views[number] else {
      throw PageError("there is no view \(number)")
    }
    var last = revision
    let revision = try view.revision(layer, story, setter) {
      last += 1
      return last
    }
    self.revision = last
    views[number] = view
    if known != 0, known == revision { return nil }
    var writer = SceneWriter(setter)
    for group in view.shapes(layer, frame: frame, highlight: highlighted) { writer.write(group) }
    return writer.list.bytes(revision: revision)
  }

  /// Everything about the step of a frame.
  public func record(_ frame: Int) throws(PageError) -> JSONText {
    let story = try ready()
    guard story.iterations.indices.contains(frame) else { throw PageError("there is no frame \(frame)") }
    let sentences = views.compactMap { $0?.description(frame) }.filter { !$0.isEmpty }
    return PageAnswers(story).record(frame, description: sentences.joined(separator: " "))
  }

  /// The numbers of some frames, a row each.
  public func rows(from first: Int, count: Int) throws(PageError) -> JSONText {
    let story = try ready()
    guard first >= 0, count >= 0 else { throw PageError("rows begin at 0") }
    let end = Swift.min(
      story.iterations.count,
      first > PageLimits.steps ? first : first + Swift.min(count, PageLimits.steps + 1))
    guard first < end else { return .list([]) }
    return PageAnswers(story).rows(first..<end)
  }

  /// Where a place of a view lies among the positions: both coordinates, or the one of a curve.
  public func locate(_ number: Int, x: Double, y: Double) throws(PageError) -> JSONText {
    let story = try ready()
    guard views.indices.contains(number), let plot = views[number]?.plot, plot.frame.contains(Point(x, y))
    else {
      return .members(["position": .null])
    }
    var position = [plot.x.value(at: x)]
    if story.surface.domain.dimension == 2 { position.append(plot.y.value(at: y)) }
    return .members(["position": PageAnswers.numbers(position)])
  }

  /// Where a position lies in a view; a curve is met at its height.
  public func place(_ number: Int, x: Double, y: Double) throws(PageError) -> JSONText {
    let story = try ready()
    var height = y
    if story.surface.domain.dimension == 1 {
      var evaluator = Evaluator(story.surface.formula)
      height = evaluator.value(x: x)
    }
    guard views.indices.contains(number), let plot = views[number]?.plot else {
      return .members(["x": .null, "y": .null])
    }
    let point = plot.point(x, height)
    return .members(["x": PageAnswers.number(point.x), "y": PageAnswers.number(point.y)])
  }

  /// The vector that moving layers show strongly from now on, by the name of its line; none if empty.
  public mutating func highlight(_ name: String) {
    highlighted = name
  }

  private func ready() throws(PageError) -> PageStory {
    guard let story else { throw PageError("nothing is set up yet: configure first") }
    return story
  }
}
