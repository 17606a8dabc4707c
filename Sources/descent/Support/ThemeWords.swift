import Drawing
import LessonFormat
import NumberText

/// Themes as lessons and theme files write them.
enum ThemeWords {
  /// Everything that a lesson may change in a theme.
  static let settings = Theme.settings.map {
    LessonVocabulary.ThemeSetting(name: $0.name, summary: $0.summary, kind: kind($0.access))
  }

  private static func kind(_ access: ThemeSetting.Access) -> LessonVocabulary.ThemeSetting.Kind {
    switch access {
    case .color: .color
    case .colors: .colors
    case .length(let range, _, _): .number(range)
    case .fraction: .number(0...1)
    case .family: .text
    case .colorMap: .choice(ColorMap.all.map(\.name))
    }
  }

  /// The theme that a lesson describes.
  static func theme(_ lesson: LessonTheme) -> Theme {
    var theme = lesson.base.flatMap { Theme.named($0) } ?? .light
    var changes: [String] = []
    // In the order of the catalogue, so that it does not matter in which order a file names them.
    for setting in Theme.settings {
      guard let written = lesson.settings.first(where: { $0.name == setting.name }) else { continue }
      switch (setting.access, written.value) {
      case (.color(_, let write), .text(let text)):
        if let color = Color(text: text) { write(&theme, color) }
      case (.colors(_, let write), .texts(let texts)):
        write(&theme, texts.compactMap { Color(text: $0) })
      case (.length(_, _, let write), .number(let number)), (.fraction(_, let write), .number(let number)):
        write(&theme, number)
      case (.family(_, let write), .text(let text)):
        write(&theme, text)
      case (.colorMap(_, let write), .text(let name)):
        if let map = ColorMap.named(name) { write(&theme, map) }
      default:
        continue
      }
      changes.append("\(setting.name) \(words(written.value))")
    }
    // Manifests tell looks apart by their names.
    if !changes.isEmpty { theme.name += " with " + changes.joined(separator: ", ") }
    return theme
  }

  private static func words(_ value: LessonTheme.Value) -> String {
    switch value {
    case .number(let number): shortestText(number)
    case .text(let text): text
    case .texts(let texts): texts.joined(separator: " ")
    }
  }

  /// What could not be read in it: `'quiet' has a contrast of 1.9 : 1 with the background; …`.
  static func faults(_ lesson: LessonTheme) -> [LessonTheme.Fault] {
    var seen: Set<String> = []
    return theme(lesson).contrastFaults.compactMap { fault in
      // The worst place of a colour is enough; so is the first of several series.
      guard seen.insert(fault.setting).inserted else { return nil }
      let kind = fault.needed > 4 ? "text" : "lines and marks"
      // The colour that the file wrote is the one to blame, be it the letters' or the ground's.
      let isWritten = lesson.settings.contains { $0.name == fault.setting }
      let ground = lesson.settings.contains { $0.name == fault.ground } ? fault.ground : fault.setting
      return LessonTheme.Fault(
        setting: isWritten ? fault.setting : ground,
        message:
          "the colour '\(fault.setting)' has a contrast of \(displayText(fault.contrast, digits: 2)) : 1"
          + " with '\(fault.ground)'; \(kind) need\(kind == "text" ? "s" : "") "
          + "\(displayText(fault.needed, digits: 2)) : 1",
        hint: "the nearest that has it is \(fault.setting): \"\(fault.better.text)\"")
    }
  }
}
