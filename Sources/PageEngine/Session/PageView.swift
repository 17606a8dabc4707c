import Calculus
import Drawing
import Figures
import NumberText
import Optimization
import Plotting
import Wording

/// The layers of a view, back to front.
public enum ViewLayer: Int, Sendable, CaseIterable {
  /// What does not depend on the runs: contours, axes.
  case ground
  /// What does not depend on the frame.
  case fixed
  /// What moves.
  case moving
}

/// A panel in the page, drawn when it is asked for.
struct PageView: Sendable {
  let settings: ViewSettings
  private var prepared: PreparedPanel?
  private var story: PageStory?
  private var revisions: [UInt32] = [0, 0, 0]
  private var drawn: [[Shape]] = [[], []]
  private var ground: PanelGround?

  init(_ settings: ViewSettings, keeping earlier: PageView? = nil) {
    self.settings = settings
    if let earlier, earlier.settings.panel == settings.panel {
      ground = earlier.ground
      revisions = earlier.revisions
      drawn = earlier.drawn
    }
  }

  /// The height that the panel wants at its width; `nil` for any.
  func height(_ story: PageStory, _ setter: TextSetter) throws(PageError) -> Double? {
    let panel = try suitable(story, setter)
    switch panel.room(input(story, setter), settings.width) {
    case .flexible, .tiles: return nil
    case .height(let height): return height
    case .aspect(let aspect, let marginWidth, let marginHeight):
      // The numbers beside the axis stand in the panel's own room in a page.
      let beside = settings.theme.tickSize * 3.4
      return Swift.max(0, settings.width - marginWidth - beside) / aspect + marginHeight
    }
  }

  /// Forgets what was drawn of other runs.
  mutating func reset() {
    prepared = nil
    story = nil
  }

  /// Where positions lie, once the view is drawn.
  var plot: PlotArea? { prepared?.plot }

  /// The sentences of a frame.
  func description(_ frame: Int) -> String { prepared?.description(frame) ?? "" }

  /// The revision of a layer, which changes when what it shows does; `next` gives new ones.
  mutating func revision(
    _ layer: ViewLayer, _ story: PageStory, _ setter: TextSetter, next: () -> UInt32
  ) throws(PageError) -> UInt32 {
    if prepared == nil { try prepare(story, setter, next: next) }
    return revisions[layer.rawValue]
  }

  private mutating func prepare(
    _ story: PageStory, _ setter: TextSetter, next: () -> UInt32
  ) throws(PageError) {
    let panel = try suitable(story, setter)
    var input = input(story, setter)
    input.ground = ground
    // A hair of room, so that a halo at the edge is not cut.
    let rect = Rect(x: 1, y: 1, width: settings.width - 2, height: settings.height - 2)
    let panelDrawn = panel.prepare(input, rect)
    let count = panelDrawn.ground?.shapes.count ?? 0
    let parts = [panelDrawn.ground?.shapes ?? [], Array(panelDrawn.fixed.shapes.dropFirst(count))]
    for (index, shapes) in parts.enumerated() where revisions[index] == 0 || drawn[index] != shapes {
      revisions[index] = next()
      drawn[index] = shapes
    }
    revisions[2] = next()
    ground = panelDrawn.ground
    prepared = panelDrawn
    self.story = story
  }

  /// The shapes of a layer, once `revision` was asked for.
  func shapes(_ layer: ViewLayer, frame: Int, highlight: String) -> [Group] {
    switch layer {
    case .ground, .fixed: return [Group(settings.panel, drawn[layer.rawValue])]
    case .moving:
      guard let prepared, let story else { return [] }
      var groups: [Group] = []
      if let plot = prepared.plot, showsGhostApart, story.hasGhost, let ghost = story.runs.last {
        groups.append(
          GhostPath.group(ghost, upTo: story.iterations[frame], in: plot, theme: settings.theme))
      }
      groups.append(prepared.moving(frame))
      if let plot = prepared.plot, !highlight.isEmpty,
        let step = story.main.step(at: story.iterations[frame])
      {
        groups.append(Highlight.group(highlight, of: step, in: plot, theme: settings.theme))
      }
      return groups
    }
  }

  /// Whether the panel draws a pale run beneath the others; the rest show it as one of several.
  private var showsGhostApart: Bool { settings.panel == "map" || settings.panel == "curve" }

  private func input(_ story: PageStory, _ setter: TextSetter) -> PanelInput {
    let isApart = showsGhostApart || settings.panel == "arithmetic" || settings.panel == "coordinates"
    return PanelInput(
      subject: .surface(story.surface), runs: story.runs(forGhostApart: isApart),
      iterations: story.iterations, theme: settings.theme, options: settings.options,
      measuring: setter.measuring, language: story.settings.language)
  }

  private func suitable(_ story: PageStory, _ setter: TextSetter) throws(PageError) -> Panel {
    guard let panel = PanelCatalogue.ofPage.first(where: { $0.name == settings.panel }) else {
      throw PageError("unknown panel '\(settings.panel)'")
    }
    if let reason = panel.objection(input(story, setter)) {
      throw PageError(FigureError.unsuitablePanel(name: panel.name, reason: reason).message)
    }
    return panel
  }
}
