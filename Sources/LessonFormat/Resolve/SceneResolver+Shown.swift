import Optimization

extension SceneResolver {
  /// The panels, with options as the figures take them.
  func panels() -> LessonPanels {
    func panel(_ draft: PanelDraft) -> LessonPanel {
      var options: [String: SettingValue] = [:]
      for option in draft.options { options[option.name.value] = option.value.value.setting }
      return LessonPanel(draft.name.value, options: options, weight: draft.weight)
    }
    if let rows = draft.rowsOfPanels { return .rows(rows.value.map { $0.map(panel) }) }
    if let columns = draft.columnsOfPanels { return .columns(columns.value.map { $0.map(panel) }) }
    return draft.panels.map { .list($0.value.map(panel)) } ?? .standard
  }

  /// The most frames that are made where the lesson does not name them.
  private static let standardFrames = 240

  /// The steps that become frames. Where the lesson does not say and the run is long, every step at first and
  /// then ever fewer, with those at which something is said.
  mutating func frames(steps: Int, narrated: [Int]) -> LessonFrames {
    switch draft.frames?.value {
    case .all where steps > LessonLimits.frames:
      report(
        draft.frames?.span, "a frame for each of \(steps) steps",
        hint: "at most \(LessonLimits.frames) are made; list the iterations, or leave 'frames' out")
      return .all
    case .all: return .all
    case .end: return .end
    case .iterations(let given):
      for iteration in given {
        if let asked = iteration.value, asked > steps {
          report(iteration.span, "there is no step \(asked)", hint: "the run has \(steps)")
        }
      }
      return .iterations(given.map { $0.value ?? steps })
    case nil:
      if draft.compare != nil { return .end }
      guard steps > Self.standardFrames else { return .all }
      return .iterations(Self.thinned(steps: steps, with: narrated))
    }
  }

  /// Every iteration up to 60, then each about 4 % beyond the one before, the last, and those given.
  static func thinned(steps: Int, with given: [Int]) -> [Int] {
    var chosen = Set(given.filter { $0 <= steps })
    chosen.insert(steps)
    var iteration = 0.0
    while iteration < Double(steps) {
      chosen.insert(Int(iteration))
      iteration += max(1, (iteration * 0.04).rounded())
      if iteration > 60, chosen.count > LessonLimits.frames { break }
    }
    return chosen.sorted()
  }

  private mutating func report(_ place: Span?, _ message: String, hint: String) {
    context.report(place ?? span, message, hint: hint)
  }
}

extension SettingDraft {
  /// The value as the catalogues take it.
  var setting: SettingValue {
    switch self {
    case .number(let number): .number(number)
    case .flag(let flag): .flag(flag)
    case .text(let text): .text(text)
    case .numbers(let numbers): .numbers(numbers)
    }
  }
}
